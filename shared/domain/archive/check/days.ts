/** Days from one day to another (YYYY-MM-DD), negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return (utc(to) - utc(from)) / 86_400_000;
}

function utc(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
}

/** The day so many years later; 29 February becomes 28 February where the year has none. */
export function yearsLater(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years;
  const rest = day.slice(4);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${String(year).padStart(4, '0')}${rest === '-02-29' && !isLeap ? '-02-28' : rest}`;
}
