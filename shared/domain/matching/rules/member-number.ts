import type { MatchRule } from '../rule.ts';

/**
 * A member's identity number: the payee is a member of the approved household (代领). dibao.md 4.5, key 2.
 */
export const memberNumber: MatchRule<'member-id'> = {
  name: 'member-id',
  keys: (household) => [...household.ids, ...household.memberIds],
  asks: (household) => household.memberIds,
  offers: (household) => household.ids,
};
