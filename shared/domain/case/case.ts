import type { CaseEvent } from './case-event.ts';
import type { Chain } from './chain.ts';
import type { CaseHead } from './derive-case.ts';

/** A case (疑点) whole: its head, its place among the months, its history. */
export interface Case extends CaseHead {
  readonly caseId: number;
  readonly programme: string;
  /** `Discrepancy.problem`: with the programme it names the case. */
  readonly problem: string;
  /** The newest month whose last run shows it; null where none does any more. */
  readonly lastPeriod: string | null;
  readonly events: readonly CaseEvent[];
  readonly chain: Chain;
}

/** The number people call a case by. */
export function caseNumber(caseId: number): string {
  return `YD${String(caseId).padStart(6, '0')}`;
}

/** Where a case stands among the months. */
export type Presence = 'new' | 'persisting' | 'back' | 'gone';

export const PRESENCE_LABEL = {
  new: '新增',
  persisting: '持续',
  back: '复发',
  gone: '自行消失',
} as const satisfies Record<Presence, string>;

/**
 * Where a case stands as of the newest month of its programme that was reconciled. `gone`: that month does not show it; an earlier one may, for
 * a clean July hides no June.
 */
export function presenceOf(
  { firstPeriod, lastPeriod, backPeriod }: Pick<Case, 'firstPeriod' | 'lastPeriod' | 'backPeriod'>,
  newestPeriod: string,
): Presence {
  if (lastPeriod === null || lastPeriod < newestPeriod) return 'gone';
  if (backPeriod === lastPeriod) return 'back';
  return firstPeriod < lastPeriod ? 'persisting' : 'new';
}
