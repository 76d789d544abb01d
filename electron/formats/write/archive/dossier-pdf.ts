import type { InventoryItem } from '../../../../shared/domain/archive/archive-household.ts';
import type { Dossier, PageNumbers } from '../../../../shared/domain/archive/dossier/compose-dossier.ts';
import { DocumentFonts } from '../pdf/document-fonts.ts';
import type { Faces } from '../pdf/faces.ts';
import { layOut } from '../pdf/lay-out.ts';
import type { PageCanvas } from '../pdf/page-canvas.ts';
import { printableBlock, printableIn } from '../pdf/printable-block.ts';
import type { Scan } from '../pdf/scan.ts';
import { drawScan } from '../pdf/scan-pages.ts';
import { stampFeet } from '../pdf/stamp-foot.ts';
import { writeDocument } from '../pdf/write-document.ts';

/** A finished dossier: its bytes, where its parts lie, and what could not be drawn. */
export interface DossierPdf {
  readonly bytes: Buffer;
  readonly pages: number;
  /** Of every part of the dossier, in its order. */
  readonly parts: readonly PartPages[];
  /** Characters no shipped font has; they are printed as 〔缺字 U+XXXX〕. */
  readonly missingGlyphs: readonly string[];
}

/** Where a part came to lie: its first and last page, from 1, and the scans drawn there. */
export interface PartPages {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  readonly scans: readonly { readonly item: InventoryItem; readonly pages: number }[];
}

/** What a scan became: read, or not usable. */
export type ScanOf = (item: InventoryItem) => Scan | null;

/** Prints one dossier. `day` (YYYY-MM-DD) is the only date in the file's properties. The same dossier gives the same bytes. */
export function dossierPdf(dossier: Dossier, faces: Faces, day: string, scanOf: ScanOf): DossierPdf {
  const fonts = new DocumentFonts(faces);
  const texts = printableIn(faces);
  const pagesOf = (part: Dossier['parts'][number], pages: PageNumbers): readonly PageCanvas[] => {
    const scans = part.scans.map((item) => ({ item, scan: scanOf(item) }));
    const failed = scans.filter(({ scan }) => scan === null).map(({ item }) => item);
    const sheets = part.sheets(pages, failed).flatMap((blocks) =>
      layOut(
        blocks.map((block) => printableBlock(block, texts)),
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
  stampFeet(canvases, texts.of(dossier.footer), faces);
  return {
    bytes: writeDocument({
      title: dossier.title,
      pages: canvases,
      marks: dossier.parts.map(({ code, title }, i) => ({ title: `${code} ${title}`, page: numbers.parts[i]!.from })),
      fonts,
      day,
    }),
    pages: canvases.length,
    parts: numbers.parts.map(({ from, to }, i) => {
      const { code, scans } = dossier.parts[i]!;
      const drawn = scans.flatMap((item) => {
        const scan = scanOf(item);
        return scan === null ? [] : [{ item, pages: scan.pages.length }];
      });
      return { code, from, to, scans: drawn };
    }),
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
