import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areDigits,
  beginningOf,
  controlsIn,
  firstOf,
  fourTimes,
  numberOfDigits,
  stopsIn,
  weighed,
} from '../../../../../shared/domain/plain/byte-words.ts';

const fourBytes = fc.uint8Array({ minLength: 4, maxLength: 4 });
const fourDigits = fc.stringMatching(/^\d{4}$/);
const wordOf = (bytes: Uint8Array): number => new DataView(bytes.buffer, bytes.byteOffset).getInt32(0, true);
const wordOfText = (text: string): number => wordOf(new TextEncoder().encode(text));

describe('four bytes at a time', () => {
  it('find the first delimiter or control character', () => {
    fc.assert(
      fc.property(fourBytes, fc.constantFrom(0x2c, 0x09, 0x7c, 0x3b), (bytes, delimiter) => {
        const first = bytes.findIndex((byte) => byte === delimiter || byte <= 0x0d);
        const found = stopsIn(wordOf(bytes), fourTimes(delimiter));
        expect(found === 0 ? -1 : firstOf(found)).toBe(first);
      }),
    );
  });

  it('find the first control character', () => {
    fc.assert(
      fc.property(fourBytes, (bytes) => {
        const found = controlsIn(wordOf(bytes));
        expect(found === 0 ? -1 : firstOf(found)).toBe(bytes.findIndex((byte) => byte <= 0x0d));
      }),
    );
  });

  it('tell digits from everything else', () => {
    fc.assert(
      fc.property(fc.oneof(fourBytes, fc.uint8Array({ minLength: 4, maxLength: 4, min: 0x2e, max: 0x3b })), (bytes) => {
        expect(areDigits(wordOf(bytes))).toBe(bytes.every((byte) => byte >= 0x30 && byte <= 0x39));
      }),
    );
  });

  it('read a number, and weigh its digits', () => {
    fc.assert(
      fc.property(fourDigits, (text) => {
        expect(numberOfDigits(wordOfText(text))).toBe(Number(text));
        const [a, b, c, d] = Array.from(text, Number) as [number, number, number, number];
        expect(weighed(wordOfText(text), 7, 9, 10, 5)).toBe(7 * a + 9 * b + 10 * c + 5 * d);
      }),
    );
  });

  it('leave out what does not belong to the cell', () => {
    expect([0, 1, 2, 3].map((count) => beginningOf(wordOfText('abcd'), count))).toEqual([0, 0x61, 0x6261, 0x636261]);
  });
});
