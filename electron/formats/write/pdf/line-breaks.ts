import type { LoadedFace } from './faces.ts';

/** Signs no line begins with, and signs no line ends with. */
const NOT_FIRST = new Set('，。、；：？！）》〉」』】〕”’…—·％%,.;:?!)]}');
const NOT_LAST = new Set('（《〈「『【〔“‘([{￥¥');
const MOST_TAKEN_ALONG = 4;
const WORD = /[A-Za-z0-9._@/+*-]/u;

/**
 * Folds a text into lines no wider than `width` (points at `size`): between Chinese characters anywhere, never inside a number or a Latin
 * word that fits a line, never so that a line begins with a closing sign or ends with an opening one. `indent`: the first line begins so
 * much later. A line break in the text is one. There is always at least one line.
 */
export function foldLines(text: string, face: LoadedFace, size: number, width: number, indent = 0): readonly string[] {
  const lines: string[] = [];
  for (const [i, paragraph] of text.split('\n').entries())
    lines.push(...foldParagraph(paragraph, face, size, width, i === 0 ? indent : 0));
  return lines;
}

function foldParagraph(text: string, face: LoadedFace, size: number, width: number, indent: number): readonly string[] {
  const lines: string[] = [];
  let line: { readonly text: string; readonly width: number }[] = [];
  let used = indent;
  for (const unit of unitsOf(text, face, size, width)) {
    if (used + unit.width <= width + 0.01 || line.length === 0) {
      line.push(unit);
      used += unit.width;
      continue;
    }
    const next = [unit];
    // What must not begin the next line takes its neighbour along; what must not end this one goes along. A long row of signs stays.
    while (
      line.length > 1 &&
      next.length < MOST_TAKEN_ALONG &&
      (NOT_FIRST.has(next[0]!.text[0]!) || NOT_LAST.has(line.at(-1)!.text))
    )
      next.unshift(line.pop()!);
    lines.push(line.map((each) => each.text).join(''));
    line = next;
    used = next.reduce((sum, each) => sum + each.width, 0);
  }
  lines.push(line.map((each) => each.text).join(''));
  return lines;
}

/** Single characters, but for words and numbers that fit a line. */
function unitsOf(text: string, face: LoadedFace, size: number, width: number) {
  const units: { text: string; width: number }[] = [];
  let word: { text: string; width: number } | null = null;
  for (const character of text) {
    const advance = face.widthOf(character.codePointAt(0)!) * size;
    if (!WORD.test(character)) {
      word = null;
      units.push({ text: character, width: advance });
    } else if (word === null || word.width + advance > width) {
      word = { text: character, width: advance };
      units.push(word);
    } else {
      word.text += character;
      word.width += advance;
    }
  }
  return units;
}

/** How wide a text is at a type size. */
export function widthOfText(text: string, face: LoadedFace, size: number): number {
  let width = 0;
  for (const character of text) width += face.widthOf(character.codePointAt(0)!);
  return width * size;
}
