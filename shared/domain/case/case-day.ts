import type { Priority } from '../discrepancy/code.ts';

/** China keeps one time all over the country and all through the year. */
const EAST_OF_UTC_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** The calendar day of an instant (ISO 8601, UTC) in China, YYYY-MM-DD. */
export function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + EAST_OF_UTC_MS).toISOString().slice(0, 10);
}

/** Whether a text is a day of the calendar, YYYY-MM-DD of the years 1900 … 2099. */
export function isDay(text: string): boolean {
  if (!/^(?:19|20)\d\d-\d\d-\d\d$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** The day `count` days after (before, where negative) a day. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative where the other comes before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The last day of a month YYYY-MM. */
export function lastDayOf(period: string): string {
  return new Date(Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5, 7)), 0)).toISOString().slice(0, 10);
}

/**
 * How old a case is, in days: from the last day of the first benefit month it was found in, not from the day somebody reconciled. The money
 * of the month is then spent, whoever looks at it when; a late reconciliation makes no problem young. 0 while the month is not over.
 */
export function ageInDays(firstPeriod: string, today: string): number {
  return Math.max(0, daysBetween(lastDayOf(firstPeriod), today));
}

/** Days a case of each priority may take. General knowledge, so a setting (`caseDueDays`): no rule was found. */
export type DueDays = Readonly<Record<Priority, number>>;

/** When a case is due: counted from the day it was found (or opened again), for nobody can be late before that. */
export function dueDay(priority: Priority, from: string, days: DueDays): string {
  return addDays(from, days[priority]);
}
