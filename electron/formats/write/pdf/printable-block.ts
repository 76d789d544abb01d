import type { Block } from '../../../../shared/domain/archive/dossier/page-block.ts';
import { PrintableText } from '../printable-text.ts';
import { FACES, type Faces, TICKED } from './faces.ts';

/** What makes texts printable in all three faces. */
export function printableIn(faces: Faces): PrintableText {
  return new PrintableText(
    FACES.map((face) => ({
      hasGlyphForCodePoint: (codePoint) => codePoint === TICKED.codePointAt(0) || faces[face].glyphOf(codePoint) !== 0,
    })),
  );
}

/** The block with every text in it printable. */
export function printableBlock(block: Block, texts: PrintableText): Block {
  switch (block.kind) {
    case 'space':
      return block;
    case 'bars':
      return {
        ...block,
        bars: block.bars.map((bar) => ({ ...bar, label: texts.of(bar.label), text: texts.of(bar.text) })),
      };
    case 'title':
    case 'text':
      return { ...block, text: clean(block.text, texts) };
    case 'table': {
      const rows = (list: typeof block.rows): typeof block.rows =>
        list.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => ({
            ...cell,
            text: clean(cell.text, texts),
            ...(cell.foot === undefined ? {} : { foot: cell.foot.map((line) => texts.of(line)) }),
          })),
        }));
      return { ...block, head: rows(block.head), rows: rows(block.rows) };
    }
  }
}

/** Line breaks are the layout's to make. */
function clean(text: string, texts: PrintableText): string {
  return text.includes('\n')
    ? text
        .split('\n')
        .map((line) => texts.of(line))
        .join('\n')
    : texts.of(text);
}
