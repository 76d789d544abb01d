import {
  CellStyleModule,
  ColumnApiModule,
  createGrid,
  type GridApi,
  InfiniteRowModelModule,
  LocaleModule,
  ModuleRegistry,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  TooltipModule,
} from 'ag-grid-community';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { definitionsOf, SELECT_COLUMN } from './column-definitions.ts';
import { type ColumnLayout, UNTOUCHED } from './column-layout.ts';
import {
  copySelected,
  focusRow,
  openFocused,
  orderOf,
  selectedRows,
  sortOf,
  toggleFocused,
  toggleRow,
  widthsOf,
} from './grid-actions.ts';
import { GRID_TEXTS, GRID_THEME, ROW_HEIGHT } from './grid-look.ts';
import { PageMoves } from './page-moves.ts';
import type { GridColumn, GridHandle, GridSort, RowSource } from './row-grid.ts';

ModuleRegistry.registerModules([
  InfiniteRowModelModule,
  RowSelectionModule,
  CellStyleModule,
  ColumnApiModule,
  RowApiModule,
  ScrollApiModule,
  LocaleModule,
  TooltipModule,
]);

/** Rows fetched at a time, and how many such stretches are kept: 8,000 rows lie ready, whatever the total. */
const BLOCK = 200;
const BLOCKS_KEPT = 40;
/** While somebody drags the scroll bar through thousands of rows only where it rests is fetched. */
const SETTLE_MS = 25;

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly layout: ColumnLayout;
  readonly onLayout: (part: Partial<ColumnLayout>) => void;
  readonly source: RowSource<Row>;
  /** How it is sorted when it appears. */
  readonly sort: GridSort | null;
  readonly onSort: (sort: GridSort | null) => void;
  readonly rowId: (row: Row) => string;
  readonly onOpen: (row: Row) => void;
  readonly onSelected: (rows: readonly Row[]) => void;
  readonly onTotal: (total: number) => void;
  readonly onFailure: (thrown: unknown) => void;
  readonly handle: Ref<GridHandle>;
}

/**
 * Rows in any number, fetched as they are scrolled to. The library is used without its React layer: nothing of React runs while it
 * scrolls. Arrows, PgUp, PgDn, Home, End move; Space selects, Shift selects a range; Enter opens; Ctrl+C copies.
 */
