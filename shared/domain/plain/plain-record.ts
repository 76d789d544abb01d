/**
 * A plain row as a record of fixed width: words of 32 bits, in an array of records. Everything a household in order is compared by is in it
 * exactly, never as a hash: two records say the same if and only if their words are equal.
 */
export const RECORD_WORDS = 13;

/** Where the words of a record are. */
export const Word = {
  /** The first nine digits of the identity number. */
  idHigh: 0,
  /** The eight digits that follow; the check character follows from them. */
  idLow: 1,
  /** Three words of nine digits each, the last ones shorter or 0; how many digits there are is in `traits`. */
  account: 2,
  /** Four words of two UTF-16 units each, 15 bits a unit (`codeOfHanzi`), 0 where there is none. */
  name: 5,
  /** Fen. */
  fen: 9,
  /** See `traitsOf`. */
  traits: 10,
  /** Physical lines before the row in its range. */
  line: 11,
  /** Where the row begins, in bytes from the beginning of its range. */
  offset: 12,
} as const;

export const MOST_ACCOUNT_DIGITS = 27;
export const MOST_NAME_UNITS = 8;
/** Ideographs of the first block: as many codes, from 1. */
const FIRST_HANZI = 0x4e00;
const LAST_HANZI = 0x9fff;
export const HANZI = LAST_HANZI - FIRST_HANZI + 1;
/** Those of extension A: the codes behind. */
const FIRST_UNUSUAL_HANZI = 0x3400;
const LAST_UNUSUAL_HANZI = 0x4dbf;
/** Those of extensions B to F, which no normal form changes either, as the halves they are in UTF-16: the 2,048 codes behind these. */
export const FIRST_RARE_HANZI = 0x20000;
export const LAST_RARE_HANZI = 0x2ebe0;
export const SURROGATE_CODES = HANZI + LAST_UNUSUAL_HANZI - FIRST_UNUSUAL_HANZI + 2;

/** The code of a UTF-16 unit in a record, 15 bits; 0 where it is no ideograph. */
export function codeOfHanzi(unit: number): number {
  if (unit >= FIRST_HANZI && unit <= LAST_HANZI) return unit - FIRST_HANZI + 1;
  if (unit >= FIRST_UNUSUAL_HANZI && unit <= LAST_UNUSUAL_HANZI) return HANZI + 1 + unit - FIRST_UNUSUAL_HANZI;
  return 0;
}

export const MOST_HEADCOUNT = 254;
export const MOST_FEN = 0xffffffff;
export const MOST_TOWNSHIPS = 0x1ffff;

const CATEGORY_SHIFT = 5;
const HEADCOUNT_SHIFT = 7;
const TOWNSHIP_SHIFT = 15;

/** Digits of the account (5 bits), category (2), insured persons + 1 (8; 0 where the row does not say), index of the township (17). */
export function traitsOf(accountDigits: number, category: number, headcount: number, township: number): number {
  return (
    (accountDigits |
      (category << CATEGORY_SHIFT) |
      ((headcount + 1) << HEADCOUNT_SHIFT) |
      (township << TOWNSHIP_SHIFT)) >>>
    0
  );
}

export function accountDigitsOf(traits: number): number {
  return traits & 0x1f;
}

export function categoryOfTraits(traits: number): number {
  return (traits >>> CATEGORY_SHIFT) & 3;
}

/** Insured persons + 1; 0 where the row does not say. */
export function headcountOfTraits(traits: number): number {
  return (traits >>> HEADCOUNT_SHIFT) & 0xff;
}

export function townshipOfTraits(traits: number): number {
  return traits >>> TOWNSHIP_SHIFT;
}

/** How many parts the households are put into by their numbers, so that each part can be joined within the processor's cache. */
export const PARTS = 256;

/** Spreads two words; the highest eight bits say the part. */
export function mixed(high: number, low: number): number {
  let hash = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0xc2b2ae35);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x27d4eb2f);
}

export function partOf(idHigh: number, idLow: number): number {
  return mixed(idHigh, idLow) >>> 24;
}
