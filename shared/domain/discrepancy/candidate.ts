import { KeyState } from '../ledger/ledger.ts';
import type { LedgerKind } from '../ledger/ledger-kind.ts';
import { ledgerHouseholdKey } from '../matching/ledger-household-key.ts';
import { monthsInWords, nameAsWritten } from './compare.ts';
import { type HouseholdFacts, monthsOf, textsOf } from './household-facts.ts';
import { rowPointers } from './row-pointers.ts';
import { fenOf, type Share } from './share.ts';

/** One of the households a question is about, as one ledger has it. Several values stand behind each other, `、` between them. */
export interface Candidate {
  /** What a decision names it by (`ledgerHouseholdKey`). Sensitive. Two candidates that nothing tells apart have the same. */
  readonly key: string;
  readonly ledger: LedgerKind;
  /** Candidates of a question with the same number are one household already; from 0, in the order of the sentence. */
  readonly household: number;
  /** As the file writes it. */
  readonly name: string;
  /** As read: whole, or the digits that survived. Sensitive. */
  readonly idNumber: string;
  /** A spreadsheet ate the end of the identity number. */
  readonly idDamaged: boolean;
  /** Sensitive. */
  readonly account: string;
  readonly accountDamaged: boolean;
  readonly cert: string;
  readonly township: string;
  readonly village: string;
  /** Of all lines that count; null where one cannot be read. */
  readonly amountFen: number | null;
  /** 2026-04, or 2026-03起3个月; '' where the ledger does not say. */
  readonly months: string;
  /** null where the ledger does not say, or says several. */
  readonly headcount: number | null;
  /** Row pointers, as in `Discrepancy.rows`. */
  readonly rows: string;
}

/** The candidates of a question, household by household in the order given, ledger by ledger in the order of the money. */
export function candidatesOf(households: readonly HouseholdFacts[]): readonly Candidate[] {
  return households.flatMap(({ shares, period }, household) =>
    shares.map((share): Candidate => {
      const { kind, households: own, lines } = share;
      const { ledger } = own;
      const { township, village } = ledger;
      const first = lines[0]!;
      const fen = fenOf(share);
      return {
        key: ledgerHouseholdKey(own, share.household),
        ledger: kind,
        household,
        name: nameAsWritten(share) || (ledger.namesAsWritten.get(first) ?? ''),
        idNumber: textsOf(share, 'id').join('、'),
        idDamaged: isDamaged(ledger.idState, lines),
        account: textsOf(share, 'account').join('、'),
        accountDamaged: isDamaged(ledger.accountState, lines),
        cert: textsOf(share, 'cert').join('、'),
        township: township.values[township.index[first]!]!,
        village: village.values[village.index[first]!]!,
        amountFen: Number.isNaN(fen) ? null : fen,
        months: monthsSaid(share, period),
        headcount: headcountOf(share),
        rows: rowPointers(ledger, lines),
      };
    }),
  );
}

/** Whether there is such a number, but no line has it whole. */
function isDamaged(states: Uint8Array, lines: readonly number[]): boolean {
  const known = lines.map((line) => states[line]!).filter((state) => state >= KeyState.valid);
  return known.length > 0 && known.every((state) => state === KeyState.damaged);
}

function monthsSaid(share: Share, period: string): string {
  const { month, months } = share.households.ledger;
  const says = share.lines.some((line) => month[line] !== 0 || months[line]! > 0);
  if (!says) return '';
  const said = monthsOf(share, period);
  return monthsInWords(said.count, said.months);
}

function headcountOf(share: Share): number | null {
  const said = new Set(
    share.lines.map((line) => share.households.ledger.headcount[line]!).filter((heads) => heads >= 0),
  );
  return said.size === 1 ? [...said][0]! : null;
}
