import { nameAsWritten } from './compare.ts';
import { type HouseholdFacts, textsOf } from './household-facts.ts';

/** The household's name as the first ledger that has one writes it. */
export function nameOf(facts: HouseholdFacts): string {
  const place = facts.shares[0]!;
  return (
    facts.shares.map(nameAsWritten).find((name) => name !== '') ??
    place.households.ledger.namesAsWritten.get(place.lines[0]!) ??
    ''
  );
}

/** The village as the first ledger that names one writes it; '' where none does. */
export function villageOf(facts: HouseholdFacts): string {
  for (const { households, lines } of facts.shares) {
    const { values, index } = households.ledger.village;
    const village = values[index[lines[0]!]!]!;
    if (village !== '') return village;
  }
  return '';
}

/** The first identity number or account that is there; '' where there is none. */
export function firstTextOf(facts: HouseholdFacts, column: 'id' | 'account'): string {
  for (const share of facts.shares) {
    const [text] = textsOf(share, column);
    if (text !== undefined) return text;
  }
  return '';
}
