/**
 * Hides the middle of an identity or account number: `231025********1234` (contract: cli.md). At most the first 6 and the last 4
 * characters stay, at least 4 are starred; of 8 characters and fewer nothing stays.
 */
export function maskNumber(text: string): string {
  const { length } = text;
  if (length <= 8) return '*'.repeat(length);
  const head = Math.min(6, length - 8);
  return text.slice(0, head) + '*'.repeat(length - head - 4) + text.slice(-4);
}
