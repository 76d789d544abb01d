/** How sure one may be that the true share lies within the margin of what the sample shows, and the two-sided normal quantile for it. */
export const CONFIDENCES = [90, 95, 99] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** z in thousandths: 1.645, 1.960, 2.576, as every table of the normal distribution gives it to three decimals. */
export const Z_THOUSANDTHS = { 90: 1645, 95: 1960, 99: 2576 } as const satisfies Record<Confidence, number>;

/** How large a sample is asked for. Shares in basis points (1/100 of a percent), so that all of it is whole numbers. */
export interface Precision {
  readonly confidence: Confidence;
  /** Half the width of the interval: 500 is ±5 %. 1 … 5000. */
  readonly marginBp: number;
  /** The share of units in error that is reckoned with; 5000 (50 %) asks for the largest sample and is safe. 1 … 9999. */
  readonly shareBp: number;
}

/** The size, and the two figures it is reckoned from, for whoever checks it with a pocket calculator. */
export interface SampleSize extends Precision {
  readonly population: number;
  /** n0 = z²·p·(1−p)/e², the size for a population without end, in thousandths, cut off. */
  readonly infiniteThousandths: number;
  /** n = n0 / (1 + (n0 − 1)/N), rounded up; never more than the population. */
  readonly size: number;
}

/**
 * The size of a sample from a finite population: Cochran (Sampling Techniques, 3rd ed., 4.1–4.2), with the correction for a finite population. In whole
 * numbers throughout, so that no rounding of a machine decides between n and n + 1. Throws RangeError for what is out of range: the
 * contracts refuse it before.
 */
export function sampleSize(population: number, { confidence, marginBp, shareBp }: Precision): SampleSize {
  if (!Number.isSafeInteger(population) || population < 0) throw new RangeError('the population is a whole number');
  if (!Number.isSafeInteger(marginBp) || marginBp < 1 || marginBp > 5000) throw new RangeError('margin: 1 … 5000');
  if (!Number.isSafeInteger(shareBp) || shareBp < 1 || shareBp > 9999) throw new RangeError('share: 1 … 9999');
  const z = BigInt(Z_THOUSANDTHS[confidence]);
  // n0 = top / bottom: the basis points of p(1−p) and of e² cancel out, the thousandths of z² stay.
  const top = z * z * BigInt(shareBp) * BigInt(10_000 - shareBp);
  const bottom = 1_000_000n * BigInt(marginBp) * BigInt(marginBp);
  const total = BigInt(population);
  const size = population === 0 ? 0n : divideUp(top * total, bottom * total + top - bottom);
  return {
    confidence,
    marginBp,
    shareBp,
    population,
    infiniteThousandths: Number((top * 1000n) / bottom),
    size: Math.max(Math.min(Number(size), population), Math.min(1, population)),
  };
}

function divideUp(top: bigint, bottom: bigint): bigint {
  return (top + bottom - 1n) / bottom;
}
