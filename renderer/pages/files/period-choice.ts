interface Month {
  readonly period: string;
  readonly programme: string;
}

function next(period: string): string {
  const year = Number(period.slice(0, 4));
  const month = Number(period.slice(5, 7));
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}

/** The month to begin with: the one after the programme's latest, or the present one where it has none yet; never a month to come. */
export function periodToBegin(months: readonly Month[], programme: string, present: string): string {
  const periods = months.filter((month) => month.programme === programme).map(({ period }) => period);
  const latest = periods.sort().at(-1);
  if (latest === undefined || latest >= present) return present;
  return next(latest);
}

/** The programme worked on last, else the first of the settings. */
export function programmeToBegin(months: readonly Month[], programmes: readonly string[]): string {
  const latest = [...months].sort((a, b) => (a.period < b.period ? 1 : a.period > b.period ? -1 : 0))[0];
  return latest?.programme ?? programmes[0] ?? '';
}

/** The month a clock shows, as YYYY-MM. */
export function presentPeriod(now: Date): string {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
}
