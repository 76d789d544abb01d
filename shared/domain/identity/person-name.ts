import { type Change, NO_CHANGES, noteChange } from './change.ts';
import { isBlankCharacter } from './character.ts';
import { hasMojibake } from './mojibake.ts';
import { assignedForPua, isPrivateUse } from './pua-characters.ts';

/** What a name cell says. */
export interface PersonNameReading {
  /** The form names are compared in: no blanks, no separators, compatible forms unified (NFKC), Latin letters in upper case. */
  readonly canonical: string;
  /** A character was lost on the way: U+FFFD, ?, □, ■, *, 〓, an unassigned code point, or text decoded in the wrong encoding. */
  readonly garbled: boolean;
  readonly changes: readonly Change[];
}

/** Signs between the parts of a name, as files have them (dibao.md 6.4); compared with all of them removed. */
const SEPARATORS: ReadonlySet<string> = new Set('·•．.∙‧・･、⋅●◦﹒。｡᛫‐-');
/** What stands where a character was lost. */
const PLACEHOLDERS: ReadonlySet<string> = new Set('\ufffd?□■*〓');

/** Reads a person's name (dibao.md 6.4). A final note in brackets is dropped only where it is 户主, 代领, 代 or 已故. */
export function readPersonName(text: string): PersonNameReading {
  if (isPlainHanzi(text)) return { canonical: text, garbled: hasMojibake(text), changes: NO_CHANGES };
  const changes: Change[] = [];
  const canonical = canonicalName(text, changes);
  let garbled = hasMojibake(text);
  for (const character of canonical) garbled ||= isPlaceholder(character);
  return { canonical, garbled, changes: changes.length === 0 ? NO_CHANGES : changes };
}

/**
 * Whether two canonical names are the same but for characters that were lost in one of them: equal length in characters, and a
 * placeholder (U+FFFD, ?, □, *, 〓) agrees with anything. A name that was decoded in the wrong encoding says nothing, and so agrees.
 */
export function namesAgreeButForGarbled(a: string, b: string): boolean {
  if (a === b || hasMojibake(a) || hasMojibake(b)) return true;
  const those = [...b];
  let i = 0;
  for (const character of a) {
    const other = those[i++];
    if (other === undefined) return false;
    if (character !== other && !isPlaceholder(character) && !isPlaceholder(other)) return false;
  }
  return i === those.length;
}

function isPlaceholder(character: string): boolean {
  return PLACEHOLDERS.has(character) || (character.length === 1 && isPrivateUse(character.charCodeAt(0)));
}

/** Only unified ideographs of the first block: what nine names in ten are, and nothing changes in them. */
function isPlainHanzi(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x4e00 || code > 0x9fff) return false;
  }
  return true;
}

/** Normal forms can set free what an earlier step removes (`⒈` holds a dot), so the steps run until nothing changes. */
function canonicalName(text: string, changes: Change[]): string {
  let before = text;
  for (let round = 0; round < 4; round++) {
    const after = withoutAnnotation(unified(stripped(before, changes), changes), changes);
    if (after === before) break;
    before = after;
  }
  return before;
}

function stripped(text: string, changes: Change[]): string {
  let kept = '';
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (isBlankCharacter(code)) noteChange(changes, 'spaces-removed');
    else if (SEPARATORS.has(character)) noteChange(changes, 'name-separator');
    else if (isVariationSelector(code)) noteChange(changes, 'variation-selector');
    else {
      const assigned = isPrivateUse(code) ? assignedForPua(code) : null;
      if (assigned !== null) noteChange(changes, 'pua-mapped');
      kept += assigned ?? character;
    }
  }
  return kept;
}

function unified(text: string, changes: Change[]): string {
  const normal = text.normalize('NFKC');
  if (normal !== text) noteChange(changes, /[\uff01-\uff5e]/.test(text) ? 'full-width' : 'compatibility-form');
  const upper = normal.toUpperCase();
  if (upper !== normal) noteChange(changes, 'upper-case');
  return upper;
}

function withoutAnnotation(text: string, changes: Change[]): string {
  const bare = text.replace(/[([【〔](?:户主|代领|代|已故)[)\]】〕]$/u, '');
  if (bare !== text) noteChange(changes, 'annotation-removed');
  return bare;
}

function isVariationSelector(code: number): boolean {
  return (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef);
}
