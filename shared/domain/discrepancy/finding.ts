import type { LedgerKind } from '../ledger/ledger-kind.ts';
import type { DiscrepancyCode } from './code.ts';
import type { ValueKind } from './value-kind.ts';

/** Lines of each ledger that a finding points at. */
export type LinesByLedger = Readonly<Partial<Record<LedgerKind, readonly number[]>>>;

/** Something found on a household, before it is given its id, its place and its sentence's frame. */
export interface Finding {
  readonly code: DiscrepancyCode;
  readonly field: string;
  readonly values: Readonly<Partial<Record<LedgerKind, string>>>;
  readonly valueKind: ValueKind;
  readonly amountFen: number;
  /** Which lines it is about; all lines of the household where left out. */
  readonly lines?: LinesByLedger;
  /** What differs, as the end of the sentence: "代发金额比审批多 10.00 元". */
  readonly says: string;
  /** Tells findings of the same code on the same household apart (the ledger, the account). */
  readonly key?: string;
  readonly account?: string;
}
