import type { XmlWindow } from './xml-window.ts';

const AMPERSAND = 0x26;
const UNDERSCORE = 0x5f;
const CARRIAGE_RETURN = 0x0d;
/** V8 copies a substring up to this length; a longer one would keep the whole window alive with it. */
const COPIED_SUBSTRING = 12;

/** Whether a byte of text may begin an entity, an escape or a line end to be normalised, which the scanner must decode. */
export function needsDecoding(byte: number): boolean {
  return byte === AMPERSAND || byte === UNDERSCORE || byte === CARRIAGE_RETURN;
}

/** The text of the bytes `from` to `to`, none of which needs decoding; `seen` is all of them or-ed together. */
export function quickText(window: XmlWindow, from: number, to: number, seen: number): string {
  if (seen < 0x80) return quickAscii(window, from, to);
  return shortName(window.bytes, from, to) ?? window.bytes.toString('utf8', from, to);
}

/** Two to four Chinese characters, as names have, without the cost of a call out of JavaScript. Null for anything else. */
function shortName(bytes: Buffer, from: number, to: number): string | null {
  const length = to - from;
  if ((length !== 6 && length !== 9 && length !== 12) || !isThreeBytes(bytes, from) || !isThreeBytes(bytes, from + 3))
    return null;
  const first = threeBytes(bytes, from);
  const second = threeBytes(bytes, from + 3);
  if (length === 6) return String.fromCharCode(first, second);
  if (!isThreeBytes(bytes, from + 6)) return null;
  const third = threeBytes(bytes, from + 6);
  if (length === 9) return String.fromCharCode(first, second, third);
  return isThreeBytes(bytes, from + 9) ? String.fromCharCode(first, second, third, threeBytes(bytes, from + 9)) : null;
}

function isThreeBytes(bytes: Buffer, at: number): boolean {
  return (bytes[at]! & 0xf0) === 0xe0;
}

function threeBytes(bytes: Buffer, at: number): number {
  return ((bytes[at]! & 0x0f) << 12) | ((bytes[at + 1]! & 0x3f) << 6) | (bytes[at + 2]! & 0x3f);
}

/** The text of the bytes `from` to `to`, all of which are ASCII. */
export function quickAscii(window: XmlWindow, from: number, to: number): string {
  return to - from <= COPIED_SUBSTRING ? window.latin1.substring(from, to) : window.bytes.toString('latin1', from, to);
}
