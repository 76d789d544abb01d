import type { Content, ContentTable, CustomTableLayout } from 'pdfmake/interfaces';

export const COLOUR = {
  ink: '#1f1f1f',
  faint: '#6b7178',
  line: '#c4cad0',
  strongLine: '#5f6b76',
  head: '#e9edf1',
  sum: '#f6f8f9',
  alarm: '#a32020',
  calm: '#1f6a4a',
  notice: '#8a6412',
} as const;

/** Points left and right of a cell's text. */
export const TABLE_PADDING = 3;

interface TableShape {
  readonly headerRows: number;
  /** The first row after the headings is the sum, as statistical tables have it: it never stands alone on a page. */
  readonly hasTotal: boolean;
  /** Columns that begin a group: a thin upright line stands before them. */
  readonly groupStarts?: readonly number[];
}

/** The one look of all tables: strong lines above, below and under the heading, thin ones between, no box. */
export function tableLayout({ headerRows, hasTotal, groupStarts = [] }: TableShape): CustomTableLayout {
  const rowsOf = (node: ContentTable): number => node.table.body.length;
  const isStrong = (i: number, node: ContentTable): boolean =>
    i === 0 || i === headerRows || i === rowsOf(node) || (hasTotal && i === headerRows + 1);
  return {
    hLineWidth: (i, node) => (isStrong(i, node) ? 0.8 : 0.35),
    hLineColor: (i, node) => (isStrong(i, node) ? COLOUR.strongLine : COLOUR.line),
    vLineWidth: (i) => (groupStarts.includes(i) ? 0.35 : 0),
    vLineColor: () => COLOUR.line,
    paddingLeft: () => TABLE_PADDING,
    paddingRight: () => TABLE_PADDING,
    paddingTop: () => 2.2,
    paddingBottom: () => 2.6,
    fillColor: (i) => (i < headerRows ? COLOUR.head : hasTotal && i === headerRows ? COLOUR.sum : null),
  };
}

/** A part of the statement: its heading stays with what follows. */
export function section(title: string, note: string, ...content: readonly Content[]): Content[] {
  return [
    {
      margin: [0, 12, 0, 4],
      headlineLevel: 1,
      text: [
        { text: title, bold: true, fontSize: 10.5 },
        note === '' ? '' : { text: `　${note}`, color: COLOUR.faint, fontSize: 7.5 },
      ],
    },
    ...content,
  ];
}
