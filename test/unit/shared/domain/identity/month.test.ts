import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths, isPeriod, monthsProblem, readMonths } from '../../../../../shared/domain/identity/month.ts';
import { CellKind } from '../../../../../shared/domain/ledger/source-row.ts';

const PERIOD = '2026-04';
const read = (text: string, kind: CellKind = CellKind.text) => readMonths(text, kind, PERIOD);
const problemOf = (text: string, kind: CellKind = CellKind.text) => monthsProblem(text, kind, PERIOD);

describe('one month', () => {
  test.each([
    '2026-04',
    '202604',
    '2026.4',
    '2026.04',
    '2026/04',
    '2026/4',
    '2026年4月',
    '2026年04月份',
    '2026年4月度',
    '2026-04-01',
    '2026/4/1',
    '2026.4.30',
    '20260401',
    '2026年4月1日',
    '4月',
    '4月份',
    '04月',
    ' 2026 年 4 月 ',
    '２０２６年４月',
    "'202604",
  ])('%s', (text) => {
    expect(read(text)).toEqual({ first: '2026-04', last: '2026-04', count: 1 });
  });

  test('date cells and numbers that read as a month', () => {
    expect(read('2026-04-01', CellKind.date)?.first).toBe('2026-04');
    expect(read('2026-04-01 00:00:00', CellKind.date)?.first).toBe('2026-04');
    expect(read('202604', CellKind.number)?.first).toBe('2026-04');
    expect(read('2026.4', CellKind.number)?.first).toBe('2026-04');
  });
});

describe('several months', () => {
  test.each([
    ['2026年第二季度', '2026-04', '2026-06', 3],
    ['2026年二季度', '2026-04', '2026-06', 3],
    ['2026Q2', '2026-04', '2026-06', 3],
    ['二季度', '2026-04', '2026-06', 3],
    ['第4季度', '2026-10', '2026-12', 3],
    ['1-3月', '2026-01', '2026-03', 3],
    ['1月至3月', '2026-01', '2026-03', 3],
    ['1—3月份', '2026-01', '2026-03', 3],
    ['2025年1-3月', '2025-01', '2025-03', 3],
    ['2025年1月－3月', '2025-01', '2025-03', 3],
    ['202601-202603', '2026-01', '2026-03', 3],
    ['2025.11-2026.1', '2025-11', '2026-01', 3],
    ['2025年11月至2026年1月', '2025-11', '2026-01', 3],
    ['2026-01~2026-03', '2026-01', '2026-03', 3],
    ['2026年4月-4月', '2026-04', '2026-04', 1],
  ])('%s is %s to %s', (text, first, last, count) => {
    expect(read(text)).toEqual({ first, last, count });
  });
});

describe('no month', () => {
  test.each([
    ['', 'blank'],
    ['—', 'blank'],
    ['无', 'blank'],
    ['2026', 'unreadable'],
    ['2026-13', 'unreadable'],
    ['202613', 'unreadable'],
    ['13月', 'unreadable'],
    ['1-3', 'unreadable'],
    ['4', 'unreadable'],
    ['五月', 'unreadable'],
    ['3-1月', 'range'],
    ['2026年3月至2026年1月', 'range'],
    ['202001-202604', 'range'],
  ] as const)('%s: %s', (text, problem) => {
    expect(read(text)).toBeNull();
    expect(problemOf(text)).toBe(problem);
  });

  test('the serial number of a day in a number cell is not guessed', () => {
    expect(problemOf('46113', CellKind.number)).toBe('unreadable');
  });

  test('2026.1 in a number cell is January or October, and so neither', () => {
    expect(problemOf('2026.1', CellKind.number)).toBe('ambiguous');
    expect(read('2026.1')?.first).toBe('2026-01');
  });
});

describe('reckoning with months', () => {
  const month = fc
    .tuple(fc.integer({ min: 1950, max: 2050 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);

  test('a month written as itself is read back', () => {
    fc.assert(
      fc.property(month, (text) => {
        expect(read(text)).toEqual({ first: text, last: text, count: 1 });
      }),
    );
  });

  test('adding months crosses years and is undone by taking them away', () => {
    expect(addMonths('2026-11', 3)).toBe('2027-02');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    fc.assert(
      fc.property(month, fc.integer({ min: -560, max: 560 }), (text, count) => {
        expect(isPeriod(addMonths(text, count))).toBe(true);
        expect(addMonths(addMonths(text, count), -count)).toBe(text);
      }),
    );
  });

  test('a period is a year and a month', () => {
    expect(['2026-04', '2026-4', '2026-13', '202604', '2026-04-01', '0026-04', ''].filter(isPeriod)).toEqual([
      '2026-04',
    ]);
  });
});
