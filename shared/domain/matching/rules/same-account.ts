import type { HouseholdView, MatchContext } from '../rule.ts';
import { beginningsOf } from './beginnings.ts';

/**
 * What a household asks of another's account, and what the other offers: they meet where both have the same account, or where the
 * digits that survived of one's are the beginning of the other's (or of what survived of it), whichever of the two it is.
 */
export function asksOfAccount(household: HouseholdView, context: MatchContext): readonly string[] {
  const { accounts, damagedAccounts } = household;
  return [
    ...accounts.map((account) => `account ${account}`),
    ...damagedAccounts.map((digits) => `begins ${digits}`),
    ...beginningsOfAccounts(household, context).map((digits) => `begun by ${digits}`),
  ];
}

/** See `asksOfAccount`. */
export function offersOfAccount(household: HouseholdView, context: MatchContext): readonly string[] {
  const { accounts, damagedAccounts } = household;
  return [
    ...accounts.map((account) => `account ${account}`),
    ...damagedAccounts.map((digits) => `begun by ${digits}`),
    ...beginningsOfAccounts(household, context).map((digits) => `begins ${digits}`),
  ];
}

function beginningsOfAccounts(household: HouseholdView, { survivingLengths }: MatchContext): readonly string[] {
  if (survivingLengths.account.size === 0) return [];
  return [...household.accounts, ...household.damagedAccounts].flatMap((account) => [
    ...beginningsOf(account, survivingLengths.account),
  ]);
}
