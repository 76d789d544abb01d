import { readBankAccount } from '../../identity/bank-account.ts';
import { type MoneyUnit, readMoney } from '../../identity/money.ts';
import { readPersonId } from '../../identity/person-id.ts';
import type { CellKind } from '../../ledger/source-row.ts';
import type { FactType, FactValue } from '../fact.ts';

/** What a cell says; `problem`: in a clerk's words why it says nothing, though it is not blank. */
export interface ValueReading {
  readonly value: FactValue;
  readonly problem: string | null;
}

const BLANK: ReadonlySet<string> = new Set(['', '-', '--', '—', '——', '/', '\\', '无数据', 'null', 'NULL']);
const YES: ReadonlySet<string> = new Set([
  '是',
  '有',
  '√',
  '✓',
  '✔',
  'Y',
  'YES',
  'TRUE',
  '1',
  '已',
  '对',
  '已签',
  '已盖',
  '已签字',
  '已盖章',
  '齐',
]);
const NO: ReadonlySet<string> = new Set([
  '否',
  '无',
  '×',
  '✗',
  'X',
  'N',
  'NO',
  'FALSE',
  '0',
  '未',
  '没有',
  '未签',
  '未盖',
  '未签字',
  '未盖章',
  '缺',
]);
const NUMBERS: ReadonlySet<string> = new Set(['head_id', 'id', 'agent_id']);
const ACCOUNTS: ReadonlySet<string> = new Set(['acct_no', 'card_no']);

/** Reads a cell as what its column is. Nothing is guessed: what cannot be read is null and says why. */
export function readValue(
  text: string,
  kind: CellKind,
  name: string,
  type: FactType,
  unit: MoneyUnit | null,
): ValueReading {
  const trimmed = text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/gu, ' ')
    .trim();
  if (BLANK.has(trimmed)) return { value: null, problem: null };
  if (NUMBERS.has(name)) return { value: readPersonId(text, kind).canonical, problem: null };
  if (ACCOUNTS.has(name)) return { value: readBankAccount(text, kind).canonical, problem: null };
  switch (type) {
    case 'text':
      // As written but for the blanks around it: full-width brackets in a text are the clerk's.
      return { value: text.replace(/^[\s\u3000\u200b\ufeff]+|[\s\u3000\u200b\ufeff]+$/gu, ''), problem: null };
    case 'count': {
      const match = /^(\d{1,9})(?:\.0+)?(?:人|口|户|页|张|份|套|岁)?$/u.exec(trimmed);
      return match === null ? unreadable(trimmed, '不是整数') : { value: Number(match[1]), problem: null };
    }
    case 'yuan': {
      const { fen, state } = readMoney(text, kind, unit ?? 'yuan');
      return state === 'invalid' ? unreadable(trimmed, '不是金额') : { value: fen, problem: null };
    }
    case 'date': {
      const date = readDate(trimmed);
      return date === null ? unreadable(trimmed, '不是日期') : { value: date, problem: null };
    }
    case 'month': {
      const month = readMonth(trimmed);
      return month === null ? unreadable(trimmed, '不是月份') : { value: month, problem: null };
    }
    case 'yesno': {
      const word = trimmed.toUpperCase();
      if (YES.has(word)) return { value: true, problem: null };
      if (NO.has(word)) return { value: false, problem: null };
      return unreadable(trimmed, '不是“是”或“否”');
    }
  }
}

function unreadable(text: string, why: string): ValueReading {
  return { value: null, problem: `“${text.slice(0, 30)}”${why}` };
}

const DATE = /^(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/u;
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/u;

/** A day as YYYY-MM-DD: 2026-03-01, 2026/3/1, 2026.3.1, 2026年3月1日, 20260301. null where it is no day of the calendar. */
export function readDate(text: string): string | null {
  const match = DATE.exec(text) ?? COMPACT_DATE.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > daysOfMonth(year, month)) return null;
  return `${match[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A period of two days: 2026-03-01至2026-03-08 (also 到, ~, —). null where it is none. */
export function readDatePair(text: string): { readonly from: string; readonly to: string } | null {
  const parts = text
    .normalize('NFKC')
    .trim()
    .split(/\s*(?:至|到|~|—+|--|–)\s*/u);
  if (parts.length !== 2) return null;
  const from = readDate(parts[0]!);
  const to = readDate(parts[1]!);
  return from === null || to === null ? null : { from, to };
}

function readMonth(text: string): string | null {
  const match = /^(\d{4})(?:[-/.年]?)(\d{1,2})月?$/u.exec(text);
  if (match !== null && Number(match[2]) >= 1 && Number(match[2]) <= 12 && Number(match[1]) >= 1900)
    return `${match[1]}-${String(Number(match[2])).padStart(2, '0')}`;
  return readDate(text)?.slice(0, 7) ?? null;
}

function daysOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
