import type { FileHandle } from 'node:fs/promises';
import { isWide, type TextEncoding } from './text-encoding.ts';

/** Part of a file in bytes, `end` exclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A run of whole lines. The bytes are valid until the next chunk is asked for. */
export interface LineChunk {
  readonly bytes: Buffer;
  /** Where in the file the bytes begin. */
  readonly offset: number;
  /** True for the chunk that reaches the end of the range. */
  readonly last: boolean;
}

/** Thrown where a single line is longer than the caller allows; `offset` is where that line begins. */
export class EndlessLine extends Error {
  override readonly name = 'EndlessLine';
  readonly offset: number;

  constructor(offset: number) {
    super(`a line that begins at byte ${offset} does not end`);
    this.offset = offset;
  }
}

/** The longest line that may be a line. Longer ones are no table text, and would have to be held in memory whole. */
export const MAX_LINE_BYTES = 64 << 20;

const LF = 0x0a;
const CR = 0x0d;

/**
 * Reads a range of a file as chunks of whole lines of about `chunkBytes`. A chunk ends after a line feed; where it holds
 * none (old files with lone carriage returns) after a carriage return that no line feed follows; or at the end of the range.
 * Newline bytes are never part of another character in UTF-8 and GB18030, so cutting needs no decoding.
 * Throws EndlessLine beyond `maxLineBytes`.
 */
export async function* readLineChunks(
  file: FileHandle,
  encoding: TextEncoding,
  range: ByteRange,
  chunkBytes: number,
  maxLineBytes: number,
): AsyncGenerator<LineChunk, void, undefined> {
  const lastLineEnd = isWide(encoding) ? lastWideLineEnd(encoding === 'utf-16le' ? 0 : 1) : lastByteLineEnd;
  let buffer = Buffer.allocUnsafeSlow(Math.max(chunkBytes, 16) & ~1);
  let offset = range.start;
  let filled = 0;
  for (;;) {
    const wanted = Math.min(buffer.length - filled, range.end - offset - filled);
    const { bytesRead } = await file.read(buffer, filled, wanted, offset + filled);
    filled += bytesRead;
    // A file that shrank while it was read ends where it ends.
    const last = bytesRead === 0 || offset + filled >= range.end;
    const end = last ? filled : lastLineEnd(buffer.subarray(0, filled));
    if (last) {
      yield { bytes: buffer.subarray(0, filled), offset, last };
      return;
    }
    if (end === 0) {
      if (filled < buffer.length) continue;
      if (buffer.length >= maxLineBytes) throw new EndlessLine(offset);
      const larger = Buffer.allocUnsafeSlow(buffer.length * 2);
      buffer.copy(larger, 0, 0, filled);
      buffer = larger;
      continue;
    }
    yield { bytes: buffer.subarray(0, end), offset, last };
    buffer.copyWithin(0, end, filled);
    filled -= end;
    offset += end;
  }
}

/** Where the last line of a buffer that can be told to be whole ends, or 0. */
function lastByteLineEnd(bytes: Buffer): number {
  const lineFeed = bytes.lastIndexOf(LF);
  if (lineFeed >= 0) return lineFeed + 1;
  // A carriage return as the very last byte may be half of a CRLF.
  return bytes.length < 2 ? 0 : bytes.lastIndexOf(CR, bytes.length - 2) + 1;
}

function lastWideLineEnd(low: 0 | 1): (bytes: Buffer) => number {
  return (bytes) => {
    const units = bytes.length >> 1;
    const unitAt = (i: number): number => bytes[2 * i + low]! | (bytes[2 * i + 1 - low]! << 8);
    for (let i = units - 1; i >= 0; i--) if (unitAt(i) === LF) return 2 * i + 2;
    for (let i = units - 2; i >= 0; i--) if (unitAt(i) === CR) return 2 * i + 2;
    return 0;
  };
}
