/**
 * Four bytes at a time: a word is four bytes as a little-endian number, read from anywhere in a chunk. Most of the time of the plain lane is
 * spent passing over bytes, and a loop that looks at each of them takes three times as long.
 */

const HIGH_BITS = 0x80808080 | 0;
const ALL_ONES = 0x01010101;
/** One more than CR in every byte: a byte below is a line end, or another control character. */
const BEHIND_CR = 0x0e0e0e0e;

/** The same byte four times. */
export function fourTimes(byte: number): number {
  return Math.imul(byte, ALL_ONES);
}

/** Not 0 where a byte of the word is one of `delimiters` (the same byte four times) or at most CR; see `firstOf`. */
export function stopsIn(word: number, delimiters: number): number {
  const other = word ^ delimiters;
  // The lowest bit that is set is true; those above it may come of the borrow (zero in word, a well-known trick).
  return (((other - ALL_ONES) & ~other) | ((word - BEHIND_CR) & ~word)) & HIGH_BITS;
}

/** Not 0 where a byte of the word is at most CR; see `firstOf`. */
export function controlsIn(word: number): number {
  return (word - BEHIND_CR) & ~word & HIGH_BITS;
}

/** Which byte of the word, 0 to 3, was the first found. */
export function firstOf(found: number): number {
  return (31 - Math.clz32(found & -found)) >>> 3;
}

/** The first `count` bytes of a word, 0 to 3; the others 0. */
export function beginningOf(word: number, count: number): number {
  return word & ((1 << (count << 3)) - 1);
}

/** Whether all four bytes are decimal digits. */
export function areDigits(word: number): boolean {
  return (word & (word + 0x06060606) & (0xf0f0f0f0 | 0)) === 0x30303030;
}

/** The number that four decimal digits write. */
export function numberOfDigits(word: number): number {
  const pairs = Math.imul(word & 0x0f0f0f0f, 0x0a01) >>> 8;
  return Math.imul(pairs & 0x00ff00ff, 0x640001) >>> 16;
}

/** The sum of four decimal digits, the first times `first` and so on. Weights up to 15. */
export function weighed(word: number, first: number, second: number, third: number, fourth: number): number {
  const even = word & 0x000f000f;
  const odd = (word >>> 8) & 0x000f000f;
  return (Math.imul(even, (first << 16) | third) >>> 16) + (Math.imul(odd, (second << 16) | fourth) >>> 16);
}
