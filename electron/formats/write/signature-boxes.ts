import type { Content, TableCell } from 'pdfmake/interfaces';
import { COLOUR } from './statement-style.ts';

/** Places for names, dates and seals, side by side; never parted by a page break. */
export function signatureBoxes(signatories: readonly string[]): Content {
  const cell = (text: string): TableCell => ({
    stack: [
      { text, bold: true },
      { text: '签字：', color: COLOUR.faint, margin: [0, 16, 0, 0] },
      { text: '（盖章处）', color: COLOUR.line, alignment: 'center', margin: [0, 18, 0, 0] },
      { text: '日期：　　　年　　月　　日', color: COLOUR.faint, margin: [0, 18, 0, 0] },
    ],
  });
  return {
    unbreakable: true,
    margin: [0, 14, 0, 0],
    table: { widths: signatories.map(() => '*'), body: [signatories.map(cell)] },
    layout: {
      hLineWidth: () => 0.6,
      vLineWidth: () => 0.6,
      hLineColor: () => COLOUR.strongLine,
      vLineColor: () => COLOUR.strongLine,
      paddingLeft: () => 7,
      paddingRight: () => 7,
      paddingTop: () => 6,
      paddingBottom: () => 6,
    },
  };
}
