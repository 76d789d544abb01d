import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { COLOUR } from './statement-style.ts';

/** A4 lying, in points. */
const PAGE = { width: 841.89, height: 595.28, margins: [40, 36, 40, 40] as [number, number, number, number] };
/** Points between the margins. */
export const LYING_WIDTH = PAGE.width - PAGE.margins[0] - PAGE.margins[2];
/** Points a heading needs below itself for the first rows of its table. */
const ROOM_UNDER_HEADING = 84;

/** A4 lying as our reports have it: margins, type, page numbers at the foot, headings (`headlineLevel` 1) never alone at the end of a page. */
export function lyingPage(footer: string, content: TDocumentDefinitions['content']): TDocumentDefinitions {
  return {
    pageSize: { width: PAGE.width, height: PAGE.height },
    pageMargins: PAGE.margins,
    defaultStyle: { font: 'sans', fontSize: 8.5, color: COLOUR.ink },
    footer: (page, pages) => ({
      margin: [PAGE.margins[0], 14, PAGE.margins[2], 0],
      fontSize: 7,
      color: COLOUR.faint,
      columns: [{ text: footer }, { text: `第 ${page} 页 / 共 ${pages} 页`, alignment: 'right', width: 100 }],
    }),
    // A heading at the foot of a page, with its table on the next, reads as if something were missing.
    pageBreakBefore: (node) =>
      node.headlineLevel === 1 && node.startPosition.top > PAGE.height - PAGE.margins[3] - ROOM_UNDER_HEADING,
    content,
  };
}
