import { maskNumber } from './mask.ts';

/** Identity numbers of either length, cards and most accounts; telephone numbers, dates and sums are shorter. */
const LONG_NUMBER = /[0-9０-９]{14,}[0-9０-９XxＸｘ]/g;

/** Hides numbers as long as an identity number wherever they stand in a text: in a remark, in a file's name. The text keeps its length. */
export function maskNumbersIn(text: string): string {
  return text.replace(LONG_NUMBER, maskNumber);
}
