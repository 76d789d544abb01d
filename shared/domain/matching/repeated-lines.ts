import { hashAt, type PackedText } from '../ledger/packed-text.ts';

/**
 * Marks (1) the lines whose text may stand on another line too: all whose hash occurs more than once. It may mark a line too many
 * (one in thousands), never one too few; so only marked lines need the exact and costly look. Empty texts count like any other.
 */
export function markRepeatedLines(column: PackedText, count: number): Uint8Array {
  const marks = new Uint8Array(count);
  const hashes = new Int32Array(count);
  let size = 16;
  while (size < count * 2) size *= 2;
  const mask = size - 1;
  const firstLine = new Int32Array(size);
  for (let line = 0; line < count; line++) {
    const hash = hashAt(column, line);
    hashes[line] = hash;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const first = firstLine[at]! - 1;
      if (first === -1) {
        firstLine[at] = line + 1;
        break;
      }
      if (hashes[first] === hash) {
        marks[first] = 1;
        marks[line] = 1;
        break;
      }
    }
  }
  return marks;
}
