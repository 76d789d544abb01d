import type { InventoryItem } from '../../../../shared/domain/archive/archive-household.ts';
import type { Dossier, PageNumbers } from '../../../../shared/domain/archive/dossier/compose-dossier.ts';
import type { Block } from '../../../../shared/domain/archive/dossier/page-block.ts';
import { DocumentFonts } from '../pdf/document-fonts.ts';
import { FACES, type Faces, TICKED } from '../pdf/faces.ts';
import { layOut } from '../pdf/lay-out.ts';
import { widthOfText } from '../pdf/line-breaks.ts';
import { PAGE, type PageCanvas } from '../pdf/page-canvas.ts';
import { PdfFile, pdfNumber, pdfText } from '../pdf/pdf-file.ts';
import type { Scan } from '../pdf/scan.ts';
import { drawScan, writeScanImage } from '../pdf/scan-pages.ts';
import { PrintableText } from '../printable-text.ts';

/** A finished dossier: its bytes, where its parts lie, and what could not be drawn. */
export interface DossierPdf {
  readonly bytes: Buffer;
  readonly pages: number;
  /** Of every part: its code and its first and last page, from 1. */
  readonly parts: readonly { readonly code: string; readonly from: number; readonly to: number }[];
  /** Characters no shipped font has; they are printed as 〔缺字 U+XXXX〕. */
  readonly missingGlyphs: readonly string[];
}

const FOOT = { size: 9, y: PAGE.height - 34 } as const;
const FOOT_NAME = { size: 8, y: PAGE.height - 34 } as const;

/** What a scan became: read, or not usable. */
export type ScanOf = (item: InventoryItem) => Scan | null;

/** Prints one dossier. `day` (YYYY-MM-DD) is the only date in the file's properties. The same dossier gives the same bytes. */
export function dossierPdf(dossier: Dossier, faces: Faces, day: string, scanOf: ScanOf): DossierPdf {
  const fonts = new DocumentFonts(faces);
  const texts = new PrintableText(
    FACES.map((face) => ({
      hasGlyphForCodePoint: (codePoint) => codePoint === TICKED.codePointAt(0) || faces[face].glyphOf(codePoint) !== 0,
    })),
  );
  const pagesOf = (part: Dossier['parts'][number], pages: PageNumbers): readonly PageCanvas[] => {
    const scans = part.scans.map((item) => ({ item, scan: scanOf(item) }));
    const failed = scans.filter(({ scan }) => scan === null).map(({ item }) => item);
    const sheets = part.sheets(pages, failed).flatMap((blocks) =>
      layOut(
        blocks.map((block) => printable(block, texts)),
        faces,
        fonts.encode,
      ),
    );
    const heading = texts.of(`${part.code}　${part.title}`);
    return [
      ...sheets,
      ...scans.flatMap(({ scan }) => (scan === null ? [] : drawScan(scan, heading, faces, fonts.encode))),
    ];
  };
  const unknown: PageNumbers = { total: 0, parts: [] };
  const first = dossier.parts.map((part) => pagesOf(part, unknown));
  const numbers = numbersOf(first.map((pages) => pages.length));
  const laid = dossier.parts.map((part, i) => (part.needsPages ? pagesOf(part, numbers) : first[i]!));
  // Page numbers take no room of their own: that the second laying out has as many pages is what the numbers rest on.
  if (laid.some((pages, i) => pages.length !== first[i]!.length))
    throw new RangeError('page numbers changed the number of pages');
  const canvases = laid.flat();
  const footer = texts.of(dossier.footer);
  for (const [i, page] of canvases.entries()) stampFoot(page, footer, `${i + 1}/${canvases.length}`, faces);
  return {
    bytes: writeFile(dossier, canvases, numbers, fonts, day),
    pages: canvases.length,
    parts: numbers.parts.map(({ from, to }, i) => ({ code: dossier.parts[i]!.code, from, to })),
    missingGlyphs: texts.missingGlyphs,
  };
}

function numbersOf(counts: readonly number[]): PageNumbers {
  let total = 0;
  const parts = counts.map((count) => {
    const from = total + 1;
    total += count;
    return { from, to: total };
  });
  return { total, parts };
}

function stampFoot(page: PageCanvas, name: string, number: string, faces: Faces): void {
  const width = widthOfText(number, faces.song, FOOT.size);
  page.text(number, 'song', FOOT.size, (PAGE.left + PAGE.width - PAGE.right - width) / 2, FOOT.y, () => 0);
  page.text(name, 'song', FOOT_NAME.size, PAGE.left, FOOT_NAME.y + 13, () => 0);
}

function writeFile(
  dossier: Dossier,
  pages: readonly PageCanvas[],
  numbers: PageNumbers,
  fonts: DocumentFonts,
  day: string,
): Buffer {
  const file = new PdfFile();
  const root = file.reserve();
  const tree = file.reserve();
  const refs = pages.map(() => file.reserve());
  const fontEntries = fonts.write(file);
  const images = new Map<Scan['pages'][number], number>();
  for (const [i, page] of pages.entries()) {
    const own = page.images.map(({ name, image }) => {
      const ref = images.get(image) ?? writeScanImage(image, file);
      images.set(image, ref);
      return `/${name} ${ref} 0 R`;
    });
    const content = file.addStream(Buffer.from(page.content, 'latin1'));
    const objects = own.length === 0 ? '' : ` /XObject << ${own.join(' ')} >>`;
    file.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${pdfNumber(PAGE.width)} ${pdfNumber(PAGE.height)}] /Resources << /Font << ${fontEntries} >>${objects} >> /Contents ${content} 0 R >>`,
      refs[i]!,
    );
  }
  file.add(`<< /Type /Pages /Count ${pages.length} /Kids [${refs.map((ref) => `${ref} 0 R`).join(' ')}] >>`, tree);
  const outline = file.reserve();
  const marks = dossier.parts.map(() => file.reserve());
  for (const [i, { code, title }] of dossier.parts.entries()) {
    const beside = [
      ...(i > 0 ? [`/Prev ${marks[i - 1]} 0 R`] : []),
      ...(i < marks.length - 1 ? [`/Next ${marks[i + 1]} 0 R`] : []),
    ].join(' ');
    file.add(
      `<< /Title ${pdfText(`${code} ${title}`)} /Parent ${outline} 0 R ${beside} /Dest [${refs[numbers.parts[i]!.from - 1]} 0 R /XYZ null null null] >>`,
      marks[i]!,
    );
  }
  file.add(`<< /Type /Outlines /First ${marks[0]} 0 R /Last ${marks.at(-1)} 0 R /Count ${marks.length} >>`, outline);
  file.add(
    `<< /Type /Catalog /Pages ${tree} 0 R /Outlines ${outline} 0 R /PageMode /UseOutlines /Lang (zh-CN) /ViewerPreferences << /DisplayDocTitle true >> >>`,
    root,
  );
  const stamp = `(D:${day.replaceAll('-', '')}000000Z)`;
  const info = file.add(
    `<< /Title ${pdfText(dossier.title)} /Creator ${pdfText('三账通')} /Producer ${pdfText('三账通')} /CreationDate ${stamp} /ModDate ${stamp} >>`,
  );
  return file.finish(root, info);
}

/** The block with every text in it printable. */
function printable(block: Block, texts: PrintableText): Block {
  switch (block.kind) {
    case 'space':
      return block;
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
