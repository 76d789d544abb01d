import { isDigits } from '../identity/character.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { textAt } from '../ledger/packed-text.ts';
import { MOST_ACCOUNT_DIGITS, mixed } from './plain-record.ts';

/**
 * What lines have in common with plain rows, as pairs of words. Equal texts have equal pairs; unequal ones may have, as the check character
 * is left out and accounts are hashed: so a pair found again never says that two lines are one, only that they are to be looked at.
 */
export interface PlainKeys {
  readonly ids: Uint32Array;
  readonly accounts: Uint32Array;
}

/** The identity numbers and accounts of all lines, those left out that no plain row can have. */
export function keysOfLines(ledger: Ledger): PlainKeys {
  const ids: number[] = [];
  const accounts: number[] = [];
  for (let line = 0; line < ledger.count; line++) {
    const id = textAt(ledger.id, line);
    if (id.length === 18 && isDigits(id, 0, 17)) ids.push(Number(id.slice(0, 9)), Number(id.slice(9, 17)));
    const account = textAt(ledger.account, line);
    if (account.length > MOST_ACCOUNT_DIGITS || !isDigits(account)) continue;
    const [first, second, third] = [0, 9, 18].map((at) => Number(account.slice(at, at + 9)));
    const words = [first!, second!, third!, account.length] as const;
    accounts.push(accountMark(...words), otherAccountMark(...words));
  }
  return { ids: Uint32Array.from(ids), accounts: Uint32Array.from(accounts) };
}

/** The first word of the pair of an account given as three words of nine digits and their number. */
export function accountMark(first: number, second: number, third: number, digits: number): number {
  return (mixed(first, second) ^ mixed(third, digits)) >>> 0;
}

/** The second word of that pair. */
export function otherAccountMark(first: number, second: number, third: number, digits: number): number {
  return (Math.imul(second, 0x9e3779b1) + Math.imul(first, 31) + Math.imul(third, 0x165667b1) + digits) >>> 0;
}
