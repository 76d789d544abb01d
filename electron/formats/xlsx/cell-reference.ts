import type { MergedRange } from '../../../shared/domain/ledger/source-row.ts';

/** A cell's place: 0-based column, 1-based row. */
export interface CellReference {
  readonly column: number;
  readonly row: number;
}

/** Reads `AB12` (also `$AB$12`). Null where it is no reference. */
export function parseCellReference(text: string): CellReference | null {
  const match = /^\$?([A-Za-z]{1,3})\$?0*([1-9][0-9]{0,8})$/.exec(text);
  if (match === null) return null;
  let column = 0;
  for (const letter of match[1]!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, row: Number(match[2]) };
}

/** Reads `A1:C3`, corners in any order. Null where it is no range. */
export function parseMergedRange(text: string): MergedRange | null {
  const [first, second, ...more] = text.trim().split(':');
  const from = parseCellReference(first ?? '');
  const to = second === undefined ? from : parseCellReference(second);
  if (from === null || to === null || more.length > 0) return null;
  return {
    firstRow: Math.min(from.row, to.row),
    lastRow: Math.max(from.row, to.row),
    firstColumn: Math.min(from.column, to.column),
    lastColumn: Math.max(from.column, to.column),
  };
}
