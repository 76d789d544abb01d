import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils, type WorkBook } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { writeDiscrepanciesXlsx } from '../../../../../electron/formats/write/discrepancies-xlsx.ts';
import { sheetName } from '../../../../../electron/formats/write/table-sheet.ts';
import { ALL_CODES, DISCREPANCY_CODES } from '../../../../../shared/domain/discrepancy/code.ts';
import type { Discrepancy } from '../../../../../shared/domain/discrepancy/discrepancy.ts';
import { aDiscrepancy, aStatement } from './sample-reports.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xlsx-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(discrepancies: readonly Discrepancy[], options = {}): Promise<WorkBook> {
  const path = join(folder, 'discrepancies.xlsx');
  await writeDiscrepanciesXlsx(path, discrepancies, aStatement(), { unmasked: false, ...options });
  return read(readFileSync(path), { cellStyles: true, cellNF: true, cellFormula: true });
}

function rowsOf(book: WorkBook, name: string): unknown[][] {
  return utils.sheet_to_json(book.Sheets[name]!, { header: 1, defval: null });
}

describe('writeDiscrepanciesXlsx', () => {
  it('writes the summary alone where there is nothing to tell', async () => {
    const book = await written([]);
    expect(book.SheetNames).toEqual(['汇总']);
    expect(rowsOf(book, '汇总').find((row) => row[0] === '差异笔数')![1]).toBe(0);
  });

  it('writes a sheet a code that occurs, in catalogue order, after the summary', async () => {
    const book = await written([aDiscrepancy({ code: 'shared_account' }), aDiscrepancy({ code: 'unpaid' })]);
    expect(book.SheetNames).toEqual(['汇总', '已请款未代发', '一账户多户']);
  });

  it('writes numbers as numbers and identity numbers and accounts as text', async () => {
    const book = await written([aDiscrepancy()], { unmasked: true });
    const sheet = book.Sheets.金额不一致!;
    expect(sheet.D2).toMatchObject({ t: 's', v: '239900195001010019', z: '@' });
    expect(sheet.E2).toMatchObject({ t: 's', v: '6228480000000001234', z: '@' });
    expect(sheet.J2).toMatchObject({ t: 'n', v: 310, z: '#,##0.00' });
    expect(sheet.K2).toMatchObject({ t: 'n', v: 10, z: '#,##0.00' });
    expect(rowsOf(book, '金额不一致')[1]!.slice(11)).toEqual([
      '审批.xlsx#名册!12',
      '请款.xlsx#东山镇!152',
      '代发.txt#87',
      '身份证号',
      '0123456789abcdef',
    ]);
  });

  it('masks numbers unless asked not to', async () => {
    const book = await written([aDiscrepancy()]);
    expect(JSON.stringify(book.Sheets)).not.toContain('239900195001010019');
    expect(book.Sheets.金额不一致!.D2.v).toBe('239900********0019');
  });

  it('makes cells that begin like a formula harmless, on the summary too', async () => {
    const nasty = '=HYPERLINK("x")';
    const book = await written([aDiscrepancy({ name: '@SUM(A1)', township: nasty, explanation: '+1' })]);
    for (const name of book.SheetNames) {
      for (const [address, cell] of Object.entries(book.Sheets[name]!)) {
        if (address.startsWith('!')) continue;
        expect(cell.f).toBeUndefined();
        expect(String(cell.v)).not.toMatch(/^[=+@]/);
      }
    }
    expect(rowsOf(book, '金额不一致')[1]!.slice(0, 3)).toEqual([`'${nasty}`, '幸福村', "'@SUM(A1)"]);
  });

  it('counts and adds up by code and by township', async () => {
    const book = await written([
      aDiscrepancy({ amountFen: 1000 }),
      aDiscrepancy({ amountFen: 50, township: '西河镇' }),
      aDiscrepancy({ code: 'unpaid', amountFen: 30_000, township: '' }),
    ]);
    const rows = rowsOf(book, '汇总').map((row) => row.filter((cell) => cell !== null));
    expect(rows).toContainEqual(['P1', '金额不一致', 2, 10.5]);
    expect(rows).toContainEqual(['P2', '已请款未代发', 1, 300]);
    expect(rows).toContainEqual(['合计', 3, 310.5]);
    expect(rows).toContainEqual([1, '（未填乡镇）', 1, 300, 0, 1, 0]);
    expect(rows).toContainEqual(['合计', 3, 310.5, 2, 1, 0]);
    expect(rows).toContainEqual(['审批', '低保名册.xlsx', '0123456789abcdef'.repeat(4)]);
    expect(rows).toContainEqual(['对账结论', '不符']);
    expect(rows).toContainEqual(['程序版本', '三账通 0.1.0']);
  });

  it('goes on on a second sheet where a code has more rows than a sheet holds', async () => {
    const book = await written(
      Array.from({ length: 5 }, (_, i) => aDiscrepancy({ name: `测试${i}` })),
      { rowsPerSheet: 2 },
    );
    expect(book.SheetNames).toEqual(['汇总', '金额不一致', '金额不一致 (2)', '金额不一致 (3)']);
    const names = book.SheetNames.slice(1).flatMap((name) =>
      rowsOf(book, name)
        .slice(1)
        .map((row) => row[2]),
    );
    expect(names).toEqual(['测试0', '测试1', '测试2', '测试3', '测试4']);
  });

  it('cuts a text no cell may hold and says so', async () => {
    const book = await written([aDiscrepancy({ rows: { approval: 'x'.repeat(40_000), finance: '', bank: '' } })]);
    const cell = String(book.Sheets.金额不一致!.L2.v);
    expect(cell).toHaveLength(32_767);
    expect(cell.endsWith('…（共 40000 字，全文见 discrepancies.csv）')).toBe(true);
  });

  it('freezes the heading, filters, repeats the heading in print and fits the width', async () => {
    await written([aDiscrepancy(), aDiscrepancy()]);
    const parts = await entriesOf(readFileSync(join(folder, 'discrepancies.xlsx')));
    const sheet = parts.get('xl/worksheets/sheet2.xml')!.text;
    expect(sheet).toContain('ySplit="1"');
    expect(sheet).toContain('<autoFilter ref="A1:P3"/>');
    expect(sheet).toContain('fitToHeight="0"');
    expect(sheet).toContain('orientation="landscape"');
    expect(parts.get('xl/workbook.xml')!.text).toMatch(/Print_Titles" localSheetId="1">[^<]*!\$1:\$1</);
  });

  it('keeps the clock out of the file: every entry has the fixed date and the bytes are the same each time', async () => {
    const discrepancies = Array.from({ length: 1500 }, (_, i) =>
      aDiscrepancy({ id: String(i), code: ALL_CODES[i % 5]! }),
    );
    const path = join(folder, 'again.xlsx');
    const write = () => writeDiscrepanciesXlsx(path, discrepancies, aStatement(), { unmasked: false });
    const first = await write();
    expect(await write()).toEqual(first);
    const parts = await entriesOf(readFileSync(path));
    for (const { date } of parts.values()) expect(date).toBe('2000-01-01');
    expect(parts.get('docProps/core.xml')!.text).not.toMatch(/20[1-9]\d-/);
  });

  it('fails with the reason of the file system where the file cannot be made', async () => {
    const path = join(folder, 'no', 'x.xlsx');
    await expect(writeDiscrepanciesXlsx(path, [], aStatement(), { unmasked: false })).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});

describe('sheetName', () => {
  it('gives every code and part a name a spreadsheet takes, all different', () => {
    const names = ALL_CODES.flatMap((code) => [1, 2, 12].map((part) => sheetName(DISCREPANCY_CODES[code].label, part)));
    for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\']{1,31}$/);
    expect(new Set(names).size).toBe(names.length);
  });

  it('replaces what is forbidden and keeps the part where the label is too long', () => {
    expect(sheetName('a/b[c]:*?\\', 1)).toBe('a_b_c_____');
    expect(sheetName('长'.repeat(40), 2)).toBe(`${'长'.repeat(27)} (2)`);
  });
});

interface Entry {
  readonly date: string;
  readonly text: string;
}

function entriesOf(bytes: Buffer): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('end', () => resolve(entries));
      zip.on('error', reject);
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, async (failed, stream) => {
          if (failed) return reject(failed);
          const chunks: Buffer[] = [];
          for await (const chunk of stream) chunks.push(chunk as Buffer);
          const date = entry.getLastModDate({ timezone: 'UTC' }).toISOString().slice(0, 10);
          entries.set(entry.fileName, { date, text: Buffer.concat(chunks).toString('utf8') });
          zip.readEntry();
        });
      });
      zip.readEntry();
    });
  });
}
