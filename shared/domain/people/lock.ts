/** The first wait, in minutes; each failed try after it doubles it. */
const FIRST_WAIT = 5;
const LONGEST_WAIT = 480;

/**
 * For how many minutes an account is locked after so many failed tries in a row; 0 where it is not. Grows from 5 minutes to 8 hours: a guesser
 * has some three tries a day, and whoever mistyped is in again soon.
 */
export function lockMinutes(failed: number, triesBeforeLock: number): number {
  if (failed < triesBeforeLock) return 0;
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(20, failed - triesBeforeLock));
}
