/** One column of a dBASE table. `offset` counts from the start of a record, whose first byte is the deletion mark. */
export interface DbfField {
  readonly nameBytes: Buffer;
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

export interface DbfHeader {
  readonly records: number;
  readonly headerBytes: number;
  readonly recordBytes: number;
  /** Language driver id, 0 where the writer did not say. */
  readonly codePageByte: number;
  readonly fields: readonly DbfField[];
}

/** dBASE III–V, FoxPro and Visual FoxPro, with and without memo. dBASE II and 7 have other headers and are not in use. */
const VERSIONS = [0x03, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0xcb, 0xf5, 0xfb];
const FIELD_TYPES = 'CNFDLMIYBTGP0+@OVQW';
const FIELD_BYTES = 32;
const END_OF_FIELDS = 0x0d;
const WIDE_TEXT_TYPES = 'C';

/**
 * Whether a file begins like a dBASE table: a known version, a date that can be, lengths that fit, and at least one
 * field whose type exists. No text passes all of it.
 */
export function looksLikeDbf(head: Buffer, size: number): boolean {
  const header = parseDbfHeader(head);
  return header !== null && header.headerBytes <= size;
}

/** Reads the header from the first bytes of a file (64 KB hold any), or null where it is none. */
export function parseDbfHeader(head: Buffer): DbfHeader | null {
  if (head.length < 2 * FIELD_BYTES || !VERSIONS.includes(head[0]!) || head[2]! > 12 || head[3]! > 31) return null;
  const headerBytes = head.readUInt16LE(8);
  const recordBytes = head.readUInt16LE(10);
  if (headerBytes < 2 * FIELD_BYTES + 1 || recordBytes < 2) return null;
  const fields: DbfField[] = [];
  let offset = 1;
  for (let at = FIELD_BYTES; at + FIELD_BYTES < headerBytes && at + FIELD_BYTES <= head.length; at += FIELD_BYTES) {
    if (head[at] === END_OF_FIELDS) break;
    const type = String.fromCharCode(head[at + 11]!);
    // Clipper and FoxPro keep the high byte of a long text in the place of its decimals.
    const length = head[at + 16]! + (WIDE_TEXT_TYPES.includes(type) ? head[at + 17]! * 256 : 0);
    if (!FIELD_TYPES.includes(type) || length === 0 || head[at]! < 0x20) return null;
    const name = head.subarray(at, at + 11);
    const end = name.indexOf(0);
    fields.push({ nameBytes: Buffer.from(end < 0 ? name : name.subarray(0, end)), type, offset, length });
    offset += length;
  }
  if (fields.length === 0 || offset > recordBytes) return null;
  return { records: head.readUInt32LE(4), headerBytes, recordBytes, codePageByte: head[29]!, fields };
}