export function RowGrid<Row>(props: Props<Row>) {
  const place = useRef<HTMLDivElement>(null);
  const grid = useRef<GridApi<Row> | null>(null);
  const pages = useRef<PageMoves<Row> | null>(null);
  /** The row that was selected last by itself: Shift selects from here. */
  const anchor = useRef<number | null>(null);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const element = place.current!;
    const { columns, layout, sort, label } = latest.current;
    const api = createGrid<Row>(element, {
      theme: GRID_THEME,
      styleNonce: document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '',
      localeText: { ...GRID_TEXTS },
      columnDefs: definitionsOf(columns, layout, sort),
      defaultColDef: { suppressHeaderMenuButton: true, resizable: true },
      rowModelType: 'infinite',
      rowHeight: ROW_HEIGHT,
      rowBuffer: 2,
      cacheBlockSize: BLOCK,
      maxBlocksInCache: BLOCKS_KEPT,
      maxConcurrentDatasourceRequests: 2,
      blockLoadDebounceMillis: SETTLE_MS,
      suppressMultiSort: true,
      animateRows: false,
      suppressNoRowsOverlay: true,
      suppressDragLeaveHidesColumns: true,
      enableBrowserTooltips: true,
      rowSelection: { mode: 'multiRow', checkboxes: false, headerCheckbox: false, enableClickSelection: false },
      onCellClicked: ({ column, rowIndex, event }) => {
        if (column.getColId() === SELECT_COLUMN && rowIndex !== null)
          toggleRow(api, anchor, rowIndex, event instanceof MouseEvent && event.shiftKey);
      },
      getRowId: ({ data }) => latest.current.rowId(data),
      onSelectionChanged: () => latest.current.onSelected(selectedRows(api)),
      onRowDoubleClicked: ({ data }) => data !== undefined && latest.current.onOpen(data),
      onSortChanged: () => latest.current.onSort(sortOf(api, latest.current.columns)),
      onColumnResized: ({ finished, source }) => {
        if (finished && source === 'uiColumnResized') latest.current.onLayout({ widths: widthsOf(api) });
      },
      onColumnMoved: ({ finished, source: by }) => {
        if (finished && by === 'uiColumnMoved') latest.current.onLayout({ order: orderOf(api) });
      },
    });
    grid.current = api;
    pages.current = new PageMoves(api);
    element.querySelector('[role="grid"], [role="treegrid"]')?.setAttribute('aria-label', label);
    return () => {
      pages.current?.stop();
      grid.current = null;
      api.destroy();
    };
  }, []);

  // Another source: from the top, nothing selected.
  const { source } = props;
  useEffect(() => {
    const api = grid.current!;
    anchor.current = null;
    api.deselectAll();
    api.setGridOption('datasource', {
      getRows: ({ startRow, endRow, successCallback, failCallback }) => {
        source(startRow, endRow - startRow, sortOf(api, latest.current.columns)).then(
          ({ total, rows }) => {
            latest.current.onTotal(total);
            successCallback([...rows], total);
          },
          (thrown: unknown) => {
            failCallback();
            latest.current.onFailure(thrown);
          },
        );
      },
    });
  }, [source]);

  // Columns that were hidden or shown, or put back as they were at first.
  const { hidden, order, widths } = props.layout;
  useEffect(() => {
    const untouched = order.length === 0 && Object.keys(widths).length === 0;
    grid.current!.applyColumnState({
      state: latest.current.columns.map(({ key, width, fills }) => ({
        colId: key,
        hide: hidden.includes(key),
        ...(untouched ? { width, flex: fills === true ? 1 : null } : {}),
      })),
      applyOrder: false,
    });
    if (props.layout === UNTOUCHED)
      grid.current!.moveColumns(
        latest.current.columns.map(({ key }) => key),
        1,
      );
  }, [hidden, order, widths, props.layout]);

  useImperativeHandle(
    props.handle,
    () => ({
      refresh: () => grid.current?.refreshInfiniteCache(),
      focus: (rowIndex) => focusRow(grid.current!, rowIndex),
      copy: () => copySelected(grid.current!, latest.current.columns),
      deselect: () => grid.current?.deselectAll(),
      release: () => grid.current?.clearFocusedCell(),
    }),
    [],
  );

  // In the capture phase: before the library takes Home and End as the first and last cell of everything.
  const onKeyDownCapture = (event: React.KeyboardEvent): void => {
    const api = grid.current;
    const inRow = event.target instanceof Element && event.target.closest('.ag-row') !== null;
    if (api === null || !inRow || event.altKey) return;
    const held = event.ctrlKey || event.metaKey;
    const plain = !held && !event.shiftKey;
    const taken =
      (!held && event.key === ' ' && toggleFocused(api, anchor, event.shiftKey)) ||
      (plain && event.key === 'Enter' && openFocused(api, latest.current.onOpen)) ||
      (plain && event.key === 'PageDown' && pages.current?.move(1) === true) ||
      (plain && event.key === 'PageUp' && pages.current?.move(-1) === true) ||
      (plain && event.key === 'Home' && focusRow(api, 0)) ||
      (plain && event.key === 'End' && focusRow(api, api.getDisplayedRowCount() - 1)) ||
      (held && event.key.toLowerCase() === 'c' && copySelected(api, latest.current.columns) > 0);
    if (!taken) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return <div ref={place} className="row-grid" onKeyDownCapture={onKeyDownCapture} />;
}
