import { LEDGER_KINDS } from '../ledger/ledger-kind.ts';
import { Groups } from './candidates.ts';
import type { DecidedHouseholds } from './decided-households.ts';
import type { Successions } from './households.ts';
import { type JoinedHouseholds, joinedByLedger } from './joined-households.ts';
import { findByKeys, partsOfKey, SEVERAL_HOUSEHOLDS } from './ledger-household-key.ts';
import { type LedgerPlace, SaidDifferent } from './said-different.ts';

/**
 * Why a decision changes nothing, or not all that it says. `not-there`: no household has the key. `not-unique`: several have it.
 * `one-by-id`: said to be different, but one by their identity number (it holds for the others it names). `one-ledger`: said to be the
 * same, but a ledger would have two places in it. `said-different`: said to be the same, while another decision says different.
 * `contradicting`: several that say the same cannot hold together.
 */
export type DecisionTrouble =
  | 'not-there'
  | 'not-unique'
  | 'one-by-id'
  | 'one-ledger'
  | 'said-different'
  | 'contradicting';

/** What became of a decision; `trouble` null where it holds as it was made. */
export interface DecisionOutcome {
  readonly decision: DecidedHouseholds;
  readonly trouble: DecisionTrouble | null;
  /** The keys the trouble is with: those that name no household, or several; else all. */
  readonly households: readonly string[];
}

export interface AppliedDecisions {
  /** Each different decision once, in an order of their own. */
  readonly outcomes: readonly DecisionOutcome[];
  readonly different: SaidDifferent;
}

/**
 * Joins what a person said to be the same and keeps in mind what was said to be different (docs/matching.md, 2). To be called after
 * identity numbers and before every other rule. The order of decisions changes nothing.
 */
export function applyDecisions(
  joined: JoinedHouseholds,
  decisions: readonly DecidedHouseholds[],
  successions: Successions,
): AppliedDecisions {
  const different = new SaidDifferent(joined);
  if (decisions.length === 0) return { outcomes: [], different };
  const all = inOrder(decisions).map((decision) => new Open(decision));
  place(joined, all, successions);
  for (const each of all) if (each.isOpen && each.decision.verdict === 'different') keepApart(each, different);
  joinSame(joined, different, all);
  return { outcomes: all.map((each) => each.outcome()), different };
}

/** A decision on its way: where its households are, and what is wrong with it. */
class Open {
  readonly decision: DecidedHouseholds;
  readonly places: LedgerPlace[] = [];
  /** Joined households, each once. */
  readonly joined = new Set<number>();
  #trouble: DecisionTrouble | null = null;
  #with: readonly string[] = [];

  constructor(decision: DecidedHouseholds) {
    this.decision = decision;
  }

  get isOpen(): boolean {
    return this.#trouble === null;
  }

  refuse(trouble: DecisionTrouble, households = this.decision.households): void {
    this.#trouble = trouble;
    this.#with = households;
  }

  outcome(): DecisionOutcome {
    return { decision: this.decision, trouble: this.#trouble, households: this.#with };
  }
}

/** Each decision once, its keys and all of them in order of code units. */
function inOrder(decisions: readonly DecidedHouseholds[]): readonly DecidedHouseholds[] {
  const bySaying = new Map<string, DecidedHouseholds>();
  for (const { verdict, households } of decisions) {
    const keys = [...new Set(households)].sort();
    bySaying.set([verdict, ...keys].join('\u0000'), { verdict, households: keys });
  }
  return [...bySaying].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, decision]) => decision);
}

/** Finds the households by their keys; a decision of which one is not there, or several are, is over. */
function place(joined: JoinedHouseholds, all: readonly Open[], successions: Successions): void {
  const keys = new Set(all.flatMap(({ decision }) => decision.households));
  const found = new Map<string, LedgerPlace>();
  const holder = joinedByLedger(joined);
  for (const kind of LEDGER_KINDS) {
    const own = [...keys].filter((key) => partsOfKey(key)?.kind === kind);
    for (const [key, household] of findByKeys(joined.ledgers[kind], own, successions)) {
      found.set(key, { kind, household });
    }
  }
  for (const each of all) {
    const { households } = each.decision;
    const missing = households.filter((key) => !found.has(key));
    const several = households.filter((key) => found.get(key)?.household === SEVERAL_HOUSEHOLDS);
    if (missing.length > 0) each.refuse('not-there', missing);
    else if (several.length > 0) each.refuse('not-unique', several);
    else {
      for (const key of households) {
        const at = found.get(key)!;
        each.places.push(at);
        each.joined.add(holder[at.kind][at.household]!);
      }
    }
  }
}

function keepApart(each: Open, different: SaidDifferent): void {
  if (each.joined.size > 1) different.add(each.places);
  if (each.joined.size < each.places.length) each.refuse('one-by-id');
}

function joinSame(joined: JoinedHouseholds, different: SaidDifferent, all: readonly Open[]): void {
  const same = all.filter((each) => each.isOpen && each.decision.verdict === 'same');
  for (const each of same) {
    const households = [...each.joined];
    if (!haveRoom(joined, households)) each.refuse('one-ledger');
    else if (different.withoutApart(households).length < households.length) each.refuse('said-different');
  }
  const left = same.filter((each) => each.isOpen);
  const groups = new Groups();
  for (const each of left) for (const household of each.joined) groups.unite([...each.joined][0]!, household);
  const groupOf = new Map<number, readonly number[]>();
  for (const group of groups.all()) for (const household of group) groupOf.set(household, group);
  const contradicting = new Set(
    [...new Set(groupOf.values())].filter(
      (group) => !haveRoom(joined, group) || different.withoutApart(group).length < group.length,
    ),
  );
  for (const each of left) {
    const group = groupOf.get([...each.joined][0]!);
    if (group !== undefined && contradicting.has(group)) each.refuse('contradicting');
  }
  for (const group of new Set(groupOf.values()))
    if (!contradicting.has(group)) group.reduce((one, other) => joined.join(one, other, 'decision'));
}

/** Whether no ledger holds two of them. */
function haveRoom(joined: JoinedHouseholds, households: readonly number[]): boolean {
  let held = 0;
  for (const household of households) {
    const present = joined.present[household]!;
    if ((held & present) !== 0) return false;
    held |= present;
  }
  return true;
}
