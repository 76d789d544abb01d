import type { MatchRule } from '../rule.ts';

/** The number of the household's certificate (低保证号). dibao.md 4.5, key 3. */
export const certificateNumber: MatchRule<'certificate'> = {
  name: 'certificate',
  keys: (household) => household.certs,
};
