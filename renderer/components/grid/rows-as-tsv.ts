import type { GridColumn } from './row-grid.ts';

// A tab or a line end inside a cell would begin another cell, and a spreadsheet that is pasted into runs what begins like a formula.
const BREAKS = /[\t\r\n]+/g;
const FORMULA = /^[=+@-]/;
const NUMBER = /^[+-]?[\d,]+(\.\d+)?$/;

function cellOf(text: string): string {
  const flat = text.replace(BREAKS, ' ');
  return FORMULA.test(flat) && !NUMBER.test(flat) ? `'${flat}` : flat;
}

/** Rows as a spreadsheet takes them from the clipboard: headings and rows, tabs between the cells. What is masked stays masked. */
export function rowsAsTsv<Row>(
  columns: readonly Pick<GridColumn<Row>, 'heading' | 'text'>[],
  rows: readonly Row[],
): string {
  const lines = [columns.map(({ heading }) => heading), ...rows.map((row) => columns.map(({ text }) => text(row)))];
  return lines.map((cells) => cells.map(cellOf).join('\t')).join('\r\n');
}
