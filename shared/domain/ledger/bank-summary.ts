import { readMoney } from '../identity/money.ts';
import { CellKind } from './source-row.ts';

/** A summary line of a bank file: how many payments, how much money (as written, read as yuan). dibao.md 5.2. */
export interface BankSummary {
  readonly count: number;
  /** Fen if the amount was written in yuan; a hundred times too much if it was written in fen. */
  readonly fenIfYuan: number;
}

/** No payment of assistance is as large, in yuan or in fen: the number beside the count is an account, or a date. */
const MOST_A_PAYMENT = 10_000_00;
/** Between these an unequal sum is nearer to a hundred times the declared one than to the declared one itself. */
const NEAR_A_HUNDRED = { least: 50, most: 200 } as const;

/** Names of offices and words of sums, not of persons: what a summary line may give beside its numbers. */
const NO_PERSON = /金额|笔数|户数|合计|总计|局|公司|银行|信用社|中心|政府|财政|民政|委员会|办事处/u;

/**
 * Whether a line of a text file can be anything but a payment: no account or no name where they should stand. A person with an amount is
 * a payment, however spoilt the account is. Quick: nearly all lines have both.
 */
export function mayBeSummary(
  cells: readonly string[],
  telling: { readonly account: number; readonly name: number; readonly amount: number },
): boolean {
  const name = telling.name === -1 ? '' : (cells[telling.name] ?? '');
  const isNamed = beginsWithLetter(name);
  if (isAccount(cells[telling.account] ?? '') && (isNamed || telling.name === -1)) return false;
  if (!isNamed || NO_PERSON.test(name) || telling.amount === -1) return true;
  return readMoney(cells[telling.amount] ?? '', CellKind.text, 'yuan').state !== 'ok';
}

function isAccount(text: string): boolean {
  return text.length >= 8 && !text.includes('.') && !text.includes(',');
}

function beginsWithLetter(text: string): boolean {
  let i = 0;
  while (i < text.length && text.charCodeAt(i) <= 0x20) i++;
  return text.charCodeAt(i) >= 0x41;
}

/**
 * Reads a first- or last-line summary such as `P|5000|1234567.00`, `20260430|5000|1234567.00|`, `5000|1234567|某某局|01|`. null where
 * the cells are none: a whole number with an amount right behind it must begin the line, and nothing in it may be an account.
 */
export function readBankSummary(cells: readonly string[]): BankSummary | null {
  const texts = cells.map((cell) => cell.normalize('NFKC').trim());
  const filled = texts.filter((text) => text !== '');
  const inWords = summaryInWords(filled);
  if (inWords !== null) return inWords;
  if (filled.length < 2 || filled.length > 8 || filled.some((text) => /^\d{14,}$/.test(text))) return null;
  const at = isPrefix(texts[0]!) ? 1 : 0;
  const count = texts[at] ?? '';
  if (!/^\d{1,7}$/.test(count)) return null;
  const { fen } = readMoney(texts[at + 1] ?? '', CellKind.text, 'yuan');
  if (fen === null || fen < 0 || fen > Number(count) * MOST_A_PAYMENT * 100) return null;
  return { count: Number(count), fenIfYuan: fen };
}

const COUNT_IN_WORDS = /(?:笔数|户数|人数|条数)[:|]*(\d{1,7})(?!\d)|(?<!\d)(\d{1,7})[笔户条]/;
const AMOUNT_IN_WORDS = /金额(?:\(元\))?[:|]*¥?(\d[\d,]*(?:\.\d+)?)|(?<![\d.])(\d[\d,]*(?:\.\d+)?)元/;

/** 总笔数：3 总金额：1308.50元, 合计3笔1308.50元: in one cell or in several. */
function summaryInWords(filled: readonly string[]): BankSummary | null {
  const text = filled.join('|').replace(/ /g, '');
  if (text.length > 200 || !/[笔户人条]数|[笔户条]/.test(text)) return null;
  const count = COUNT_IN_WORDS.exec(text);
  const amount = AMOUNT_IN_WORDS.exec(text);
  if (count === null || amount === null) return null;
  const { fen } = readMoney(amount[1] ?? amount[2]!, CellKind.text, 'yuan');
  return fen === null ? null : { count: Number(count[1] ?? count[2]), fenIfYuan: fen };
}

/** What may stand before the count: P, PO, a date, 合计. Not a name: 王某|300|2 is a payment without an account. */
function isPrefix(text: string): boolean {
  return /^(?:[A-Z#]{1,4}|20\d{6}|.{0,4}[总合共]计|汇总)$/u.test(text);
}

/** How a summary and its details agree. `detailsInFen`: the details were fen and must be read as such. */
export interface SettledSummary {
  readonly detailsInFen: boolean;
  /** The declared sum in fen. */
  readonly declaredFen: number;
}

/**
 * Tells yuan from fen by the control total. `sumFen` is Σ of the details read as yuan; `allWhole`: no detail has decimals. Details in fen
 * under a summary in yuan add up to a hundred times the summary; a summary in fen over details in yuan is a hundred times their sum. That
 * holds, nearly, even where the two do not agree. Where both are written alike the control total cannot tell.
 */
export function settleSummary(summary: BankSummary, sumFen: number, allWhole: boolean): SettledSummary {
  const { fenIfYuan } = summary;
  if (fenIfYuan === sumFen || fenIfYuan === 0 || sumFen === 0) return { detailsInFen: false, declaredFen: fenIfYuan };
  if (allWhole && isNearAHundred(sumFen / fenIfYuan)) return { detailsInFen: true, declaredFen: fenIfYuan };
  const isInFen = fenIfYuan % 100 === 0 && isNearAHundred(fenIfYuan / sumFen);
  return { detailsInFen: false, declaredFen: isInFen ? fenIfYuan / 100 : fenIfYuan };
}

function isNearAHundred(ratio: number): boolean {
  return ratio >= NEAR_A_HUNDRED.least && ratio <= NEAR_A_HUNDRED.most;
}
