import { isUtf8 } from 'node:buffer';

/**
 * How far a stretch of bytes is good text. `good` bytes from the start are whole characters. `bad` is true where a
 * character that can never become valid begins at `good`; where it is false and `good` < length, the last character is
 * merely cut off by the end of the stretch.
 */
export interface Validity {
  readonly good: number;
  readonly bad: boolean;
}

/** Judges a stretch as strict UTF-8 (no overlong forms, no surrogates, nothing above U+10FFFF). */
export function validateUtf8(bytes: Uint8Array): Validity {
  const end = endOfWholeUtf8(bytes);
  const whole = bytes.subarray(0, end);
  if (isUtf8(whole)) return { good: end, bad: false };
  return { good: longestGoodUtf8(whole), bad: true };
}

/**
 * Judges a stretch as GB18030. The standard maps every two-byte code, so the structure decides; of the four-byte codes only
 * those of the Basic Multilingual Plane (81308130–8431A439) and of planes 1–16 (90308130–E3329A35) exist. 0x80 and 0xFF
 * are no GB18030, although a lenient decoder reads 0x80 as the euro sign.
 */
export function validateGb18030(bytes: Uint8Array): Validity {
  const length = bytes.length;
  let i = 0;
  while (i < length) {
    const lead = bytes[i]!;
    if (lead < 0x80) {
      i++;
      continue;
    }
    if (lead === 0x80 || lead === 0xff) return { good: i, bad: true };
    if (i + 1 >= length) break;
    const second = bytes[i + 1]!;
    if (second >= 0x40 && second !== 0x7f && second !== 0xff) {
      i += 2;
      continue;
    }
    if (second < 0x30 || second > 0x39) return { good: i, bad: true };
    if (i + 2 >= length) break;
    const third = bytes[i + 2]!;
    if (third < 0x81 || third === 0xff) return { good: i, bad: true };
    if (i + 3 >= length) break;
    const fourth = bytes[i + 3]!;
    if (fourth < 0x30 || fourth > 0x39) return { good: i, bad: true };
    const pointer = (((lead - 0x81) * 10 + (second - 0x30)) * 126 + (third - 0x81)) * 10 + (fourth - 0x30);
    if ((pointer > 39_419 && pointer < 189_000) || pointer > 1_237_575) return { good: i, bad: true };
    i += 4;
  }
  return { good: i, bad: false };
}

/** How many characters of more than one byte a stretch of good UTF-8 holds, counting no further than `most`. */
export function countMultibyte(bytes: Uint8Array, most: number): number {
  let count = 0;
  for (let i = 0; i < bytes.length && count < most; i++) if (bytes[i]! >= 0xc0) count++;
  return count;
}

/** Where the last character begins that the end of the stretch cuts off, or the length where none is cut off. */
function endOfWholeUtf8(bytes: Uint8Array): number {
  const length = bytes.length;
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back]!;
    if (byte < 0x80) return length;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? length - back : length;
  }
  return length;
}

/** Only called on bad stretches: the length of the longest good beginning, found by walking character by character. */
function longestGoodUtf8(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i]!;
    const size = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (size === 0 || (size > 1 && !isUtf8(bytes.subarray(i, i + size)))) return i;
    i += size;
  }
  return i;
}
