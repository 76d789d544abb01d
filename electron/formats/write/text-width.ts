/** Advance widths of Noto Sans SC in em: figures are all alike, Latin letters are taken at their mean, everything Chinese is square. */
const FIGURE = 0.56;
const NARROW = 0.29;
const LATIN = 0.6;

/** About how wide a text of figures and Chinese is at a type size of 1; enough to choose column widths and sizes by. */
export function widthInEm(text: string): number {
  let em = 0;
  for (const character of text) {
    if (character >= '0' && character <= '9') em += FIGURE;
    else if (character === ',' || character === '.' || character === ' ') em += NARROW;
    else if (character === '−') em += FIGURE;
    else em += character < '\u0250' ? LATIN : 1;
  }
  return em;
}
