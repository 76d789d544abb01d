import { isBlankCharacter } from '../identity/character.ts';
import { maskNumber } from '../identity/mask.ts';
import { maskDigitRuns } from '../identity/mask-cells.ts';
import { maskName } from '../identity/mask-name.ts';
import { LEDGER_KINDS, type LedgerKind } from '../ledger/ledger-kind.ts';
import { personalKindOf } from '../ledger/personal-columns.ts';
import type { ComparedField } from './compare-fields.ts';
import type { TextPiece } from './differing-pieces.ts';

/** Between several numbers or names in one text. */
const SEPARATORS: ReadonlySet<string> = new Set('；;、,，/|｜／\r\n');

/**
 * Hides the middle of every number (and name, where asked to) in a compared field. The pieces keep their bounds, so that what differs
 * stays marked where it stands even where it cannot be read.
 */
export function maskField(field: ComparedField, { names }: { readonly names: boolean }): ComparedField {
  const personal = personalKindOf(field.column);
  const mask =
    personal === 'number'
      ? maskNumbersOf
      : personal === 'name' && names
        ? maskNamesOf
        : (characters: readonly string[]) => [...maskDigitRuns(characters.join(''))];
  const texts: Record<LedgerKind, readonly TextPiece[] | null> = { ...field.texts };
  for (const kind of LEDGER_KINDS) {
    const pieces = field.texts[kind];
    if (pieces !== null) texts[kind] = maskPieces(pieces, mask);
  }
  return { ...field, texts };
}

/** Masks the text as a whole and cuts it where it was cut before. `mask` gives as many characters as it takes. */
function maskPieces(
  pieces: readonly TextPiece[],
  mask: (characters: readonly string[]) => readonly string[],
): readonly TextPiece[] {
  const masked = mask(pieces.flatMap(({ text }) => [...text]));
  let at = 0;
  return pieces.map(({ text, differs }) => {
    const { length } = [...text];
    at += length;
    return { text: masked.slice(at - length, at).join(''), differs };
  });
}

/** Each number by itself; blanks within one do not make two of it. */
function maskNumbersOf(characters: readonly string[]): readonly string[] {
  return maskParts(characters, (part) => {
    const shown = maskNumber('0'.repeat(part.length));
    return part.map((character, at) => (shown[at] === '*' ? '*' : character));
  });
}

function maskNamesOf(characters: readonly string[]): readonly string[] {
  return maskParts(characters, (part) => [...maskName(part.join(''))]);
}

/** Masks what stands between separators, blanks left as they are. */
function maskParts(
  characters: readonly string[],
  mask: (part: readonly string[]) => readonly string[],
): readonly string[] {
  const masked = [...characters];
  let places: number[] = [];
  const flush = (): void => {
    const part = mask(places.map((at) => characters[at]!));
    places.forEach((at, i) => {
      masked[at] = part[i]!;
    });
    places = [];
  };
  characters.forEach((character, at) => {
    if (SEPARATORS.has(character)) flush();
    else if (!isBlankCharacter(character.codePointAt(0)!)) places.push(at);
  });
  flush();
  return masked;
}
