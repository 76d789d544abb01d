import type { LedgerKind } from '../../shared/domain/ledger/ledger-kind.ts';

/** One of the households that a question is about, as one ledger has it. */
export interface DifferenceCandidate {
  /** Its household key, as a decision takes it. Sensitive. */
  readonly key: string;
  readonly ledger: LedgerKind;
  readonly name: string;
  /** Sensitive. */
  readonly idNumber: string;
  /** Sensitive. */
  readonly account: string;
  readonly township: string;
  readonly village: string;
  /** null where it cannot be read. */
  readonly amountFen: number | null;
  /** Row pointers. */
  readonly rows: string;
}
