import * as zlib from 'node:zlib';

/**
 * The checksum of zip entries, chunk by chunk: `crc32(next, crc32(first))` is that of both.
 *
 * Node has one since 20.15; the oldest desktop runtime has Node 18 and takes ours (no named import: that one would fail to load there).
 */
export const crc32: (chunk: Uint8Array, before?: number) => number = zlib.crc32 ?? tableCrc32;

/** Eight tables of 256: eight bytes a turn. Made when first needed, for most runtimes never need them. */
let tables: Uint32Array | null = null;

function makeTables(): Uint32Array {
  const made = new Uint32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    made[byte] = crc;
  }
  for (let at = 256; at < made.length; at++) {
    const crc = made[at - 256]!;
    made[at] = (crc >>> 8) ^ made[crc & 255]!;
  }
  return made;
}

/** CRC-32 as zip has it (ISO-HDLC, reversed polynomial EDB88320), in plain JavaScript. */
export function tableCrc32(chunk: Uint8Array, before = 0): number {
  tables ??= makeTables();
  const table = tables;
  let crc = ~before;
  let at = 0;
  for (const end = chunk.length - 7; at < end; at += 8) {
    const low = crc ^ (chunk[at]! | (chunk[at + 1]! << 8) | (chunk[at + 2]! << 16) | (chunk[at + 3]! << 24));
    crc =
      table[1792 + (low & 255)]! ^
      table[1536 + ((low >>> 8) & 255)]! ^
      table[1280 + ((low >>> 16) & 255)]! ^
      table[1024 + (low >>> 24)]! ^
      table[768 + chunk[at + 4]!]! ^
      table[512 + chunk[at + 5]!]! ^
      table[256 + chunk[at + 6]!]! ^
      table[chunk[at + 7]!]!;
  }
  for (; at < chunk.length; at++) crc = (crc >>> 8) ^ table[(crc ^ chunk[at]!) & 255]!;
  return ~crc >>> 0;
}
