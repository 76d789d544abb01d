import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceKind } from '../../shared/domain/ledger/sheet-reader.ts';
import {
  accountOf,
  type Cell,
  idOf,
  isAccountedFor,
  linesOf,
  readSheet,
} from '../unit/shared/domain/ledger/read-sheet.ts';

const KINDS: readonly SourceKind[] = ['approval', 'finance', 'bank', 'bank-return'];

/** What stands in the cells of any sheet: words of headers, titles, totals and signatures, numbers, damage, nothing. */
const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  {
    weight: 6,
    arbitrary: fc.constantFrom<Cell>(
      '序号', '户主姓名', '姓名', '身份证号', '户主身份证号', '与户主关系', '合计', '小计', '金额', '单位：元', '单位：分', '单位：万元',
      '银行账号', '一卡通账号', '状态', '失败原因', '备注', '制表人：', '柳树镇', '榆树村小计', '王总', '单小计', '王某', '户主', '妻',
      '保障金', '分类施保金', '########', 'P', 'PO', '成功', '失败', '2026-04', '第1页 共3页', '说明：', '#REF!', '2.39900195001010E+17',
    ), // biome-ignore format: a list of words
  },
  { weight: 3, arbitrary: fc.nat(3).map(idOf) },
  { weight: 3, arbitrary: fc.nat(3).map(accountOf) },
  { weight: 3, arbitrary: fc.oneof(fc.nat(9), fc.integer({ min: 100, max: 900 }), fc.constant(300.5)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);
const anySheet = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 14 });

const HEADERS = [
  '序号',
  '乡镇',
  '村',
  '户主姓名',
  '身份证号',
  '保障人口',
  '保障金',
  '分类施保金',
  '合计',
  '银行账号',
  '一卡通账号',
];
const household = fc.tuple(
  fc.constantFrom('王某', '李某', '王总', '单小计'),
  fc.nat(200),
  fc.integer({ min: 1, max: 9 }),
  fc.integer({ min: 100, max: 900 }),
  fc.integer({ min: 0, max: 200 }),
  fc.boolean(),
);
const cellsOf = ([name, n, size, base, supplement, hasSecond]: readonly [string, number, number, number, number, boolean], i: number): Cell[] => [
  i + 1, '柳树镇', '榆树村', name, idOf(n), size, base, supplement, base + supplement, accountOf(n), hasSecond ? accountOf(n + 500) : null,
]; // biome-ignore format: a row

describe('a sheet of anything', () => {
  it('never throws, and every row is accounted for', () => {
    fc.assert(
      fc.property(anySheet, fc.constantFrom(...KINDS), fc.boolean(), (table, kind, isText) => {
        const { ledger, report } = readSheet(kind, table, { isText });
        expect(report.rowsRead).toBe(table.length);
        expect(isAccountedFor(report)).toBe(true);
        if (report.sheetKind === 'household') expect(ledger.count).toBe(report.rowsAccepted);
        else expect(ledger.count).toBeLessThanOrEqual(report.rowsAccepted);
        for (const fen of ledger.fen) expect(Number.isNaN(fen) || (Number.isSafeInteger(fen) && fen >= 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('below a sound header every row is accounted for too', () => {
    fc.assert(
      fc.property(anySheet, fc.constantFrom(...KINDS.slice(0, 3)), fc.boolean(), (table, kind, isText) => {
        const header = ['序号', '户主姓名', '身份证号', '银行账号', '合计', '备注'];
        const { ledger, report } = readSheet(kind, [header, ...table], { isText });
        expect(report.rowsRead).toBe(table.length + 1);
        expect(isAccountedFor(report)).toBe(true);
        if (report.problem === null && report.sheetKind === 'household') expect(ledger.count).toBe(report.rowsAccepted);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a ledger', () => {
  const shuffles = fc.array(fc.nat(), { minLength: HEADERS.length, maxLength: HEADERS.length });

  it('says the same in whatever order its columns stand', () => {
    fc.assert(
      fc.property(fc.array(household, { minLength: 2, maxLength: 8 }), shuffles, (households, keys) => {
        const order = HEADERS.map((_, i) => i).sort((a, b) => keys[a]! - keys[b]! || a - b);
        const table = [HEADERS, ...households.map(cellsOf)];
        const turned = table.map((cells) => order.map((i) => cells[i]!));
        const straight = readSheet('finance', table);
        const other = readSheet('finance', turned);
        expect(linesOf(other.ledger)).toEqual(linesOf(straight.ledger));
        expect(other.report.warnings).toEqual(straight.report.warnings);
        const meaning = (report: typeof straight.report) =>
          report.columns.map(({ column, headers }) => `${column}: ${headers.join()}`).sort();
        expect(meaning(other.report)).toEqual(meaning(straight.report));
      }),
      { numRuns: 80 },
    );
  });

  it('keeps everybody, and its totals agree, wherever subtotals stand; one that is changed by a fen is found', () => {
    const pages = fc.array(fc.array(household, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(pages, fc.nat(), fc.boolean(), (given, pick, isRepeated) => {
        const table: Cell[][] = [['低保金发放表'], [...HEADERS]];
        const totalRows: number[] = [];
        const total = (label: string, yuan: number): void => {
          totalRows.push(table.length);
          table.push(HEADERS.map((header) => (header === '序号' ? label : header === '合计' ? yuan : null)));
        };
        let all = 0;
        for (const page of given) {
          if (isRepeated && table.length > 2) table.push(['低保金发放表'], [...HEADERS]);
          const rows = page.map(cellsOf);
          table.push(...rows);
          const sum = rows.reduce((yuan, cells) => yuan + Number(cells[8]), 0);
          all += sum;
          total('本页小计', sum);
        }
        total('合计', all);
        const count = given.flat().length;
        const { ledger, report } = readSheet('finance', table);
        expect(ledger.count).toBe(count);
        expect(report.controlTotals).toHaveLength(totalRows.length);
        expect(report.controlFaults).toEqual([]);
        const spoiled = totalRows[pick % totalRows.length]!;
        table[spoiled] = table[spoiled]!.map((value) => (typeof value === 'number' ? value + 0.01 : value));
        expect(readSheet('finance', table).report.controlFaults.map(({ row }) => row)).toEqual([spoiled + 1]);
      }),
      { numRuns: 60 },
    );
  });
});
