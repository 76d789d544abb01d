import { describe, expect, it } from 'vitest';
import { openTable } from '../../../../../electron/formats/open-table.ts';
import { DEFAULT_READ_LIMITS } from '../../../../../electron/formats/table.ts';
import { CellKind } from '../../../../../shared/domain/ledger/source-row.ts';
import { readSheet } from '../table-files.ts';

const fixture = (name: string): string =>
  new URL(`../../../../fixtures/libreoffice-legacy/${name}`, import.meta.url).pathname;
const { text, number, date, boolean, error, empty } = CellKind;

describe('files that LibreOffice wrote', () => {
  it('.xls: sheets, merges, hidden rows, dates, booleans, errors and rare characters are right', async () => {
    const source = await openTable(fixture('table.xls'), DEFAULT_READ_LIMITS);
    expect(source.format).toBe('xls');
    expect(source.sheets).toEqual([
      { name: '柳树镇', hidden: false },
      { name: '作废', hidden: true },
    ]);
    const { rows, merges, hiddenRows } = await readSheet(source);
    expect(merges).toEqual([{ firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 4 }]);
    expect(hiddenRows).toBe(1);
    const filled = rows.filter(({ cells }) => cells.length > 0);
    expect(filled.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, '2026年4月低保发放表'],
      [2, '户主姓名', '身份证号', '金额', '日期', '在保'],
      [3, '张三', '239900195001010018', '632.5', '2026-04-01', 'TRUE'],
      [4, '欧阳·娜', '239900195001010020', '0.1', '', '#N/A'],
      [7, '𬭊䶮', '', '1265'],
    ]);
    expect(filled[2]?.kinds).toEqual([text, text, number, date, boolean]);
    expect(filled[3]?.kinds).toEqual([text, number, number, empty, error]);
    expect(filled[3]?.hidden).toBe(true);
    expect((await readSheet(source, 1)).rows[0]?.cells).toEqual(['旧数据']);
  });

  it('SpreadsheetML: as in the .xls', async () => {
    const source = await openTable(fixture('table.xml'), DEFAULT_READ_LIMITS);
    expect([source.format, source.encoding]).toEqual(['spreadsheetml', 'utf-8']);
    expect(source.sheets.map(({ name }) => name)).toEqual(['柳树镇', '作废']);
    const { rows, merges, hiddenRows } = await readSheet(source);
    expect(merges).toContainEqual({ firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 4 });
    expect(hiddenRows).toBe(1);
    expect(rows.find(({ row }) => row === 3)).toEqual({
      row: 3,
      cells: ['张三', '239900195001010018', '632.5', '2026-04-01', 'TRUE'],
      kinds: [text, text, number, date, boolean],
      hidden: false,
    });
    expect(rows.find(({ row }) => row === 7)?.cells.slice(0, 3)).toEqual(['𬭊䶮', '', '1265']);
  });

  it('HTML: every cell is text, as it was shown', async () => {
    const source = await openTable(fixture('table.html'), DEFAULT_READ_LIMITS);
    expect([source.format, source.encoding]).toEqual(['html', 'utf-8']);
    const { rows, merges } = await readSheet(source);
    expect(rows[0]?.cells[0]).toBe('2026年4月低保发放表');
    expect(rows[2]?.cells.slice(0, 4)).toEqual(['张三', '239900195001010018', '632.5', '2026-04-01']);
    expect(merges[0]).toMatchObject({ firstRow: 1, lastColumn: 4 });
  });
});
