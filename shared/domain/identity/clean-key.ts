import type { Change } from './change.ts';

const INVISIBLE = /[\s\u00A0\u200B-\u200D\u2060\uFEFF]+/g;
const APOSTROPHES = /^['’‘＇`´]+/;
const SEPARATORS = /[-‐‑‒–—－_.·]+/g;

/** A number written by hand or by a spreadsheet, cleaned of everything that cannot belong to it. dibao.md 6.2. */
export function cleanKey(text: string, changes: Change[]): string {
  let cleaned = text;
  const apply = (next: string, change: Change): void => {
    if (next !== cleaned) changes.push(change);
    cleaned = next;
  };
  apply(cleaned.replace(INVISIBLE, ''), 'spaces-removed');
  apply(cleaned.replace(APOSTROPHES, ''), 'apostrophe-removed');
  apply(cleaned.normalize('NFKC'), 'full-width');
  apply(cleaned.replace(INVISIBLE, ''), 'spaces-removed');
  return cleaned;
}

/** The same without hyphens, dots and the like. */
export function withoutSeparators(text: string, changes: Change[]): string {
  const cleaned = text.replace(SEPARATORS, '');
  if (cleaned !== text) changes.push('separators-removed');
  return cleaned;
}

const SCIENTIFIC = /^(\d)(?:\.(\d+))?E\+?(\d{1,2})$/i;

/**
 * The digits that survived in a number a spreadsheet shows in scientific notation: 2.39900195001010E+17 → 239900195001010. null where
 * the text is no such number of at least `minDigits` digits.
 */
export function scientificDigits(text: string, minDigits: number): string | null {
  const match = SCIENTIFIC.exec(text);
  if (match === null) return null;
  const digits = match[1]! + (match[2] ?? '');
  const length = Number(match[3]) + 1;
  if (length < minDigits || digits.length > length) return null;
  return digits.slice(0, 15);
}
