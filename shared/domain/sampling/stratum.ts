import type { Priority } from '../discrepancy/code.ts';

/** How the population is parted before anything is drawn. */
export interface StrataRule {
  readonly byTownship: boolean;
  /** `priority`: by the gravest difference; `amount`: by bands of money. */
  readonly risk: 'none' | 'priority' | 'amount';
  /** Upper ends of the bands in fen, rising, each belonging to the band below: [50000] is 至 500 元 and 500 元以上. Only for `amount`. */
  readonly bandsFen: readonly number[];
}

/** What is known of a unit for its stratum. */
export interface StratumFacts {
  readonly township: string;
  /** The gravest difference; null: none. */
  readonly priority: Priority | null;
  readonly amountFen: number;
}

/** The whole population in one. */
export const ONE_STRATUM = '全部';
const WITHOUT_TOWNSHIP = '（未填乡镇）';
/** Parts of a stratum's name. */
const BETWEEN = '／';

/** The stratum a unit belongs to, as it is printed: 柳树镇／P1. Control characters, which a damaged cell may hold, become spaces. */
export function stratumOf({ byTownship, risk, bandsFen }: StrataRule, facts: StratumFacts): string {
  const parts = [
    ...(byTownship ? [facts.township.trim() || WITHOUT_TOWNSHIP] : []),
    ...(risk === 'priority' ? [facts.priority ?? '无差异'] : []),
    ...(risk === 'amount' ? [bandOf(bandsFen, facts.amountFen)] : []),
  ];
  return parts.length === 0 ? ONE_STRATUM : parts.join(BETWEEN).replace(/\p{Cc}/gu, ' ');
}

/** The band an amount falls into, in yuan: `500 元及以下`, `500～1000 元`, `1000 元以上`. */
export function bandOf(bandsFen: readonly number[], amountFen: number): string {
  const at = bandsFen.findIndex((end) => amountFen <= end);
  if (bandsFen.length === 0) return '不分金额';
  if (at === 0) return `${yuan(bandsFen[0]!)} 元及以下`;
  return at === -1 ? `${yuan(bandsFen.at(-1)!)} 元以上` : `${yuan(bandsFen[at - 1]!)}～${yuan(bandsFen[at]!)} 元`;
}

/** The rule in words: 按乡镇和最高差异级别分层. */
export function strataRuleText({ byTownship, risk, bandsFen }: StrataRule): string {
  const parts = [
    ...(byTownship ? ['乡镇'] : []),
    ...(risk === 'priority' ? ['差异级别'] : []),
    ...(risk === 'amount' ? [`金额（${[...bandsFen.map(yuan)].join('、')} 元为界）`] : []),
  ];
  return parts.length === 0 ? '不分层' : `按${parts.join('和')}分层`;
}

function yuan(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}
