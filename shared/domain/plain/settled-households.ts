import type { LedgerKind } from '../ledger/ledger-kind.ts';

/**
 * Households that were found to be in order before any line was made: in all three ledgers, one row each, all saying the same, and nothing
 * of theirs on any other line. Nothing that is left can have to do with them, so only their sums go on (docs/plain-lane.md).
 */
export interface SettledHouseholds {
  readonly count: number;
  /** Their money, which is the same in each ledger. */
  readonly fen: number;
  /** How many of them have an amount of 0. */
  readonly zeroAmount: number;
  /** Their sums, by how each ledger spells the township ('' where it names none). */
  readonly townships: readonly {
    readonly spelled: Readonly<Record<LedgerKind, string>>;
    readonly count: number;
    readonly fen: number;
  }[];
}

export const NONE_SETTLED: SettledHouseholds = { count: 0, fen: 0, zeroAmount: 0, townships: [] };
