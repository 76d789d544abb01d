import type { FailureCategory } from '../ledger/failure-category.ts';

/** A line of a bank's file that has to do with money that did not arrive: it failed, came back, or says that it pays again. */
export interface BankLine {
  /** Its `householdKey`. Sensitive. */
  readonly household: string;
  readonly name: string;
  readonly idNumber: string;
  readonly account: string;
  readonly township: string;
  readonly village: string;
  /** YYYY-MM: the month of the bank's file. */
  readonly period: string;
  /** YYYY-MM the line is for; '' where a line that pays again does not say for which. */
  readonly benefitMonth: string;
  /** FundItem, or '' where the line names none. */
  readonly item: string;
  readonly fen: number;
  readonly outcome: 'unknown' | 'credited' | 'failed' | 'returned' | 'pending';
  readonly category: FailureCategory | '';
  /** What the bank says of it. */
  readonly words: string;
  /** `FILE#SHEET!ROW` or `FILE#LINE`. */
  readonly pointer: string;
  /**
   * `first`: the payment itself. `again`: pays again a line of the same file's month that failed, as the reconciliation took it. `reissue`: says
   * itself that it pays again (补发, 重发), or is for an earlier month.
   */
  readonly role: 'first' | 'again' | 'reissue';
  /** In whose words it pays again; '' where only its month says so. */
  readonly reissueWords: string;
  /** Tells apart lines of the household that are alike in month, item and role: from 0, in the order of their content. */
  readonly ordinal: number;
}
