import { LEDGER_KINDS } from '../ledger/ledger-kind.ts';
import { lineWithId } from './households.ts';
import { JoinedHouseholds, type LedgersOfHouseholds } from './joined-households.ts';
import { KeyIndex } from './key-index.ts';

/**
 * The first rule, for all households at once: the same identity number. It is the rule of nearly every line, so it is a hash join on
 * the packed column and not a `MatchRule`; a wrong check digit does not matter where the ledgers agree on it.
 */
export function joinByIdentity(ledgers: LedgersOfHouseholds): JoinedHouseholds {
  const joined = new JoinedHouseholds(ledgers);
  const expected = Math.max(...LEDGER_KINDS.map((kind) => ledgers[kind].count));
  const index = new KeyIndex(
    LEDGER_KINDS.map((kind) => [ledgers[kind].idKeys]),
    Math.ceil(expected * 1.1),
  );
  LEDGER_KINDS.forEach((kind, source) => {
    const households = ledgers[kind];
    for (let household = 0; household < households.count; household++) {
      const line = lineWithId(households, household);
      const known = line === -1 ? -1 : index.findOrAdd(source, line, joined.count);
      if (known === -1) joined.add(kind, household);
      else joined.attach(known, kind, household, 'id');
    }
  });
  return joined;
}
