import type { ColDef } from 'ag-grid-community';
import { type ColumnLayout, inOrder } from './column-layout.ts';
import type { GridColumn, GridSort } from './row-grid.ts';

export const SELECT_COLUMN = 'select';

/**
 * Whether the row is selected, drawn by the style sheet: the library's checkboxes are half the elements of a screen of rows, and as
 * much of its time. A screen reader hears it from the row (aria-selected).
 */
const SELECT: ColDef = {
  colId: SELECT_COLUMN,
  headerName: '选',
  headerTooltip: '单击或按空格选择，按住 Shift 选择一段',
  width: 40,
  pinned: 'left',
  lockPinned: true,
  lockPosition: 'left',
  resizable: false,
  sortable: false,
  cellClass: 'cell-select',
};

/** The columns as the library takes them. No renderers: a cell is a text node, and so a screen of them is filled within a frame. */
export function definitionsOf<Row>(
  columns: readonly GridColumn<Row>[],
  layout: ColumnLayout,
  sort: GridSort | null,
): ColDef<Row, string>[] {
  const shown = inOrder(columns, layout.order).map(({ key, heading, width, text, mark, ...column }) => {
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
  return [SELECT, ...shown];
}
