/** What a cell of a source file was before anyone read meaning into it. Text files know only `empty` and `text`. */
export const CellKind = { empty: 0, text: 1, number: 2, date: 3, boolean: 4, error: 5 } as const;
export type CellKind = (typeof CellKind)[keyof typeof CellKind];

/**
 * One physical row of a source file, exactly as stored.
 *
 * - `cells[i]` is the text of column i (0-based); '' where the cell is absent or empty. A number keeps its exact stored
 *   text ("2.3990019500101E+17" stays so), so that a number a spreadsheet damaged can be told from a sound one. A date
 *   (number with a date style) is given as ISO text `YYYY-MM-DD` or `YYYY-MM-DD HH:mm:ss`. Booleans are TRUE/FALSE,
 *   errors their text (`#N/A`).
 * - `kinds` has one `CellKind` per cell, or is null where every non-empty cell is text (text files).
 * - `row` is the physical 1-based row (workbooks) or line (text files, the line where the record begins).
 *
 * Readers reuse the object and its arrays from row to row: whoever keeps something copies it.
 */
export interface SourceRow {
  row: number;
  cells: string[];
  kinds: Uint8Array | null;
  hidden: boolean;
}

/** A merged range, 0-based columns and 1-based physical rows, both ends inclusive. */
export interface MergedRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}
