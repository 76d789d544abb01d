import type { CaseState } from '../case/case-state.ts';
import type { Conclusion } from '../case/conclusion.ts';
import type { DiscrepancyCode, Priority } from '../discrepancy/code.ts';

/** A difference of a month as the auditors' report counts it, with what became of its case. Sensitive. */
export interface ReportRow {
  /** YYYY-MM */
  readonly period: string;
  readonly stableId: string;
  /** The same from month to month. */
  readonly problem: string;
  readonly code: DiscrepancyCode;
  readonly priority: Priority;
  readonly township: string;
  readonly village: string;
  readonly name: string;
  readonly idNumber: string;
  readonly account: string;
  readonly amountFen: number;
  readonly explanation: string;
  /** The bank as a ledger names it; '' where no ledger does. */
  readonly bank: string;
  /** null: the month was reconciled before there were cases. */
  readonly found: ReportCase | null;
}

/** What became of a difference. */
export interface ReportCase {
  readonly number: string;
  readonly state: CaseState;
  readonly conclusion: Conclusion | null;
  /** The first month that showed it. */
  readonly firstPeriod: string;
  /** '' where nobody has. */
  readonly concludedBy: string;
  readonly reviewedBy: string;
  /** The review was made under the exemption of a one-person office. */
  readonly exempt: boolean;
}
