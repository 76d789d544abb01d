/** How many units of a stratum there are, and how many of them are drawn. */
export interface Allocation {
  readonly stratum: string;
  readonly population: number;
  readonly drawn: number;
  /** Its share would have been none: one is drawn all the same, beyond the reckoned size. */
  readonly raised: boolean;
}

/**
 * Shares `size` out to the strata in proportion to their units, by the largest remainder: every stratum gets the whole part of size·Nₕ/N; what is
 * left goes, one each, to the largest fractions (of equal ones to the stratum that comes first by name). A stratum that has units and would get
 * none gets one on top, so that no township and no class of risk goes unseen: then more than `size` are drawn in all, never fewer.
 *
 * @param counts units by stratum; strata without units get none
 * @param size 0 … the sum of the counts
 */
export function allocate(counts: ReadonlyMap<string, number>, size: number): readonly Allocation[] {
  const strata = [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const total = strata.reduce((sum, [, count]) => sum + count, 0);
  if (!Number.isSafeInteger(size) || size < 0 || size > total) throw new RangeError('size: 0 … the population');
  const shares = strata.map(([stratum, population]) => ({
    stratum,
    population,
    whole: Math.floor((size * population) / total),
    // Exact: both products are far below 2^53.
    rest: (size * population) % total,
  }));
  const left = size - shares.reduce((sum, { whole }) => sum + whole, 0);
  const more = new Set([...shares].sort((a, b) => b.rest - a.rest || (a.stratum < b.stratum ? -1 : 1)).slice(0, left));
  return shares.map((share) => {
    const quota = share.whole + (more.has(share) ? 1 : 0);
    return { stratum: share.stratum, population: share.population, drawn: Math.max(1, quota), raised: quota === 0 };
  });
}
