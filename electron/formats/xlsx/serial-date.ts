const SECONDS_A_DAY = 86_400;
/** 9999-12-31, the last day a spreadsheet knows, in the 1900 system. */
const LAST_SERIAL = 2_958_465;
const DAYS_1904_AFTER_1900 = 1462;
/** The day 1900-02-29, which never was: the 1900 system has it for the sake of Lotus 1-2-3. */
const NO_SUCH_DAY = 60;
/** Days from serial 0 of the 1900 system (as counted from March 1900 on) to 1970-01-01. */
const EPOCH_SERIAL = 25_569;

/**
 * The ISO text (`YYYY-MM-DD`, with ` HH:mm:ss` where the time is not midnight) of a serial date, to the nearest second
 * (ECMA-376 part 1, 18.17.4). Null where it is no day of the calendar: negative, after 9999, or 1900-02-29.
 */
export function serialToIso(serial: number, is1904: boolean): string | null {
  const seconds = Math.round((is1904 ? serial + DAYS_1904_AFTER_1900 : serial) * SECONDS_A_DAY);
  const day = Math.floor(seconds / SECONDS_A_DAY);
  if (!(serial >= 0) || day > LAST_SERIAL || day === NO_SUCH_DAY) return null;
  const date = isoDay(day < NO_SUCH_DAY ? day + 1 : day);
  const time = seconds - day * SECONDS_A_DAY;
  if (time === 0) return date;
  return `${date} ${two(Math.floor(time / 3600))}:${two(Math.floor(time / 60) % 60)}:${two(time % 60)}`;
}

/**
 * The ISO text of a date cell of a strict workbook (`t="d"`, xsd:dateTime, xsd:date or xsd:time), to the second.
 * Null where it is written in another way, with an offset say.
 */
export function isoCellToIso(text: string): string | null {
  const match = /^(\d{4}-\d\d-\d\d)?(?:T?(\d\d:\d\d:\d\d)(?:\.\d+)?|T?(\d\d:\d\d))?Z?$/.exec(text.trim());
  if (match === null) return null;
  const [, date, time, shortTime] = match;
  const clock = time ?? (shortTime === undefined ? '00:00:00' : `${shortTime}:00`);
  if (date === undefined) return time === undefined && shortTime === undefined ? null : `1899-12-31 ${clock}`;
  return clock === '00:00:00' ? date : `${date} ${clock}`;
}

/** The calendar day, by the arithmetic of days in 400-year eras (the proleptic Gregorian calendar). */
function isoDay(serial: number): string {
  const days = serial - EPOCH_SERIAL + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
