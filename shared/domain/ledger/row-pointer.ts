import type { LedgerSheet } from './ledger.ts';

/** Where a row pointer leads: one of the sheets it was resolved against, and a physical row. */
export interface PointedRow<Sheet extends LedgerSheet> {
  readonly sheet: Sheet;
  readonly row: number;
}

const ROW = /(\d+)(?:;|$)/y;

/**
 * The rows that pointers (`FILE#SHEET!ROW` or `FILE#LINE`, joined by `;`) lead to, in their order. Names may hold `#`, `!` and `;`
 * themselves, so they are told by the sheets there are, the longest name first; what leads to none of them is left out.
 */
export function resolvePointers<Sheet extends LedgerSheet>(
  pointers: string,
  sheets: readonly Sheet[],
): readonly PointedRow<Sheet>[] {
  const named = sheets
    .map((sheet) => ({ sheet, start: sheet.sheet === '' ? `${sheet.file}#` : `${sheet.file}#${sheet.sheet}!` }))
    .sort((a, b) => b.start.length - a.start.length);
  const rows: PointedRow<Sheet>[] = [];
  let at = 0;
  while (at < pointers.length) {
    const found = named.find(({ start }) => {
      ROW.lastIndex = at + start.length;
      return pointers.startsWith(start, at) && ROW.test(pointers);
    });
    if (found === undefined) {
      const next = pointers.indexOf(';', at);
      at = next === -1 ? pointers.length : next + 1;
      continue;
    }
    ROW.lastIndex = at + found.start.length;
    rows.push({ sheet: found.sheet, row: Number(ROW.exec(pointers)![1]) });
    at = ROW.lastIndex;
  }
  return rows;
}
