import type { Block } from '../../../../shared/domain/archive/dossier/page-block.ts';
import { DocumentFonts } from '../pdf/document-fonts.ts';
import type { Faces } from '../pdf/faces.ts';
import { layOut } from '../pdf/lay-out.ts';
import { printableBlock, printableIn } from '../pdf/printable-block.ts';
import { stampFeet } from '../pdf/stamp-foot.ts';
import { writeDocument } from '../pdf/write-document.ts';

/** A document of an office: parts that each begin a page and have a bookmark. */
export interface OfficeDocument {
  readonly title: string;
  readonly footer: string;
  readonly parts: readonly { readonly mark: string; readonly blocks: readonly Block[] }[];
}

/** Prints a document of blocks. `day` (YYYY-MM-DD) is the only date in its properties. The same document gives the same bytes. */
export function officePdf({ title, footer, parts }: OfficeDocument, faces: Faces, day: string): Buffer {
  const fonts = new DocumentFonts(faces);
  const texts = printableIn(faces);
  const laid = parts.map(({ blocks }) =>
    layOut(
      blocks.map((block) => printableBlock(block, texts)),
      faces,
      fonts.encode,
    ),
  );
  const pages = laid.flat();
  stampFeet(pages, texts.of(footer), faces);
  let page = 1;
  const marks = laid.map((own, i) => {
    const mark = { title: parts[i]!.mark, page };
    page += own.length;
    return mark;
  });
  return writeDocument({ title, pages, marks, fonts, day });
}
