import type { DocumentFonts } from './document-fonts.ts';
import { PAGE, type PageCanvas } from './page-canvas.ts';
import { PdfFile, pdfNumber, pdfText } from './pdf-file.ts';
import type { Scan } from './scan.ts';
import { writeScanImage } from './scan-pages.ts';

/** A document whose pages are drawn. */
export interface DrawnDocument {
  readonly title: string;
  readonly pages: readonly PageCanvas[];
  /** Bookmarks and the pages they lead to, from 1; at least one. */
  readonly marks: readonly { readonly title: string; readonly page: number }[];
  /** The fonts the pages were drawn with. */
  readonly fonts: DocumentFonts;
  /** YYYY-MM-DD, the only date in its properties. */
  readonly day: string;
}

/** Puts a drawn document into a PDF file. The same drawing gives the same bytes. */
export function writeDocument({ title, pages, marks, fonts, day }: DrawnDocument): Buffer {
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
  const items = marks.map(() => file.reserve());
  for (const [i, mark] of marks.entries()) {
    const beside = [
      ...(i > 0 ? [`/Prev ${items[i - 1]} 0 R`] : []),
      ...(i < items.length - 1 ? [`/Next ${items[i + 1]} 0 R`] : []),
    ].join(' ');
    file.add(
      `<< /Title ${pdfText(mark.title)} /Parent ${outline} 0 R ${beside} /Dest [${refs[mark.page - 1]} 0 R /XYZ null null null] >>`,
      items[i]!,
    );
  }
  file.add(`<< /Type /Outlines /First ${items[0]} 0 R /Last ${items.at(-1)} 0 R /Count ${items.length} >>`, outline);
  file.add(
    `<< /Type /Catalog /Pages ${tree} 0 R /Outlines ${outline} 0 R /PageMode /UseOutlines /Lang (zh-CN) /ViewerPreferences << /DisplayDocTitle true >> >>`,
    root,
  );
  const stamp = `(D:${day.replaceAll('-', '')}000000Z)`;
  const info = file.add(
    `<< /Title ${pdfText(title)} /Creator ${pdfText('三账通')} /Producer ${pdfText('三账通')} /CreationDate ${stamp} /ModDate ${stamp} >>`,
  );
  return file.finish(root, info);
}
