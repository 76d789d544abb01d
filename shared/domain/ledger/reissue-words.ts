import { monthNumber } from './ledger.ts';

/** Words by which a bank's line says that it pays again what came back, or what is owed for another month. */
const REISSUE = /补发|追发|重发|再发|重新发放|重新支付|二次发放|退[回汇票][^，,;；]{0,4}(?:补|重|再)/;
/** Words that speak of a payment that came back: 补发 alone is also what a raised standard is paid with. */
const AGAIN = /重发|再发|重新发放|重新支付|二次发放|退[回汇票]|失败/;
const YEAR_AND_MONTH = /(20\d\d)\s*[年.\-/]?\s*(1[0-2]|0?[1-9])(?!\d)/g;
const MONTH = /(?<!\d)(1[0-2]|0?[1-9])\s*月/g;
/** 1-3月, 3至5月: several months in one. */
const RANGE = /\d\s*月?(?:份)?\s*[-~—–至到、,，]\s*(?:20\d\d年?)?\d{1,2}\s*月/;

/**
 * Reads whether the words of a bank's line (摘要, 用途, 资金项目) say that something is paid again: null where they do not, else the
 * month they name as kept in `Ledger.month`, 0 where they name none or several. A month without a year is the last such month that is not
 * after `period` (YYYY-MM).
 */
export function readReissueWords(text: string, period: string): number | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  if (!REISSUE.test(plain)) return null;
  if (RANGE.test(plain)) return 0;
  const named = [...plain.matchAll(YEAR_AND_MONTH)].map(([, year, month]) => Number(year) * 12 + Number(month) - 1);
  if (named.length === 0) {
    const now = monthNumber(period);
    for (const [, month] of plain.matchAll(MONTH)) named.push(now - ((now + 1 - Number(month) + 12) % 12));
  }
  const [only, ...others] = [...new Set(named)];
  return only === undefined || others.length > 0 ? 0 : only;
}

/** Whether the words speak of a payment that did not arrive, and not only of a back payment. */
export function speaksOfReturn(words: string): boolean {
  return AGAIN.test(words.normalize('NFKC').replace(/\s+/g, ''));
}
