import type { HouseholdView, MatchRule } from '../rule.ts';
import { asksOfAccount, offersOfAccount } from './same-account.ts';
import { partsOf, slipsOf } from './slips.ts';

/** The name, and a part of the number that a slip elsewhere left as it is. */
export function namesWithPartsOfNumbers(household: HouseholdView): readonly string[] {
  const { ids, names } = household;
  return names.flatMap((name) => ids.flatMap((id) => partsOf(id).map((part) => `${name} ${part}`)));
}

/** What whole numbers have in common with those one wrong digit or one transposition away. */
export function* slipsOfNumbers(household: HouseholdView): Generator<string> {
  for (const id of household.ids) yield* slipsOf(id);
}

/** A number with one slip of the hand (one wrong digit or one transposition), where name and account agree. */
export const similarNumber: MatchRule<'similar-id+name'> = {
  name: 'similar-id+name',
  keys: namesWithPartsOfNumbers,
  *asks(household, context) {
    const accounts = asksOfAccount(household, context);
    for (const slip of slipsOfNumbers(household)) for (const account of accounts) yield `${slip} ${account}`;
  },
  *offers(household, context) {
    const accounts = offersOfAccount(household, context);
    for (const slip of slipsOfNumbers(household)) for (const account of accounts) yield `${slip} ${account}`;
  },
};
