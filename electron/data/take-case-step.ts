import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import { type Case, caseNumber } from '../../shared/domain/case/case.ts';
import { dayOf, dueDay } from '../../shared/domain/case/case-day.ts';
import type { CaseEvent, CaseEventDetails } from '../../shared/domain/case/case-event.ts';
import type { CaseInput } from '../../shared/domain/case/case-input.ts';
import { CASE_STATE_LABEL, type CaseState } from '../../shared/domain/case/case-state.ts';
import { CONCLUSION_LABEL } from '../../shared/domain/case/conclusion.ts';
import { lastDecision } from '../../shared/domain/case/derive-case.ts';
import { type Facts, factsText } from '../../shared/domain/case/facts.ts';
import { type Refusal, refusalOf } from '../../shared/domain/case/refusal.ts';
import { type PersonAction, TRANSITIONS, targetOf } from '../../shared/domain/case/transition.ts';
import type { Actor } from '../../shared/domain/people/actor.ts';
import { occurrencesOf } from './case-chain.ts';
import { keepEvent } from './case-event-repo.ts';
import { writeHead } from './case-head.ts';
import { caseById } from './case-repo.ts';
import { whatRestsOn } from './case-rests.ts';
import type { Database } from './database.ts';
import { keepEvidence } from './evidence-repo.ts';
import { standingExemption } from './exemption-repo.ts';
import { appendLog } from './log-repo.ts';
import { readSettings } from './setting-repo.ts';

