import { LEDGER_KINDS, type LedgerKind } from '../ledger/ledger-kind.ts';
import type { Households } from './households.ts';
import { RULE_NAMES, type RuleName } from './rule.ts';

export type LedgersOfHouseholds = Readonly<Record<LedgerKind, Households>>;

/** Which ledgers hold a line, one bit each. */
export const PRESENT = { approval: 1, finance: 2, bank: 4 } as const satisfies Record<LedgerKind, number>;
export const IN_ALL_LEDGERS = 7;

/**
 * The households of the month, each with at most one household of each ledger. At first every ledger's household stands alone;
 * joining two makes one of them. A line is used once because a joined household has one place per ledger.
 */
export class JoinedHouseholds {
  readonly ledgers: LedgersOfHouseholds;
  /** Joined household → household of that ledger, or −1. */
  readonly of: Readonly<Record<LedgerKind, Int32Array>>;
  /** Joined household → bits of PRESENT; 0 where it was joined into another and is no more. */
  readonly present: Uint8Array;
  /** Joined household → 1 + index in RULE_NAMES of the weakest rule that joined it; 0 where it stands alone. */
  readonly weakestRule: Uint8Array;
  readonly joins: Record<RuleName, number> = {
    id: 0,
    decision: 0,
    'member-id': 0,
    certificate: 0,
    'account+name': 0,
    account: 0,
    'damaged-id': 0,
    'similar-id+name': 0,
  };
  readonly #joinedInto: Int32Array;
  #count = 0;

  constructor(ledgers: LedgersOfHouseholds) {
    this.ledgers = ledgers;
    const room = LEDGER_KINDS.reduce((sum, kind) => sum + ledgers[kind].count, 0);
    const places = (): Int32Array => new Int32Array(room).fill(-1);
    this.of = { approval: places(), finance: places(), bank: places() };
    this.present = new Uint8Array(room);
    this.weakestRule = new Uint8Array(room);
    this.#joinedInto = places();
  }

  /** One more than the highest joined household; some below it may be no more (`present` 0). */
  get count(): number {
    return this.#count;
  }

  /** A household of a ledger that stands alone. */
  add(kind: LedgerKind, household: number): number {
    const joined = this.#count++;
    this.of[kind][joined] = household;
    this.present[joined] = PRESENT[kind];
    return joined;
  }

  /** Puts a ledger's household into a joined one that lacks that ledger. */
  attach(joined: number, kind: LedgerKind, household: number, rule: RuleName): void {
    if ((this.present[joined]! & PRESENT[kind]) !== 0) throw new Error('a ledger has one place in a joined household');
    this.of[kind][joined] = household;
    this.present[joined]! |= PRESENT[kind];
    this.#restOn(joined, rule);
  }

  /** Makes one household of two that have no ledger in common, and gives it. */
  join(one: number, other: number, rule: RuleName): number {
    if ((this.present[one]! & this.present[other]!) !== 0)
      throw new Error('a ledger has one place in a joined household');
    const [into, from] = one < other ? [one, other] : [other, one];
    for (const kind of LEDGER_KINDS) if (this.of[kind][from] !== -1) this.of[kind][into] = this.of[kind][from]!;
    this.present[into]! |= this.present[from]!;
    this.present[from] = 0;
    this.#joinedInto[from] = into;
    this.weakestRule[into] = Math.max(this.weakestRule[into]!, this.weakestRule[from]!);
    this.#restOn(into, rule);
    return into;
  }

  #restOn(joined: number, rule: RuleName): void {
    this.joins[rule]++;
    this.weakestRule[joined] = Math.max(this.weakestRule[joined]!, RULE_NAMES.indexOf(rule) + 1);
  }

  /** The joined household that this one has become part of (itself, where it still stands). */
  now(joined: number): number {
    let at = joined;
    while (this.#joinedInto[at] !== -1) at = this.#joinedInto[at]!;
    return at;
  }

  /** The weakest rule that joined it, '' where it stands alone. */
  ruleOf(joined: number): RuleName | '' {
    const rule = this.weakestRule[joined]!;
    return rule === 0 ? '' : RULE_NAMES[rule - 1]!;
  }
}

/** For each ledger, its household → the joined household that holds it. */
export function joinedByLedger(joined: JoinedHouseholds): Readonly<Record<LedgerKind, Int32Array>> {
  const to = (kind: LedgerKind): Int32Array => {
    const joinedOf = new Int32Array(joined.ledgers[kind].count);
    for (let household = 0; household < joined.count; household++) {
      const own = joined.of[kind][household]!;
      if (own !== -1 && joined.present[household] !== 0) joinedOf[own] = household;
    }
    return joinedOf;
  };
  return { approval: to('approval'), finance: to('finance'), bank: to('bank') };
}
