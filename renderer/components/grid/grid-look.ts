import { themeQuartz } from 'ag-grid-community';
import { COLOUR, FONTS } from '../../theme.ts';

/** Rows of one height: the place of row 80,000 is a multiplication. */
export const ROW_HEIGHT = 30;

/** The grid as the rest of the window looks. */
export const GRID_THEME = themeQuartz.withParams({
  accentColor: COLOUR.blue,
  backgroundColor: '#ffffff',
  foregroundColor: COLOUR.text,
  borderColor: COLOUR.line,
  headerBackgroundColor: '#eef1f5',
  headerTextColor: COLOUR.text,
  headerFontWeight: 600,
  oddRowBackgroundColor: '#fafbfc',
  rowHoverColor: '#f0f5fb',
  selectedRowBackgroundColor: '#e3eefa',
  fontFamily: FONTS,
  fontSize: 13,
  headerFontSize: 13,
  rowHeight: ROW_HEIGHT,
  headerHeight: 32,
  cellHorizontalPadding: 8,
  wrapperBorderRadius: 4,
  borderRadius: 4,
  headerColumnBorder: true,
  headerColumnResizeHandleColor: '#b8c0cb',
});

/** What the grid itself says, to the eye and to a screen reader. */
export const GRID_TEXTS: Readonly<Record<string, string>> = {
  loadingOoo: '正在读取',
  noRowsToShow: '没有差异',
  loadingError: '读取失败',
  thousandSeparator: ',',
  decimalSeparator: '.',
  ariaAnnounce: '通知',
  ariaColumnFiltered: '此列已筛选',
  ariaHeaderSelection: '选择列',
  ariaLabelColumnMenu: '列菜单',
  ariaMenuColumn: '按 Alt + 向下键打开列菜单',
  ariaRowDeselect: '按空格键取消选择此行',
  ariaRowIndex: '行',
  ariaRowSelect: '按空格键选择此行',
  ariaRowSelectAll: '按空格键选择全部行',
  ariaRowSelectionDisabled: '此行不能选择',
  ariaRowToggleSelection: '按空格键选择或取消选择此行',
  ariaSkeletonCellLoading: '正在读取此行',
  ariaDeferSkeletonCellLoading: '正在读取',
  ariaSkeletonCellLoadingFailed: '此行读取失败',
  ariaSortableColumn: '按回车键排序',
  ariaSortableColumnWithCellSelection: '按 Alt + 回车键排序',
  ariaToggleCellValue: '按空格键切换',
  ariaLabelSelectField: '选择',
};
