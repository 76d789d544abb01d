import { deflateSync, zlibSync } from 'fflate';

/**
 * Compression whose bytes are the same on every machine. That of Node is another one from version to version and in Electron: what the window
 * writes could then not be made anew, byte for byte, by the command line.
 */
const LEVEL = 6;

/** RFC 1950, as streams of a PDF have it. */
export function deflatedForPdf(content: Uint8Array): Buffer {
  return asBuffer(zlibSync(content, { level: LEVEL }));
}

/** RFC 1951, as entries of a zip have it. */
export function deflatedForZip(content: Uint8Array): Buffer {
  return asBuffer(deflateSync(content, { level: LEVEL }));
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
