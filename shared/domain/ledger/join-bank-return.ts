import { accountSurvivesIn } from '../identity/bank-account.ts';
import { type BankWords, KeyState, type Ledger, Outcome } from './ledger.ts';
import { textAt } from './packed-text.ts';

/** What became of joining a result file (回盘) to the payments. */
export interface ReturnJoin {
  /** The bank ledger with the outcomes of the result file. */
  readonly bank: Ledger;
  /** Lines of the result file that fit no payment, or several. Nothing is guessed: they are told to the clerk. */
  readonly orphans: readonly number[];
}

/** Of several results of one payment the weightiest stands, whatever the rows' order: paid in the end, else returned, else failed. */
const WEIGHT: Readonly<Record<number, number>> = {
  [Outcome.unknown]: 0,
  [Outcome.pending]: 1,
  [Outcome.failed]: 2,
  [Outcome.returned]: 3,
  [Outcome.credited]: 4,
};

/**
 * Joins the bank's result file to its payments by sequence number, account and amount; where the result carries no (matching) sequence
 * number, by account and amount where exactly one payment has them. A result without a sound account joins by sequence number and amount
 * where the name is the same, or the digits left of the account are. Several results of one payment: a success after a failure or a
 * return means it was paid again. The order of rows changes nothing.
 */
export function joinBankReturn(bank: Ledger, results: Ledger): ReturnJoin {
  const payments = new Payments(bank);
  const wordsOf = new Map(results.bankWords.map((words) => [words.line, words]));
  const outcome = bank.outcome.slice();
  const words = new Map<number, BankWords>(bank.bankWords.map((each) => [each.line, each]));
  const orphans: number[] = [];
  for (let line = 0; line < results.count; line++) {
    const payment = payments.of(results, line);
    if (payment === null) {
      orphans.push(line);
      continue;
    }
    const result = results.outcome[line]!;
    const said = wordsOf.get(line);
    const weight = WEIGHT[result]! - WEIGHT[outcome[payment]!]!;
    if (weight < 0 || (weight === 0 && !isToldBefore(said, words.get(payment)))) continue;
    outcome[payment] = result;
    if (said === undefined) words.delete(payment);
    else words.set(payment, { ...said, line: payment });
  }
  const bankWords = [...words.values()].sort((a, b) => a.line - b.line);
  return { bank: { ...bank, outcome, bankWords }, orphans };
}

/** Of two reasons for the same outcome one must stand, whichever row comes first. */
function isToldBefore(said: BankWords | undefined, known: BankWords | undefined): boolean {
  return said !== undefined && (known === undefined || said.words < known.words);
}

/** Lines by a key; nearly every key has one line, and there may be millions. */
type Index = Map<string, number | number[]>;

/** The payments by what a result may name them with. A key of several payments stands for none of them. */
class Payments {
  readonly #bank: Ledger;
  readonly #bySeq: Index = new Map();
  readonly #byAccount: Index = new Map();

  constructor(bank: Ledger) {
    this.#bank = bank;
    for (let line = 0; line < bank.count; line++) {
      const fen = bank.fen[line]!;
      if (Number.isNaN(fen)) continue;
      const seq = seqOf(bank, line);
      if (seq !== '') put(this.#bySeq, `${seq}|${fen}`, line);
      if (hasAccount(bank, line)) put(this.#byAccount, `${textAt(bank.account, line)}|${fen}`, line);
    }
  }

  of(results: Ledger, line: number): number | null {
    const fen = results.fen[line]!;
    if (Number.isNaN(fen)) return null;
    const seq = seqOf(results, line);
    const inSeq = seq === '' ? [] : linesOf(this.#bySeq, `${seq}|${fen}`);
    if (!hasAccount(results, line)) return only(inSeq.filter((payment) => this.#isSamePayee(payment, results, line)));
    const account = textAt(results.account, line);
    const exact = only(inSeq.filter((payment) => textAt(this.#bank.account, payment) === account));
    return exact ?? only(linesOf(this.#byAccount, `${account}|${fen}`));
  }

  #isSamePayee(payment: number, results: Ledger, line: number): boolean {
    const account = textAt(this.#bank.account, payment);
    if (results.accountState[line] === KeyState.damaged)
      return accountSurvivesIn(textAt(results.account, line), account);
    const name = textAt(results.name, line);
    return name !== '' && name === textAt(this.#bank.name, payment);
  }
}

function put(index: Index, key: string, line: number): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, line);
  else if (typeof known === 'number') index.set(key, [known, line]);
  else known.push(line);
}

function linesOf(index: Index, key: string): readonly number[] {
  const known = index.get(key) ?? [];
  return typeof known === 'number' ? [known] : known;
}

function only(lines: readonly number[]): number | null {
  return lines.length === 1 ? lines[0]! : null;
}

function hasAccount(ledger: Ledger, line: number): boolean {
  const state = ledger.accountState[line];
  return state === KeyState.valid || state === KeyState.invalid;
}

/** The sequence number without leading zeros. */
function seqOf(ledger: Ledger, line: number): string {
  const seq = textAt(ledger.seq, line);
  let at = 0;
  while (at < seq.length - 1 && seq.charCodeAt(at) === 48) at++;
  return seq.slice(at);
}
