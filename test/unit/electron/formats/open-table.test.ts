import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { UnknownToFastReader } from '../../../../electron/formats/xlsx/unknown-to-fast-reader.ts';
import { openBytes, readSheet, refusal } from './table-files.ts';
import { makeWorkbook } from './xlsx/made-workbook.ts';

const ROWS = [
  ['户主姓名', '金额'],
  ['张三', 632.5],
];
const written = (bookType: XLSX.BookType): Buffer =>
  XLSX.write(
    { SheetNames: ['柳树镇'], Sheets: { 柳树镇: XLSX.utils.aoa_to_sheet(ROWS) } },
    { type: 'buffer', bookType },
  );

describe('openTable', () => {
  it.each(['xlsx', 'xlsm', 'xlsb', 'biff8', 'xlml'] as const)('reads the same table from %s', async (bookType) => {
    const source = await openBytes(written(bookType));
    const { rows } = await readSheet(source);
    await source.close();
    expect(source.sheets).toMatchObject([{ name: '柳树镇', hidden: false }]);
    expect(rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, '户主姓名', '金额'],
      [2, '张三', '632.5'],
    ]);
  });

  it('reads a workbook with SheetJS where it is told to', async () => {
    const fast = await readSheet(await openBytes(written('xlsx')));
    const slow = await readSheet(await openBytes(written('xlsx'), { forceSheetJs: true }));
    expect(slow.rows).toEqual(fast.rows);
  });

  it('notes that a binary workbook took another way', async () => {
    expect((await openBytes(written('xlsb'))).notes).toEqual([expect.stringContaining('xlsb')]);
  });

  const known = '<row r="1"><c t="inlineStr"><is><t>户主姓名</t></is></c></row>';
  const unknown = '<row r="2"><c t="zz"><v>1</v></c></row>';

  it('falls back to SheetJS, with a note, as long as no row of the sheet was delivered', async () => {
    const source = await openBytes(
      makeWorkbook({
        styles: '',
        sharedStrings: '',
        sheets: [`<sheetData>${unknown}${known.replace('r="1"', 'r="3"')}</sheetData>`],
      }),
    );
    const { rows } = await readSheet(source);
    expect(rows.at(-1)).toMatchObject({ row: 3, cells: ['户主姓名'] });
    expect(source.notes).toEqual([expect.stringContaining('通用读取器')]);
  });

  it('lets the caller begin anew where rows were delivered already', async () => {
    const bytes = makeWorkbook({
      styles: '',
      sharedStrings: '',
      sheets: [`<sheetData>${known}${unknown}</sheetData>`],
    });
    await expect(openBytes(bytes).then((source) => readSheet(source))).rejects.toBeInstanceOf(UnknownToFastReader);
    const { rows } = await readSheet(await openBytes(bytes, { forceSheetJs: true }));
    expect(rows[0]).toMatchObject({ row: 1, cells: ['户主姓名'] });
  });

  it('gives SheetJS no workbook that inflates beyond a limit', async () => {
    const bytes = makeWorkbook({ styles: '', sharedStrings: '', sheets: [`<sheetData>${known}</sheetData>`] });
    const error = await refusal(openBytes(bytes, { forceSheetJs: true }, { maxInflatedBytes: 100 }));
    expect([error.code, error.problem.zh.includes('maxInflatedBytes')]).toEqual(['E_TOO_LARGE', true]);
  });
});
