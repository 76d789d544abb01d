import type { MatchRule } from '../rule.ts';

/** The same account in the same name. An identity number that differs is then the discrepancy. */
export const accountAndName: MatchRule<'account+name'> = {
  name: 'account+name',
  keys: (household) =>
    household.accounts.flatMap((account) => household.names.map((name) => `${account}\u0000${name}`)),
};
