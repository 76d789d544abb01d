import { describe, expect, it } from 'vitest';
import { columnLetter } from '../../../../../renderer/pages/files/column-letter.ts';
import { periodToBegin, presentPeriod, programmeToBegin } from '../../../../../renderer/pages/files/period-choice.ts';
import { headerRowsLabel, needsALook, profileNameOf } from '../../../../../renderer/pages/files/reading-words.ts';
import { sheetOf } from './reading.ts';

describe('header rows', () => {
  it.each([
    [[], '没有表头'],
    [[3], '第 3 行'],
    [[3, 4], '第 3–4 行'],
    [[2, 4], '第 2、4 行'],
  ])('%j are %s', (rows, words) => expect(headerRowsLabel(rows)).toBe(words));
});

describe('the name of a layout', () => {
  it.each([
    ['农村低保家庭查询_202604.xlsx', '农村低保家庭查询'],
    ['2026年4月请款明细.xls', '请款明细'],
    ['代发明细（20260405）.txt', '代发明细'],
    ['202604.txt', '202604.txt'],
  ])('of %s leaves out what changes by month', (file, name) => expect(profileNameOf(file)).toBe(name));
});

it('columns are lettered as in a spreadsheet', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

describe('a sheet is to be looked at', () => {
  const sheet = sheetOf(['金额'], [{ column: 'total_amount', indexes: [0] }]);
  const total = { row: 9, label: '合计', declaredCount: null, declaredFen: 100, actualCount: 2, actualFen: 90 };

  it('where there is a warning, a total that does not agree, a doubtful column, a problem', () => {
    expect(needsALook(sheet)).toBe(false);
    expect(needsALook({ ...sheet, warnings: ['有 2 行是隐藏行'] })).toBe(true);
    expect(needsALook({ ...sheet, controlTotals: [{ ...total, agrees: false }] })).toBe(true);
    expect(needsALook({ ...sheet, controlTotals: [{ ...total, agrees: true }] })).toBe(false);
    expect(needsALook(sheetOf(['金额'], [{ column: 'total_amount', indexes: [0], confidence: 0.5 }]))).toBe(true);
    expect(needsALook({ ...sheet, problem: { message: '缺少金额', mend: '请补上' } })).toBe(true);
  });
});

describe('the month to begin with', () => {
  const month = (period: string, programme = '农村低保') => ({ period, programme });

  it('is the one after the latest of the programme, the present one where it has none, and never one to come', () => {
    expect(periodToBegin([month('2026-03'), month('2026-01')], '农村低保', '2026-11')).toBe('2026-04');
    expect(periodToBegin([month('2025-12')], '农村低保', '2026-11')).toBe('2026-01');
    expect(periodToBegin([month('2026-03', '城市低保')], '农村低保', '2026-11')).toBe('2026-11');
    expect(periodToBegin([month('2026-11')], '农村低保', '2026-11')).toBe('2026-11');
  });

  it('is told by the clock of the computer', () => {
    expect(presentPeriod(new Date(2026, 0, 31, 23))).toBe('2026-01');
  });

  it('is of the programme worked on last', () => {
    expect(programmeToBegin([month('2026-03'), month('2026-04', '城市低保')], ['特困供养'])).toBe('城市低保');
    expect(programmeToBegin([], ['特困供养'])).toBe('特困供养');
    expect(programmeToBegin([], [])).toBe('');
  });
});
