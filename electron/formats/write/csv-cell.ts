import { harmlessCell } from './harmless-cell.ts';

/** Anything that is not written as it stands; one look a cell, because nearly all are. */
const NEEDS_CARE = /^[=+\-@＝＋－＠\t]|[",\r\n]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** A text as a cell of a CSV file (RFC 4180): quoted where it has to be, harmless where a spreadsheet would run it as a formula. */
export function csvCell(text: string): string {
  if (!NEEDS_CARE.test(text)) return text;
  const cell = harmlessCell(text);
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
