/** The day of an instant (ISO 8601) where the offices are, YYYY-MM-DD: the same on every computer. */
export function beijingDay(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}
