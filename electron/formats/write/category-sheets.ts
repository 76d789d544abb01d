import type { Worksheet } from 'exceljs';
import { DISCREPANCY_CODES, type DiscrepancyCode } from '../../../shared/domain/discrepancy/code.ts';
import type { Discrepancy } from '../../../shared/domain/discrepancy/discrepancy.ts';
import { fieldLabel } from '../../../shared/domain/discrepancy/field-label.ts';
import {
  type PresentedDiscrepancy,
  type PresentOptions,
  presentDiscrepancy,
} from '../../../shared/domain/discrepancy/present.ts';
import { RULE_LABEL } from '../../../shared/domain/matching/rule.ts';
import type { WorkbookWriter } from './fixed-date-workbook.ts';
import { harmlessCell } from './harmless-cell.ts';
import { widthInEm } from './text-width.ts';
import { FOOTER, LOOK, type Look, pageSetup } from './workbook-style.ts';

/** Rows a sheet holds besides its heading. */
export const ROWS_PER_SHEET = 1_048_575;
/** A longer text makes a spreadsheet call the file damaged. */
const CELL_CHARS = 32_767;
/** Points; spreadsheets allow no row to be higher than 409. */
export const LINE_HEIGHT = 13;
const HIGHEST_ROW = 409;
/** Rows made before the library is given the time to compress and write them: else they all wait in memory. */
const ROWS_AT_ONCE = 1_000;

type Cell = string | number | null;

interface Column {
  readonly heading: string;
  /** In characters, as spreadsheets measure. */
  readonly width: number;
  readonly look: Look;
  readonly cell: (shown: PresentedDiscrepancy, discrepancy: Discrepancy) => Cell;
}

const COLUMNS: readonly Column[] = [
  { heading: '乡镇', width: 11, look: 'wrapped', cell: (shown) => shown.township },
  { heading: '村（社区）', width: 12, look: 'wrapped', cell: (shown) => shown.village },
  { heading: '户主姓名', width: 10, look: 'wrapped', cell: (shown) => shown.name },
  { heading: '身份证号', width: 20, look: 'identity', cell: (shown) => shown.id_number },
  { heading: '账号', width: 22, look: 'identity', cell: (shown) => shown.account },
  { heading: '说明', width: 46, look: 'wrapped', cell: (shown) => shown.explanation },
  { heading: '差异字段', width: 9, look: 'text', cell: ({ field }) => fieldLabel(field) },
  { heading: '审批', width: 13, look: 'wrapped', cell: (shown, { field }) => valueCell(shown.approval_value, field) },
  { heading: '请款', width: 13, look: 'wrapped', cell: (shown, { field }) => valueCell(shown.finance_value, field) },
  { heading: '代发', width: 13, look: 'wrapped', cell: (shown, { field }) => valueCell(shown.bank_value, field) },
  { heading: '涉及金额（元）', width: 12, look: 'yuan', cell: (_, { amountFen }) => amountFen / 100 },
  { heading: '审批所在行', width: 18, look: 'wrapped', cell: (shown) => shown.approval_rows },
  { heading: '请款所在行', width: 18, look: 'wrapped', cell: (shown) => shown.finance_rows },
  { heading: '代发所在行', width: 18, look: 'wrapped', cell: (shown) => shown.bank_rows },
  { heading: '对应依据', width: 13, look: 'wrapped', cell: ({ rule }) => ruleLabel(rule) },
  { heading: '编号', width: 17, look: 'text', cell: (shown) => shown.id },
];

function ruleLabel(rule: string): string {
  return rule in RULE_LABEL ? RULE_LABEL[rule as keyof typeof RULE_LABEL] : rule;
}

const PLAIN_NUMBER = /^-?\d{1,13}(\.\d{1,2})?$/;

/** Amounts and headcounts as numbers, so that they can be added up; everything else stays the text it is. */
function valueCell(value: string, field: string): Cell {
  return (field === 'amount' || field === 'headcount') && PLAIN_NUMBER.test(value) ? Number(value) : value;
}

/** The sheets of one code: one, or more where it has more rows than a sheet holds. */
export async function addCategorySheets(
  workbook: WorkbookWriter,
  code: DiscrepancyCode,
  discrepancies: readonly Discrepancy[],
  options: PresentOptions & { readonly rowsPerSheet: number },
): Promise<void> {
  for (let first = 0, part = 1; first < discrepancies.length; first += options.rowsPerSheet, part++) {
    const last = Math.min(first + options.rowsPerSheet, discrepancies.length);
    const sheet = openSheet(workbook, sheetName(DISCREPANCY_CODES[code].label, part), last - first);
    for (let i = first; i < last; i++) {
      addRow(sheet, discrepancies[i]!, options);
      if (i % ROWS_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    sheet.commit();
  }
}

function openSheet(workbook: WorkbookWriter, name: string, rows: number): Worksheet {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 3, ySplit: 1 }],
    pageSetup: pageSetup(1),
    headerFooter: FOOTER,
  });
  sheet.columns = COLUMNS.map(({ width }) => ({ width }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows + 1, column: COLUMNS.length } };
  const head = sheet.addRow(COLUMNS.map(({ heading }) => heading));
  head.height = 24;
  COLUMNS.forEach((_, i) => {
    head.getCell(i + 1).style = LOOK.head;
  });
  head.commit();
  return sheet;
}

function addRow(sheet: Worksheet, discrepancy: Discrepancy, options: PresentOptions): void {
  const shown = presentDiscrepancy(discrepancy, options);
  const cells = COLUMNS.map((column) => {
    const cell = column.cell(shown, discrepancy);
    return typeof cell === 'string' ? textCell(cell) : cell;
  });
  const row = sheet.addRow(cells);
  row.height = heightOf(cells);
  for (let i = 0; i < COLUMNS.length; i++) {
    const isAmount = typeof cells[i] === 'number' && discrepancy.field === 'amount';
    row.getCell(i + 1).style = isAmount ? LOOK.yuan : LOOK[COLUMNS[i]!.look];
  }
  row.commit();
}

/** The height at which all folded texts of a row can be read: not every program fits it by itself. */
function heightOf(cells: readonly Cell[]): number {
  let lines = 1;
  for (let i = 0; i < COLUMNS.length; i++) {
    const cell = cells[i];
    const { look, width } = COLUMNS[i]!;
    // No character is wider than two of the columns' unit: short texts need no measuring.
    if (look !== 'wrapped' || typeof cell !== 'string' || cell.length * 2 < width) continue;
    lines = Math.max(lines, Math.ceil((2 * widthInEm(cell)) / (width - 2)));
  }
  return Math.min(HIGHEST_ROW, lines * LINE_HEIGHT + 2);
}

/** A text as a cell may hold it: never a formula, never too long; what was cut off is said. No text is an empty cell. */
export function textCell(text: string): string | null {
  if (text === '') return null;
  const cell = harmlessCell(text);
  if (cell.length <= CELL_CHARS) return cell;
  const note = `…（共 ${cell.length} 字，全文见 discrepancies.csv）`;
  return cell.slice(0, CELL_CHARS - note.length) + note;
}

/** A name a sheet may have: at most 31 characters, none of those spreadsheets forbid. */
export function sheetName(label: string, part: number): string {
  const suffix = part === 1 ? '' : ` (${part})`;
  return label.replace(/[[\]:*?/\\']/g, '_').slice(0, 31 - suffix.length) + suffix;
}
