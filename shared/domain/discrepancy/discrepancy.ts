import type { LedgerKind } from '../ledger/ledger-kind.ts';
import type { Candidate } from './candidate.ts';
import type { DiscrepancyCode, Priority } from './code.ts';
import type { ValueKind } from './value-kind.ts';

/** One discrepancy: one row of discrepancies.csv (contract: cli.md). Texts are unmasked here; masking is the writers' duty. */
export interface Discrepancy {
  /** Stable from run to run: the same problem on the same household in the same period. */
  readonly id: string;
  /** Like `id` but without the period: the same problem keeps it from month to month. Unique within a run. Not part of resultSha256. */
  readonly problem: string;
  /**
   * The household it is about: its `householdKey`; of several households the one whose name stands here. `acct:…` for a shared account,
   * `file:…` for what is wrong with a file and no household. Sensitive. Not part of resultSha256.
   */
  readonly household: string;
  readonly code: DiscrepancyCode;
  readonly priority: Priority;
  readonly township: string;
  readonly village: string;
  readonly name: string;
  /** The household's identity number as read (18 characters where sound), '' where no ledger has one. Sensitive. */
  readonly idNumber: string;
  /** The account at issue, '' where none. Sensitive. */
  readonly account: string;
  /** The field that differs, as a canonical name: amount, name, id_number, account, headcount, category, months, ... '' where none. */
  readonly field: string;
  /** The value each ledger gives for `field`; '' where it has none. `sensitive` says whether it must be masked. */
  readonly values: Readonly<Record<LedgerKind, string>>;
  /** How the values are masked: as identity numbers, as accounts, or not at all. */
  readonly valueKind: ValueKind;
  /** The money at stake, in fen, never negative. */
  readonly amountFen: number;
  /** Row pointers `FILE#SHEET!ROW` or `FILE#LINE`, joined by `;` in file order, '' where that ledger has no line. */
  readonly rows: Readonly<Record<LedgerKind, string>>;
  /** The weakest rule that joined the lines, '' for unmatched lines. */
  readonly rule: string;
  /** One Chinese sentence. Numbers and accounts of people stand in it as `{id:…}` / `{acct:…}` marks for the writers to mask. */
  readonly explanation: string;
  /** Of a question (possible_match, ambiguous_match): the households to decide on. Not part of resultSha256. */
  readonly candidates?: readonly Candidate[];
}
