import { Category, KeyState, type Ledger, Outcome } from '../ledger/ledger.ts';
import { isEmptyAt, sameTextAt } from '../ledger/packed-text.ts';
import { IN_ALL_LEDGERS, type JoinedHouseholds } from '../matching/joined-households.ts';

/** One bit per line of each ledger: the line carries a note that is a discrepancy of its own. */
export interface NotedLines {
  readonly approval: Uint8Array;
  readonly finance: Uint8Array;
  readonly bank: Uint8Array;
}

function isSound(ledger: Ledger, line: number): boolean {
  const id = ledger.idState[line];
  const account = ledger.accountState[line];
  const outcome = ledger.outcome[line];
  return (
    (id === KeyState.valid || id === KeyState.absent) &&
    (account === KeyState.valid || account === KeyState.absent) &&
    ledger.month[line] === 0 &&
    ledger.months[line]! <= 1 &&
    (outcome === Outcome.unknown || outcome === Outcome.credited)
  );
}

/** Whether two lines say the same of everything that is compared; a ledger without a column says nothing of it. */
function sayTheSame(a: Ledger, i: number, b: Ledger, j: number): boolean {
  const categoryA = a.category[i];
  const categoryB = b.category[j];
  return (
    a.fen[i] === b.fen[j] &&
    sameTextAt(a.name, i, b.name, j) &&
    (a.idState[i] === KeyState.absent || b.idState[j] === KeyState.absent || sameTextAt(a.id, i, b.id, j)) &&
    (a.accountState[i] === KeyState.absent ||
      b.accountState[j] === KeyState.absent ||
      sameTextAt(a.account, i, b.account, j)) &&
    (a.headcount[i]! < 0 || b.headcount[j]! < 0 || a.headcount[i] === b.headcount[j]) &&
    (categoryA === Category.unknown || categoryB === Category.unknown || categoryA === categoryB)
  );
}

/**
 * Whether a household is beyond doubt in order: in all three ledgers, one sound line each, all saying the same. Nearly every household
 * is, and passes here without a single object being made; all others are looked at closely. It may err only towards looking closely.
 */
export function isPlainlyInOrder(joined: JoinedHouseholds, household: number, noted: NotedLines): boolean {
  if (joined.present[household] !== IN_ALL_LEDGERS) return false;
  const { approval, finance, bank } = joined.ledgers;
  const a = joined.of.approval[household]!;
  const f = joined.of.finance[household]!;
  const b = joined.of.bank[household]!;
  const i = approval.firstLine[a]!;
  const j = finance.firstLine[f]!;
  const k = bank.firstLine[b]!;
  return (
    approval.nextLine[i] === -1 &&
    finance.nextLine[j] === -1 &&
    bank.nextLine[k] === -1 &&
    noted.approval[i] === 0 &&
    noted.finance[j] === 0 &&
    noted.bank[k] === 0 &&
    isSound(approval.ledger, i) &&
    isSound(finance.ledger, j) &&
    isSound(bank.ledger, k) &&
    !isEmptyAt(approval.ledger.name, i) &&
    sayTheSame(approval.ledger, i, finance.ledger, j) &&
    sayTheSame(finance.ledger, j, bank.ledger, k) &&
    sayTheSame(approval.ledger, i, bank.ledger, k)
  );
}
