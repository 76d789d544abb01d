import { join } from 'node:path';
import type { FinanceLine } from '../../../shared/domain/sample/lines.ts';
import type { SampleCounty } from '../../../shared/domain/sample/make-county.ts';
import { COUNTY, TOWNSHIPS } from '../../../shared/domain/sample/places.ts';
import { type StreamingSheet, writeStreamingWorkbook } from '../../formats/streaming-workbook.ts';
import type { JobContext } from '../progress.ts';
import { letOthersRun } from './let-others-run.ts';
import type { RowPointers } from './row-pointers.ts';

interface FinanceColumn {
  /** The upper header cell over several columns; the column's own title fills both rows where there is none. */
  readonly group?: string;
  readonly title: string;
  readonly width: number;
  readonly value: (line: FinanceLine, seq: number) => string | number | null;
}

const yuan = (fen: number | null): number | null => (fen === null ? null : fen / 100);

const COLUMNS: readonly FinanceColumn[] = [
  { title: '序号', width: 6, value: (_, seq) => seq },
  { title: '乡镇', width: 12, value: (line) => line.township },
  { title: '村（社区）', width: 14, value: (line) => line.village },
  { group: '家庭信息', title: '户主姓名', width: 16, value: (line) => line.name },
  { group: '家庭信息', title: '身份证号码', width: 22, value: (line) => line.idNumber },
  { group: '家庭信息', title: '低保证号', width: 18, value: (line) => line.certNo },
  { title: '类别', width: 10, value: (line) => line.category },
  { title: '保障人口', width: 9, value: (line) => line.insuredSize },
  { title: '发放月数', width: 9, value: (line) => line.months },
  { group: '资金构成', title: '保障金', width: 11, value: (line) => yuan(line.baseFen) },
  { group: '资金构成', title: '分类施保金', width: 11, value: (line) => yuan(line.classFen) },
  {
    group: '资金构成',
    title: '合计',
    width: 12,

    value: (line) => line.totalText ?? yuan(line.totalFen),
  },
  { group: '发放账户', title: '开户银行', width: 30, value: (line) => line.bankName },
  { group: '发放账户', title: '银行账号', width: 24, value: (line) => line.account },
  { title: '备注', width: 12, value: (line) => (line.months > 1 ? '含补发' : '') },
];
const HEADER_ROW = 3;
const FIRST_DATA_ROW = HEADER_ROW + 2;
/** What the falsified total of one township is too high by. */
const FALSE_TOTAL_FEN = 1000_00;

/**
 * Writes the finance workbook: a sheet a township with title, unit row, a header of two merged rows, the households, the total and
 * the row for signatures. Declared totals are those of the lines as written, but for the one that is to be wrong.
 */
export async function writeFinanceWorkbook(
  dir: string,
  file: string,
  dated: Date,
  county: SampleCounty,
  pointers: RowPointers,
  context: JobContext,
): Promise<void> {
  let rows = 0;
  const options = { sharedStrings: true, styles: true };
  await writeStreamingWorkbook(join(dir, file), dated, options, async (workbook) => {
    for (const { name } of TOWNSHIPS) {
      const lines = county.finance.filter((line) => line.township === name);
      if (lines.length === 0) continue;
      const isFalse = name === county.falseTotalTownship;
      if (isFalse) pointers.falseTotal = `${file}#${name}!${FIRST_DATA_ROW + lines.length}`;
      for (const [i, line] of lines.entries()) pointers.ledgers.set(line, `${file}#${name}!${FIRST_DATA_ROW + i}`);
      const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: FIRST_DATA_ROW - 1 }] });
      writeSheet(sheet, name, county.plan.period, lines, isFalse ? FALSE_TOTAL_FEN : 0);
      rows += lines.length;
      await letOthersRun();
      context.signal.throwIfAborted();
      context.report({ phase: 'sample', what: file, done: rows, total: county.finance.length, unit: 'rows' });
    }
  });
}

function writeSheet(
  sheet: StreamingSheet,
  township: string,
  period: string,
  lines: readonly FinanceLine[],
  addedFen: number,
): void {
  sheet.columns = COLUMNS.map(({ width }) => ({ width }));
  writeHeading(sheet, township, period);
  for (const [i, line] of lines.entries()) sheet.addRow(COLUMNS.map((column) => column.value(line, i + 1))).commit();
  sheet.addRow(totalCells(lines, addedFen)).commit();
  const signatures = sheet.addRow(['制表人：          审核人：          单位负责人：          财政审核：']);
  sheet.mergeCells(signatures.number, 1, signatures.number, COLUMNS.length);
  signatures.commit();
  sheet.commit();
}

function writeHeading(sheet: StreamingSheet, township: string, period: string): void {
  const year = Number(period.slice(0, 4));
  const month = Number(period.slice(5));
  const last = COLUMNS.length;
  sheet.getCell(1, 1).value = `${COUNTY}${township}${year}年${month}月农村低保金请款明细表`;
  sheet.mergeCells(1, 1, 1, last);
  sheet.getCell(1, 1).style = { font: { bold: true, size: 16 }, alignment: { horizontal: 'center' } };
  sheet.getCell(2, 1).value = `填报单位：${township}人民政府`;
  sheet.mergeCells(2, 1, 2, 5);
  sheet.getCell(2, 7).value = `填报日期：${year}年${month}月2日`;
  sheet.mergeCells(2, 7, 2, 10);
  sheet.getCell(2, last).value = '单位：元';
  for (let column = 1; column <= last; ) {
    const { group, title } = COLUMNS[column - 1]!;
    const end = group === undefined ? column : COLUMNS.findLastIndex((each) => each.group === group) + 1;
    sheet.getCell(HEADER_ROW, column).value = group ?? title;
    if (group === undefined) sheet.mergeCells(HEADER_ROW, column, HEADER_ROW + 1, column);
    else {
      sheet.mergeCells(HEADER_ROW, column, HEADER_ROW, end);
      for (let c = column; c <= end; c++) sheet.getCell(HEADER_ROW + 1, c).value = COLUMNS[c - 1]!.title;
    }
    column = end + 1;
  }
  for (const row of [HEADER_ROW, HEADER_ROW + 1]) {
    sheet.getRow(row).font = { bold: true };
    sheet.getRow(row).alignment = { horizontal: 'center', vertical: 'middle' };
  }
  for (let row = 1; row < FIRST_DATA_ROW; row++) sheet.getRow(row).commit();
}

function totalCells(lines: readonly FinanceLine[], addedFen: number): (string | number | null)[] {
  let people = 0;
  let baseFen = 0;
  let classFen = 0;
  let totalFen = 0;
  for (const line of lines) {
    people += line.insuredSize;
    baseFen += line.baseFen ?? 0;
    classFen += line.classFen ?? 0;
    totalFen += line.totalFen;
  }
  const cells: (string | number | null)[] = COLUMNS.map(() => null);
  const put = (title: string, value: string | number) => {
    cells[COLUMNS.findIndex((column) => column.title === title)] = value;
  };
  put('序号', '合计');
  put('户主姓名', `${lines.length}户`);
  put('保障人口', people);
  put('保障金', baseFen / 100);
  put('分类施保金', classFen / 100);
  put('合计', (totalFen + addedFen) / 100);
  return cells;
}
