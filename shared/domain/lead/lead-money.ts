import type { MoneyCorrection } from './lead-content.ts';

/** Money of one case in one month, as the newest run of that month says it. */
export interface CaseMoney {
  readonly caseId: number;
  /** Household token. */
  readonly household: string;
  readonly name: string;
  readonly township: string;
  readonly period: string;
  readonly fen: number;
}

/** What is concerned of one household in one month. */
export interface LeadMoneyRow {
  readonly household: string;
  readonly name: string;
  readonly township: string;
  readonly period: string;
  /** What the differences say. */
  readonly foundFen: number;
  /** What counts: the same, or what a person put in its place. */
  readonly fen: number;
  /** Why it was put in its place; '' where it was not. */
  readonly reason: string;
  /** The cases it comes from. */
  readonly caseIds: readonly number[];
}

export interface LeadMoney {
  /** By household, then by month. */
  readonly rows: readonly LeadMoneyRow[];
  /** Σ of the rows. */
  readonly fen: number;
  readonly households: number;
  /** First and last month; null where there is none. */
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * The money and the period a lead is about, out of its cases: a row a household and a month. Where several cases are about the same household in the
 * same month the largest amount counts once: the same payment shows as several differences (no line in the approval, an account that differs), and is
 * still one payment. A correction takes the place of the row it names; one that names no row adds one, for what no ledger shows.
 *
 * @param nameOf name and township of a household that only a correction names
 */
export function leadMoney(
  found: readonly CaseMoney[],
  corrections: readonly MoneyCorrection[],
  nameOf: (household: string) => { readonly name: string; readonly township: string } = () => ({
    name: '',
    township: '',
  }),
): LeadMoney {
  const rows = new Map<string, LeadMoneyRow>();
  for (const { caseId, household, name, township, period, fen } of found) {
    const key = `${household}\n${period}`;
    const row = rows.get(key);
    const largest = Math.max(row?.foundFen ?? fen, fen);
    rows.set(key, {
      household,
      name: row?.name ?? name,
      township: row?.township ?? township,
      period,
      foundFen: largest,
      fen: largest,
      reason: '',
      caseIds: [...new Set([...(row?.caseIds ?? []), caseId])].sort((a, b) => a - b),
    });
  }
  for (const { household, period, fen, reason } of corrections) {
    const key = `${household}\n${period}`;
    const row = rows.get(key) ?? { household, ...nameOf(household), period, foundFen: 0, caseIds: [] };
    rows.set(key, { ...row, fen, reason });
  }
  const sorted = [...rows.values()].sort((a, b) => compare(a.household, b.household) || compare(a.period, b.period));
  const periods = sorted.map(({ period }) => period).sort();
  return {
    rows: sorted,
    fen: sorted.reduce((sum, row) => sum + row.fen, 0),
    households: new Set(sorted.map(({ household }) => household)).size,
    from: periods[0] ?? null,
    to: periods.at(-1) ?? null,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
