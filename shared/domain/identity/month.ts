import { CellKind } from '../ledger/source-row.ts';

/** Whole months, both ends included. */
export interface MonthRange {
  /** YYYY-MM */
  readonly first: string;
  /** YYYY-MM */
  readonly last: string;
  /** How many months, at least 1. */
  readonly count: number;
}

/**
 * Why a cell says no months. blank: nothing stands there. unreadable: no month we know how to read. ambiguous: a number cell 2026.1
 * is January as well as October, whose zero a spreadsheet drops. range: the end lies before the beginning, or more than MOST_MONTHS
 * away.
 */
export type MonthsProblem = 'blank' | 'unreadable' | 'ambiguous' | 'range';

/** More months in one payment than this are taken for an error. General knowledge. */
export const MOST_MONTHS = 60;

const BLANKS: ReadonlySet<string> = new Set(['', '-', '/', '无']);

const Y = '((?:19|20)\\d\\d)';
const M = '(1[0-2]|0?[1-9])';
const MM = '(1[0-2]|0[1-9])';
const D = '(?:3[01]|[12]\\d|0?[1-9])';
const DASH = '[-~至到]';
const pattern = (source: string): RegExp => new RegExp(`^(?:${source})$`);

// One form each. Text has NFKC form and no blanks; every dash but the hyphen is written ~.
const SINGLE = pattern(`${Y}[-./年]${M}(?:月(?:份|度)?)?`);
const COMPACT = pattern(`${Y}${MM}(?:0[1-9]|[12]\\d|3[01])?`);
const DATE = pattern(`${Y}[-./年]${M}[-./月]${D}(?:日|号)?(?:\\d\\d:\\d\\d.*)?`);
const MONTH_ONLY = pattern(`${M}月(?:份|度)?`);
const QUARTER = pattern(`(?:${Y}(?:年度?)?-?)?(?:第?([一二三四1-4])季度?|[Qq]([1-4]))`);
const MONTHS_ONLY = pattern(`${M}(?:月份?)?${DASH}${M}月(?:份|度)?`);
const WITHIN_YEAR = pattern(`${Y}(?:年${M}(?:月份?)?${DASH}${M}月(?:份|度)?|[-./]${M}~${M}(?:月份?)?)`);
const DROPPED_ZERO = pattern(`${Y}\\.1`);
const COMPACT_RANGE = pattern(`${Y}${MM}${DASH}${Y}${MM}`);
const RANGE = pattern(`${Y}[-./年]${M}(?:月份?)?${DASH}${Y}[-./年]${M}(?:月(?:份|度)?)?`);

/**
 * Reads the benefit months of a cell: 2026-04, 202604, 2026.4, 2026年4月份, a day (its month), 4月, a quarter, 1-3月, 202601-202603 …
 * A month without a year is of the year of `period` (YYYY-MM).
 * The serial number of a day in a number cell is not guessed. Null where the cell says no months: `monthsProblem` tells why.
 */
export function readMonths(text: string, kind: CellKind, period: string): MonthRange | null {
  const reading = read(text, kind, period);
  return typeof reading === 'string' ? null : reading;
}

/** Why `readMonths` gives null for the same cell; null where it gives months. */
export function monthsProblem(text: string, kind: CellKind, period: string): MonthsProblem | null {
  const reading = read(text, kind, period);
  return typeof reading === 'string' ? reading : null;
}

function read(text: string, kind: CellKind, period: string): MonthRange | MonthsProblem {
  if (kind === CellKind.boolean || kind === CellKind.error) return 'unreadable';
  const plain = text
    .normalize('NFKC')
    .replace(/[\s'‘’\u200b\ufeff]+/g, '')
    .replace(/[~∼〜―—–−]+/g, '~');
  if (BLANKS.has(plain) || plain === '~') return 'blank';
  if (kind === CellKind.number && DROPPED_ZERO.test(plain)) return 'ambiguous';
  const thisYear = period.slice(0, 4);
  let match = SINGLE.exec(plain) ?? COMPACT.exec(plain) ?? DATE.exec(plain);
  if (match !== null) return range(match[1]!, match[2]!, match[1]!, match[2]!);
  match = MONTH_ONLY.exec(plain);
  if (match !== null) return range(thisYear, match[1]!, thisYear, match[1]!);
  match = QUARTER.exec(plain);
  if (match !== null) {
    const sign = match[2] ?? match[3]!;
    const quarter = ('一二三四'.indexOf(sign) + 1 || Number(sign)) - 1;
    const year = match[1] ?? thisYear;
    return range(year, quarter * 3 + 1, year, quarter * 3 + 3);
  }
  match = MONTHS_ONLY.exec(plain);
  if (match !== null) return range(thisYear, match[1]!, thisYear, match[2]!);
  match = WITHIN_YEAR.exec(plain);
  if (match !== null) return range(match[1]!, match[2] ?? match[4]!, match[1]!, match[3] ?? match[5]!);
  match = COMPACT_RANGE.exec(plain) ?? RANGE.exec(plain);
  if (match !== null) return range(match[1]!, match[2]!, match[3]!, match[4]!);
  return 'unreadable';
}

function range(
  firstYear: string,
  firstMonth: string | number,
  lastYear: string,
  lastMonth: string | number,
): MonthRange | 'range' {
  const first = numberOf(Number(firstYear), Number(firstMonth));
  const last = numberOf(Number(lastYear), Number(lastMonth));
  const count = last - first + 1;
  if (count < 1 || count > MOST_MONTHS) return 'range';
  return { first: textOf(first), last: textOf(last), count };
}

/** Whether the text is a period as the command line takes it: YYYY-MM of the years 1900 … 2099. */
export function isPeriod(text: string): boolean {
  return /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])$/.test(text);
}

/** The month `count` months after (before, where negative) a month YYYY-MM. */
export function addMonths(month: string, count: number): string {
  return textOf(numberOf(Number(month.slice(0, 4)), Number(month.slice(5, 7))) + count);
}

function numberOf(year: number, month: number): number {
  return year * 12 + month - 1;
}

function textOf(months: number): string {
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}
