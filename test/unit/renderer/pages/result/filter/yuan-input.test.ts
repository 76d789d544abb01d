import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenOfTyped, typedOfFen } from '../../../../../../renderer/pages/result/filter/yuan-input.ts';

describe('yuan as they are typed', () => {
  it.each([
    ['1234.5', 123_450],
    ['1,234.56', 123_456],
    ['１２３４．５６', 123_456],
    [' 100 元', 10_000],
    ['0', 0],
    ['-3.07', -307],
    // 0.29 × 100 is not 29 in floating point.
    ['0.29', 29],
    ['99999999999.99', 9_999_999_999_999],
  ])('reads %s as %d fen', (typed, fen) => {
    expect(fenOfTyped(typed)).toBe(fen);
  });

  it.each(['', '  ', '元'])('takes %j as nothing typed', (typed) => expect(fenOfTyped(typed)).toBeNull());

  it.each(['abc', '1.234', '1..2', '--1', '1e5', '999999999999', '.5', '5.'])('takes %j as no amount', (typed) =>
    expect(fenOfTyped(typed)).toBeUndefined(),
  );

  it('reads back every amount it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999_999_999, max: 9_999_999_999_999 }), (fen) => {
        expect(fenOfTyped(typedOfFen(fen))).toBe(fen + 0);
      }),
    );
    expect(typedOfFen(undefined)).toBe('');
    expect(typedOfFen(10_000)).toBe('100');
    expect(typedOfFen(-5)).toBe('-0.05');
  });
});
