import type { Worksheet } from 'exceljs';
import { writeWorkbook } from '../write/fixed-date-workbook.ts';
import type { WrittenFile } from '../write/written-file.ts';

const THIN = { style: 'thin' } as const;
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const LABEL = {
  font: { name: '宋体', size: 11, bold: true },
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  border: BORDER,
} as const;
const VALUE = {
  font: { name: '宋体', size: 11 },
  alignment: { vertical: 'middle', wrapText: true },
  border: BORDER,
} as const;
const CENTERED = { ...VALUE, alignment: { ...VALUE.alignment, horizontal: 'center' } } as const;
const MONEY = { ...CENTERED, numFmt: '#,##0.00' } as const;

/** Cells of a row from column A: each with its style and how many columns it takes. */
type Cells = readonly (readonly [text: string | { readonly formula: string }, style: object, span: number])[];

/** A template to begin with: a form of a household with every kind of placeholder. The same bytes every time. `path` is created or overwritten. */
export function writeExampleXlsx(path: string): Promise<WrittenFile> {
  return writeWorkbook(path, async (workbook) => {
    const sheet = workbook.addWorksheet('家庭情况表', {
      pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    });
    sheet.columns = [7, 12, 13, 24, 8, 16, 14].map((width) => ({ width }));
    const title = { font: { name: '黑体', size: 16 }, alignment: { horizontal: 'center', vertical: 'middle' } };
    const plain = { font: { name: '宋体', size: 11 }, alignment: { vertical: 'middle' } };
    const add = (cells: Cells, height = 24): void => addRow(sheet, cells, height);
    add([['最低生活保障家庭情况表（{年度}年度）', title, 7]], 34);
    add([['案卷号 {案卷号}　　{乡镇（街道）单位}', plain, 7]]);
    add(pair('户主姓名', '{户主姓名}', '身份证号', '{户主身份证号}'));
    add(pair('低保证号', '{低保证号}', '救助类型', '{救助类型}'));
    add(pair('家庭人口', '{家庭人口}', '保障人口', '{保障人口}'));
    add([
      ['月保障金', LABEL, 2],
      ['{户月保障金额}', MONEY, 2],
      ['大写', LABEL, 1],
      ['{户月保障金额大写}', CENTERED, 2],
    ]);
    add(pair('申请日期', '{申请日期}', '确认日期', '{确认日期}'));
    add([
      ['家庭住址', LABEL, 2],
      ['{家庭住址}', VALUE, 5],
    ]);
    add([
      ['婚姻状况', LABEL, 2],
      ['{户主婚姻状况|选项:未婚/已婚/离异/丧偶}', VALUE, 5],
    ]);
    add(['序号', '姓名', '与户主关系', '身份证号', '年龄', '健康状况', '年收入（元）'].map((text) => [text, LABEL, 1]));
    add([
      ['{#成员|4行}{序号}', CENTERED, 1],
      ['{姓名}', CENTERED, 1],
      ['{与户主关系}', CENTERED, 1],
      ['{身份证号}', CENTERED, 1],
      ['{年龄}', CENTERED, 1],
      ['{健康状况}', CENTERED, 1],
      ['{年收入}{/成员}', MONEY, 1],
    ]);
    add([
      ['成员年收入合计', LABEL, 6],
      [{ formula: 'SUM(G11:G11)' }, MONEY, 1],
    ]);
    add(
      [
        ['待补正', LABEL, 2],
        ['{缺件说明}', VALUE, 5],
      ],
      90,
    );
    add([['制作日期：{制作日期}', { ...plain, alignment: { horizontal: 'right', vertical: 'middle' } }, 7]]);
    sheet.commit();
  });
}

function pair(label: string, value: string, otherLabel: string, otherValue: string): Cells {
  return [
    [label, LABEL, 2],
    [value, CENTERED, 2],
    [otherLabel, LABEL, 1],
    [otherValue, CENTERED, 2],
  ];
}

function addRow(sheet: Worksheet, cells: Cells, height: number): void {
  const values = cells.flatMap(([text, , span]) => [text, ...Array<null>(span - 1).fill(null)]);
  const row = sheet.addRow(values);
  row.height = height;
  let column = 1;
  for (const [, style, span] of cells) {
    for (let i = 0; i < span; i++) row.getCell(column + i).style = style;
    if (span > 1) sheet.mergeCells(row.number, column, row.number, column + span - 1);
    column += span;
  }
}
