import type { Load } from './evidence-content.ts';
import { drawPage, openPdf } from './pdf.ts';

const WIDTH = 120;
const HEIGHT = 90;

/** A small picture of a file: of a PDF its first page. The look is recorded like any other. Rejects where it cannot be drawn. */
export async function drawThumbnail(id: number, load: Load, canvas: HTMLCanvasElement): Promise<void> {
  const { media, bytes, base64 } = await load(id);
  const sheet = document.createElement('canvas');
  if (media === 'application/pdf') {
    const pdf = await openPdf(bytes);
    try {
      await drawPage(pdf, 1, sheet, { width: WIDTH, turned: 0 });
    } finally {
      void pdf.destroy();
    }
  } else {
    const image = new Image();
    image.src = `data:${media};base64,${base64}`;
    await image.decode();
    sheet.width = image.width;
    sheet.height = image.height;
    sheet.getContext('2d')!.drawImage(image, 0, 0);
  }
  const factor = Math.min(WIDTH / sheet.width, HEIGHT / sheet.height);
  canvas.width = Math.max(1, Math.round(sheet.width * factor));
  canvas.height = Math.max(1, Math.round(sheet.height * factor));
  const brush = canvas.getContext('2d')!;
  brush.imageSmoothingQuality = 'high';
  brush.drawImage(sheet, 0, 0, canvas.width, canvas.height);
}
