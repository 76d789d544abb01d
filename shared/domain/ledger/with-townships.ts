import type { Ledger } from './ledger.ts';

/** The ledger with these names among its townships, though none of its lines may be there: reports name a township by all its spellings. */
export function withTownships(ledger: Ledger, names: readonly string[]): Ledger {
  const { values, index } = ledger.township;
  const known = new Set(values);
  return { ...ledger, township: { values: [...values, ...names.filter((name) => !known.has(name))], index } };
}
