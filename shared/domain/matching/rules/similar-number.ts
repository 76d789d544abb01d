import { isOneSlipApart } from '../../identity/person-id.ts';
import type { HouseholdView, MatchRule } from '../rule.ts';
import { accountsAgree } from './damaged-number.ts';

/** Whether two whole numbers of the households are one wrong digit or one transposition apart. */
export function similarNumberAgrees(one: HouseholdView, other: HouseholdView): boolean {
  return one.ids.some((id) => other.ids.some((otherId) => isOneSlipApart(id, otherId)));
}

/** A number with one slip of the hand (one wrong digit or one transposition), where name and account agree. */
export const similarNumber: MatchRule<'similar-id+name'> = {
  name: 'similar-id+name',
  keys: (household) => household.names,
  agree: (one, other) => similarNumberAgrees(one, other) && accountsAgree(one, other),
};
