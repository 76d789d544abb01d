import { describe, expect, it } from 'vitest';
import { lifeLine } from '../../../../../../renderer/pages/cases/case/life-line.ts';
import { CASE_STATES } from '../../../../../../shared/domain/case/case-state.ts';

const drawn = (state: Parameters<typeof lifeLine>[0]): string =>
  lifeLine(state)
    .map(({ label, place }) => (place === 'here' ? `[${label}]` : label))
    .join(' ');

describe('the life of a case as a line', () => {
  it('shows what lies behind and what is to come', () => {
    expect(drawn('concluded')).toBe('新发现 已分派 核查中 [已有结论] 复核 销号');
    expect(lifeLine('concluded').map(({ place }) => place)).toEqual([
      'behind',
      'behind',
      'behind',
      'here',
      'ahead',
      'ahead',
    ]);
  });

  it('puts what stands beside the way into it, before what is to be done again', () => {
    expect(drawn('returned')).toBe('新发现 已分派 [退回补充] 核查中 已有结论 复核 销号');
    expect(drawn('suspended')).toBe('新发现 已分派 [暂挂] 核查中 已有结论 复核 销号');
    expect(drawn('handed-over')).toBe('新发现 已分派 核查中 已有结论 [已移交] 复核 销号');
  });

  it.each(CASE_STATES)('has one place where a case that is %s stands', (state) => {
    expect(lifeLine(state).filter(({ place }) => place === 'here')).toHaveLength(1);
  });
});
