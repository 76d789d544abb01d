import { LEDGER_KINDS, type LedgerKind } from '../ledger/ledger-kind.ts';
import { HOUSEHOLD_WORDS, HouseholdWord, type PlainJoin } from './join-plain.ts';
import type { PairSet } from './pair-set.ts';
import type { SettledHouseholds } from './settled-households.ts';

/** What became of the plain rows in the end. */
export interface PlainSettlement {
  readonly settled: SettledHouseholds;
  /** Records of each ledger, by number, that have to be read as lines: more than those the join left. */
  readonly left: Readonly<Record<LedgerKind, readonly number[]>>;
}

/**
 * Settles the households in order whose account no other line of any ledger has. `otherAccounts`: of all lines and plain rows that
 * belong to none of them. `townships`: of each ledger, as its rows are numbered.
 */
export function settlePlain(
  joins: readonly PlainJoin[],
  otherAccounts: PairSet,
  townships: Readonly<Record<LedgerKind, readonly string[]>>,
): PlainSettlement {
  const count = joins.reduce((sum, { households }) => sum + households.length / HOUSEHOLD_WORDS, 0);
  const shared = markSharedAccounts(joins, count);
  const left: Record<LedgerKind, number[]> = { approval: [], finance: [], bank: [] };
  const byTownships = new Map<number, { count: number; fen: number }>();
  let zeroAmount = 0;
  let household = 0;
  let last = { count: 0, fen: 0 };
  let lastKey = -1;
  for (const { households } of joins) {
    for (let at = 0; at < households.length; at += HOUSEHOLD_WORDS) {
      if (shared[household++] === 1 || otherAccounts.has(households[at]!, households[at + 1]!)) {
        for (const kind of LEDGER_KINDS) left[kind].push(households[at + HouseholdWord[kind]]!);
        continue;
      }
      const key = households[at + HouseholdWord.townships]!;
      if (key !== lastKey) {
        lastKey = key;
        const known = byTownships.get(key);
        last = known ?? { count: 0, fen: 0 };
        if (known === undefined) byTownships.set(key, last);
      }
      const fen = households[at + HouseholdWord.fen]!;
      last.count++;
      last.fen += fen;
      if (fen === 0) zeroAmount++;
    }
  }
  const named = [...byTownships].map(([key, sum]) => {
    const bank = key % townships.bank.length;
    const finance = Math.floor(key / townships.bank.length) % townships.finance.length;
    const approval = Math.floor(key / townships.bank.length / townships.finance.length);
    return {
      spelled: {
        approval: townships.approval[approval]!,
        finance: townships.finance[finance]!,
        bank: townships.bank[bank]!,
      },
      ...sum,
    };
  });
  return {
    settled: {
      count: named.reduce((sum, each) => sum + each.count, 0),
      fen: named.reduce((sum, each) => sum + each.fen, 0),
      zeroAmount,
      townships: named,
    },
    left,
  };
}

/** Marks (1) the households whose account another of them has. */
function markSharedAccounts(joins: readonly PlainJoin[], count: number): Uint8Array {
  const shared = new Uint8Array(count);
  let size = 16;
  while (size < count * 2) size *= 2;
  // Three words a slot: the pair, and 1 + the household.
  const slots = new Uint32Array(size * 3);
  let household = 0;
  for (const { households } of joins) {
    for (let at = 0; at < households.length; at += HOUSEHOLD_WORDS) {
      const one = households[at]!;
      const other = households[at + 1]!;
      for (let slot = (one & (size - 1)) * 3; ; slot = slot + 3 === slots.length ? 0 : slot + 3) {
        const holder = slots[slot + 2]!;
        if (holder === 0) {
          slots[slot] = one;
          slots[slot + 1] = other;
          slots[slot + 2] = household + 1;
          break;
        }
        if (slots[slot] === one && slots[slot + 1] === other) {
          shared[holder - 1] = 1;
          shared[household] = 1;
          break;
        }
      }
      household++;
    }
  }
  return shared;
}
