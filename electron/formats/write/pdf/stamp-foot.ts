import type { Faces } from './faces.ts';
import { widthOfText } from './line-breaks.ts';
import { PAGE, type PageCanvas } from './page-canvas.ts';

const NUMBER = { size: 9, y: PAGE.height - 34 } as const;
const NAME = { size: 8, y: PAGE.height - 21 } as const;

/** Stamps the foot of every page: what the document is, and its page number as n/N. */
export function stampFeet(pages: readonly PageCanvas[], name: string, faces: Faces): void {
  for (const [i, page] of pages.entries()) stampFoot(page, name, `${i + 1}/${pages.length}`, faces);
}

function stampFoot(page: PageCanvas, name: string, number: string, faces: Faces): void {
  const width = widthOfText(number, faces.song, NUMBER.size);
  page.text(number, 'song', NUMBER.size, (PAGE.left + PAGE.width - PAGE.right - width) / 2, NUMBER.y, () => 0);
  page.text(name, 'song', NAME.size, PAGE.left, NAME.y, () => 0);
}
