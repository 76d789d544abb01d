import { contentOf, linesOf } from '../matching/households.ts';
import { type HouseholdFacts, textsOf } from './household-facts.ts';

/**
 * What names the household from run to run: its identity number (the approval's before the others', a whole one before a damaged one),
 * else certificate, else account and name, else name and place.
 */
export function householdKey(facts: HouseholdFacts): string {
  const whole = facts.shares
    .flatMap((share) => [...textsOf(share, 'id')].sort())
    .sort((a, b) => Number(b.length === 18) - Number(a.length === 18))[0];
  if (whole !== undefined) return `id:${whole}`;
  for (const share of facts.shares) {
    const [cert] = [...textsOf(share, 'cert')].sort();
    if (cert !== undefined) return `cert:${cert}`;
  }
  return facts.shares
    .map((share) => {
      const { village } = share.households.ledger;
      return [
        [...textsOf(share, 'account')].sort().join(),
        [...textsOf(share, 'name')].sort().join(),
        village.values[village.index[share.lines[0]!]!],
      ].join('|');
    })
    .join('#');
}

/** The households in an order of their own: the first of them must not depend on the order of rows. */
export function inOrderOfContent(households: readonly HouseholdFacts[]): readonly HouseholdFacts[] {
  return households
    .map((facts) => ({ facts, content: `${householdKey(facts)}\u0000${contentOfHousehold(facts)}` }))
    .sort((a, b) => (a.content < b.content ? -1 : a.content > b.content ? 1 : 0))
    .map(({ facts }) => facts);
}

/** All that the ledgers say of the household, ledger by ledger. */
function contentOfHousehold(facts: HouseholdFacts): string {
  return facts.shares
    .map(({ kind, households, household }) => {
      const lines = [...linesOf(households, household)].map((line) => contentOf(households.ledger, line));
      return [kind, ...lines].join('\u0001');
    })
    .join('\u0002');
}
