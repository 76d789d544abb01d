import type { BufferedRow } from '../../../../../shared/domain/ledger/header.ts';
import type { MergedRange } from '../../../../../shared/domain/ledger/source-row.ts';

/** Rows as a reader gives them: numbers are number cells, null an empty cell; physical rows from `first` on. */
export function rowsOf(table: readonly (readonly (string | number | null)[])[], first = 1): readonly BufferedRow[] {
  return table.map((cells, i) => ({
    row: first + i,
    cells: cells.map((cell) => (cell === null ? '' : String(cell))),
    kinds: Uint8Array.from(cells, (cell) => (cell === null || cell === '' ? 0 : typeof cell === 'number' ? 2 : 1)),
  }));
}

/** A text file's rows: every cell is text. */
export function textRowsOf(lines: readonly string[], delimiter = '|', first = 1): readonly BufferedRow[] {
  return lines.map((line, i) => ({ row: first + i, cells: line.split(delimiter), kinds: null }));
}

/** `A1:C1` as a merged range. */
export function mergeOf(range: string): MergedRange {
  const [, c1, r1, c2, r2] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(range)!;
  const column = (letter: string | undefined): number => letter!.charCodeAt(0) - 65;
  return { firstRow: Number(r1), lastRow: Number(r2), firstColumn: column(c1), lastColumn: column(c2) };
}
