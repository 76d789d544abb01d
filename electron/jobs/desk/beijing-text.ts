const EAST_OF_UTC_MS = 8 * 3_600_000;

/** An instant (ISO 8601, UTC) as an office reads it, in the time of Beijing whatever the computer says: 2026-04-20 09:30. */
export function beijingText(instant: string): string {
  return new Date(Date.parse(instant) + EAST_OF_UTC_MS).toISOString().slice(0, 16).replace('T', ' ');
}
