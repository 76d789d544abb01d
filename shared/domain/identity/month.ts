import type { CellKind } from '../ledger/source-row.ts';

/** The benefit months a cell names. */
export interface MonthsReading {
  /** YYYY-MM. */
  readonly first: string;
  readonly last: string;
  readonly count: number;
}

/** Whether the text is a period as the command line wants it: YYYY-MM, a real month. */
export function isPeriod(text: string): boolean {
  return /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/.test(text);
}

function numberOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function textOf(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** The month so many months later (or earlier). */
export function addMonths(month: string, months: number): string {
  return textOf(numberOf(month) + months);
}

const QUARTERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, '1': 1, '2': 2, '3': 3, '4': 4 };

function range(first: number, last: number): MonthsReading | null {
  if (last < first || last - first > 35) return null;
  return { first: textOf(first), last: textOf(last), count: last - first + 1 };
}

function monthOf(year: string | number, month: string | number): number | null {
  const m = Number(month);
  const y = Number(year);
  return m >= 1 && m <= 12 && y >= 1990 && y <= 2099 ? y * 12 + m - 1 : null;
}

/**
 * Reads the month or months a cell names: 2026-04, 202604, 2026年4月, 2026/4/1, 4月 (of the period's year), 2026年第二季度, 2026Q2,
 * 1-3月, 202601-202603. null where it names none; a bare number that is no YYYYMM (a spreadsheet's day count) is not guessed.
 */
export function readMonths(text: string, _kind: CellKind, period: string): MonthsReading | null {
  const compact = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[—–~～至到]/g, '-')
    .replace(/份$/, '');
  if (compact === '') return null;
  const periodYear = period.slice(0, 4);
  let match =
    /^(\d{4})年?-?(?:第?([一二三四1234])季度?|Q([1234]))$/i.exec(compact) ?? /^()第?([一二三四])季度?$/.exec(compact);
  if (match !== null) {
    const first = monthOf(match[1] || periodYear, (QUARTERS[(match[2] ?? match[3])!]! - 1) * 3 + 1);
    return first === null ? null : range(first, first + 2);
  }
  match = /^(?:(\d{4})年)?(\d{1,2})月?-(\d{1,2})月$/.exec(compact);
  if (match !== null) {
    const first = monthOf(match[1] ?? periodYear, match[2]!);
    const last = monthOf(match[1] ?? periodYear, match[3]!);
    return first === null || last === null ? null : range(first, last);
  }
  match = /^(\d{4})[年.\-/]?(\d{1,2})月?-(\d{4})[年.\-/]?(\d{1,2})月?$/.exec(compact);
  if (match !== null) {
    const first = monthOf(match[1]!, match[2]!);
    const last = monthOf(match[3]!, match[4]!);
    return first === null || last === null ? null : range(first, last);
  }
  match =
    /^(\d{4})[年.\-/](\d{1,2})月?(?:[.\-/]?\d{1,2}日?(?:\d{1,2}:.*)?)?$/.exec(compact) ??
    /^(\d{4})(\d{2})(?:\d{2})?$/.exec(compact) ??
    /^()(\d{1,2})月$/.exec(compact);
  if (match === null) return null;
  const month = monthOf(match[1] || periodYear, match[2]!);
  return month === null ? null : range(month, month);
}
