import { type CaseAsKept, carryOn } from '../../../shared/domain/case/carry-on.ts';
import { dayOf, dueDay } from '../../../shared/domain/case/case-day.ts';
import type { CaseState } from '../../../shared/domain/case/case-state.ts';
import type { Conclusion } from '../../../shared/domain/case/conclusion.ts';
import type { Facts } from '../../../shared/domain/case/facts.ts';
import { type RunAction, targetOf } from '../../../shared/domain/case/transition.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { eventsOfCase, keepEvent } from '../../data/case-event-repo.ts';
import { writeHead } from '../../data/case-head.ts';
import {
  type CaseShownAgain,
  casesShownAgain,
  type KeptStretch,
  type MonthToCarry,
  markCarried,
  monthsNotCarried,
  monthToCarry,
  openCases,
  periodBefore,
  pointAtRun,
  pointElsewhere,
  subjectOf,
} from '../../data/case-sync.ts';
import type { Database } from '../../data/database.ts';
import { appendLog } from '../../data/log-repo.ts';
import { readSettings } from '../../data/setting-repo.ts';

/** How many cases a run opened, brought back, changed, and saw the end of. */
export interface CasesSynced {
  readonly opened: number;
  readonly back: number;
  readonly changed: number;
  readonly solved: number;
}

/**
 * Carries a month into cases: every difference of its last run opens its case or is carried on in it, what the run does not show any more is
 * marked or closed, what was cleared stays cleared until its facts change (carry-on.ts). To be called in the transaction that ends a run, or that
 * hides the runs of a month that goes: a run and its cases are there together, or not at all. Called again without anything new it does nothing.
 *
 * Months reconciled by a program that knew no cases come first, the oldest at the beginning.
 */
export function syncCases(
  db: Database,
  monthId: number,
  by: { readonly actor: Actor | null; readonly at: string },
): CasesSynced {
  return db.transaction(() => {
    const month = monthToCarry(db, monthId);
    for (const earlier of monthsNotCarried(db, month.programme))
      if (earlier.monthId !== monthId) syncMonth(db, earlier, by);
    return syncMonth(db, month, by);
  });
}

function syncMonth(
  db: Database,
  month: MonthToCarry,
  { actor, at }: { readonly actor: Actor | null; readonly at: string },
): CasesSynced {
  const { runId, period, programme } = month;
  const days = readSettings(db).caseDueDays;
  const today = dayOf(at);
  const dueOn = { P1: dueDay('P1', today, days), P2: dueDay('P2', today, days), P3: dueDay('P3', today, days) };
  const carried = runId === null ? NOTHING_CARRIED : carryCases(db, month, at, dueOn);
  // Before new cases come: those point at the run from their beginning, and need not be looked up again.
  if (runId !== null) pointAtRun(db, month);
  const left = pointElsewhere(db, month);
  const opened = runId === null ? null : openCases(db, month, at, dueOn);
  if (runId !== null) markCarried(db, runId, at);
  const gone = solveCases(db, month, left, at);
  const synced = { opened: lengthOf(opened), back: carried.back, changed: carried.changed, solved: lengthOf(gone) };
  const stretches = [carried.stretch, opened, gone].filter((stretch) => stretch !== null);
  if (stretches.length > 0)
    appendLog(db, {
      at,
      actor,
      action: 'case.sync',
      subject: `${period} ${programme}`,
      detail: {
        ...synced,
        runId,
        sentence: `新增 ${synced.opened} 条，复发 ${synced.back} 条，有变 ${synced.changed} 条，自行消失 ${synced.solved} 条`,
      },
      rows: stretches.map((stretch) => ({ table: 'case_event', ...stretch })),
    });
  return synced;
}

const NOTHING_CARRIED = { stretch: null, back: 0, changed: 0 };

function lengthOf(stretch: KeptStretch | null): number {
  return stretch === null ? 0 : stretch.lastId - stretch.firstId + 1;
}

/** What a run has to tell of cases that are there already. */
function carryCases(
  db: Database,
  month: MonthToCarry,
  at: string,
  dueOn: Readonly<Record<'P1' | 'P2' | 'P3', string>>,
): { readonly stretch: KeptStretch | null; readonly back: number; readonly changed: number } {
  const { period } = month;
  const before = periodBefore(db, month.programme, period);
  let [back, changed] = [0, 0];
  const stretch = new Stretch();
  for (const shown of casesShownAgain(db, month)) {
    const facts = JSON.parse(shown.facts) as Facts;
    const subject = subjectOf(shown.subject);
    const carried = carryOn(headOf(shown), {
      period,
      facts,
      subject,
      lastPeriod: shown.lastPeriod,
      afterGap: shown.lastPeriod !== null && before !== null && shown.lastPeriod < before,
    });
    if (carried === null) continue;
    const opens = shown.state === 'closed';
    keepRunEvent(db, shown.caseId, carried.action, shown.state as CaseState, at, stretch, {
      period,
      runId: month.runId!,
      stableId: shown.stableId,
      facts,
      subject,
      dueOn: opens ? dueOn[subject.priority] : null,
      why: carried.why,
    });
    if (carried.action === 'back') back++;
    else changed++;
  }
  return { stretch: stretch.kept, back, changed };
}

function headOf(shown: CaseShownAgain): CaseAsKept {
  return {
    firstPeriod: shown.firstPeriod,
    state: shown.state as CaseState,
    facts: JSON.parse(shown.factsBefore) as Facts,
    subject: subjectOf(shown.subjectBefore),
    conclusion:
      shown.conclusion === null
        ? null
        : { conclusion: shown.conclusion as Conclusion, covers: JSON.parse(shown.covers!) as readonly Facts[] },
    closedAt: shown.closedAt,
    closedHow: shown.closedHow,
  };
}

/** What no month shows any more: closed where nobody has worked on it, else marked, once. */
function solveCases(
  db: Database,
  { period, runId }: MonthToCarry,
  caseIds: readonly number[],
  at: string,
): KeptStretch | null {
  const stretch = new Stretch();
  const why = [runId === null ? `${period} 的对账已删除，没有其他月份的依据` : `${period} 重新对账后不再出现`];
  for (const caseId of caseIds) {
    const { state } = db.get<{ state: CaseState }>('SELECT state FROM case_file WHERE case_id = ?', [caseId])!;
    if (targetOf('solved', state) === null) continue;
    keepRunEvent(db, caseId, 'solved', state, at, stretch, { period, runId, why });
  }
  return stretch.kept;
}

function keepRunEvent(
  db: Database,
  caseId: number,
  action: RunAction,
  from: CaseState,
  at: string,
  stretch: Stretch,
  detail: Parameters<typeof keepEvent>[1]['detail'],
): void {
  const target = targetOf(action, from);
  if (target === null || target === 'before' || target === 'taken-back') throw new Error('no step of a run');
  const events = eventsOfCase(db, caseId);
  const to = target === 'same' ? from : target;
  const event = keepEvent(db, { caseId, at, by: null, action, from, to, exempt: false, detail });
  writeHead(db, caseId, [...events, event]);
  stretch.add(event.eventId);
}

/** Ids that follow each other, as the log vouches for them. */
class Stretch {
  kept: KeptStretch | null = null;

  add(id: number): void {
    this.kept = { firstId: this.kept?.firstId ?? id, lastId: id };
  }
}
