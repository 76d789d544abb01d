import { CellKind } from '../ledger/source-row.ts';
import { type Change, NO_CHANGES, noteChange } from './change.ts';
import { isBlankCharacter, isDigits } from './character.ts';
import { cleanNumber, remainsOfScientific, survivesAtStart } from './clean-number.ts';
import { maskNumber } from './mask.ts';
import { hasUnknownProvince } from './province-code.ts';

/** What an identity number cell says. Reading never fails: the state says how sound it is. */
export interface PersonIdReading {
  /** valid: 18 characters, upper-case X. invalid: the cleaned text. damaged: the leading digits that survived. empty: ''. */
  readonly canonical: string;
  readonly state: 'valid' | 'empty' | 'invalid' | 'damaged';
  /** Why it is invalid; null in every other state. */
  readonly problem: null | 'length' | 'characters' | 'date' | 'checksum';
  /** The first two digits are no province code: a remark, never an error. */
  readonly unknownRegion: boolean;
  /** It was written as a 15-digit number of before 1999. */
  readonly was15: boolean;
  readonly changes: readonly Change[];
}

type Problem = PersonIdReading['problem'];

// GB 11643-1999: weight of each of the first 17 digits; check character by the weighted sum modulo 11.
const WEIGHTS = Uint8Array.of(7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
const CHECK_CHARACTERS = '10X98765432';
const X = 0x58;

/**
 * Reads an identity number cell (GB 11643-1999; damage as in dibao.md 6.2). `asOf` (YYYY-MM-DD) is optional: someone born after it
 * has an impossible date. A 15-digit number is given in its 18-digit form.
 */
export function readPersonId(text: string, kind: CellKind, asOf?: string): PersonIdReading {
  if (text.length === 18 && isWellFormed(text)) return readEighteen(text, kind, asOf, NO_CHANGES);
  return readUnclean(text, kind, asOf);
}

function readEighteen(
  id: string,
  kind: CellKind,
  asOf: string | undefined,
  changes: readonly Change[],
): PersonIdReading {
  const passes = id.charCodeAt(17) === checkCodeOf(id);
  // A spreadsheet zeroes what is beyond 15 digits: in a number cell that is so even where the checksum passes, as one in eleven does.
  if ((!passes || kind === CellKind.number) && id.endsWith('000'))
    return reading(id.slice(0, 15), 'damaged', null, changes);
  // Other programs keep a number of 18 digits as a binary fraction, whose last digits are not what was written.
  if (!passes && kind === CellKind.number) return reading(id.slice(0, 15), 'damaged', null, changes);
  if (!isBirthDate(dateNumberOf(id), asOf)) return reading(id, 'invalid', 'date', changes);
  return passes ? reading(id, 'valid', null, changes) : reading(id, 'invalid', 'checksum', changes);
}

function readUnclean(text: string, kind: CellKind, asOf: string | undefined): PersonIdReading {
  const changes: Change[] = [];
  const cleaned = cleanNumber(text, changes);
  if (cleaned === '') return reading('', 'empty', null, changes);
  const scientific = remainsOfScientific(cleaned, kind);
  if (scientific !== null) {
    noteChange(changes, 'scientific-notation');
    if (!scientific.isWhole) return reading(scientific.digits, 'damaged', null, changes);
  }
  const id = withPlainX(scientific?.digits ?? cleaned, text, changes);
  if (id.length === 18) {
    if (isWellFormed(id)) return readEighteen(id, kind, asOf, changes);
    const repaired = withDigitsForLetters(id);
    if (repaired !== null && readPersonId(repaired, CellKind.text, asOf).state === 'valid') {
      noteChange(changes, 'letter-for-digit');
      return reading(repaired, 'valid', null, changes);
    }
    return reading(id, 'invalid', 'characters', changes);
  }
  if (id.length === 15 && isDigits(id)) {
    const full = toEighteen(id);
    if (!isBirthDate(dateNumberOf(full), asOf)) return reading(id, 'invalid', 'date', changes);
    noteChange(changes, 'fifteen-to-eighteen');
    return { ...reading(full, 'valid', null, changes), was15: true };
  }
  const isAllDigits = isDigits(id) || (id.endsWith('X') && isDigits(id, 0, id.length - 1));
  return reading(id, 'invalid', isAllDigits ? 'length' : 'characters', changes);
}

function reading(
  canonical: string,
  state: PersonIdReading['state'],
  problem: Problem,
  changes: readonly Change[],
): PersonIdReading {
  const unknownRegion = hasUnknownProvince(canonical);
  return {
    canonical,
    state,
    problem,
    unknownRegion,
    was15: false,
    changes: changes.length === 0 ? NO_CHANGES : changes,
  };
}

/** Upper case, and X for what looks like it in the last place: Cyrillic and Greek letters, ×, the Roman ten, full width. */
function withPlainX(cleaned: string, original: string, changes: Change[]): string {
  const upper = cleaned.toUpperCase();
  const last = upper.charCodeAt(upper.length - 1);
  const isMissing = last === 0x2a && upper.length === 18 && isDigits(upper, 0, 17) && checkCodeOf(upper) === X;
  if (isMissing || last === 0x425 || last === 0x3a7 || last === 0xd7 || last === 0x2169 || last === 0x2715) {
    noteChange(changes, 'x-lookalike');
    return `${upper.slice(0, -1)}X`;
  }
  if (last === X && /[Ｘｘ]/.test(original)) noteChange(changes, 'x-lookalike');
  else if (upper !== cleaned) noteChange(changes, last === X ? 'x-upper' : 'upper-case');
  return upper;
}

/** O read as 0 and I, L as 1 in the first 17 places (the text is upper case); null where there is none. Only a suggestion: the check decides. */
function withDigitsForLetters(id: string): string | null {
  const repaired = id.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return repaired === id ? null : repaired;
}

/** 17 digits and a digit or X. */
function isWellFormed(text: string): boolean {
  const last = text.charCodeAt(17);
  return (last === X || (last >= 0x30 && last <= 0x39)) && isDigits(text, 0, 17);
}

function checkCodeOf(id: string): number {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (id.charCodeAt(i) - 0x30) * WEIGHTS[i]!;
  return CHECK_CHARACTERS.charCodeAt(sum % 11);
}

/** The eight digits of birth as a number YYYYMMDD. */
function dateNumberOf(id18: string): number {
  let date = 0;
  for (let i = 6; i < 14; i++) date = date * 10 + id18.charCodeAt(i) - 0x30;
  return date;
}

/** Whether YYYYMMDD is a day on which somebody on a list may be born, and not after `asOf`. */
export function isBirthDate(date: number, asOf?: string | undefined): boolean {
  const year = Math.floor(date / 10_000);
  const month = Math.floor(date / 100) % 100;
  const day = date % 100;
  if (year < 1850 || year > 2099 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return false;
  return asOf === undefined || date <= Number(asOf.replaceAll('-', ''));
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The check character ('0'–'9' or 'X') of the first 17 digits. GB 11643-1999. */
export function checkDigitOf(first17: string): string {
  return String.fromCharCode(checkCodeOf(first17));
}

/** The 18-digit form of a 15-digit number. Born 19yy; sequence 996–999 was kept for people over a hundred, born 18yy. GB 11643-1999. */
export function toEighteen(id15: string): string {
  const century =
    id15.charCodeAt(12) === 0x39 && id15.charCodeAt(13) === 0x39 && id15.charCodeAt(14) >= 0x36 ? '18' : '19';
  const first17 = id15.slice(0, 6) + century + id15.slice(6);
  return first17 + checkDigitOf(first17);
}

/** Whether the leading digits left of a damaged number can be those of the full number. */
export function survivesIn(damagedPrefix: string, fullId: string): boolean {
  return survivesAtStart(damagedPrefix, fullId);
}

/** Whether two texts of one length differ by exactly one slip of the pen: one wrong character, or two neighbours exchanged. */
export function isOneSlipApart(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let first = -1;
  let second = -1;
  for (let i = 0; i < a.length; i++) {
    if (a.charCodeAt(i) === b.charCodeAt(i)) continue;
    if (second >= 0) return false;
    if (first < 0) first = i;
    else second = i;
  }
  if (first < 0) return false;
  return second < 0 || (second === first + 1 && a[first] === b[second] && a[second] === b[first]);
}

/** The sex a valid 18-character number states: the seventeenth digit is odd for men. */
export function sexOf(id18: string): 'male' | 'female' {
  return id18.charCodeAt(16) % 2 === 1 ? 'male' : 'female';
}

/** The date of birth (YYYY-MM-DD) a valid 18-character number states. */
export function birthDateOf(id18: string): string {
  return `${id18.slice(6, 10)}-${id18.slice(10, 12)}-${id18.slice(12, 14)}`;
}

/** `231025********1234`. See `maskNumber`. */
export function maskPersonId(id: string): string {
  return maskNumber(id);
}

/**
 * The identity numbers of one cell, as written, trimmed: separated by ; , 、 / | (also full width) or a line break; by blanks only
 * where every part is then as long as an identity number.
 */
export function splitPersonIds(text: string): string[] {
  const parts: string[] = [];
  for (const part of text.split(/[;；,，、/／|｜\r\n]+/)) {
    const trimmed = part.trim();
    if (trimmed === '') continue;
    if (trimmed.length < 31 || !hasBlank(trimmed)) parts.push(trimmed);
    else {
      const pieces = trimmed.split(/\s+/);
      if (pieces.every((piece) => piece.length === 15 || piece.length === 18)) parts.push(...pieces);
      else parts.push(trimmed);
    }
  }
  return parts;
}

function hasBlank(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isBlankCharacter(text.charCodeAt(i))) return true;
  return false;
}
