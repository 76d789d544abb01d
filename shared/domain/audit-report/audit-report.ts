import { ageInDays } from '../case/case-day.ts';
import { ALL_CODES, DISCREPANCY_CODES, type Priority } from '../discrepancy/code.ts';
import type { ReportRow } from './report-row.ts';

/** Counts and money of some differences. */
export interface Tally {
  readonly label: string;
  readonly count: number;
  readonly fen: number;
  readonly byPriority: Readonly<Record<Priority, number>>;
  /** Whose case is closed; the others are open or were found before there were cases. */
  readonly closed: number;
}

/** A month against the one before it that was reconciled. */
export interface MonthTally extends Tally {
  /** null: there is none before it. */
  readonly against: string | null;
  readonly new: number;
  readonly newFen: number;
  readonly persisting: number;
  readonly persistingFen: number;
  /** Differences of the month before that are gone, with the money they had. */
  readonly solved: number;
  readonly solvedFen: number;
}

/** Open differences of the last month by age, in days since the end of the first month that showed them. */
export interface AgeTally {
  readonly label: string;
  readonly count: number;
  readonly fen: number;
}

/** Who concluded and who reviewed. */
export interface PersonTally {
  readonly name: string;
  readonly concluded: number;
  readonly reviewed: number;
}

/** The discrepancy report for auditors. Differences are counted month by month: a problem that persists for three months counts in each of them. */
export interface AuditReport {
  readonly total: Tally;
  readonly byMonth: readonly MonthTally[];
  readonly byCode: readonly Tally[];
  readonly byTownship: readonly Tally[];
  readonly byBank: readonly Tally[];
  readonly ageing: readonly AgeTally[];
  readonly people: readonly PersonTally[];
  /** Cases (each once) that were concluded and reviewed by one person under the exemption. */
  readonly exempted: number;
  readonly rows: readonly ReportRow[];
}

/** A month that is reported, or the one before the first: only its problems count then. */
export interface ReportMonth {
  readonly period: string;
  readonly rows: readonly Pick<ReportRow, 'problem' | 'amountFen'>[];
}

/** Upper ends of the age buckets in days, both ends included. [G]: no rule was found, so they are an argument. */
export const AGE_BUCKETS = [30, 60, 90, 180] as const;
export const NO_BANK = '（台账未写明银行）';
export const NO_TOWNSHIP = '（未填乡镇）';

/**
 * Counts the differences of some months by month, code, township, bank, age and person.
 *
 * @param rows of the months that are reported
 * @param months every month that is reported, in order of time, preceded by the reconciled month before them where there is one
 * @param hasBefore whether the first of `months` is that one
 * @param today day the ages are told at, YYYY-MM-DD
 */
export function auditReport(
  rows: readonly ReportRow[],
  months: readonly ReportMonth[],
  {
    hasBefore,
    today,
    buckets = AGE_BUCKETS,
  }: { readonly hasBefore: boolean; readonly today: string; readonly buckets?: readonly number[] },
): AuditReport {
  return {
    total: tally('合计', rows),
    byMonth: months
      .slice(hasBefore ? 1 : 0)
      .map((month, at) => monthTally(month, months[hasBefore ? at : at - 1], rows)),
    byCode: ALL_CODES.filter((code) => rows.some((row) => row.code === code)).map((code) =>
      tally(
        DISCREPANCY_CODES[code].label,
        rows.filter((row) => row.code === code),
      ),
    ),
    byTownship: grouped(rows, ({ township }) => township.trim() || NO_TOWNSHIP),
    byBank: grouped(rows, ({ bank }) => bank.trim() || NO_BANK),
    ageing: ageing(rows, today, buckets),
    people: people(rows),
    exempted: new Set(rows.filter(({ found }) => found?.exempt === true).map(({ problem }) => problem)).size,
    rows,
  };
}

function monthTally(month: ReportMonth, before: ReportMonth | undefined, rows: readonly ReportRow[]): MonthTally {
  const known = new Set(before?.rows.map(({ problem }) => problem));
  const now = new Set(month.rows.map(({ problem }) => problem));
  const fresh = month.rows.filter(({ problem }) => !known.has(problem));
  const kept = month.rows.filter(({ problem }) => known.has(problem));
  const gone = (before?.rows ?? []).filter(({ problem }) => !now.has(problem));
  return {
    ...tally(
      month.period,
      rows.filter(({ period }) => period === month.period),
    ),
    against: before?.period ?? null,
    new: fresh.length,
    newFen: sumOf(fresh),
    persisting: kept.length,
    persistingFen: sumOf(kept),
    solved: gone.length,
    solvedFen: sumOf(gone),
  };
}

/** Each open case once, with the money of the newest month that shows it. */
function ageing(rows: readonly ReportRow[], today: string, buckets: readonly number[]): readonly AgeTally[] {
  const open = new Map<string, ReportRow>();
  for (const row of rows) {
    const known = open.get(row.problem);
    if (row.found !== null && row.found.state !== 'closed' && (known === undefined || known.period < row.period))
      open.set(row.problem, row);
  }
  const ages = [...open.values()].map((row) => ({ row, days: ageInDays(row.found!.firstPeriod, today) }));
  return [...buckets, Number.POSITIVE_INFINITY].map((end, at) => {
    const start = at === 0 ? 0 : buckets[at - 1]! + 1;
    const own = ages.filter(({ days }) => days >= start && days <= end).map(({ row }) => row);
    const label =
      at === 0 ? `${end} 天及以内` : end === Number.POSITIVE_INFINITY ? `${start - 1} 天以上` : `${start}～${end} 天`;
    return { label, count: own.length, fen: sumOf(own) };
  });
}

/** Each case once. */
function people(rows: readonly ReportRow[]): readonly PersonTally[] {
  const cases = new Map(rows.flatMap(({ problem, found }) => (found === null ? [] : [[problem, found] as const])));
  const all = new Map<string, { concluded: number; reviewed: number }>();
  const of = (name: string) => {
    const known = all.get(name) ?? { concluded: 0, reviewed: 0 };
    all.set(name, known);
    return known;
  };
  for (const { concludedBy, reviewedBy } of cases.values()) {
    if (concludedBy !== '') of(concludedBy).concluded++;
    if (reviewedBy !== '') of(reviewedBy).reviewed++;
  }
  return [...all].map(([name, counts]) => ({ name, ...counts })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function grouped(rows: readonly ReportRow[], labelOf: (row: ReportRow) => string): readonly Tally[] {
  const groups = new Map<string, ReportRow[]>();
  for (const row of rows) {
    const label = labelOf(row);
    const group = groups.get(label);
    if (group === undefined) groups.set(label, [row]);
    else group.push(row);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([label, group]) => tally(label, group));
}

function tally(label: string, rows: readonly ReportRow[]): Tally {
  const byPriority = { P1: 0, P2: 0, P3: 0 };
  for (const { priority } of rows) byPriority[priority]++;
  return {
    label,
    count: rows.length,
    fen: sumOf(rows),
    byPriority,
    closed: rows.filter(({ found }) => found?.state === 'closed').length,
  };
}

function sumOf(rows: readonly { readonly amountFen: number }[]): number {
  return rows.reduce((sum, { amountFen }) => sum + amountFen, 0);
}
