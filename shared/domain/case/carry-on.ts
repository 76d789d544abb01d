import { dayOf } from './case-day.ts';
import type { CaseSubject } from './case-event.ts';
import { CONCLUSION_LABEL, staysCleared } from './conclusion.ts';
import type { CaseHead, StandingConclusion } from './derive-case.ts';
import { changedFacts, type Facts, factsText } from './facts.ts';

/** What a run of the month `period` shows of a case that is already there. */
export interface Shown {
  readonly period: string;
  readonly facts: Facts;
  readonly subject: CaseSubject;
  /** The newest month that showed the case before this run; null where none did. */
  readonly lastPeriod: string | null;
  /** A month between that one and this was reconciled and did not show it. */
  readonly afterGap: boolean;
}

/** What has to be known of a case to carry it on. */
export interface CaseAsKept
  extends Pick<CaseHead, 'firstPeriod' | 'state' | 'facts' | 'subject' | 'closedAt' | 'closedHow'> {
  readonly conclusion: Pick<StandingConclusion, 'conclusion' | 'covers'> | null;
}

/** What becomes of the case: a step of the program, with its reasons in sentences. */
export interface CarriedOn {
  readonly action: 'seen' | 'facts-changed' | 'back';
  readonly why: readonly string[];
}

/**
 * What a run does to a case it shows again; null where there is nothing to tell.
 *
 * A case that was reviewed and closed stays closed as long as its facts are among those its conclusion rests on. Two things open it: a fact
 * that changed, and, where something was to be put right, the same facts in a month in which it must have been (the month after the closing:
 * a change takes effect on the first of the next month, R-37 [C]). One that had gone by itself opens when it is there again. A conclusion that
 * is not closed yet goes back to its investigators when its facts change. Everything else is only noted.
 */
export function carryOn(head: CaseAsKept, shown: Shown): CarriedOn | null {
  const { period, facts } = shown;
  const { conclusion } = head;
  if (head.state === 'closed' && head.closedHow === 'solved')
    return { action: 'back', why: [`曾自行消失，${period} 的对账又出现`] };
  if (conclusion !== null && (head.state === 'closed' || head.state === 'concluded' || head.state === 'review')) {
    const changed = changedSince(conclusion.covers, facts);
    if (changed.length > 0) return { action: 'facts-changed', why: changed };
    if (head.state === 'closed')
      return !staysCleared(conclusion.conclusion) && period > dayOf(head.closedAt!).slice(0, 7)
        ? {
            action: 'back',
            why: [`结论为“${CONCLUSION_LABEL[conclusion.conclusion]}”，应已整改，${period} 仍有同样的差异`],
          }
        : null;
  }
  if (period < head.firstPeriod) return { action: 'seen', why: [`更早的 ${period} 也有`] };
  if (shown.lastPeriod !== null && period < shown.lastPeriod) return null;
  if (shown.lastPeriod === null) return { action: 'back', why: [`曾自行消失，${period} 的对账又出现`] };
  if (shown.afterGap) return { action: 'back', why: [`${shown.lastPeriod} 之后没有再出现，${period} 又出现`] };
  const changed = changedFacts(head.facts, facts);
  if (changed.length > 0) return { action: 'seen', why: changed };
  return isSameSubject(head.subject, shown.subject) ? null : { action: 'seen', why: [] };
}

/** What changed since all the facts a conclusion rests on; nothing where these are among them. */
function changedSince(covers: readonly Facts[], facts: Facts): readonly string[] {
  const text = factsText(facts);
  if (covers.some((each) => factsText(each) === text)) return [];
  return changedFacts(covers.at(-1)!, facts);
}

function isSameSubject(a: CaseSubject, b: CaseSubject): boolean {
  return (
    a.priority === b.priority &&
    a.household === b.household &&
    a.township === b.township &&
    a.village === b.village &&
    a.name === b.name &&
    a.idNumber === b.idNumber
  );
}
