import { describe, expect, it } from 'vitest';
import { type Confidence, sampleSize } from '../../../../../shared/domain/sampling/sample-size.ts';
import { sizeText } from '../../../../../shared/domain/sampling/sampling-words.ts';

const ask = (population: number, confidence: Confidence = 95, marginBp = 500, shareBp = 5000) =>
  sampleSize(population, { confidence, marginBp, shareBp }).size;

describe('the size of a sample', () => {
  it('is that of the published tables for 95 % and ±5 %', () => {
    // Krejcie & Morgan 1970, whose table rounds; Cochran's own examples round up.
    expect([100, 500, 1000, 10_000, 1_000_000].map((n) => ask(n))).toEqual([80, 218, 278, 370, 385]);
  });

  it('is reckoned with other confidences, margins and shares', () => {
    expect(ask(10_000, 90)).toBe(264);
    expect(ask(10_000, 99)).toBe(623);
    expect(ask(10_000, 95, 300)).toBe(965);
    expect(ask(10_000, 95, 500, 1000)).toBe(137);
  });

  it('is never more than there is, and at least one where there is anything', () => {
    expect(ask(0)).toBe(0);
    expect(ask(1)).toBe(1);
    expect(ask(7, 99, 1)).toBe(7);
    expect(ask(5, 90, 5000, 1)).toBe(1);
  });

  it('agrees with the formula in floating point wherever that is not on the edge of a whole number', () => {
    const z = { 90: 1.645, 95: 1.96, 99: 2.576 };
    for (const confidence of [90, 95, 99] as const)
      for (const marginBp of [50, 100, 300, 500, 1000])
        for (const shareBp of [100, 1000, 3333, 5000])
          for (const population of [1, 2, 17, 600, 9_999, 60_000, 3_000_000]) {
            const p = shareBp / 10_000;
            const n0 = (z[confidence] ** 2 * p * (1 - p)) / (marginBp / 10_000) ** 2;
            const n = n0 / (1 + (n0 - 1) / population);
            if (Math.abs(n - Math.round(n)) > 1e-6)
              expect(ask(population, confidence, marginBp, shareBp)).toBe(
                Math.max(1, Math.min(population, Math.ceil(n))),
              );
          }
  });

  it('refuses what is out of range', () => {
    expect(() => ask(-1)).toThrow(RangeError);
    expect(() => ask(10, 95, 0)).toThrow(RangeError);
    expect(() => ask(10, 95, 500, 10_000)).toThrow(RangeError);
  });

  it('is told as it is reckoned by hand', () => {
    expect(sizeText(sampleSize(1000, { confidence: 95, marginBp: 500, shareBp: 5000 }))).toBe(
      'n0 = z²·p·(1−p)/e² = 1.960²×0.5×0.5÷0.05² = 384.160；有限总体修正 n = n0÷(1+(n0−1)÷N) = 384.160÷(1+(384.160−1)÷1000)，向上取整为 278',
    );
  });
});
