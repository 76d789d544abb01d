import { type Change, NO_CHANGES } from './change.ts';
import { mapPrivateUse } from './pua-characters.ts';

/** A person's name as read from a cell. dibao.md 6.4. */
export interface PersonNameReading {
  /** For comparison only: no spaces, no separators, half-width, Latin upper-case. */
  readonly canonical: string;
  /** Holds a placeholder or what is left of characters an encoding destroyed. */
  readonly garbled: boolean;
  readonly changes: readonly Change[];
}

const EMPTY: PersonNameReading = { canonical: '', garbled: false, changes: NO_CHANGES };

/** Separators within minority names: · is the standard, the others are what systems make of it. */
const NAME_SEPARATORS = /[·•．.∙‧・･、⋅]/gu;
const INVISIBLE = /(?:[\s\u00A0\u00AD\u180E\u200B-\u200F\u2028-\u202E\u2060\uFEFF]|\p{Variation_Selector})+/gu;
const ANNOTATION = /[(（](?:户主|代领|代|已故|本人)[)）]$/u;
const PLACEHOLDERS = '?□*〓\uFFFD■';
const MOJIBAKE = /[ÃÂ¤Ð»«¸µ]{2,}|锟斤拷|烫烫烫/u;

/** Whether every character is a plain Han character: the name then needs no cleaning. */
function isPlainHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x4e00 || unit > 0x9fff) return false;
  }
  return true;
}

/** Reads a name. */
export function readPersonName(text: string): PersonNameReading {
  if (text === '') return EMPTY;
  if (isPlainHan(text) && !MOJIBAKE.test(text)) return { canonical: text, garbled: false, changes: NO_CHANGES };
  const changes: Change[] = [];
  let name = text;
  const apply = (next: string, change: Change): void => {
    if (next !== name) changes.push(change);
    name = next;
  };
  apply(name.replace(INVISIBLE, ''), 'spaces-removed');
  apply(name.replace(ANNOTATION, ''), 'annotation-removed');
  apply(mapPrivateUse(name), 'pua-mapped');
  apply(name.replace(NAME_SEPARATORS, ''), 'name-separator');
  apply(name.normalize('NFKC').toUpperCase(), 'full-width');
  name = name.replace(INVISIBLE, '').replace(NAME_SEPARATORS, '');
  const garbled = MOJIBAKE.test(text) || [...name].some((character) => PLACEHOLDERS.includes(character));
  return { canonical: name, garbled, changes: changes.length === 0 ? NO_CHANGES : changes };
}

/** Whether two canonical names of one length agree in every character that is not a placeholder, and at least one has one. */
export function namesAgreeButForGarbled(a: string, b: string): boolean {
  const one = [...a];
  const other = [...b];
  if (one.length !== other.length) return false;
  let placeholders = 0;
  for (let i = 0; i < one.length; i++) {
    if (PLACEHOLDERS.includes(one[i]!) || PLACEHOLDERS.includes(other[i]!)) placeholders++;
    else if (one[i] !== other[i]) return false;
  }
  return placeholders > 0 && placeholders < one.length;
}
