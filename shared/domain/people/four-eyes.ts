import type { Actor } from './actor.ts';
import { mayDo } from './right.ts';

/** An office that cannot keep four eyes, as it is recorded: since when, who wrote it down, and why. */
export interface Exemption {
  readonly exemptionId: number;
  /** ISO 8601, UTC. */
  readonly since: string;
  readonly byLogin: string;
  readonly byName: string;
  readonly reason: string;
}

/** Two of the people who can review each other's work: one concludes, another reviews. Null where there are none. */
export function fourEyes<Person extends Actor>(active: readonly Person[]): readonly [Person, Person] | null {
  for (const one of active) {
    if (!mayDo(one, 'case.investigate')) continue;
    const other = active.find((each) => each.personId !== one.personId && mayDo(each, 'case.review'));
    if (other !== undefined) return [one, other];
  }
  return null;
}

/** The sentence that stands on every statement while an exemption stands. */
export function exemptionSentence({ since, byName, reason }: Pick<Exemption, 'since' | 'byName' | 'reason'>): string {
  return `四眼豁免：本单位自${chineseDay(since)}起登记豁免“经办与复核由不同的人完成”，登记人${byName}，原因：${reason}`;
}

/** 2026年5月1日, in the time of Beijing: the same text on every computer. */
function chineseDay(instant: string): string {
  const at = new Date(Date.parse(instant) + 8 * 3_600_000);
  return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
}
