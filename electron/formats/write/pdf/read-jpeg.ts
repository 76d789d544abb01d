import { refuseTooManyPixels, ScanError, type ScanPicture } from './scan.ts';

/** Frame headers of the ways of coding that PDF readers know: baseline, extended, progressive. */
const KNOWN_FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const OTHER_FRAMES = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
const TURNS_OF_ORIENTATION: Readonly<Record<number, 0 | 1 | 2 | 3>> = { 3: 2, 4: 2, 5: 1, 6: 1, 7: 3, 8: 3 };

/** Reads what a PDF has to know of a JPEG; the picture itself goes in as it is. Throws ScanError where it is damaged. */
export function readJpeg(file: Buffer): ScanPicture {
  let at = 2;
  let turns: 0 | 1 | 2 | 3 = 0;
  let isAdobe = false;
  let frame: { readonly width: number; readonly height: number; readonly components: number } | null = null;
  while (at + 4 <= file.length) {
    if (file[at] !== 0xff) throw damaged();
    const marker = file[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) break;
    const length = file.readUInt16BE(at + 2);
    const segment = file.subarray(at + 4, at + 2 + length);
    if (length < 2 || segment.length !== length - 2) throw damaged();
    if (OTHER_FRAMES.has(marker)) throw new ScanError('这种编码的 JPG 不支持，请另存为普通 JPG');
    if (KNOWN_FRAMES.has(marker)) {
      if (segment.length < 6) throw damaged();
      if (segment[0] !== 8) throw new ScanError('每色超过 8 位的 JPG 不支持，请另存为普通 JPG');
      frame = { height: segment.readUInt16BE(1), width: segment.readUInt16BE(3), components: segment[5]! };
    } else if (marker === 0xe1) turns = TURNS_OF_ORIENTATION[orientationOf(segment)] ?? 0;
    else if (marker === 0xee) isAdobe = segment.toString('latin1', 0, 5) === 'Adobe';
    else if (marker === 0xda) {
      if (frame === null || frame.width === 0 || frame.height === 0) throw damaged();
      refuseTooManyPixels(frame.width, frame.height);
      const space = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' }[frame.components];
      if (space === undefined || file.lastIndexOf(Buffer.from([0xff, 0xd9])) < at) throw damaged();
      const inverted = frame.components === 4 && isAdobe ? ' /Decode [1 0 1 0 1 0 1 0]' : '';
      return {
        kind: 'picture',
        width: frame.width,
        height: frame.height,
        turns,
        entries: `/ColorSpace /${space} /BitsPerComponent 8 /Filter /DCTDecode${inverted}`,
        data: file,
        palette: null,
      };
    }
    at += 2 + length;
  }
  throw damaged();
}

/** The orientation an Exif segment states; 1 where it states none. */
function orientationOf(segment: Buffer): number {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0') return 1;
  const tiff = segment.subarray(6);
  if (tiff.length < 8) return 1;
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number): number =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const u32 = (at: number): number =>
    at + 4 > tiff.length ? 0 : isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  const directory = u32(4);
  for (let i = 0; i < Math.min(u16(directory), 64); i++) {
    const entry = directory + 2 + i * 12;
    if (u16(entry) === 0x0112) return u16(entry + 8);
  }
  return 1;
}

function damaged(): ScanError {
  return new ScanError('JPG 文件已损坏，请重新扫描');
}
