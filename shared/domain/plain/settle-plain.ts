import { LEDGER_KINDS, type LedgerKind } from '../ledger/ledger-kind.ts';
import { HOUSEHOLD_WORDS, HouseholdWord, type PlainJoin, type TownshipsSum } from './join-plain.ts';
import type { PairSet } from './pair-set.ts';
import { PARTS } from './plain-record.ts';
import type { SettledHouseholds } from './settled-households.ts';

/** What became of the plain rows in the end. */
export interface PlainSettlement {
  readonly settled: SettledHouseholds;
  /** Records of each ledger, by number, that have to be read as lines besides those the join left. */
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
  const sums = addedUp(joins.flatMap((join) => join.sums));
  const left: Record<LedgerKind, number[]> = { approval: [], finance: [], bank: [] };
  const part = new AccountPart();
  for (let p = 0; p < PARTS; p++) {
    part.fill(joins, p, otherAccounts);
    for (const [households, at] of part.notAlone()) {
      for (const kind of LEDGER_KINDS) left[kind].push(households[at + HouseholdWord[kind]]!);
      const sum = sums.get(households[at + HouseholdWord.townships]!)!;
      const fen = households[at + HouseholdWord.fen]!;
      sum.count--;
      sum.fen -= fen;
      if (fen === 0) sum.zeros--;
    }
  }
  const settled = [...sums.values()].filter(({ count }) => count > 0);
  const total = (of: (sum: TownshipsSum) => number): number => settled.reduce((all, sum) => all + of(sum), 0);
  return {
    settled: {
      count: total(({ count }) => count),
      fen: total(({ fen }) => fen),
      zeroAmount: total(({ zeros }) => zeros),
      townships: settled.map(({ townships: key, count, fen }) => ({ spelled: spelledBy(key, townships), count, fen })),
    },
    left,
  };
}

function addedUp(all: readonly TownshipsSum[]): Map<number, TownshipsSum> {
  const sums = new Map<number, TownshipsSum>();
  for (const each of all) {
    const sum = sums.get(each.townships);
    if (sum === undefined) sums.set(each.townships, { ...each });
    else {
      sum.count += each.count;
      sum.fen += each.fen;
      sum.zeros += each.zeros;
    }
  }
  return sums;
}

function spelledBy(
  key: number,
  { approval, finance, bank }: Readonly<Record<LedgerKind, readonly string[]>>,
): Readonly<Record<LedgerKind, string>> {
  const pair = Math.floor(key / bank.length);
  return {
    approval: approval[Math.floor(pair / finance.length)]!,
    finance: finance[pair % finance.length]!,
    bank: bank[key % bank.length]!,
  };
}

/** The households of one part of the accounts, of all joins. */
class AccountPart {
  /** Four words a slot: the account's pair, and where its first household is: 1 + join, place. */
  #slots = new Uint32Array(0);
  #joins: readonly PlainJoin[] = [];
  readonly #notAlone = new Map<number, Set<number>>();

  /** Looks for accounts that stand twice, or among the others. */
  fill(joins: readonly PlainJoin[], part: number, otherAccounts: PairSet): void {
    this.#joins = joins;
    this.#notAlone.clear();
    const count = joins.reduce((sum, { starts }) => sum + starts[part + 1]! - starts[part]!, 0);
    let size = 16;
    while (size < count * 2) size *= 2;
    if (this.#slots.length < size * 4) this.#slots = new Uint32Array(size * 4);
    else this.#slots.fill(0, 0, size * 4);
    for (let j = 0; j < joins.length; j++) {
      const { households, starts } = joins[j]!;
      const end = starts[part + 1]! * HOUSEHOLD_WORDS;
      for (let at = starts[part]! * HOUSEHOLD_WORDS; at < end; at += HOUSEHOLD_WORDS) {
        const slot = this.#slotOf(households[at]!, households[at + 1]!, size - 1) * 4;
        if (this.#slots[slot + 2] === 0) {
          this.#slots[slot] = households[at]!;
          this.#slots[slot + 1] = households[at + 1]!;
          this.#slots[slot + 2] = j + 1;
          this.#slots[slot + 3] = at;
          if (otherAccounts.has(households[at]!, households[at + 1]!)) this.#mark(j, at);
        } else {
          this.#mark(this.#slots[slot + 2]! - 1, this.#slots[slot + 3]!);
          this.#mark(j, at);
        }
      }
    }
  }

  /** The households whose account something else has. */
  *notAlone(): Generator<readonly [Uint32Array, number]> {
    for (const [join, places] of this.#notAlone) for (const at of places) yield [this.#joins[join]!.households, at];
  }

  #mark(join: number, at: number): void {
    const places = this.#notAlone.get(join);
    if (places === undefined) this.#notAlone.set(join, new Set([at]));
    else places.add(at);
  }

  #slotOf(one: number, other: number, mask: number): number {
    for (let slot = other & mask; ; slot = (slot + 1) & mask) {
      const at = slot * 4;
      if (this.#slots[at + 2] === 0 || (this.#slots[at] === one && this.#slots[at + 1] === other)) return slot;
    }
  }
}
