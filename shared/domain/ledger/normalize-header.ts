import type { MoneyUnit } from '../identity/money.ts';

/** A header cell made comparable, as dibao.md 4.4 says, and the unit it names. */
export interface NormalizedHeader {
  readonly key: string;
  readonly unit: MoneyUnit | null;
}

const VARIANTS: Readonly<Record<string, string>> = { 帐: '账', 號: '号', 証: '证', 證: '证', 戶: '户', 額: '额' };
/** White space, zero-width characters, and the marks of footnotes and of required fields. */
const NOISE = /[\s\u200B-\u200D\uFEFF★☆*※]+/gu;
const CIRCLED_NUMBER = /^\s*[\u2460-\u2473]/u;
const LEADING_NUMBER =
  /^(?:\(?\d{1,2}[、.)](?!\d)|\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}、|[A-Za-z][、.])/u;
/** `(元)`, `(单位:万元)`, `(元/月)`, `/元`, `元/月`, and a bare 元 behind a word for money. */
const UNIT_SUFFIX =
  /(?:\((?:单位[:为]?)?(?:人民币)?(万元|元|分)(?:[/每·]?[月年人户季度])*\)|\/(万元|元|分)(?:\/[月年人户季])*|(万元|元)(?:\/[月年人户季])+|(?<=[额金数计费])(万元|元))$/u;
/** What is counted, where it is not money: 保障人口(人). */
const COUNT_SUFFIX = /\((?:人|口|户|人数|笔)\)$/u;

/**
 * NFKC, white space and footnote marks removed, variant characters unified, unit suffix and leading number stripped, lower case. A text
 * that is nothing but a unit stays: it is a header's second row.
 */
export function normalizeHeader(text: string): NormalizedHeader {
  let key = text.replace(CIRCLED_NUMBER, '').normalize('NFKC').replace(NOISE, '');
  key = key.replace(/[帐號証證戶額]/gu, (character) => VARIANTS[character] ?? character);
  key = key.replace(LEADING_NUMBER, '') || key;
  const match = UNIT_SUFFIX.exec(key);
  const word = match?.slice(1).find((each) => each !== undefined);
  if (match !== null && match.index > 0) key = key.slice(0, match.index);
  else key = key.replace(COUNT_SUFFIX, '') || key;
  const unit = word === undefined ? null : word === '万元' ? 'wan-yuan' : word === '分' ? 'fen' : 'yuan';
  return { key: key.toLowerCase(), unit };
}
