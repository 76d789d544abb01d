import type { DiscrepancyCode, Priority } from '../domain/discrepancy/code.ts';
import type { LedgerKind } from '../domain/ledger/ledger-kind.ts';
import type { BridgePoint, BridgeRow, BridgeStep, StepCode } from '../domain/statement/bridge-row.ts';
import type { Verdict } from '../domain/statement/verdict.ts';

/** What an auditor needs to know about one source file. */
export interface SourceFile {
  readonly name: string;
  readonly sha256: string;
  /** Relative to the output folder, for `verify`; not part of resultSha256. */
  readonly path: string;
  readonly format: string;
  readonly encoding: string;
  readonly headerRows: readonly number[];
  /** Canonical column → the header as the file spells it. */
  readonly columns: Readonly<Record<string, string>>;
  readonly sheets: readonly string[];
  readonly notes: readonly string[];
}

/** Every row that was read and is no line, by reason. `title` holds titles, headers, units, notes and signatures. */
export interface RowsSetAside {
  readonly title: number;
  readonly subtotal: number;
  readonly blank: number;
  readonly duplicate: number;
  readonly unreadable: number;
}

export interface SourceSummary {
  readonly files: readonly SourceFile[];
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsSetAside: RowsSetAside;
  readonly households: number;
  readonly amountFen: number;
}

export type { BridgePoint, BridgeRow, BridgeStep, StepCode, Verdict };

/** statement.json (contract: cli.md). Fields beyond the contract are additions, never changes. */
export interface Statement {
  readonly period: string;
  readonly verdict: Verdict;
  readonly engine: { readonly version: string; readonly rules: string };
  readonly mapping: { readonly sha256: string; readonly content: unknown } | null;
  readonly sources: Readonly<Record<LedgerKind, SourceSummary>> & { readonly bankReturn?: SourceSummary };
  readonly presence: Readonly<Record<'AFB' | 'AF-' | 'A-B' | '-FB' | 'A--' | '-F-' | '--B', number>>;
  readonly rules: Readonly<Record<string, number>>;
  readonly discrepancies: {
    readonly total: number;
    readonly byCode: Readonly<Partial<Record<DiscrepancyCode, number>>>;
    readonly byPriority: Readonly<Record<Priority, number>>;
  };
  /** One row a township, in order of name; the total is the sum of the rows. */
  readonly bridge: readonly BridgeRow[];
  /** Sentences for people: what was noted without being a discrepancy (payee is a member, a zero amount, ...). */
  readonly warnings: readonly string[];
  /** Whether identity numbers and accounts are masked in the reports beside this file. Not part of resultSha256. */
  readonly masked?: boolean;
  /** Report file → sha256. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly resultSha256: string;
  readonly timings: {
    readonly readMs: number;
    readonly matchMs: number;
    readonly writeMs: number;
    readonly totalMs: number;
  };
}
