import { KeyState } from '../ledger/ledger.ts';
import { LEDGER_KINDS } from '../ledger/ledger-kind.ts';
import { lengthAt, PackedTextBuilder } from '../ledger/packed-text.ts';
import { linesOf } from './households.ts';
import type { JoinedHouseholds } from './joined-households.ts';
import { KeyIndex } from './key-index.ts';
import type { MatchContext } from './rule.ts';

/**
 * Counts, for the given accounts, how many households of each ledger have them — among all households, the joined ones too, since an
 * account that serves anyone else proves nothing.
 */
export function countAccountUse(joined: JoinedHouseholds, accounts: Iterable<string>): MatchContext {
  const slotOf = new Map<string, number>();
  const packed = new PackedTextBuilder();
  for (const account of accounts) {
    if (slotOf.has(account)) continue;
    slotOf.set(account, slotOf.size);
    packed.push(account);
  }
  const asked = slotOf.size;
  const index = new KeyIndex(
    [[packed.finish()], ...LEDGER_KINDS.map((kind) => [joined.ledgers[kind].ledger.account])],
    asked,
  );
  for (let slot = 0; slot < asked; slot++) index.findOrAdd(0, slot, slot);
  const counts = { approval: new Uint32Array(asked), finance: new Uint32Array(asked), bank: new Uint32Array(asked) };
  LEDGER_KINDS.forEach((kind, k) => {
    const households = joined.ledgers[kind];
    const lastHousehold = new Int32Array(asked).fill(-1);
    for (let household = 0; household < households.count; household++) {
      for (const line of linesOf(households, household)) {
        const slot = index.find(k + 1, line);
        if (slot === -1 || lastHousehold[slot] === household) continue;
        lastHousehold[slot] = household;
        counts[kind][slot]!++;
      }
    }
  });
  return {
    survivingLengths: survivingLengths(joined),
    householdsWithAccount: (kind, account) => {
      const slot = slotOf.get(account);
      return slot === undefined ? 0 : counts[kind][slot]!;
    },
  };
}

function survivingLengths(joined: JoinedHouseholds): MatchContext['survivingLengths'] {
  const lengths = { id: new Set<number>(), account: new Set<number>() };
  for (const kind of LEDGER_KINDS) {
    const { ledger } = joined.ledgers[kind];
    for (let line = 0; line < ledger.count; line++) {
      if (ledger.idState[line] === KeyState.damaged) lengths.id.add(lengthAt(ledger.id, line));
      if (ledger.accountState[line] === KeyState.damaged) lengths.account.add(lengthAt(ledger.account, line));
    }
  }
  lengths.id.delete(0);
  lengths.account.delete(0);
  return lengths;
}
