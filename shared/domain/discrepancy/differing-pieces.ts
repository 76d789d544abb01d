import { isBlankCharacter } from '../identity/character.ts';

/** A stretch of a text; `differs`: its characters are not those of the other ledgers. */
export interface TextPiece {
  readonly text: string;
  readonly differs: boolean;
}

/** Longer texts are not compared character by character. */
const MOST_CHARACTERS = 400;
/** Texts that share less of the longer one have nothing to do with each other: marking single characters would only confuse. */
const LEAST_SHARED = 1 / 3;

/** A text in one piece. */
export function onePiece(text: string, differs = false): readonly TextPiece[] {
  return text === '' ? [] : [{ text, differs }];
}

/**
 * Cuts a text into pieces, those marked that at least one of `others` does not have. Blanks are never marked. The pieces joined are the
 * text.
 */
export function differingPieces(text: string, others: readonly string[]): readonly TextPiece[] {
  const characters = [...text];
  const differs = characters.map(() => false);
  for (const other of others) {
    const shared = sharedCharacters(characters, [...other]);
    characters.forEach((character, at) => {
      if (!shared[at] && !isBlankCharacter(character.codePointAt(0)!)) differs[at] = true;
    });
  }
  const pieces: { text: string; differs: boolean }[] = [];
  characters.forEach((character, at) => {
    const last = pieces.at(-1);
    if (last !== undefined && last.differs === differs[at]) last.text += character;
    else pieces.push({ text: character, differs: differs[at]! });
  });
  return pieces;
}

/** For each character of `a` whether `b` has it at its place; none where the texts are very different. */
function sharedCharacters(a: readonly string[], b: readonly string[]): readonly boolean[] {
  const none = a.map(() => false);
  const longer = Math.max(a.length, b.length);
  if (longer === 0 || longer > MOST_CHARACTERS) return none;
  // Numbers of one length are compared digit by digit, as people do.
  const inPlace = a.length === b.length ? a.map((character, at) => character === b[at]) : none;
  if (countOf(inPlace) * 2 >= longer) return inPlace;
  const shared = longestCommon(a, b);
  return countOf(shared) < longer * LEAST_SHARED ? none : shared;
}

function countOf(flags: readonly boolean[]): number {
  return flags.reduce((count, flag) => count + Number(flag), 0);
}

/** Marks the characters of `a` in a longest common subsequence with `b`. */
function longestCommon(a: readonly string[], b: readonly string[]): readonly boolean[] {
  const width = b.length + 1;
  // length[i * width + j]: of the longest common subsequence of a from i on and b from j on.
  const length = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      length[i * width + j] =
        a[i] === b[j]
          ? length[(i + 1) * width + j + 1]! + 1
          : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!);
    }
  }
  const shared = a.map(() => false);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      shared[i] = true;
      i++;
      j++;
    } else if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!) i++;
    else j++;
  }
  return shared;
}
