import { readMoney } from '../identity/money.ts';
import { CellKind } from './source-row.ts';

/** A summary line of a bank file: how many payments, how much money (as written, read as yuan). dibao.md 5.2. */
export interface BankSummary {
  readonly count: number;
  /** Fen if the amount was written in yuan; a hundredth of it if it was written in fen. */
  readonly fenIfYuan: number;
}

/**
 * Reads a first- or last-line summary such as `P|5000|1234567.00`, `20260430|5000|1234567.00|`, `5000|1234567|某某局|01|`. null where
 * the cells are none: there must be a whole number and, after it, an amount, and no long number that could be an account.
 */
export function readBankSummary(cells: readonly string[]): BankSummary | null {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length < 2 || filled.length > 8) return null;
  const isDate = (text: string): boolean => /^20\d{6}$/.test(text);
  const numbers = filled.filter((text) => !isDate(text));
  if (numbers.some((text) => /^\d{14,}$/.test(text))) return null;
  for (let i = 0; i + 1 < numbers.length; i++) {
    if (!/^\d{1,7}$/.test(numbers[i]!)) continue;
    const money = readMoney(numbers[i + 1]!, CellKind.text, 'yuan');
    if (money.state === 'ok' && money.fen !== null && money.fen >= 0)
      return { count: Number(numbers[i]), fenIfYuan: money.fen };
  }
  return null;
}

/** How a summary and its details agree. `detailsInFen`: the details were whole fen and must be read as such. */
export interface SettledSummary {
  readonly detailsInFen: boolean;
  /** The declared sum in fen. */
  readonly declaredFen: number;
}

/**
 * Tells yuan from fen by the control total. `sumFen` is Σ of the details read as yuan; `allWhole`: no detail has decimals. Details in
 * fen under a summary in yuan add up to a hundred times the summary; a summary in fen over details in yuan to a hundredth.
 */
export function settleSummary(summary: BankSummary, sumFen: number, allWhole: boolean): SettledSummary {
  const { fenIfYuan } = summary;
  if (allWhole && fenIfYuan !== sumFen && fenIfYuan * 100 === sumFen)
    return { detailsInFen: true, declaredFen: fenIfYuan };
  if (fenIfYuan === sumFen * 100) return { detailsInFen: false, declaredFen: sumFen };
  return { detailsInFen: false, declaredFen: fenIfYuan };
}
