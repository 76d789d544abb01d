import type { Worksheet } from 'exceljs';
import type { WorkbookWriter } from './fixed-date-workbook.ts';
import { harmlessCell } from './harmless-cell.ts';
import { widthInEm } from './text-width.ts';
import { FOOTER, LOOK, type Look, pageSetup } from './workbook-style.ts';

/** A longer text makes a spreadsheet call the file damaged. */
const CELL_CHARS = 32_767;
/** Points; spreadsheets allow no row to be higher than 409. */
export const LINE_HEIGHT = 13;
const HIGHEST_ROW = 409;
/** Rows made before the library is given the time to compress and write them: else they all wait in memory. */
const ROWS_AT_ONCE = 1_000;

export type Cell = string | number | null;

/** A column of a table of rows. */
export interface TableColumn<Row> {
  readonly heading: string;
  /** In characters, as spreadsheets measure. */
  readonly width: number;
  readonly look: Look;
  readonly cell: (row: Row) => Cell;
  /** Where this row's cell looks otherwise than the column. */
  readonly lookOf?: (row: Row, cell: Cell) => Look;
}

export interface TableShape {
  readonly rowCount: number;
  /** Columns that stay in place when the table is moved sideways. */
  readonly frozenColumns: number;
  /** Where a text too long for a cell can be read whole; '' says only that it was cut. */
  readonly fullTextIn?: string;
}

/** A sheet that is one table: headings frozen, filtered and printed on every page, a row a line, as high as its texts need. */
export async function addTableSheet<Row>(
  workbook: WorkbookWriter,
  name: string,
  columns: readonly TableColumn<Row>[],
  rows: Iterable<Row>,
  { rowCount, frozenColumns, fullTextIn = '' }: TableShape,
): Promise<void> {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: frozenColumns, ySplit: 1 }],
    pageSetup: pageSetup(1),
    headerFooter: FOOTER,
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rowCount + 1, column: columns.length } };
  const head = sheet.addRow(columns.map(({ heading }) => heading));
  head.height = 24;
  columns.forEach((_, i) => {
    head.getCell(i + 1).style = LOOK.head;
  });
  head.commit();
  let written = 0;
  for (const row of rows) {
    addRow(sheet, columns, row, fullTextIn);
    if (written++ % ROWS_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  sheet.commit();
}

function addRow<Row>(sheet: Worksheet, columns: readonly TableColumn<Row>[], row: Row, fullTextIn: string): void {
  const cells = columns.map((column) => {
    const cell = column.cell(row);
    return typeof cell === 'string' ? textCell(cell, fullTextIn) : cell;
  });
  const added = sheet.addRow(cells);
  added.height = heightOf(columns, cells);
  columns.forEach(({ look, lookOf }, i) => {
    added.getCell(i + 1).style = LOOK[lookOf?.(row, cells[i]!) ?? look];
  });
  added.commit();
}

/** The height at which all folded texts of a row can be read: not every program fits it by itself. */
function heightOf<Row>(columns: readonly TableColumn<Row>[], cells: readonly Cell[]): number {
  let lines = 1;
  columns.forEach(({ look, width }, i) => {
    const cell = cells[i];
    // No character is wider than two of the columns' unit: short texts need no measuring.
    if (look !== 'wrapped' || typeof cell !== 'string' || cell.length * 2 < width) return;
    lines = Math.max(lines, Math.ceil((2 * widthInEm(cell)) / (width - 2)));
  });
  return Math.min(HIGHEST_ROW, lines * LINE_HEIGHT + 2);
}

/** A text as a cell may hold it: never a formula, never too long; what was cut off is said. No text is an empty cell. */
export function textCell(text: string, fullTextIn = ''): string | null {
  if (text === '') return null;
  const cell = harmlessCell(text);
  if (cell.length <= CELL_CHARS) return cell;
  const note = `…（共 ${cell.length} 字${fullTextIn === '' ? '' : `，全文见 ${fullTextIn}`}）`;
  return cell.slice(0, CELL_CHARS - note.length) + note;
}

/** A name a sheet may have: at most 31 characters, none of those spreadsheets forbid. */
export function sheetName(label: string, part: number): string {
  const suffix = part === 1 ? '' : ` (${part})`;
  return label.replace(/[[\]:*?/\\']/g, '_').slice(0, 31 - suffix.length) + suffix;
}
