import { describe, expect, it } from 'vitest';
import { dayWords, dueTone, dueWords, OPEN_STATES } from '../../../../renderer/text/case-words.ts';

const TODAY = '2026-05-20';

describe('a due day in words', () => {
  it.each([
    ['2026-05-17', '已逾期 3 天', 'late'],
    ['2026-05-19', '已逾期 1 天', 'late'],
    ['2026-05-20', '今天到期', 'soon'],
    ['2026-05-21', '明天到期', 'soon'],
    ['2026-05-27', '还有 7 天', 'far'],
    ['2026-05-28', '5月28日到期', 'far'],
    ['2027-01-02', '2027年1月2日到期', 'far'],
  ])('%s is %s', (dueOn, words, tone) => {
    expect(dueWords(dueOn, TODAY)).toBe(words);
    expect(dueTone(dueOn, TODAY)).toBe(tone);
  });

  it('leaves the year out within the same year', () => {
    expect(dayWords('2026-12-01', TODAY)).toBe('12月1日');
  });
});

it('counts every state as open but the closed one', () => {
  expect(OPEN_STATES).not.toContain('closed');
  expect(OPEN_STATES).toHaveLength(8);
});
