import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readWorkbook } from './made-workbook.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../../../fixtures/libreoffice/${name}`, import.meta.url));

const HEADER = ['序号', '姓名', '身份证号码', '账号', '金额', '发放日期'];

it('a ledger whose identity numbers LibreOffice took as text is read whole', async () => {
  const [sheet, ...more] = await readWorkbook(fixture('ledger.xlsx'));
  expect(more).toEqual([]);
  expect(sheet!.name).toBe('ledger');
  expect(sheet!.rows.map(({ cells }) => cells)).toEqual([
    HEADER,
    ['1', '王伟', '239901195001010016', '6217000000000000013', '350.5', '2024-01-15'],
    ['2', '李娜', '239901196203050029', '6217000000000000021', '1234567.89', '2024-01-15'],
    ['3', '𠮷田,"小"', '239902198112310038', '6217000000000000039', '0', '2024-01-15'],
  ]);
  expect(sheet!.rows[1]!.kinds).toEqual(['number', 'text', 'text', 'text', 'number', 'date']);
});

it('identity numbers that LibreOffice took as numbers show their damage', async () => {
  const [sheet] = await readWorkbook(fixture('ledger-damaged.xlsx'));
  expect(sheet!.rows.slice(1).map(({ cells, kinds }) => [cells[2], kinds[2]])).toEqual([
    ['2.3990119500101E+017', 'number'],
    ['2.3990119620305E+017', 'number'],
    ['2.3990219811231E+017', 'number'],
  ]);
});

it('dates, merges, hidden rows and sheets, formulas and errors are read as LibreOffice wrote them', async () => {
  const sheets = await readWorkbook(fixture('rich.xlsx'));
  expect(sheets.map(({ name, hidden, rows }) => [name, hidden, rows.length])).toEqual([
    ['一镇', false, 6],
    ['底稿', true, 1],
    ['空表', false, 0],
  ]);
  const { rows, end } = sheets[0]!;
  expect(rows.map(({ row, hidden, cells }) => [row, hidden, ...cells])).toEqual([
    [1, false, '2024年1月低保金发放表'],
    [2, false, '序号', '姓名', '身份证号码', '金额', '发放时间', '已发', '备注'],
    [3, false, '1', '王伟', '239901195001010016', '350.5', '2024-01-15', 'TRUE'],
    [4, true, '2', '李娜', '239901196203050029', '1234567.89', '2024-01-16 06:00:00', 'FALSE', '第一行\n第二行'],
    [5, false, '3', '𠮷田,"小"', '239902198112310038', '0', '2024-01-17 12:00:00', 'FALSE'],
    [6, false, '合计', '', '', '1234918.39', '#N/A', '', ' 前后空格 '],
  ]);
  expect(rows[5]!.kinds).toEqual(['text', 'empty', 'empty', 'number', 'error', 'empty', 'text']);
  expect(end).toEqual({
    merges: [
      { firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 6 },
      { firstRow: 6, lastRow: 6, firstColumn: 0, lastColumn: 2 },
    ],
    hiddenRows: 1,
  });
});
