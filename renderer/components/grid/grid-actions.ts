import type { GridApi } from 'ag-grid-community';
import { copyText } from './copy-text.ts';
import type { GridColumn, GridSort } from './row-grid.ts';
import { rowsAsTsv } from './rows-as-tsv.ts';

export function selectedRows<Row>(api: GridApi<Row>): readonly Row[] {
  const nodes = api.getSelectedNodes().sort((a, b) => (a.rowIndex ?? 0) - (b.rowIndex ?? 0));
  return nodes.flatMap(({ data }) => (data === undefined ? [] : [data]));
}

/** How the grid is sorted, in the source's word. */
export function sortOf<Row>(api: GridApi<Row>, columns: readonly GridColumn<Row>[]): GridSort | null {
  const sorted = api.getColumnState().find(({ sort }) => sort === 'asc' || sort === 'desc');
  const by = columns.find(({ key }) => key === sorted?.colId)?.sort;
  return by === undefined ? null : { by, descending: sorted?.sort === 'desc' };
}

/** The widths somebody gave to columns; one that fills what is left has none. */
export function widthsOf<Row>(api: GridApi<Row>): Readonly<Record<string, number>> {
  const widths = api
    .getColumnState()
    .flatMap(({ colId, width, flex }) =>
      typeof width !== 'number' || typeof flex === 'number' ? [] : [[colId, Math.round(width)] as const],
    );
  return Object.fromEntries(widths);
}

export function orderOf<Row>(api: GridApi<Row>): readonly string[] {
  return api.getColumnState().map(({ colId }) => colId);
}

/** Scrolls to the row and puts the focus on it, in the column that had it. */
export function focusRow<Row>(api: GridApi<Row>, rowIndex?: number): boolean {
  const focused = api.getFocusedCell();
  const index = Math.max(0, Math.min(rowIndex ?? focused?.rowIndex ?? 0, api.getDisplayedRowCount() - 1));
  const column = focused?.column ?? api.getAllDisplayedColumns()[1];
  if (column === undefined || api.getDisplayedRowCount() === 0) return false;
  api.ensureIndexVisible(index);
  api.setFocusedCell(index, column);
  return true;
}

/**
 * Selects the row, or takes it out; with `extend` all rows from the one that was selected last. Rows that have not been fetched yet
 * are left out.
 */
export function toggleRow<Row>(
  api: GridApi<Row>,
  anchor: { current: number | null },
  rowIndex: number,
  extend: boolean,
): void {
  const node = api.getDisplayedRowAtIndex(rowIndex);
  if (node?.data === undefined) return;
  if (!extend || anchor.current === null) {
    anchor.current = rowIndex;
    node.setSelected(node.isSelected() !== true);
    return;
  }
  const [first, last] = [Math.min(anchor.current, rowIndex), Math.max(anchor.current, rowIndex)];
  const nodes = Array.from({ length: last - first + 1 }, (_, index) => api.getDisplayedRowAtIndex(first + index));
  api.setNodesSelected({ nodes: nodes.filter((one) => one?.data !== undefined).map((one) => one!), newValue: true });
}

export function toggleFocused<Row>(api: GridApi<Row>, anchor: { current: number | null }, extend: boolean): boolean {
  const rowIndex = api.getFocusedCell()?.rowIndex;
  if (rowIndex == null) return false;
  toggleRow(api, anchor, rowIndex, extend);
  return true;
}

function focusedRow<Row>(api: GridApi<Row>): Row | undefined {
  const focused = api.getFocusedCell();
  return focused?.rowIndex == null ? undefined : api.getDisplayedRowAtIndex(focused.rowIndex)?.data;
}

export function openFocused<Row>(api: GridApi<Row>, open: (row: Row) => void): boolean {
  const row = focusedRow(api);
  if (row === undefined) return false;
  open(row);
  return true;
}

/** The selected rows, or the one that has the focus, as they are shown: only the columns on screen, masked as they are. */
export function copySelected<Row>(api: GridApi<Row>, columns: readonly GridColumn<Row>[]): number {
  const selected = selectedRows(api);
  const one = focusedRow(api);
  const rows = selected.length > 0 || one === undefined ? selected : [one];
  if (rows.length === 0) return 0;
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const shown = api.getAllDisplayedColumns().flatMap((column) => byKey.get(column.getColId()) ?? []);
  copyText(rowsAsTsv(shown, rows));
  return rows.length;
}
