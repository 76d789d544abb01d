import type { Faces } from './faces.ts';
import { widthOfText } from './line-breaks.ts';
import { type Encode, FRAME_HEIGHT, FRAME_WIDTH, PAGE, PageCanvas } from './page-canvas.ts';
import type { PdfFile, Ref } from './pdf-file.ts';
import type { Scan, ScanPage } from './scan.ts';

const HEADING = { face: 'hei', size: 9, above: 10 } as const;
/** Wider than high by more than this: it is turned to fill the standing page. */
const LYING = 1.15;
/** A small picture is not blown up beyond this many points a pixel. */
const MOST_POINTS_A_PIXEL = 1;

/** The pages of a scan: each as large as the frame of the page allows, with the material's name above. */
export function drawScan(scan: Scan, heading: string, faces: Faces, encode: Encode): readonly PageCanvas[] {
  return scan.pages.map((page) => {
    const canvas = new PageCanvas(encode);
    canvas.text(heading, HEADING.face, HEADING.size, PAGE.left, PAGE.top - HEADING.above, (part) =>
      widthOfText(part, faces[HEADING.face], HEADING.size),
    );
    const isUpright = page.turns % 2 === 0;
    const [width, height] = isUpright ? [page.width, page.height] : [page.height, page.width];
    const isLying = width > height * LYING;
    const [w, h] = isLying ? [height, width] : [width, height];
    const fit = Math.min(FRAME_WIDTH / w, FRAME_HEIGHT / h);
    const scale = page.kind === 'picture' ? Math.min(fit, MOST_POINTS_A_PIXEL) : fit;
    const x = PAGE.left + (FRAME_WIDTH - w * scale) / 2;
    const y = PAGE.top + (FRAME_HEIGHT - h * scale) / 2;
    canvas.image(page, x, y, w * scale, h * scale, page.turns + (isLying ? 3 : 0));
    return canvas;
  });
}

/** Writes a page of a scan as an object that pages can draw, and gives its number. */
export function writeScanImage(page: ScanPage, file: PdfFile): Ref {
  if (page.kind === 'form') return page.write(file);
  const palette = page.palette === null ? null : file.addStream(page.palette);
  const entries = page.entries.replace('PALETTE', palette === null ? '' : `${palette} 0 R`);
  return file.addStream(
    page.data,
    `/Type /XObject /Subtype /Image /Width ${page.width} /Height ${page.height} ${entries}`,
  );
}
