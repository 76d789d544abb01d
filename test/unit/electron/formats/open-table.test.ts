import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { openBytes, readSheet } from './table-files.ts';

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
});
