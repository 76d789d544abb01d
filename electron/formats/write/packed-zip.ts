import { crc32 } from '../xlsx/crc32.ts';
import { deflatedForZip } from './deflate.ts';

/** A part ready to be packed: compressed once, packed into thousands of files. */
export interface PackedPart {
  readonly name: Buffer;
  readonly crc: number;
  readonly inflatedBytes: number;
  readonly bytes: Buffer;
}

export function packPart(name: string, content: Buffer): PackedPart {
  return {
    name: Buffer.from(name, 'utf8'),
    crc: crc32(content),
    inflatedBytes: content.length,
    bytes: deflatedForZip(content),
  };
}

const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1 January 1980, the first day a zip knows: no clock. */
const FIRST_DAY = 0x0021;

/** The zip of parts in their order. The same parts give the same bytes on every machine. (APPNOTE 4.3, no 64-bit fields: a filled form is small.) */
export function packParts(parts: readonly PackedPart[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    writeFields(head, 4, part);
    local.push(head, part.name, part.bytes);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(VERSION, 4);
    writeFields(entry, 6, part);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, part.name);
    offset += head.length + part.name.length + part.bytes.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, piece) => sum + piece.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...directory, end]);
}

function writeFields(head: Buffer, at: number, { name, crc, inflatedBytes, bytes }: PackedPart): void {
  for (const [i, word] of [VERSION, UTF8_NAMES, DEFLATED, 0, FIRST_DAY].entries()) head.writeUInt16LE(word, at + i * 2);
  head.writeUInt32LE(crc, at + 10);
  head.writeUInt32LE(bytes.length, at + 14);
  head.writeUInt32LE(inflatedBytes, at + 18);
  head.writeUInt16LE(name.length, at + 22);
}
