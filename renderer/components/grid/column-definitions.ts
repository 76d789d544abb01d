import type { ColDef } from 'ag-grid-community';
import { type ColumnLayout, inOrder } from './column-layout.ts';
import type { GridColumn, GridSort } from './row-grid.ts';

/** The columns as the library takes them. No renderers: a cell is a text node, and so a screen of them is filled within a frame. */
export function definitionsOf<Row>(
  columns: readonly GridColumn<Row>[],
  layout: ColumnLayout,
  sort: GridSort | null,
): ColDef<Row, string>[] {
  return inOrder(columns, layout.order).map(({ key, heading, width, text, mark, ...column }) => {
    const kept = layout.widths[key];
    const classes = [column.figures === true ? 'cell-figures' : '', column.fills === true ? 'cell-cut' : ''];
    return {
      colId: key,
      headerName: heading,
      width: kept ?? width,
      ...(column.fills === true && kept === undefined ? { flex: 1, minWidth: width } : { minWidth: 40 }),
      ...(column.pinned === true ? { pinned: 'left' as const } : {}),
      initialHide: layout.hidden.includes(key),
      lockPinned: true,
      suppressMovable: column.pinned === true,
      sortable: column.sort !== undefined,
      ...(column.sort !== undefined && sort?.by === column.sort
        ? { initialSort: sort.descending ? ('desc' as const) : ('asc' as const) }
        : {}),
      sortingOrder: ['asc', 'desc', null],
      // A row that is still being fetched has no data.
      valueGetter: ({ data }) => (data === undefined ? '' : text(data)),
      cellClass: ({ data }) => [...classes, data === undefined || mark === undefined ? '' : mark(data)].filter(Boolean),
      ...(column.figures === true ? { headerClass: 'cell-figures' } : {}),
      ...(column.tooltip === true ? { tooltipValueGetter: ({ value }) => value ?? '' } : {}),
    } satisfies ColDef<Row, string>;
  });
}
