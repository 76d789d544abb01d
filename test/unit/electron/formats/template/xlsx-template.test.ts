import excel from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTemplate } from '../../../../../electron/formats/template/open-template.ts';
import { exampleValues } from '../../../../../shared/domain/archive/template/example-household.ts';
import { edited, exampleXlsx, FIELDS, partsOf, RULES, VALUES } from './template-files.ts';

type Make = (sheet: excel.Worksheet, workbook: excel.Workbook) => void;

async function workbookOf(make: Make): Promise<Buffer> {
  const workbook = new excel.Workbook();
  make(workbook.addWorksheet('表1'), workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function read(bytes: Buffer): Promise<excel.Workbook> {
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook;
}

async function filled(make: Make, values = VALUES): Promise<excel.Worksheet> {
  const template = await openTemplate(await workbookOf(make), '表.xlsx', FIELDS);
  expect(template.problems).toEqual([]);
  return (await read(template.fill!(values))).worksheets[0]!;
}

async function problems(bytes: Buffer): Promise<string[]> {
  const template = await openTemplate(bytes, '表.xlsx', FIELDS);
  expect(template.fill === null).toBe(template.problems.length > 0);
  return template.problems.map(({ place, placeholder, says }) => `${place}|${placeholder}|${says}`);
}

const texts = (sheet: excel.Worksheet, row: number): unknown[] => (sheet.getRow(row).values as unknown[]).slice(1);

let example: Buffer;
beforeAll(async () => {
  example = await exampleXlsx();
});

describe('an .xlsx filled in', () => {
  it('gives amounts and counts as numbers, identity numbers and all else as text', async () => {
    const sheet = await filled(
      (made) => {
        made.addRow([
          '{户月保障金额}',
          '{家庭人口}',
          '{户主身份证号}',
          '{户主姓名}：{户月保障金额} 元',
          '{申请日期}',
          '{停保原因}',
        ]);
      },
      exampleValues(RULES, true),
    );
    expect(texts(sheet, 1)).toEqual([1640, 4, '239900196803151038', '王守田：1,640.00 元', '2022年2月15日']);
    expect(sheet.getCell('C1').type).toBe(excel.ValueType.String);
    expect(sheet.getCell('F1').value).toBeNull();
  });

  it('repeats a row for every member with its styles, height and merged cells, and moves what stands below', async () => {
    const sheet = await filled((made) => {
      made.addRow(['序号', '姓名', '', '年收入']);
      const row = made.addRow(['{#成员}{序号}', '{姓名}', '', '{年收入}{/成员}']);
      row.height = 31;
      row.getCell(2).font = { bold: true };
      row.getCell(4).numFmt = '#,##0.00';
      made.mergeCells('B2:C2');
      made.addRow(['合计', '', '', { formula: 'SUM(D2:D2)', result: 0 }]);
      made.mergeCells('A3:C3');
      made.addRow(['{户主姓名}']);
      made.getCell('A4').note = '说明';
    });
    expect(texts(sheet, 2)).toEqual([1, '王守田', '王守田', 9600]);
    expect(texts(sheet, 5)).toEqual([4, '赵桂兰', '赵桂兰', 4800]);
    for (const row of [2, 3, 4, 5]) {
      expect(sheet.getRow(row).height).toBe(31);
      expect(sheet.getCell(row, 2).font.bold).toBe(true);
      expect(sheet.getCell(row, 4).numFmt).toBe('#,##0.00');
      expect(sheet.getCell(row, 3).master.address).toBe(`B${row}`);
    }
    expect(sheet.getCell('D6').formula).toBe('SUM(D2:D5)');
    expect(sheet.getCell('C6').master.address).toBe('A6');
    expect(sheet.getCell('A7').value).toBe('王守田');
    expect(JSON.stringify(sheet.getCell('A7').note)).toContain('说明');
  });

  it('stretches a cell merged over the repeated row, and copies the row’s own formula', async () => {
    const sheet = await filled((made) => {
      made.addRow(['家庭成员', '姓名', '年收入', '月收入']);
      made.addRow(['', '{#成员}{姓名}', '{年收入}{/成员}', { formula: 'C2/12', result: 0 }]);
      made.mergeCells('A1:A2');
    });
    expect(sheet.getCell('A5').master.address).toBe('A1');
    expect([2, 3, 4, 5].map((row) => sheet.getCell(row, 4).formula)).toEqual(['C2/12', 'C3/12', 'C4/12', 'C5/12']);
  });

  it('leaves a blank row where a loop has no line, and adds rows up to the number wanted', async () => {
    const make: Make = (made) => {
      made.addRow(['{#缺件|2行}{题名}', '{原因}{/缺件}']);
      made.addRow(['{#分类施保成员}{姓名}', '{/}']);
      made.addRow(['完']);
    };
    const none = { ...VALUES, loops: { ...VALUES.loops, missing: [], grounded: [] } };
    const sheet = await filled(make, none);
    expect([1, 2, 3, 4].map((row) => sheet.getCell(row, 1).value)).toEqual([null, null, null, '完']);
  });

  it('repeats within a cell, and keeps the formats of its runs', async () => {
    const sheet = await filled((made) => {
      made.getCell('A1').value = '{#成员}{姓名}（{与户主关系}）{/成员}';
      made.getCell('A2').value = {
        richText: [{ text: '户主 ' }, { font: { bold: true }, text: '{户主' }, { text: '姓名} 人口 {家庭人口}' }],
      };
    });
    expect(sheet.getCell('A1').value).toBe('王守田（本人）李秀英（配偶）王小雨（女儿）赵桂兰（母亲）');
    expect(
      (sheet.getCell('A2').value as excel.CellRichTextValue).richText.map(({ text, font }) => [
        text,
        font?.bold ?? false,
      ]),
    ).toEqual([
      ['户主 ', false],
      ['王守田', true],
      [' 人口 4', false],
    ]);
  });

  it('writes what a value holds as text: no formula, no escape, no markup', async () => {
    const values = {
      ...VALUES,
      household: { ...VALUES.household, head_name: '=1+1', reason: '<v>&_x000A_', address: 'x'.repeat(40_000) },
    };
    const sheet = await filled((made) => {
      made.addRow(['{户主姓名}', '{申请原因}', '{家庭住址}', '户主{户主姓名}']);
    }, values);
    // exceljs leaves the escape of an underscore as it is; office programs read _x000A_.
    expect(texts(sheet, 1).slice(0, 2)).toEqual(["'=1+1", '<v>&_x005F_x000A_']);
    expect(String(texts(sheet, 1)[2])).toMatch(/^x{32758}…（太长，未写完）$/u);
    expect(texts(sheet, 1)[3]).toBe('户主=1+1');
    expect(sheet.getCell('A1').type).toBe(excel.ValueType.String);
  });

  it('moves print areas, validations, filters and conditional formats, and formulas of other sheets', async () => {
    const bytes = await workbookOf((made, workbook) => {
      made.pageSetup.printArea = 'A1:D9';
      made.addRow(['{#成员}{姓名}', '{年龄}{/成员}']);
      made.getCell('B5').dataValidation = { type: 'list', allowBlank: true, formulae: ['"是,否"'] };
      made.addConditionalFormatting({
        ref: 'B6:B7',
        rules: [{ type: 'expression', priority: 1, formulae: ['B6>1'], style: {} }],
      });
      workbook.addWorksheet('汇总').getCell('A1').value = { formula: '表1!B5', result: 0 };
    });
    const template = await openTemplate(bytes, '表.xlsx', FIELDS);
    const made = await read(template.fill!(VALUES));
    expect(made.worksheets[0]!.pageSetup.printArea).toBe('A1:D12');
    expect(made.worksheets[0]!.getCell('B8').dataValidation.type).toBe('list');
    expect(
      JSON.stringify((made.worksheets[0] as unknown as { conditionalFormattings: unknown }).conditionalFormattings),
    ).toContain('B9:B10');
    expect(made.worksheets[1]!.getCell('A1').formula).toBe('表1!B8');
  });

  it('gives the same bytes for the same values, also after others, and fills the example', async () => {
    expect((await exampleXlsx()).equals(example)).toBe(true);
    const template = await openTemplate(example, '表.xlsx', FIELDS);
    expect(template.problems).toEqual([]);
    const other = exampleValues(RULES, true, true);
    const first = template.fill!(VALUES);
    const second = template.fill!(other);
    expect(template.fill!(VALUES).equals(first)).toBe(true);
    const again = await openTemplate(example, '表.xlsx', FIELDS);
    expect(again.fill!(other).equals(second)).toBe(true);
    expect((await partsOf(second)).get('xl/worksheets/sheet1.xml')).toContain('239900196803151038');
    for (const [name, xml] of await partsOf(first)) expect(xml.replace(/<[^>]*>/gu, ''), name).not.toMatch(/[{}]/u);
  });

  it('leaves no placeholder in the texts cells share', async () => {
    const template = await openTemplate(
      await workbookOf((made) => made.addRow(['{户主姓名}', '户主'])),
      '表.xlsx',
      FIELDS,
    );
    const strings = (await partsOf(template.fill!(VALUES))).get('xl/sharedStrings.xml');
    expect(strings).toContain('户主');
    expect(strings).not.toContain('{');
  });
});

describe('formulas', () => {
  it.each([
    ['a setting', (xml: string) => xml],
    ['no setting', (xml: string) => xml.replace(/<calcPr[^>]*>/u, '')],
    [
      'a setting with an end of its own',
      (xml: string) => xml.replace(/<calcPr[^>]*>/u, '<calcPr calcId="1" fullCalcOnLoad="0"></calcPr>'),
    ],
  ])('are worked out anew when the form is opened, where the template has %s', async (_, change) => {
    const bytes = await edited(example, { 'xl/workbook.xml': change });
    const workbook = (await partsOf((await openTemplate(bytes, '表.xlsx', FIELDS)).fill!(VALUES))).get(
      'xl/workbook.xml',
    )!;
    expect(workbook.match(/fullCalcOnLoad="1"/gu)).toHaveLength(1);
    expect(workbook.match(/<calcPr/gu)).toHaveLength(1);
    expect(workbook.indexOf('<calcPr')).toBeGreaterThan(workbook.indexOf('</sheets>'));
  });
});

describe('what is wrong in an .xlsx', () => {
  it('is told all at once, by sheet and cell', async () => {
    const bytes = await workbookOf((made, workbook) => {
      made.addRow(['{户主性名}', '{姓名}']);
      made.addRow(['{#成员}{姓名}']);
      made.addRow(['{/成员}']);
      workbook.addWorksheet('第二张').getCell('C5').value = '{#材料}{题名}';
    });
    expect(await problems(bytes)).toEqual([
      '表1!A1|{户主性名}|没有“户主性名”这个字段，是不是“户主姓名”？',
      '表1!B1|{姓名}|“姓名”是“成员”里的字段，要写在 {#成员} 和 {/成员} 之间',
      '表1!A2|{#成员}|循环的开始和结束（表1!A3）不在一处：要写在同一段里、表格的同一行里，或者并排的几段里',
      '第二张!C5|{#材料}|循环没有结束：后面缺 {/材料}',
    ]);
  });

  it('is told where placeholders stand in headers, comments or text boxes, and where a dragged formula would be repeated', async () => {
    const bytes = await workbookOf((made) => {
      made.headerFooter.oddHeader = '&C{户主姓名}';
      made.addRow(['{#成员}{姓名}', '{/成员}']);
      made.getCell('A2').note = '{低保证号}';
    });
    expect(await problems(bytes)).toEqual([
      '表1的页眉页脚|{户主姓名}|这里的占位符不会填写：请移到正文、表格或单元格里',
      '批注|{低保证号}|这里的占位符不会填写：请移到正文、表格或单元格里',
    ]);
    const shared = await edited(
      await workbookOf((made) => made.addRow(['{#成员}{年收入}', '{/成员}', { formula: 'A1', result: 0 }])),
      {
        'xl/worksheets/sheet1.xml': (xml) => xml.replace('<f>', '<f t="shared" ref="C1:D1" si="0">'),
      },
    );
    expect(await problems(shared)).toEqual([
      '表1!C1||循环行里的公式是拖动填充出来的（或数组公式），不能逐行复制：请在这一格把公式重新打一遍',
    ]);
  });
});
