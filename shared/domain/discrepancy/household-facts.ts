import { monthNumber } from '../ledger/ledger.ts';
import { LEDGER_KINDS, type LedgerKind } from '../ledger/ledger-kind.ts';
import { textAt } from '../ledger/packed-text.ts';
import { hasIdKey } from '../matching/households.ts';
import type { JoinedHouseholds } from '../matching/joined-households.ts';
import type { RuleName } from '../matching/rule.ts';
import { approvedParts, fenOf, type Share, shareOf } from './share.ts';

/** One household of the month and what each ledger says of it. */
export interface HouseholdFacts {
  readonly household: number;
  readonly period: string;
  /** In the order of the money; only ledgers that hold the household. */
  readonly shares: readonly Share[];
  readonly rule: RuleName | '';
}

/** Collects what the ledgers say of a joined household. */
export function factsOf(joined: JoinedHouseholds, household: number, period: string): HouseholdFacts {
  const approval = joined.of.approval[household]!;
  const parts = approval === -1 ? null : approvedParts(joined.ledgers.approval, approval);
  const shares: Share[] = [];
  for (const kind of LEDGER_KINDS) {
    const own = joined.of[kind][household]!;
    if (own !== -1) shares.push(shareOf(kind, joined.ledgers[kind], own, kind === 'approval' ? null : parts, period));
  }
  return { household, period, shares, rule: joined.ruleOf(household) };
}

/** The share of that ledger, or undefined. */
export function shareIn(facts: HouseholdFacts, kind: LedgerKind): Share | undefined {
  return facts.shares.find((share) => share.kind === kind);
}

/** Distinct non-empty texts of a packed column over the lines that count, in the lines' order. */
export function textsOf(share: Share, column: 'id' | 'name' | 'account' | 'cert'): readonly string[] {
  const texts = new Set<string>();
  for (const line of share.lines) texts.add(textAt(share.households.ledger[column], line));
  texts.delete('');
  return [...texts];
}

/** The number of benefit months of the share, and which; a line that does not say is for the period, one month. */
export function monthsOf(share: Share, period: string): { readonly count: number; readonly months: readonly number[] } {
  const { month, months } = share.households.ledger;
  const counted = new Map<number, number>();
  for (const line of share.lines) {
    const first = month[line] === 0 ? monthNumber(period) : month[line]!;
    counted.set(first, Math.max(counted.get(first) ?? 1, months[line]!));
  }
  let count = 0;
  for (const each of counted.values()) count += each;
  return { count, months: [...counted.keys()].sort((a, b) => a - b) };
}

/**
 * The money at stake where the fault is not in the amount itself: what was paid to the household, else what was requested, else what
 * was approved.
 */
export function moneyAtStake(facts: HouseholdFacts): number {
  for (const kind of [...LEDGER_KINDS].reverse()) {
    const share = shareIn(facts, kind);
    const fen = share === undefined ? Number.NaN : fenOf(share);
    if (!Number.isNaN(fen)) return Math.abs(fen);
  }
  return 0;
}

/** Identity numbers of the members, as the approval lists them, successions followed. */
export function memberIdsOf(facts: HouseholdFacts): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { households, lines } of facts.shares) {
    for (const line of lines) for (const id of textAt(households.memberKeys, line).split(';')) ids.add(id);
  }
  ids.delete('');
  return ids;
}

/** Whether the payee of that ledger is a member of the approved household and not its head (代领). */
export function isPaidToMember(share: Share, memberIds: ReadonlySet<string>): boolean {
  const { ledger, idKeys } = share.households;
  return (
    memberIds.size > 0 && share.lines.some((line) => hasIdKey(ledger, line) && memberIds.has(textAt(idKeys, line)))
  );
}
