import { describe, expect, it } from 'vitest';
import { chosenMonth, newestFirst } from '../../../../../renderer/pages/history/chosen-month.ts';
import type { MonthCard } from '../../../../../shared/contracts/desk/months.ts';

const cards = ['2026-02', '2026-04', '2026-03'].map(
  (period, at): MonthCard => ({
    monthId: at + 1,
    period,
    programme: '农村低保',
    files: { approval: 0, finance: 0, bank: 0, bankReturn: 0 },
    run: null,
    stale: false,
    sealed: false,
    next: 'hand-out',
  }),
);

describe('the month that is compared', () => {
  it('is the one the address names', () => {
    expect(chosenMonth(cards, 1)?.period).toBe('2026-02');
  });

  it('is the newest where the address names none, or one that is gone', () => {
    expect(chosenMonth(cards, null)?.period).toBe('2026-04');
    expect(chosenMonth(cards, 99)?.period).toBe('2026-04');
    expect(chosenMonth([], null)).toBeNull();
  });

  it('stands among the others newest first', () => {
    expect(newestFirst(cards).map(({ period }) => period)).toEqual(['2026-04', '2026-03', '2026-02']);
  });
});
