import { describe, expect, it } from 'vitest';
import { gbk, openBytes, readCells } from '../table-files.ts';

const BYTES = {
  unit: 'bytes',
  columns: [
    { start: 0, width: 4 },
    { start: 4, width: 8 },
    { start: 12, width: 6 },
  ],
} as const;

describe('a fixed-width text', () => {
  it('counts bytes as GBK has them: two for a Chinese character, four for a rare one', async () => {
    const text = '0001张三    632.00\r\n0002欧阳娜娜736.00\r\n0003𬭊一  100.00\r\n';
    expect(await readCells(gbk(text), { fixedWidth: BYTES })).toEqual([
      ['0001', '张三    ', '632.00'],
      ['0002', '欧阳娜娜', '736.00'],
      ['0003', '𬭊一  ', '100.00'],
    ]);
  });

  it('counts characters where the layout says so', async () => {
    const layout = {
      unit: 'chars',
      columns: [
        { start: 0, width: 2 },
        { start: 2, width: 3 },
      ],
    } as const;
    expect(await readCells('01𬭊三 x\n02李四\n', { fixedWidth: layout })).toEqual([
      ['01', '𬭊三 '],
      ['02', '李四'],
    ]);
  });

  it('gives empty cells to short and blank lines, and takes quotes literally', async () => {
    expect(await readCells('0001"a\n\n0002\n', { fixedWidth: BYTES })).toEqual([
      ['0001', '"a', ''],
      ['', '', ''],
      ['0002', '', ''],
    ]);
  });

  it('says what it is', async () => {
    const source = await openBytes('0001', { fixedWidth: BYTES });
    expect([source.format, source.delimiter, source.sheets]).toEqual([
      'fixed-width',
      null,
      [{ name: '', hidden: false }],
    ]);
  });
});
