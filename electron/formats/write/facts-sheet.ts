import type { Worksheet } from 'exceljs';
import { LINE_HEIGHT, textCell } from './table-sheet.ts';
import { widthInEm } from './text-width.ts';
import { LOOK, type Look } from './workbook-style.ts';

/** Adds a row and gives its number. Rows stay open until the sheet is committed: merging comes after. Texts are made harmless. */
export function addLine(
  sheet: Worksheet,
  cells: readonly (string | number | null)[],
  looks: readonly Look[] = [],
): number {
  const row = sheet.addRow(cells.map((cell) => (typeof cell === 'string' ? textCell(cell) : cell)));
  looks.forEach((look, i) => {
    row.getCell(i + 1).style = LOOK[look];
  });
  return row.number;
}

/** A label and a text beside it over the rest of the sheet's `columns` columns, as high as the text needs. */
export function addFact(sheet: Worksheet, label: string, text: string, columns: number): void {
  const number = addLine(sheet, [label, text], ['head', 'wrapped']);
  const width = range(2, columns).reduce((sum, at) => sum + (sheet.getColumn(at).width ?? 10), 0);
  fitHeight(sheet, number, text, width);
  sheet.mergeCells(number, 2, number, columns);
}

/** A text over all of the sheet's columns. */
export function addNote(sheet: Worksheet, text: string, columns: number): void {
  const number = addLine(sheet, [text], ['plain']);
  const width = range(1, columns).reduce((sum, at) => sum + (sheet.getColumn(at).width ?? 10), 0);
  fitHeight(sheet, number, text, width);
  sheet.mergeCells(number, 1, number, columns);
}

/** Spreadsheets do not fit the height of a row with merged cells to its text. */
function fitHeight(sheet: Worksheet, number: number, text: string, width: number): void {
  sheet.getRow(number).height = 3 + LINE_HEIGHT * Math.max(1, Math.ceil((2 * widthInEm(text)) / (width - 2)));
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