/** Who makes a step, and when. */
export interface StepMaker {
  readonly actor: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/**
 * Makes a step on a case: the only door through which people change one. The rules are asked (refusal.ts), the step is kept, the head is made
 * again from all steps, and the log vouches for it, all of it or nothing. Throws E_GONE, E_RIGHT, E_REFUSED with the sentence of the rule.
 */
export function takeCaseStep(db: Database, caseId: number, input: CaseInput, by: StepMaker): CaseEvent {
  return db.transaction(() => {
    const taken = step(db, caseById(db, caseId), input, by);
    if ('refusal' in taken) throw refusedStep(taken.refusal);
    logSteps(db, [taken.event], input, by);
    return taken.event;
  });
}

/** The same step on many cases; those that cannot make it are named with the reason, the others make it. One entry of the log for all. */
export function takeCaseSteps(
  db: Database,
  caseIds: readonly number[],
  input: Extract<CaseInput, { action: 'assign' }>,
  by: StepMaker,
): { readonly events: readonly CaseEvent[]; readonly refused: readonly { caseId: number; refusal: Refusal }[] } {
  return db.transaction(() => {
    const events: CaseEvent[] = [];
    const refused: { caseId: number; refusal: Refusal }[] = [];
    for (const caseId of new Set(caseIds)) {
      const taken = step(db, caseById(db, caseId), input, by);
      if ('refusal' in taken) refused.push({ caseId, refusal: taken.refusal });
      else events.push(taken.event);
    }
    if (events.length > 0) logSteps(db, events, input, by);
    return { events, refused };
  });
}

/** A refusal as the edge throws it. */
export function refusedStep({ because, message, mend }: Refusal): WorkplaceError {
  return new WorkplaceError(because === 'right' ? 'E_RIGHT' : 'E_REFUSED', message, mend);
}

function step(
  db: Database,
  found: Case,
  input: CaseInput,
  by: StepMaker,
): { readonly event: CaseEvent } | { readonly refusal: Refusal } {
  const today = dayOf(by.at);
  const strict = refusalOf(found, input, by.actor, { today, exempt: false });
  const exempt = strict?.because === 'four-eyes' && standingExemption(db) !== null;
  const refusal = exempt ? refusalOf(found, input, by.actor, { today, exempt }) : strict;
  if (refusal !== null) return { refusal };
  const resting = restingRefusal(db, found, input);
  if (resting !== null) return { refusal: resting };
  const event = keepEvent(db, {
    caseId: found.caseId,
    at: by.at,
    by: { personId: by.actor.personId, name: by.actor.name },
    action: input.action,
    from: found.state,
    to: stateTo(found, input.action),
    exempt,
    detail: detailOf(db, found, input, by),
  });
  writeHead(db, found.caseId, [...found.events, event]);
  return { event };
}

function restingRefusal(db: Database, found: Case, { action }: CaseInput): Refusal | null {
  if (action !== 'undo') return null;
  const decision = lastDecision(found.events)!;
  const what = whatRestsOn(db, found, decision);
  if (what === null) return null;
  const { label } = TRANSITIONS[decision.action];
  return { because: 'rests-on', message: `${what}，不能撤销“${label}”`, mend: '请先撤销以它为依据的事项' };
}

function stateTo({ state, stateBefore, events }: Case, action: PersonAction): CaseState {
  const target = targetOf(action, state);
  switch (target) {
    case null:
      throw new Error('a step that was not refused leads somewhere');
    case 'same':
      return state;
    case 'before':
      return stateBefore!;
    case 'taken-back':
      return lastDecision(events)!.from!;
    default:
      return target;
  }
}

function detailOf(
  db: Database,
  found: Case,
  input: CaseInput,
  { actor, at }: StepMaker,
): CaseEventDetails[PersonAction] {
  switch (input.action) {
    case 'assign':
      return { to: input.to, dueOn: input.dueOn, reason: input.reason };
    case 'conclude':
    case 'supplement':
      return { ...input.draft, covers: factsShown(db, found) };
    case 'start':
    case 'send-to-review':
      return {};
    case 'approve':
      return { word: input.word };
    case 'suspend':
      return { until: input.until, reason: input.reason };
    case 'return':
    case 'resume':
    case 'hand-back':
      return { reason: input.reason };
    case 'hand-over':
      return { reason: input.reason, leadId: input.leadId };
    case 'reopen':
      return { reason: input.reason, dueOn: dueDay(found.subject.priority, dayOf(at), readSettings(db).caseDueDays) };
    case 'note':
      return { text: input.text };
    case 'evidence-add': {
      const { file } = input;
      const evidenceId = keepEvidence(db, { caseId: found.caseId, file, at, actor });
      return { evidenceId, name: file.name, sha256: file.sha256 };
    }
    case 'evidence-withdraw':
      return { evidenceId: input.evidenceId, reason: input.reason };
    case 'undo': {
      const { eventId, action } = lastDecision(found.events)!;
      return { undoes: eventId, action, reason: input.reason };
    }
  }
}

/** The facts of every month that shows the case now, those it was last seen with at the end: what a conclusion made now rests on. */
function factsShown(db: Database, { programme, problem, facts }: Case): readonly Facts[] {
  const texts = new Set(occurrencesOf(db, programme, problem).map((each) => each.facts));
  texts.delete(factsText(facts));
  return [...[...texts].map((text) => JSON.parse(text) as Facts), facts];
}

function logSteps(db: Database, events: readonly CaseEvent[], input: CaseInput, { actor, at }: StepMaker): void {
  const [first, last] = [events[0]!, events.at(-1)!];
  appendLog(db, {
    at,
    actor,
    action: `case.${input.action}`,
    subject: events.length === 1 ? caseNumber(first.caseId) : `${events.length} 条疑点`,
    detail: {
      sentence: sentenceOf(first),
      cases: events.map(({ caseId }) => caseId),
      from: [...new Set(events.map(({ from }) => from))],
      to: first.to,
      ...(events.some(({ exempt }) => exempt) ? { exempt: true } : {}),
    },
    rows: [
      { table: 'case_event', firstId: first.eventId, lastId: last.eventId },
      ...(first.action === 'evidence-add' ? [{ table: 'evidence', id: first.detail.evidenceId } as const] : []),
    ],
  });
}

/** A step in one line, for the log and the history: nothing of the household stands in it. */
export function sentenceOf(event: CaseEvent): string {
  switch (event.action) {
    case 'assign':
      return [`分派给${event.detail.to.map(({ name }) => name).join('、')}`, event.detail.reason]
        .filter((part) => part !== '')
        .join('：');
    case 'conclude':
    case 'supplement': {
      const people = event.detail.investigators.map(({ name }) => name).join('、');
      return `${CONCLUSION_LABEL[event.detail.conclusion]}；核查人：${people}；${event.detail.basis}`;
    }
    case 'approve':
      return event.detail.word;
    case 'suspend':
      return `暂挂到 ${event.detail.until}：${event.detail.reason}`;
    case 'return':
    case 'resume':
    case 'hand-over':
    case 'hand-back':
    case 'reopen':
      return event.detail.reason;
    case 'undo':
      return `撤销“${TRANSITIONS[event.detail.action].label}”，回到“${CASE_STATE_LABEL[event.to]}”：${event.detail.reason}`;
    case 'note':
      return event.detail.text;
    case 'evidence-add':
      return `《${event.detail.name}》`;
    case 'evidence-withdraw':
      return event.detail.reason;
    case 'found':
      return `${event.detail.period} 的对账`;
    case 'seen':
    case 'facts-changed':
    case 'back':
    case 'solved':
      return event.detail.why.join('；');
    case 'start':
    case 'send-to-review':
      return '';
  }
}
