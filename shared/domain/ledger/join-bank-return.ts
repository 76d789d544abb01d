import { type BankWords, type Ledger, Outcome } from './ledger.ts';
import { textAt } from './packed-text.ts';

/** What became of joining a result file (回盘) to the payments. */
export interface ReturnJoin {
  /** The bank ledger with the outcomes of the result file. */
  readonly bank: Ledger;
  /** Lines of the result file that fit no payment, or several. Nothing is guessed: they are told to the clerk. */
  readonly orphans: readonly number[];
}

const SEVERAL = -2;

/** Of several results of one payment the weightiest stands, whatever the rows' order: paid in the end, else returned, else failed. */
const WEIGHT: Readonly<Record<number, number>> = {
  [Outcome.unknown]: 0,
  [Outcome.pending]: 1,
  [Outcome.failed]: 2,
  [Outcome.returned]: 3,
  [Outcome.credited]: 4,
};

/** Keeps the line under its key; a key with several lines stands for none of them. */
function keep(index: Map<string, number>, key: string, line: number): void {
  index.set(key, index.has(key) ? SEVERAL : line);
}

function withoutLeadingZeros(seq: string): string {
  let at = 0;
  while (at < seq.length - 1 && seq.charCodeAt(at) === 48) at++;
  return seq.slice(at);
}

/**
 * Joins the bank's result file to its payments by sequence number, account and amount; where the result carries no (matching) sequence
 * number, by account and amount where exactly one payment has them. Several results of one payment: a success after a failure or a
 * return means it was paid again.
 */
export function joinBankReturn(bank: Ledger, results: Ledger): ReturnJoin {
  const bySeq = new Map<string, number>();
  const byAccount = new Map<string, number>();
  const accountKey = (ledger: Ledger, line: number): string => `${textAt(ledger.account, line)}|${ledger.fen[line]}`;
  const seqKey = (ledger: Ledger, line: number): string =>
    `${withoutLeadingZeros(textAt(ledger.seq, line))}|${accountKey(ledger, line)}`;
  for (let line = 0; line < bank.count; line++) {
    keep(byAccount, accountKey(bank, line), line);
    if (textAt(bank.seq, line) !== '') keep(bySeq, seqKey(bank, line), line);
  }
  const wordsOf = new Map(results.bankWords.map((words) => [words.line, words]));
  const outcome = bank.outcome.slice();
  const words = new Map<number, BankWords>(bank.bankWords.map((each) => [each.line, each]));
  const orphans: number[] = [];
  for (let line = 0; line < results.count; line++) {
    const exact = textAt(results.seq, line) === '' ? undefined : bySeq.get(seqKey(results, line));
    const payment = exact !== undefined && exact !== SEVERAL ? exact : byAccount.get(accountKey(results, line));
    if (payment === undefined || payment === SEVERAL) {
      orphans.push(line);
      continue;
    }
    const result = results.outcome[line]!;
    if (WEIGHT[result]! <= WEIGHT[outcome[payment]!]!) continue;
    outcome[payment] = result;
    const said = wordsOf.get(line);
    if (said === undefined) words.delete(payment);
    else words.set(payment, { ...said, line: payment });
  }
  return { bank: { ...bank, outcome, bankWords: [...words.values()] }, orphans };
}
