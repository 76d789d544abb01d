import { CellKind, type SourceRow } from '../../../shared/domain/ledger/source-row.ts';

/** The one row object of a sheet, filled again for every row. Cells must come in ascending columns. */
export class RowBuffer {
  readonly row: SourceRow = { row: 0, cells: [], kinds: null, hidden: false };
  /** Columns up to the last cell that is not empty. */
  width = 0;
  private readonly kinds: Uint8Array;
  /** The first so many kinds, by how many: rows of one sheet have few different widths. */
  private readonly kindsByWidth: (Uint8Array | undefined)[] = [];

  constructor(maxCells: number) {
    this.kinds = new Uint8Array(maxCells);
  }

  begin(row: number, hidden: boolean): void {
    this.row.row = row;
    this.row.hidden = hidden;
    this.width = 0;
  }

  set(column: number, text: string, kind: CellKind): void {
    const { cells } = this.row;
    for (let i = this.width; i < column; i++) {
      cells[i] = '';
      this.kinds[i] = CellKind.empty;
    }
    cells[column] = text;
    this.kinds[column] = kind;
    this.width = column + 1;
  }

  /** The finished row: cells and kinds cut to the row's width. */
  finish(): SourceRow {
    const { row, width } = this;
    if (row.cells.length !== width) row.cells.length = width;
    row.kinds = this.kindsByWidth[width] ??= this.kinds.subarray(0, width);
    return row;
  }
}
