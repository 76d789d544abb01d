import type { Content, TableCell } from 'pdfmake/interfaces';
import type { BridgeRow } from '../../../shared/domain/statement/bridge-row.ts';
import { COLOUR, TABLE_PADDING, tableLayout } from './statement-style.ts';
import { groupedCount, groupedYuan } from './statement-words.ts';
import { widthInEm } from './text-width.ts';

interface Column {
  readonly group: string;
  readonly heading: string;
  readonly figure: (row: BridgeRow) => string;
}

const COLUMNS: readonly Column[] = [
  { group: '审批', heading: '户', figure: (row) => groupedCount(row.approvedCount) },
  { group: '审批', heading: '金额', figure: (row) => groupedYuan(row.approvedFen) },
  { group: '请款', heading: '户', figure: (row) => groupedCount(row.requestedCount) },
  { group: '请款', heading: '金额', figure: (row) => groupedYuan(row.requestedFen) },
  { group: '代发', heading: '户', figure: (row) => groupedCount(row.paidCount) },
  { group: '代发', heading: '金额', figure: (row) => groupedYuan(row.paidFen) },
  { group: '到账', heading: '户', figure: (row) => groupedCount(row.creditedCount) },
  { group: '到账', heading: '金额', figure: (row) => groupedYuan(row.creditedFen) },
  { group: '差额', heading: '审批－请款', figure: (row) => difference(row.approvedFen - row.requestedFen) },
  { group: '差额', heading: '请款－代发', figure: (row) => difference(row.requestedFen - row.paidFen) },
  { group: '差额', heading: '代发－到账', figure: (row) => difference(row.paidFen - row.creditedFen) },
  { group: '差额', heading: '净差额', figure: (row) => difference(row.approvedFen - row.creditedFen) },
  { group: '差额', heading: '绝对值合计', figure: (row) => difference(row.grossFen) },
  { group: '差额', heading: '残差', figure: (row) => groupedYuan(row.residualFen) },
];

/** A dash where there is no difference: what is not zero is found at a glance. */
export function difference(fen: number): string {
  return fen === 0 ? '—' : groupedYuan(fen);
}

const TYPE_SIZES = [8, 7.75, 7.5, 7.25, 7, 6.75, 6.5, 6.25, 6, 5.75, 5.5, 5.25, 5, 4.75, 4.5] as const;
const TOWNSHIP_EM = { least: 6, most: 12 };

/**
 * The bridge: the sum and a row a township, headings repeated on every page.
 * The type size is the largest at which the longest figure of every column fits, so that no figure is ever folded.
 *
 * @param width of the page between its margins, in points
 */
export function bridgeTable(rows: readonly BridgeRow[], total: BridgeRow, width: number): Content {
  const figures = [...rows, total].map((row) => COLUMNS.map((column) => column.figure(row)));
  const em = COLUMNS.map(
    (column, i) => Math.max(widthInEm(column.heading), ...figures.map((cells) => widthInEm(cells[i]!))) * 1.04,
  );
  const townshipEm = Math.min(
    TOWNSHIP_EM.most,
    Math.max(TOWNSHIP_EM.least, ...rows.map((row) => widthInEm(row.township))),
  );
  const room = width - (COLUMNS.length + 1) * 2 * TABLE_PADDING;
  const neededEm = em.reduce((sum, each) => sum + each, townshipEm);
  const size = TYPE_SIZES.find((each) => each * neededEm <= room) ?? TYPE_SIZES.at(-1)!;
  const spare = Math.max(0, room - size * neededEm) / (COLUMNS.length + 1);
  const widths = [townshipEm, ...em].map((each) => each * size + spare);

  const heading = (text: string, cell: object = {}): TableCell => ({ text, bold: true, alignment: 'center', ...cell });
  const groups: TableCell[] = [heading('乡镇', { rowSpan: 2, margin: [0, size * 0.7, 0, 0] })];
  COLUMNS.forEach((column, i) => {
    const isFirst = column.group !== COLUMNS[i - 1]?.group;
    groups.push(
      isFirst ? heading(column.group, { colSpan: COLUMNS.filter(({ group }) => group === column.group).length }) : {},
    );
  });
  const line = (name: string, cells: readonly string[], residualFen: number, bold: boolean): TableCell[] => [
    { text: name, bold },
    ...cells.map((text, i): TableCell => {
      const isWrong = i === cells.length - 1 && residualFen !== 0;
      return {
        text,
        bold: bold || isWrong,
        alignment: 'right',
        noWrap: true,
        ...(isWrong ? { color: COLOUR.alarm } : {}),
      };
    }),
  ];
  const body = [
    groups,
    [{}, ...COLUMNS.map((column) => heading(column.heading, { alignment: 'right', noWrap: true }))],
    line(total.township, figures.at(-1)!, total.residualFen, true),
    ...rows.map((row, i) => line(row.township || '（未填乡镇）', figures[i]!, row.residualFen, false)),
  ];
  return {
    fontSize: size,
    table: { headerRows: 2, dontBreakRows: true, keepWithHeaderRows: 2, widths, body },
    layout: tableLayout({ headerRows: 2, hasTotal: true, groupStarts: [1, 3, 5, 7, 9] }),
  };
}
