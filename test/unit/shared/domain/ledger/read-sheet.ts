import { type Ledger, monthText, Outcome } from '../../../../../shared/domain/ledger/ledger.ts';
import { LedgerBuilder } from '../../../../../shared/domain/ledger/ledger-builder.ts';
import { textAt } from '../../../../../shared/domain/ledger/packed-text.ts';
import type { SheetReport } from '../../../../../shared/domain/ledger/reading-report.ts';
import { SheetReader, type SheetToRead } from '../../../../../shared/domain/ledger/sheet-reader.ts';
import { withIdCheck, withLuhnDigit } from '../../../../../shared/domain/sample/check-digits.ts';
import { rowsOf } from './rows.ts';

export type Cell = string | number | null;

/** A synthetic person's identity number: region 239900, computed check character. */
export function idOf(n: number): string {
  return withIdCheck(`2399001950${String(1 + (n % 12)).padStart(2, '0')}10${String(n).padStart(3, '0')}`);
}

/** A card number with a computed Luhn digit. */
export function accountOf(n: number): string {
  return withLuhnDigit(`621799588${String(n).padStart(9, '0')}`);
}

export const PERIOD = '2026-04';

/** Reads a table as the reading job does: every row in order, then the end. Text tables (`isText`) have no cell kinds. */
export function readSheet(
  kind: SheetToRead['kind'],
  table: readonly (readonly Cell[])[],
  options: Partial<Omit<SheetToRead, 'kind'>> & {
    readonly isText?: boolean;
    readonly hiddenRows?: readonly number[];
  } = {},
): { readonly ledger: Ledger; readonly report: SheetReport; readonly amountsInFen: boolean } {
  const { isText = false, hiddenRows = [], ...sheet } = options;
  const builder = new LedgerBuilder(kind === 'bank-return' ? 'bank' : kind);
  const reader = new SheetReader(builder, {
    kind,
    file: isText ? 'a.txt' : 'a.xlsx',
    sheet: isText ? '' : 'Sheet1',
    hidden: false,
    merges: [],
    period: PERIOD,
    ...sheet,
  });
  for (const { row, cells, kinds } of rowsOf(table)) {
    reader.row({ row, cells: [...cells], kinds: isText ? null : kinds, hidden: hiddenRows.includes(row) });
  }
  const { report, amountsInFen } = reader.end();
  return { ledger: builder.finish(), report, amountsInFen };
}

/** A delimited text file. */
export function readText(
  kind: SheetToRead['kind'],
  lines: readonly string[],
  delimiter = '|',
  options: Partial<Omit<SheetToRead, 'kind'>> = {},
): ReturnType<typeof readSheet> {
  return readSheet(
    kind,
    lines.map((line) => line.split(delimiter)),
    { isText: true, ...options },
  );
}

const OUTCOME_NAME = Object.fromEntries(Object.entries(Outcome).map(([name, code]) => [code, name]));

/** The lines in plain words, for expectations. */
export function linesOf(ledger: Ledger) {
  return Array.from({ length: ledger.count }, (_, line) => ({
    row: ledger.row[line]!,
    id: textAt(ledger.id, line),
    name: textAt(ledger.name, line),
    account: textAt(ledger.account, line),
    cert: textAt(ledger.cert, line),
    fen: ledger.fen[line]!,
    classFen: ledger.classFen[line]!,
    month: ledger.month[line] === 0 ? '' : monthText(ledger.month[line]!),
    months: ledger.months[line]!,
    headcount: ledger.headcount[line]!,
    category: ledger.category[line]!,
    outcome: OUTCOME_NAME[ledger.outcome[line]!]!,
    township: ledger.township.values[ledger.township.index[line]!]!,
    village: ledger.village.values[ledger.village.index[line]!]!,
    item: ledger.item.values[ledger.item.index[line]!]!,
    seq: textAt(ledger.seq, line),
    members: textAt(ledger.members, line),
    memberNames: textAt(ledger.memberNames, line),
    holder: ledger.holders.get(line) ?? '',
  }));
}

/** rowsRead = rowsAccepted + Σ set aside. */
export function isAccountedFor({ rowsRead, rowsAccepted, setAside }: SheetReport): boolean {
  const { title, subtotal, blank, unreadable } = setAside;
  return rowsRead === rowsAccepted + title + subtotal + blank + unreadable;
}
