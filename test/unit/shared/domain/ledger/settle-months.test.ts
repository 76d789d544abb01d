import { describe, expect, it } from 'vitest';
import { settleMonths } from '../../../../../shared/domain/ledger/settle-months.ts';
import { idOf, linesOf, readSheet } from './read-sheet.ts';

const ledgerOf = (header: string, months: readonly (string | number)[]) =>
  readSheet('finance', [
    ['户主姓名', '身份证号', '合计', header],
    ...months.map((month, i) => ['王某', idOf(i), 300, month]),
  ]).ledger;
const settle = (header: string, months: readonly (string | number)[], period = '2026-04') => {
  const { ledger, warning } = settleMonths(ledgerOf(header, months), period);
  return { months: linesOf(ledger).map(({ month, months: count }) => [month, count]), warning };
};

describe('the months a ledger names', () => {
  it('are nothing special where they are the period’s', () => {
    expect(settle('所属月份', ['2026-04', '202604', '2026年4月', ''])).toEqual({
      months: [
        ['', 1],
        ['', 1],
        ['', 1],
        ['', 0],
      ],
      warning: null,
    });
  });

  it('stay where a few lines are for another month', () => {
    expect(settle('所属月份', ['2026-04', '2026-04', '2026-03'])).toEqual({
      months: [
        ['', 1],
        ['', 1],
        ['2026-03', 1],
      ],
      warning: null,
    });
  });

  it('are dates of payment where most of them are another month: left out, and said', () => {
    const { months, warning } = settle('发放时间', ['2026-05', '2026-05', '2026-04']);
    expect(months.map(([month]) => month)).toEqual(['', '', '']);
    expect(warning).toContain('2026-05');
    expect(warning).toContain('2026-04');
  });

  it('are none where the column holds full dates or nothing', () => {
    expect(settle('发放时间', ['2026-05-10', '2026-05-11'])).toEqual({
      months: [
        ['', 0],
        ['', 0],
      ],
      warning: null,
    });
    expect(settle('发放时间', ['', '']).warning).toBeNull();
  });

  it('of a quarter that holds the period are the period’s quarter', () => {
    const { months, warning } = settle('所属期', ['2026年4-6月', '2026年4-6月'], '2026-06');
    expect(warning).toBeNull();
    expect(months).toEqual([
      ['', 3],
      ['', 3],
    ]);
  });

  it('do not depend on the order of lines where two are equally common', () => {
    const forward = settle('所属月份', ['2026-03', '2026-04']);
    const backward = settle('所属月份', ['2026-04', '2026-03']);
    expect(forward.warning).toBe(backward.warning);
    expect(forward.months).toEqual([...backward.months].reverse());
  });
});
