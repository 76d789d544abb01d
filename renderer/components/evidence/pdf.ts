import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type PdfDocument = PDFDocumentProxy;

/** Screens of offices: sharper than this is only slower. */
const SHARPEST = 2;

/** Opens a PDF in a thread of its own. It runs nothing of what the file carries, and fetches nothing. Rejects where it is damaged or locked. */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  const { getDocument, GlobalWorkerOptions } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  GlobalWorkerOptions.workerSrc = '/pdf-worker.js';
  return getDocument({
    data: bytes,
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: true,
    cMapUrl: '/cmaps/',
    cMapPacked: true,
  }).promise;
}

/** Draws a page as wide as `width` pixels of the page, turned by quarters. Gives its height in the same pixels. */
export async function drawPage(
  pdf: PdfDocument,
  number: number,
  canvas: HTMLCanvasElement,
  { width, turned }: { readonly width: number; readonly turned: number },
): Promise<void> {
  const page = await pdf.getPage(number);
  const rotation = (page.rotate + turned) % 360;
  const natural = page.getViewport({ scale: 1, rotation });
  const sharpness = Math.min(SHARPEST, window.devicePixelRatio);
  const viewport = page.getViewport({ scale: (width / natural.width) * sharpness, rotation });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvasContext: canvas.getContext('2d')!, viewport }).promise;
}
