import { readFundItem } from '../identity/fund-item.ts';
import { readBankOutcome } from './bank-outcome.ts';
import { readBankSummary } from './bank-summary.ts';
import type { CanonicalColumn } from './canonical-column.ts';
import { contentOf } from './column-content.ts';
import { columnLabel } from './column-dictionary.ts';
import { categoryOfWords } from './failure-category.ts';
import type { BufferedRow } from './header.ts';
import { type ColumnMap, type ColumnOverrides, mapColumns, NO_RESULT, type SourceKind } from './map-columns.ts';
import type { ColumnReport } from './reading-report.ts';

/** Fewest data rows from which columns may be told by their content. */
const FEWEST_ROWS = 2;
/** Share of the cells that must look like it. */
const ENOUGH = 0.8;
/** Confidence where every cell looks like it: content never proves what a header would say. */
const BEST_CONFIDENCE = 0.8;
/** Chinese words as short as a name, but the bank's or a place's. */
const NO_NAME = /银行|信用社|农商|支行|分理处|储蓄|[镇乡村屯]$|社区$|街道$|居委会$/;
/** In the order in which they are told. */
const TOLD = ['head_id', 'seq', 'acct_no', 'head_name', 'total_amount', 'remark', 'status', 'fail_reason'] as const;

/** What a column looks like, as shares (0 … 1) of its filled cells. */
type Looks = Readonly<Partial<Record<CanonicalColumn, number>>>;

/**
 * Bank texts often have no header. Tells the columns by what they hold: identity numbers that check, accounts, names, money, a sequence,
 * results. null where account or amount cannot be told, or two columns look like it: nothing is guessed from position. Overrides (by
 * number) win.
 */
export function guessHeaderless(
  rows: readonly BufferedRow[],
  kind: SourceKind,
  overrides: ColumnOverrides = {},
): ColumnMap | null {
  const isBank = kind === 'bank' || kind === 'bank-return';
  if (!isBank && Object.keys(overrides).length === 0) return null;
  const data = rows.filter(
    (row) => row.cells.filter((cell) => cell.trim() !== '').length >= 3 && readBankSummary(row.cells) === null,
  );
  const width = Math.max(0, ...data.map((row) => row.cells.length));
  const lines = data.filter((row) => row.cells.length >= width - 1);
  if (Object.keys(overrides).length > 0) {
    const columns = Array.from({ length: width }, (_, index) => ({ index, text: nameOf(index), unit: null, hits: [] }));
    return mapColumns({ at: 0, depth: 0, rows: [], columns, titles: [] }, lines, kind, overrides);
  }
  if (lines.length < FEWEST_ROWS) return null;
  const looks = Array.from({ length: width }, (_, index) => looksOf(lines, index));
  const reports: ColumnReport[] = [];
  for (const column of TOLD) {
    const index = onlyOne(looks, column);
    if (index !== null) reports.push(reportOf(column, index, looks[index]![column]!));
  }
  const isTold = (column: CanonicalColumn): boolean => reports.some((report) => report.column === column);
  const amount = onlyOne(looks, 'total_amount');
  if (!isTold('acct_no') || amount === null) return null;
  const hasResult = isTold('status') || isTold('fail_reason');
  return {
    sheetKind: 'household',
    columns: reports,
    unmapped: [],
    unit: 'yuan',
    mayBeFen: contentOf(lines, amount).decimals === 0,
    warnings: ['没有表头，各列按内容判断，请核对'],
    missing: kind === 'bank-return' && !hasResult ? [NO_RESULT] : [],
  };
}

function nameOf(index: number): string {
  return `第${index + 1}列`;
}

function reportOf(column: CanonicalColumn, index: number, share: number): ColumnReport {
  return {
    column,
    label: columnLabel(column),
    headers: [nameOf(index)],
    indexes: [index],
    confidence: Math.round(share * BEST_CONFIDENCE * 100) / 100,
    reason: '没有表头，按内容判断',
  };
}

/** The one column that looks like it; null where none does, or several do. */
function onlyOne(looks: readonly Looks[], column: CanonicalColumn): number | null {
  const alike = looks.flatMap((look, index) => ((look[column] ?? 0) >= ENOUGH ? [index] : []));
  return alike.length === 1 ? alike[0]! : null;
}

function looksOf(lines: readonly BufferedRow[], index: number): Looks {
  const texts = lines.map((row) => (row.cells[index] ?? '').trim()).filter((text) => text !== '');
  const share = (holds: (text: string) => boolean): number =>
    texts.length === 0 ? 0 : texts.filter(holds).length / texts.length;
  // Reasons stand only where something failed.
  const reasons = share((text) => categoryOfWords(text) !== null && readBankOutcome(text, '').outcome !== 'credited');
  if (texts.length < lines.length * ENOUGH) return { fail_reason: reasons };
  const { ids, accounts, names, money, sequence, isConstant } = contentOf(lines, index);
  if (ids >= ENOUGH) return { head_id: ids };
  // A file may be a part of another and begin at 5001, but amounts may count up as well.
  if (sequence === 1 && (index === 0 || Number(texts[0]) <= 1)) return { seq: 1 };
  const results = share((text) => readBankOutcome(text, '').outcome !== 'unknown');
  if (results >= ENOUGH) return { status: results };
  if (share(isPhoneOrDate) >= ENOUGH) return {};
  // The same number on every line is the bank's, or the payer's.
  if (accounts >= ENOUGH) return isConstant ? {} : { acct_no: accounts };
  // The same on every line: a code, a number of months. Amounts may be alike, where they are written as amounts.
  const items = share((text) => readFundItem(text) !== null);
  if (items >= ENOUGH) return { remark: items };
  if (names >= ENOUGH) return isConstant || share((text) => NO_NAME.test(text)) >= 0.5 ? {} : { head_name: names };
  const areAmounts = money >= ENOUGH && (!isConstant || texts.some((text) => text.includes('.')));
  return areAmounts ? { total_amount: money } : {};
}

function isPhoneOrDate(text: string): boolean {
  return /^(?:1[3-9]\d{9}|20\d{6})$/.test(text);
}
