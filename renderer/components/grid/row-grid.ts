/** One column of a grid: what it shows of a row is always a text, so that scrolling only ever fills text into cells. */
export interface GridColumn<Row> {
  readonly key: string;
  readonly heading: string;
  /** In pixels, before anybody changes it. */
  readonly width: number;
  readonly text: (row: Row) => string;
  /** Figures stand at the right. */
  readonly figures?: boolean;
  /** Stays at the left while the others scroll. */
  readonly pinned?: boolean;
  /** The word the source sorts by; without it the column cannot be sorted. */
  readonly sort?: string;
  /** Takes the width that is left over. */
  readonly fills?: boolean;
  /** A class for the cell of a row. */
  readonly mark?: (row: Row) => string;
  /** The whole text as tooltip where the cell is too narrow for it. */
  readonly tooltip?: boolean;
}

export interface GridSort {
  readonly by: string;
  readonly descending: boolean;
}

/** Where the rows of a grid come from, a stretch at a time. Another source is another content: the grid begins at the top. */
export type RowSource<Row> = (
  offset: number,
  limit: number,
  sort: GridSort | null,
) => Promise<{ readonly total: number; readonly rows: readonly Row[] }>;

/** What a page may tell its grid to do. */
export interface GridHandle {
  /** Fetches what is on screen again; the place and the selection stay. */
  refresh(): void;
  /** Puts the focus on the row, or on the row that had it last. */
  focus(rowIndex?: number): void;
  /** Puts the selected rows on the clipboard; how many. */
  copy(): number;
  deselect(): void;
  /** Gives the focus up for good. Otherwise rows that arrive later may take it back from whatever has it then. */
  release(): void;
}
