/** YYYY-MM-DD so many days after the instant or day (ISO 8601, UTC). */
export function addDays(from: string, days: number): string {
  const date = new Date(`${from.slice(0, 10)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
