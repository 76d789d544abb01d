import type { Mapping } from '../../shared/contracts/mapping.ts';
import type { Statement } from '../../shared/contracts/statement.ts';
import type { Discrepancy } from '../../shared/domain/discrepancy/discrepancy.ts';
import type { HouseholdOfMonth } from '../../shared/domain/discrepancy/household-of-month.ts';
import type { LedgerKind } from '../../shared/domain/ledger/ledger-kind.ts';
import type { FileReport } from '../../shared/domain/ledger/reading-report.ts';
import type { BankLine } from '../../shared/domain/payment/bank-line.ts';

/** What is reconciled: the files of each ledger, for which month, read how. */
export interface ReconcileInput {
  readonly files: Readonly<Record<LedgerKind, readonly string[]>> & { readonly bankReturn: readonly string[] };
  /** YYYY-MM, checked. */
  readonly period: string;
  readonly mapping: { readonly content: Mapping; readonly sha256: string } | null;
  /** The name row pointers use for a path, where it is not the one the path would give: a replay of files that were renamed since. */
  readonly names?: ReadonlyMap<string, string>;
}

/** A reconciliation in memory: what the files say, what was found, and the statement but for outputs and timings. */
export interface Reconciliation {
  readonly statement: Omit<Statement, 'outputs' | 'timings'>;
  /** Sorted by priority, township, id. */
  readonly discrepancies: readonly Discrepancy[];
  readonly reports: Readonly<Record<LedgerKind | 'bankReturn', readonly FileReport[]>>;
  readonly readMs: number;
  readonly matchMs: number;
}

/** With every joined household of the month, which are made one after the other each time they are asked for. */
export interface ReconciliationWithHouseholds extends Reconciliation {
  households(): Iterable<HouseholdOfMonth>;
  /** The bank's lines that have to do with money that did not arrive. */
  linesToFollow(): readonly BankLine[];
}
