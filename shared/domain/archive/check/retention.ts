import type { ArchiveHousehold } from '../archive-household.ts';
import type { PolicyPack } from '../policy/policy-pack.ts';
import { yearsLater } from './days.ts';

/** How long one class of a household's materials is kept. */
export interface RetentionTerm {
  readonly label: string;
  readonly years: number;
  /** The last day of the term; null while the household is on the roll: the clock has not begun. */
  readonly until: string | null;
}

/** The retention terms of a household: counted from the day it left the roll (dibao.md 3.1). */
export function retentionTerms({ facts }: ArchiveHousehold, pack: PolicyPack): readonly RetentionTerm[] {
  const left = typeof facts.stop_date === 'string' ? facts.stop_date : null;
  return pack.retention.map(({ label, years: { value } }) => ({
    label,
    years: value,
    until: left === null ? null : yearsLater(left, value),
  }));
}

/** How many years a dossier is kept from the day its household left the roll: as long as that of its materials which is kept longest. */
export function yearsKept(codes: ReadonlySet<string>, pack: PolicyPack): number {
  const classes = new Set(pack.materials.filter(({ code }) => codes.has(code)).map(({ retention }) => retention));
  const kept = pack.retention.filter(({ id }) => classes.has(id));
  return Math.max(...(kept.length === 0 ? pack.retention : kept).map(({ years }) => years.value));
}

/** The terms in a clerk's words: 审批类 3 年（至 2029-03-31）. */
export function retentionWords(terms: readonly RetentionTerm[]): string {
  return terms
    .map(({ label, years, until }) => `${label} ${years} 年${until === null ? '（停保之日起算）' : `（至 ${until}）`}`)
    .join('；');
}
