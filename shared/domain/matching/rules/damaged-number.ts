import type { HouseholdView, MatchContext, MatchRule } from '../rule.ts';
import { beginningsOf } from './beginnings.ts';
import { asksOfAccount, offersOfAccount } from './same-account.ts';

/** What may be left of the household's numbers, be they whole or themselves what survived. */
export function* beginningsOfNumbers(household: HouseholdView, { survivingLengths }: MatchContext): Generator<string> {
  if (survivingLengths.id.size === 0) return;
  for (const id of household.ids) yield* beginningsOf(id, survivingLengths.id);
  for (const digits of household.damagedIds) yield* beginningsOf(digits, survivingLengths.id);
}

const certificatesOf = (household: HouseholdView): readonly string[] =>
  household.certs.map((cert) => `certificate ${cert}`);

/** A number a spreadsheet damaged: the surviving digits, the name, and the account or the certificate. dibao.md 6.2. */
export const damagedNumber: MatchRule<'damaged-id'> = {
  name: 'damaged-id',
  keys: (household) => household.names,
  *asks(household, context) {
    for (const digits of household.damagedIds) {
      for (const other of asksOfAccount(household, context)) yield `${digits} ${other}`;
      for (const other of certificatesOf(household)) yield `${digits} ${other}`;
    }
  },
  *offers(household, context) {
    for (const digits of beginningsOfNumbers(household, context)) {
      for (const other of offersOfAccount(household, context)) yield `${digits} ${other}`;
      for (const other of certificatesOf(household)) yield `${digits} ${other}`;
    }
  },
};
