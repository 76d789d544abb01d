import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { makeDocument } from '../../../electron/jobs/desk/make-document.ts';
import { reconcileMonth } from '../../../electron/jobs/desk/reconcile-month.ts';
import { csv, HEADER, lineOf } from '../cli/ledger-files.ts';
import { importPaths, newMonth, newWorkplace, scratchFolder } from '../desk/workplace.ts';
import { ask } from './ask.ts';
import { CaseOffice, PROGRAMME } from './case-office.ts';

const SCOPE = { programme: PROGRAMME, from: '2026-03', to: '2026-04' };

async function office() {
  const office = new CaseOffice();
  await office.reconcile('2026-02', [{ problem: 'p0', amountFen: 500 }]);
  await office.reconcile('2026-03', [
    { problem: 'p0', amountFen: 1000 },
    { problem: 'p1', amountFen: 2000, township: '红星乡', code: 'unpaid' },
  ]);
  await office.reconcile('2026-04', [
    { problem: 'p1', amountFen: 2500, township: '红星乡', code: 'unpaid' },
    { problem: 'p2', amountFen: 4000, township: ' ' },
  ]);
  await office.close(office.caseOf('p1'), { conclusion: 'confirmed-reduce' });
  return office;
}

describe('the discrepancy report for auditors', () => {
  it('counts by month against the month before, by code, township, age and person', async () => {
    const report = await (await office()).ask('auditor', 'reports.discrepancies', SCOPE);
    expect(report.periods).toEqual(['2026-03', '2026-04']);
    expect(report.total).toMatchObject({ count: 4, fen: 9500, closed: 2 });
    expect(
      report.byMonth.map(
        ({ label, against, count, fen, new: fresh, newFen, persisting, persistingFen, solved, solvedFen }) => [
          label,
          against,
          count,
          fen,
          [fresh, newFen],
          [persisting, persistingFen],
          [solved, solvedFen],
        ],
      ),
    ).toEqual([
      ['2026-03', '2026-02', 2, 3000, [1, 2000], [1, 1000], [0, 0]],
      ['2026-04', '2026-03', 2, 6500, [1, 4000], [1, 2500], [1, 1000]],
    ]);
    expect(report.byCode.map(({ label, count, fen }) => [label, count, fen])).toEqual([
      ['已请款未代发', 2, 4500],
      ['金额不一致', 2, 5000],
    ]);
    expect(report.byTownship.map(({ label, count }) => [label, count])).toEqual([
      ['柳树镇', 1],
      ['红星乡', 2],
      ['（未填乡镇）', 1],
    ]);
    // Today is the sixth of May. What April does not show any more stays open as long as March still does.
    expect(report.ageing.filter(({ count }) => count > 0)).toEqual([
      { label: '30 天及以内', count: 1, fen: 4000 },
      { label: '61～90 天', count: 1, fen: 1000 },
    ]);
    expect(report.people).toEqual([
      { name: '孙立', concluded: 0, reviewed: 1 },
      { name: '李强', concluded: 1, reviewed: 0 },
    ]);
  });

  it('adds up: months, codes, townships and banks are the same differences', async () => {
    const report = await (await office()).ask('auditor', 'reports.discrepancies', SCOPE);
    const sum = (all: readonly { count: number; fen: number }[]) => [
      all.reduce((total, { count }) => total + count, 0),
      all.reduce((total, { fen }) => total + fen, 0),
    ];
    for (const part of [report.byMonth, report.byCode, report.byTownship]) expect(sum(part)).toEqual([4, 9500]);
    for (const month of report.byMonth) expect(month.new + month.persisting).toBe(month.count);
  });

  it('of months that were not reconciled is refused, and so is one that ends before it begins', async () => {
    const place = await office();
    const asked = (from: string, to: string) =>
      place.ask('auditor', 'reports.discrepancies', { programme: PROGRAMME, from, to });
    await expect(asked('2025-01', '2025-12')).rejects.toThrow('没有对账结果');
    await expect(asked('2026-04', '2026-03')).rejects.toThrow('起始月份不能晚于截止月份');
  });

  it('is handed out as a workbook with numbers as numbers and as a PDF with a chart', async () => {
    const place = await office();
    const make = async (format: 'xlsx' | 'pdf') => {
      const target = join(place.workplace.folder, `report.${format}`);
      const document = { what: 'audit-report', ...SCOPE, format, unmasked: false, purpose: '' } as const;
      expect((await makeDocument({ document, target }, place.jobContext('auditor'))).rows).toBe(4);
      return target;
    };
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(await make('xlsx'));
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      '汇总',
      '按月',
      '按类型',
      '按乡镇',
      '按银行',
      '账龄',
      '结论和复核',
      '明细',
    ]);
    const rows = book.getWorksheet('明细')!.getSheetValues().slice(2) as unknown as unknown[][];
    expect(rows).toHaveLength(4);
    expect(rows[0]!.slice(1, 12)).toEqual([
      '2026-03',
      'YD000001',
      'P1',
      '金额不一致',
      '柳树镇',
      '东村',
      '张三',
      expect.stringContaining('****'),
      expect.stringContaining('****'),
      undefined,
      10,
    ]);
    expect(rows[1]!.slice(13, 18)).toEqual(['2026-03', '销号', '属实-需减发', '李强', '孙立']);
    expect(book.getWorksheet('按银行')!.getCell('A2').value).toBe('（台账未写明银行）');
    expect(book.getWorksheet('明细')!.autoFilter).toBeDefined();
    const text = execFileSync('pdftotext', ['-layout', await make('pdf'), '-'], { encoding: 'utf8' }).replace(
      /\s+/g,
      '',
    );
    for (const part of [
      '低保资金对账差异报告（审计用）',
      '逐月变化',
      '已消除',
      '按银行',
      '未销号疑点的账龄',
      '审计人员',
    ])
      expect(text).toContain(part);
  });

  it('names the bank as the rows of the files name it, and says where none does', async () => {
    const dir = scratchFolder();
    const place = newWorkplace(dir);
    const monthId = newMonth(place);
    const put = (name: string, header: readonly string[], rows: readonly (readonly string[])[]): string => {
      writeFileSync(join(dir, name), csv([header, ...rows]));
      return join(dir, name);
    };
    const lines = [1, 2, 3].map((at) => lineOf(at));
    await importPaths(place, monthId, 'approval', [put('approval.csv', HEADER, lines)]);
    await importPaths(place, monthId, 'finance', [put('finance.csv', HEADER, lines)]);
    const paid = lines.map((line, at) => [
      ...line.map((cell, i) => (HEADER[i]!.includes('金额') ? '1.00' : cell)),
      ['农商行', '邮储银行', ''][at]!,
    ]);
    await importPaths(place, monthId, 'bank', [put('bank.csv', [...HEADER, '开户行'], paid)]);
    await reconcileMonth({ monthId }, place.context);
    const target = join(dir, 'report.xlsx');
    const scope = { programme: PROGRAMME, from: '2026-04', to: '2026-04' };
    await makeDocument(
      { document: { what: 'audit-report', ...scope, format: 'xlsx', unmasked: false, purpose: '' }, target },
      place.context,
    );
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(target);
    const banks = book.getWorksheet('按银行')!.getSheetValues().slice(2) as unknown as unknown[][];
    expect(banks.map((row) => row[1])).toEqual(['农商行', '邮储银行', '（台账未写明银行）', '合计']);
    const { total } = await ask(place, 'reports.discrepancies', scope);
    expect(banks.at(-1)!.slice(2, 4)).toEqual([total.count, total.fen / 100]);
  });
});
