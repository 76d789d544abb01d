import { readBankAccount } from '../identity/bank-account.ts';
import { readCategory } from '../identity/category.ts';
import { townKey, villageKey } from '../identity/division.ts';
import { readFundItem } from '../identity/fund-item.ts';
import { type MoneyUnit, readMoney } from '../identity/money.ts';
import { readMonths } from '../identity/month.ts';
import { readPersonId, splitPersonIds } from '../identity/person-id.ts';
import { readPersonName } from '../identity/person-name.ts';
import type { CanonicalColumn } from '../ledger/canonical-column.ts';
import type { CellKind } from '../ledger/source-row.ts';

/** A cell as the file has it. */
export interface WrittenCell {
  readonly text: string;
  readonly kind: CellKind;
  /** An amount that is taken off: 扣发, 冲减. */
  readonly deducts?: boolean;
}

/** What one row of a source file says in one column: several cells where several source columns stand for it. */
export interface WrittenLine {
  readonly cells: readonly WrittenCell[];
  /** What the sheet's sums count. */
  readonly unit: MoneyUnit;
}

/** What is needed to understand a cell besides the cell. */
export interface FieldSetting {
  /** YYYY-MM: months without a year are of its year. */
  readonly period: string;
  /** The township of the same household, for villages written with it. */
  readonly township: string;
}

const MONEY: ReadonlySet<CanonicalColumn> = new Set<CanonicalColumn>([
  'income_total',
  'income_pc',
  'std',
  'base_amount',
  'class_amount',
  'extra_amount',
  'total_amount',
]);

/** Whether the column holds money, which several lines add up to. */
export function isMoneyColumn(column: CanonicalColumn): boolean {
  return MONEY.has(column);
}

/** What kind of personal number a column holds. */
export function sensitivityOf(column: CanonicalColumn): 'none' | 'id' | 'account' {
  if (column === 'head_id' || column === 'member_id' || column === 'acct_id') return 'id';
  return column === 'acct_no' ? 'account' : 'none';
}

/**
 * What the lines say in the column once everything harmless is gone: spaces, widths, separators, spellings. Equal texts: the ledgers say
 * the same. '' where they say nothing.
 */
export function readField(column: CanonicalColumn, lines: readonly WrittenLine[], setting: FieldSetting): string {
  if (isMoneyColumn(column)) return readSum(lines);
  const values = new Set<string>();
  for (const { cells } of lines) {
    // Of several columns for one account the first that is filled counts, as in the ledger.
    const said = column === 'acct_no' ? cells.filter(({ text }) => text.trim() !== '').slice(0, 1) : cells;
    for (const cell of said) for (const value of readCell(column, cell, setting)) values.add(value);
  }
  values.delete('');
  return [...values].sort().join('\u0000');
}

/** Fen of all lines together; as written where one of them is no sum. */
function readSum(lines: readonly WrittenLine[]): string {
  let fen: number | null = null;
  for (const { cells, unit } of lines) {
    for (const { text, kind, deducts } of cells) {
      const reading = readMoney(text, kind, unit);
      if (reading.state === 'invalid')
        return lines.flatMap((line) => line.cells.map((cell) => cell.text)).join('\u0000');
      if (reading.fen !== null) fen = (fen ?? 0) + (deducts === true ? -Math.abs(reading.fen) : reading.fen);
    }
  }
  return fen === null ? '' : String(fen);
}

function readCell(
  column: CanonicalColumn,
  { text, kind }: WrittenCell,
  { period, township }: FieldSetting,
): readonly string[] {
  switch (column) {
    case 'head_id':
    case 'acct_id':
      return [readPersonId(text, kind).canonical];
    case 'member_id':
      return splitPersonIds(text).map((each) => readPersonId(each, kind).canonical);
    case 'head_name':
    case 'acct_name':
      return [readPersonName(text).canonical];
    case 'member_name':
      return text.split(/[;；,，、/\n]/).map((each) => readPersonName(each).canonical);
    case 'acct_no':
      return [readBankAccount(text, kind).canonical];
    case 'town':
      return [townKey(text)];
    case 'village':
      return [villageKey(text, township)];
    case 'hukou_type':
      return [readCategory(text) ?? plain(text)];
    case 'fund_item':
      return [readFundItem(text) ?? plain(text)];
    case 'pay_month':
    case 'begin_month': {
      const months = readMonths(text, kind, period);
      return [months === null ? plain(text) : `${months.first}|${months.count}`];
    }
    case 'months':
    case 'insured_size':
    case 'family_size':
      return [plain(text).replace(/^(\d+)(?:\.0+)?[人口个月]*$/, '$1')];
    default:
      return [plain(text)];
  }
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/g, '')
    .toUpperCase();
}
