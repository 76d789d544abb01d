import { expect, it } from 'vitest';
import {
  addDays,
  ageInDays,
  dayOf,
  daysBetween,
  dueDay,
  isDay,
  lastDayOf,
} from '../../../../../shared/domain/case/case-day.ts';

it('a day is that of China, whatever the clock of the computer', () => {
  expect(dayOf('2026-04-30T15:59:59.999Z')).toBe('2026-04-30');
  expect(dayOf('2026-04-30T16:00:00.000Z')).toBe('2026-05-01');
});

it.each(['2026-02-29', '2026-13-01', '2026-00-10', '20260501', '', '2026-5-1', '1899-01-01'])(
  '%s is no day',
  (text) => {
    expect(isDay(text)).toBe(false);
  },
);

it('a case is as old as the month it was found in is over, and due so many days after it was found', () => {
  expect(lastDayOf('2024-02')).toBe('2024-02-29');
  expect(ageInDays('2026-04', '2026-05-10')).toBe(10);
  expect(ageInDays('2026-04', '2026-04-10')).toBe(0);
  expect(dueDay('P1', '2026-05-25', { P1: 10, P2: 20, P3: 30 })).toBe('2026-06-04');
  expect(daysBetween('2026-03-01', addDays('2026-03-01', -1))).toBe(-1);
});
