import type { Face } from '../../../../shared/domain/archive/dossier/page-block.ts';
import { TICKED } from './faces.ts';
import { pdfNumber } from './pdf-file.ts';
import type { ScanPage } from './scan.ts';

/** A4 standing, in points, and the frame of its text: bound at the left. */
export const PAGE = { width: 595.28, height: 841.89, left: 70, right: 51, top: 62, bottom: 62 } as const;
export const FRAME_WIDTH = PAGE.width - PAGE.left - PAGE.right;
export const FRAME_HEIGHT = PAGE.height - PAGE.top - PAGE.bottom;

/** Which code of a face's font a character has in a document; codes are given as characters are met. */
export type Encode = (face: Face, character: string) => number;

const FACE_NAME: Readonly<Record<Face, string>> = { song: 'F1', title: 'F2', hei: 'F3' };

/** One page as it is drawn. `y` runs downward from the top of the page, as people read. */
export class PageCanvas {
  /** The pages of scans drawn on it, by the names its content calls them. */
  readonly images: { readonly name: string; readonly image: ScanPage }[] = [];
  readonly #encode: Encode;
  #content = '';
  #font = '';

  constructor(encode: Encode) {
    this.#encode = encode;
  }

  /** Draws a text with its base line at `y`. */
  text(text: string, face: Face, size: number, x: number, y: number, widthOf: (text: string) => number): void {
    if (text === '') return;
    let hex = '';
    for (const character of text) hex += this.#encode(face, character).toString(16).padStart(4, '0');
    const font = `/${FACE_NAME[face]} ${pdfNumber(size)} Tf`;
    const set = font === this.#font ? '' : `${font} `;
    this.#font = font;
    this.#content += `BT ${set}1 0 0 1 ${pdfNumber(x)} ${this.#up(y)} Tm <${hex}> Tj ET\n`;
    for (let at = text.indexOf(TICKED); at !== -1; at = text.indexOf(TICKED, at + 1))
      this.#tick(x + widthOf(text.slice(0, at)), y, size);
  }

  line(x1: number, y1: number, x2: number, y2: number, width: number): void {
    this.#content += `${pdfNumber(width)} w ${pdfNumber(x1)} ${this.#up(y1)} m ${pdfNumber(x2)} ${this.#up(y2)} l S\n`;
  }

  box(x: number, y: number, width: number, height: number, lineWidth: number): void {
    this.#content += `${pdfNumber(lineWidth)} w ${pdfNumber(x)} ${this.#up(y + height)} ${pdfNumber(width)} ${pdfNumber(height)} re S\n`;
  }

  /** Fills a box with a grey: 0 black, 1 white. */
  fill(x: number, y: number, width: number, height: number, grey: number): void {
    this.#content += `q ${pdfNumber(grey)} g ${pdfNumber(x)} ${this.#up(y + height)} ${pdfNumber(width)} ${pdfNumber(height)} re f Q\n`;
  }

  /** Draws a page of a scan so that it fills a box, after so many quarter turns to the right. */
  image(image: ScanPage, x: number, y: number, width: number, height: number, turns: number): void {
    const bottom = PAGE.height - y - height;
    const matrix = [
      [width, 0, 0, height, x, bottom],
      [0, -height, width, 0, x, bottom + height],
      [-width, 0, 0, -height, x + width, bottom + height],
      [0, height, -width, 0, x + width, bottom],
    ][turns % 4]!;
    const name = `I${this.images.length + 1}`;
    this.images.push({ name, image });
    this.#content += `q ${matrix.map(pdfNumber).join(' ')} cm /${name} Do Q\n`;
  }

  /** The drawing as the content of a PDF page. */
  get content(): string {
    return this.#content;
  }

  #tick(x: number, y: number, size: number): void {
    const at = (dx: number, dy: number): string => `${pdfNumber(x + dx * size)} ${this.#up(y - dy * size)}`;
    this.#content += `${pdfNumber(size * 0.09)} w ${at(0.24, 0.4)} m ${at(0.43, 0.16)} l ${at(0.86, 0.78)} l S\n`;
  }

  #up(y: number): string {
    return pdfNumber(PAGE.height - y);
  }
}
