import type { MoneyUnit } from '../identity/money.ts';

/** A header cell made comparable, as dibao.md 4.4 says, and the unit it names. */
export interface NormalizedHeader {
  readonly key: string;
  readonly unit: MoneyUnit | null;
}

const VARIANTS: Readonly<Record<string, string>> = { 帐: '账', 號: '号', 証: '证', 證: '证', 戶: '户' };
const UNIT_SUFFIX =
  /(?:[(](?:单位[:])?(?:人民币)?(万元|元|分)(?:[/](?:人|户))?(?:[/]月)?[)]|[/](万元|元|分)(?:[/]月)?|(?<=额|金|数|计)(万元|元[/]月|元))$/u;

/** NFKC, white space and footnote marks removed, variant characters unified, unit suffix and leading number stripped, lower case. */
export function normalizeHeader(text: string): NormalizedHeader {
  let key = text.normalize('NFKC').replace(/[\s\u200B\uFEFF★☆*※]+/gu, '');
  key = key.replace(/[帐號証證戶]/gu, (character) => VARIANTS[character] ?? character);
  const match = UNIT_SUFFIX.exec(key);
  const word = match?.[1] ?? match?.[2] ?? match?.[3];
  if (match !== null && match.index > 0) key = key.slice(0, match.index);
  key = key.replace(/^(?:[(]?\d{1,2}[)]?[、.．)]|[A-Za-z][、.])/u, '');
  const unit = word === undefined ? null : word.startsWith('万') ? 'wan-yuan' : word === '分' ? 'fen' : 'yuan';
  return { key: key.toLowerCase(), unit };
}
