import { LEDGER_KINDS } from '../ledger/ledger-kind.ts';
import { LedgerHousehold } from './household-view.ts';
import { IN_ALL_LEDGERS, type JoinedHouseholds, PRESENT } from './joined-households.ts';
import type { HouseholdView, MatchContext, MatchRule } from './rule.ts';

/** All households that still lack a ledger. */
export function openHouseholds(joined: JoinedHouseholds): readonly number[] {
  const open: number[] = [];
  for (let household = 0; household < joined.count; household++) {
    const present = joined.present[household]!;
    if (present !== 0 && present !== IN_ALL_LEDGERS) open.push(household);
  }
  return open;
}

/** One ledger's household in a joined one, as the rules see it. */
interface Candidate {
  readonly joined: number;
  readonly view: HouseholdView;
}

/**
 * Which open households a rule finds to be candidates of one another, directly or through a third: one list each. Evidence is what one
 * ledger says against what another says; it is never put together from two.
 */
export function candidateGroups(
  joined: JoinedHouseholds,
  open: readonly number[],
  rule: MatchRule,
  context: MatchContext,
): readonly (readonly number[])[] {
  // A million open households must not become a million objects: a number says which joined household and which ledger.
  const byKey = new Map<string, number[]>();
  for (const household of open) {
    LEDGER_KINDS.forEach((kind, k) => {
      const own = joined.of[kind][household]!;
      if (own === -1) return;
      for (const key of rule.keys(new LedgerHousehold(joined.ledgers[kind], own), context)) {
        const group = byKey.get(key);
        if (group === undefined) byKey.set(key, [household * LEDGER_KINDS.length + k]);
        else group.push(household * LEDGER_KINDS.length + k);
      }
    });
  }
  const groups = new Groups();
  for (const places of byKey.values()) {
    if (places.length === 1) continue;
    if (rule.asks === undefined) for (const place of places) groups.unite(householdAt(places[0]!), householdAt(place));
    else if (withPartner(joined, places.map(householdAt)).length > 0) {
      const candidates = places.map((place): Candidate => {
        const household = householdAt(place);
        const kind = LEDGER_KINDS[place % LEDGER_KINDS.length]!;
        return { joined: household, view: new LedgerHousehold(joined.ledgers[kind], joined.of[kind][household]!) };
      });
      connect(joined, candidates, rule, context, groups);
    }
  }
  return groups.all();
}

function householdAt(place: number): number {
  return Math.floor(place / LEDGER_KINDS.length);
}

/** Puts together those of whom one asks what another, that it may be one with, offers. */
function connect(
  joined: JoinedHouseholds,
  candidates: readonly Candidate[],
  { asks, offers }: MatchRule,
  context: MatchContext,
  groups: Groups,
): void {
  if (asks === undefined || offers === undefined) return;
  const asking = candidates.filter(({ view }) => !isEmpty(asks(view, context)));
  const offering = asking.length === 0 ? [] : candidates.filter(({ view }) => !isEmpty(offers(view, context)));
  const offeringPresent = presentOf(joined, offering);
  const askingPresent = presentOf(joined, asking);
  // Under the ledgers that hold the household and the text: those that ask it.
  const asked = new Map<string, number[]>();
  for (const { joined: household, view } of asking) {
    const present = joined.present[household]!;
    if (!offeringPresent.some((other) => (present & other) === 0)) continue;
    for (const text of asks(view, context)) {
      const askers = asked.get(present + text);
      if (askers) askers.push(household);
      else asked.set(present + text, [household]);
    }
  }
  if (asked.size === 0) return;
  for (const { joined: household, view } of offering) {
    const partners = askingPresent.filter((present) => (present & joined.present[household]!) === 0);
    if (partners.length === 0) continue;
    for (const text of offers(view, context)) {
      for (const present of partners) {
        const askers = asked.get(present + text);
        if (askers === undefined) continue;
        // Whoever answers one of them answers all: they hang together from now on, and one stands for them.
        for (const asker of askers) groups.unite(household, asker);
        askers.length = 1;
      }
    }
  }
}

function isEmpty(texts: Iterable<string>): boolean {
  for (const _ of texts) return false;
  return true;
}

/** Which ledgers hold the households: each set of ledgers once. */
function presentOf(joined: JoinedHouseholds, candidates: readonly Candidate[]): readonly number[] {
  return [...new Set(candidates.map((candidate) => joined.present[candidate.joined]!))];
}

/** The households of the group that may be one with another of it. */
export function withPartner(joined: JoinedHouseholds, group: readonly number[]): readonly number[] {
  const patterns = [...new Set(group.map((household) => joined.present[household]!))];
  const havePartner = new Set(patterns.filter((one) => patterns.some((other) => (one & other) === 0)));
  return group.filter((household) => havePartner.has(joined.present[household]!));
}

/** The households of the group of whose ledgers none is held by another of the group: nothing speaks against their being one. */
export function withoutRival(joined: JoinedHouseholds, group: readonly number[]): readonly number[] {
  const holders = { approval: 0, finance: 0, bank: 0 };
  for (const household of group) {
    for (const kind of LEDGER_KINDS) if ((joined.present[household]! & PRESENT[kind]) !== 0) holders[kind]++;
  }
  return group.filter((household) =>
    LEDGER_KINDS.every((kind) => (joined.present[household]! & PRESENT[kind]) === 0 || holders[kind] === 1),
  );
}

/** Disjoint sets of households. */
export class Groups {
  readonly #parent = new Map<number, number>();

  #root(household: number): number {
    let root = household;
    for (let parent = this.#parent.get(root); parent !== undefined && parent !== root; parent = this.#parent.get(root))
      root = parent;
    for (let at = household; at !== root; ) {
      const next = this.#parent.get(at)!;
      this.#parent.set(at, root);
      at = next;
    }
    return root;
  }

  unite(one: number, other: number): void {
    const a = this.#root(one);
    const b = this.#root(other);
    const root = Math.min(a, b);
    this.#parent.set(a, root);
    this.#parent.set(b, root);
  }

  /** All sets of two or more, each ascending. */
  all(): readonly (readonly number[])[] {
    const sets = new Map<number, number[]>();
    for (const household of [...this.#parent.keys()].sort((a, b) => a - b)) {
      const root = this.#root(household);
      const set = sets.get(root);
      if (set) set.push(household);
      else sets.set(root, [household]);
    }
    return [...sets.values()].filter((set) => set.length > 1);
  }
}
