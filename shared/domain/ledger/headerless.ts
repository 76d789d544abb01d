import { readBankSummary } from './bank-summary.ts';
import { contentOf } from './column-content.ts';
import { type CanonicalColumn, columnLabel } from './column-dictionary.ts';
import type { BufferedRow } from './header.ts';
import { type ColumnMap, type ColumnOverrides, mapColumns, type SourceKind } from './map-columns.ts';
import type { ColumnReport } from './reading-report.ts';

/** Fewest data rows from which columns may be told by their content. */
const FEWEST_ROWS = 2;

/**
 * Bank texts often have no header. Tells the columns by what they hold: identity numbers that check, accounts, names, money, a sequence.
 * null where it cannot: nothing is guessed from position. Overrides (by number) win.
 */
export function guessHeaderless(
  rows: readonly BufferedRow[],
  kind: SourceKind,
  overrides: ColumnOverrides = {},
): ColumnMap | null {
  if (kind !== 'bank' && kind !== 'bank-return' && Object.keys(overrides).length === 0) return null;
  const data = rows.filter(
    (row) => row.cells.filter((cell) => cell.trim() !== '').length >= 3 && readBankSummary(row.cells) === null,
  );
  const width = Math.max(0, ...data.map((row) => row.cells.length));
  const lines = data.filter((row) => row.cells.length >= width - 1);
  if (lines.length < FEWEST_ROWS) return null;
  if (Object.keys(overrides).length > 0) {
    const columns = Array.from({ length: width }, (_, index) => ({
      index,
      text: `第${index + 1}列`,
      unit: null,
      hits: [],
    }));
    return mapColumns({ at: 0, depth: 0, rows: [], columns, titles: [] }, lines, kind, overrides);
  }
  const found = new Map<CanonicalColumn, { index: number; share: number }>();
  for (let index = 0; index < width; index++) {
    const content = contentOf(lines, index);
    if (content.filled < 0.8) continue;
    const claims: readonly [CanonicalColumn, number][] = [
      ['head_id', content.ids],
      ['seq', index === 0 || content.sequence === 1 ? content.sequence : 0],
      ['acct_no', content.ids > 0.5 ? 0 : content.accounts],
      ['head_name', content.names],
      ['total_amount', content.sequence === 1 ? 0 : content.money],
    ];
    for (const [column, share] of claims) {
      if (share < 0.8) continue;
      const known = found.get(column);
      if (known === undefined || share > known.share) found.set(column, { index, share });
      break;
    }
  }
  const reports: ColumnReport[] = [...found].map(([column, { index, share }]) => ({
    column,
    label: columnLabel(column),
    headers: [`第${index + 1}列`],
    indexes: [index],
    confidence: Math.round(share * 80) / 100,
    reason: '没有表头，按内容判断',
  }));
  if (!found.has('acct_no') || !found.has('total_amount')) return null;
  return {
    sheetKind: 'household',
    columns: reports,
    unmapped: [],
    unit: 'yuan',
    warnings: ['没有表头，各列按内容判断，请核对'],
    missing: [],
  };
}
