import { CellKind } from '../ledger/source-row.ts';
import { type Change, NO_CHANGES, noteChange } from './change.ts';
import { isDigits } from './character.ts';
import { cleanNumber, remainsOfScientific, survivesAtStart } from './clean-number.ts';
import { maskNumber } from './mask.ts';

/** Accepted length of an account in digits, both ends included. General knowledge, no standard says it (dibao.md 6.3): passbooks 10–23, cards 16–19. */
export const ACCOUNT_LENGTH = { least: 8, most: 32 } as const;

/** What an account cell says. Reading never fails: the state says how sound it is. */
export interface BankAccountReading {
  /** valid: digits only. invalid: the cleaned text. damaged: the leading digits that survived. empty: ''. */
  readonly canonical: string;
  readonly state: 'valid' | 'empty' | 'invalid' | 'damaged';
  /** Why it is invalid; null in every other state. */
  readonly problem: null | 'length' | 'characters';
  /** Only advice: passbooks have no Luhn digit. `not-a-card`: nothing can be said. */
  readonly luhn: 'passes' | 'fails' | 'not-a-card';
  readonly changes: readonly Change[];
}

/** Reads a bank account or card number cell (dibao.md 6.2, 6.3). */
export function readBankAccount(text: string, kind: CellKind): BankAccountReading {
  if (isDigits(text)) return readDigits(text, kind, NO_CHANGES);
  const changes: Change[] = [];
  const cleaned = cleanNumber(text, changes);
  if (cleaned === '') return reading('', 'empty', null, 'not-a-card', changes);
  const scientific = remainsOfScientific(cleaned, kind);
  if (scientific !== null) {
    noteChange(changes, 'scientific-notation');
    if (!scientific.isWhole) return reading(scientific.digits, 'damaged', null, 'not-a-card', changes);
    return readDigits(scientific.digits, kind, changes);
  }
  if (isDigits(cleaned)) return readDigits(cleaned, kind, changes);
  const upper = cleaned.toUpperCase();
  if (upper !== cleaned) noteChange(changes, 'upper-case');
  return reading(upper, 'invalid', 'characters', 'not-a-card', changes);
}

function readDigits(digits: string, kind: CellKind, changes: readonly Change[]): BankAccountReading {
  const { length } = digits;
  if (length < ACCOUNT_LENGTH.least || length > ACCOUNT_LENGTH.most)
    return reading(digits, 'invalid', 'length', 'not-a-card', changes);
  const is62 = digits.charCodeAt(0) === 0x36 && digits.charCodeAt(1) === 0x32;
  if (length > 15 && isZeroBeyond(digits, 15)) {
    // A spreadsheet zeroes what is beyond 15 digits; in a text only a card's failing Luhn digit tells that from a round account.
    const isDamaged = kind === CellKind.number || (length > 16 && is62 && !passesLuhn(digits));
    if (isDamaged) return reading(digits.slice(0, 15), 'damaged', null, 'not-a-card', changes);
  }
  const isCard = is62 && (length === 16 || length === 17 || length === 19);
  if (kind === CellKind.number && length > 16) {
    // Kept as a binary fraction a number has 17 digits that count at most: zeros beyond them, or a card's failing Luhn digit, show it.
    const isRounded = (length > 17 && isZeroBeyond(digits, 17)) || (isCard && !passesLuhn(digits));
    if (isRounded) return reading(digits.slice(0, 15), 'damaged', null, 'not-a-card', changes);
  }
  return reading(digits, 'valid', null, isCard ? (passesLuhn(digits) ? 'passes' : 'fails') : 'not-a-card', changes);
}

function reading(
  canonical: string,
  state: BankAccountReading['state'],
  problem: BankAccountReading['problem'],
  luhn: BankAccountReading['luhn'],
  changes: readonly Change[],
): BankAccountReading {
  return { canonical, state, problem, luhn, changes: changes.length === 0 ? NO_CHANGES : changes };
}

function isZeroBeyond(digits: string, place: number): boolean {
  for (let i = place; i < digits.length; i++) if (digits.charCodeAt(i) !== 0x30) return false;
  return true;
}

/** Whether the last digit is the Luhn check digit of those before it. ISO/IEC 7812-1. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  let isDoubled = false;
  for (let i = digits.length - 1; i >= 0; i--) {
    const digit = digits.charCodeAt(i) - 0x30;
    sum += !isDoubled ? digit : digit < 5 ? digit * 2 : digit * 2 - 9;
    isDoubled = !isDoubled;
  }
  return sum % 10 === 0;
}

/** Whether the leading digits left of a damaged account can be those of the full account. */
export function accountSurvivesIn(damagedPrefix: string, fullAccount: string): boolean {
  return survivesAtStart(damagedPrefix, fullAccount);
}

/** `621799*********5670`. See `maskNumber`. */
export function maskAccount(account: string): string {
  return maskNumber(account);
}
