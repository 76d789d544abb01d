import { LEDGER_KINDS } from '../discrepancy/discrepancy.ts';
import { LedgerHousehold } from './household-view.ts';
import { IN_ALL_LEDGERS, type JoinedHouseholds, PRESENT } from './joined-households.ts';
import type { HouseholdView, MatchContext, MatchRule } from './rule.ts';

/** The joined household as the rules see it: one view for each ledger that holds it. */
function viewsOf(joined: JoinedHouseholds, household: number): readonly HouseholdView[] {
  const views: HouseholdView[] = [];
  for (const kind of LEDGER_KINDS) {
    const own = joined.of[kind][household]!;
    if (own !== -1) views.push(new LedgerHousehold(joined.ledgers[kind], own));
  }
  return views;
}

/** All households that still lack a ledger. */
export function openHouseholds(joined: JoinedHouseholds): readonly number[] {
  const open: number[] = [];
  for (let household = 0; household < joined.count; household++) {
    const present = joined.present[household]!;
    if (present !== 0 && present !== IN_ALL_LEDGERS) open.push(household);
  }
  return open;
}

/** Which open households a rule finds to be candidates of one another, directly or through a third: one list each. */
export function candidateGroups(
  joined: JoinedHouseholds,
  open: readonly number[],
  rule: MatchRule,
  context: MatchContext,
): readonly (readonly number[])[] {
  const byKey = new Map<string, number[]>();
  for (const household of open) {
    for (const view of viewsOf(joined, household)) {
      for (const key of rule.keys(view, context)) {
        const group = byKey.get(key);
        if (group === undefined) byKey.set(key, [household]);
        else if (group[group.length - 1] !== household) group.push(household);
      }
    }
  }
  const groups = new Groups();
  for (const group of byKey.values()) {
    if (group.length > 1) connect(joined, group, rule, context, groups);
  }
  return groups.all();
}

function connect(
  joined: JoinedHouseholds,
  group: readonly number[],
  rule: MatchRule,
  context: MatchContext,
  groups: Groups,
): void {
  const { asks, offers } = rule;
  if (asks === undefined || offers === undefined) {
    for (const household of group) groups.unite(group[0]!, household);
    return;
  }
  const speaking = (says: NonNullable<MatchRule['asks']>): readonly number[] =>
    group.filter((household) => viewsOf(joined, household).some((view) => !isEmpty(says(view, context))));
  if (withPartner(joined, group).length === 0) return;
  const asking = speaking(asks);
  const offering = asking.length === 0 ? [] : speaking(offers);
  const isAnswerable = presentOf(joined, offering);
  // Under the ledgers that hold the household and the text: those that ask it.
  const asked = new Map<string, number[]>();
  for (const household of asking) {
    const present = joined.present[household]!;
    if (!isAnswerable.some((other) => (present & other) === 0)) continue;
    for (const view of viewsOf(joined, household)) {
      for (const text of asks(view, context)) {
        const key = present + text;
        const askers = asked.get(key);
        if (askers) askers.push(household);
        else asked.set(key, [household]);
      }
    }
  }
  if (asked.size === 0) return;
  const askingPresent = presentOf(joined, asking);
  for (const household of offering) {
    const partners = askingPresent.filter((present) => (present & joined.present[household]!) === 0);
    if (partners.length === 0) continue;
    for (const view of viewsOf(joined, household)) {
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
}

function isEmpty(texts: Iterable<string>): boolean {
  for (const _ of texts) return false;
  return true;
}

/** Which ledgers hold the households: each set of ledgers once. */
function presentOf(joined: JoinedHouseholds, households: readonly number[]): readonly number[] {
  return [...new Set(households.map((household) => joined.present[household]!))];
}

/** The households of the group that may be one with another of it. */
export function withPartner(joined: JoinedHouseholds, group: readonly number[]): readonly number[] {
  const patterns = presentOf(joined, group);
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
