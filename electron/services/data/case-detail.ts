import type { CaseDetail } from '../../../shared/contracts/desk/cases.ts';
import type { Case } from '../../../shared/domain/case/case.ts';
import { CHAIN_LABEL, type Chain } from '../../../shared/domain/case/chain.ts';
import { CONCLUSION_LABEL } from '../../../shared/domain/case/conclusion.ts';
import { lastDecision, standingEvents } from '../../../shared/domain/case/derive-case.ts';
import { factLines } from '../../../shared/domain/case/fact-lines.ts';
import { hindranceOf } from '../../../shared/domain/case/refusal.ts';
import { type PersonAction, TRANSITIONS } from '../../../shared/domain/case/transition.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { occurrencesOf } from '../../data/case-chain.ts';
import { caseById, caseLineById } from '../../data/case-repo.ts';
import { tasksOfCase } from '../../data/case-task-repo.ts';
import type { Database } from '../../data/database.ts';
import { differencesByIds } from '../../data/difference-repo.ts';
import { evidenceOfCase } from '../../data/evidence-repo.ts';
import { standingExemption } from '../../data/exemption-repo.ts';
import { sentenceOf } from '../../data/take-case-step.ts';
import { type CaseSetting, caseRowOf, evidenceRowsOf, taskRowOf } from './case-row.ts';
import { ALONE, rowOf } from './difference-row.ts';

/** A case with everything a page shows of it. Throws E_GONE where there is none. */
export function caseDetailOf(db: Database, caseId: number, actor: Actor, setting: CaseSetting): CaseDetail {
  const found = caseById(db, caseId);
  const line = caseLineById(db, caseId);
  const { conclusion } = found;
  const decision = lastDecision(found.events);
  return {
    row: caseRowOf(line, setting),
    household: found.subject.household,
    explanation: explanationOf(db, line.differenceId, setting),
    facts: [...factLines(found.facts, setting.cover)],
    why: [...found.why],
    occurrences: occurrencesOf(db, found.programme, found.problem).map(
      ({ monthId, period, runId, differenceId, amountFen }) => ({ monthId, period, runId, differenceId, amountFen }),
    ),
    conclusion: conclusion === null ? null : shownConclusion(conclusion),
    evidence: [...evidenceRowsOf(found, evidenceOfCase(db, caseId))],
    history: historyOf(found),
    chain: chainRows(found.chain),
    tasks: tasksOfCase(db, caseId).map((task) => taskRowOf(task, setting.today)),
    steps: stepsFor(db, found, actor, setting.today),
    lastDecision:
      decision === null
        ? null
        : {
            eventId: decision.eventId,
            label: TRANSITIONS[decision.action].label,
            by: decision.by?.name ?? '',
          },
    today: setting.today,
  };
}

/** The sentence of the difference that the newest month shows. */
export function explanationOf(db: Database, differenceId: number | null, { cover }: CaseSetting): string | null {
  const [difference] = differenceId === null ? [] : differencesByIds(db, [differenceId]);
  return difference === undefined ? null : rowOf(difference, { ...ALONE, cover }).explanation;
}

function shownConclusion(conclusion: NonNullable<Case['conclusion']>): NonNullable<CaseDetail['conclusion']> {
  return {
    conclusion: conclusion.conclusion,
    conclusionLabel: CONCLUSION_LABEL[conclusion.conclusion],
    investigators: conclusion.investigators.map((person) => ({ ...person })),
    on: conclusion.on,
    ways: [...conclusion.ways],
    basis: conclusion.basis,
    evidence: [...conclusion.evidence],
    householdWord: conclusion.householdWord,
    townshipSignedBy: conclusion.townshipSignedBy,
    townshipSignedOn: conclusion.townshipSignedOn,
    supplementBy: conclusion.supplementBy,
    at: conclusion.at,
    by: conclusion.by?.name ?? '',
  };
}

function historyOf({ events }: Case): CaseDetail['history'] {
  const standing = new Set(standingEvents(events).map(({ eventId }) => eventId));
  return events.map((event) => ({
    eventId: event.eventId,
    at: event.at,
    by: event.by?.name ?? '',
    action: event.action,
    label: TRANSITIONS[event.action].label,
    from: event.from,
    to: event.to,
    sentence: sentenceOf(event),
    undone: event.action !== 'undo' && !standing.has(event.eventId),
    exempt: event.exempt,
  }));
}

function chainRows(chain: Chain): CaseDetail['chain'] {
  return (Object.keys(CHAIN_LABEL) as (keyof Chain)[])
    .filter((part) => chain[part].length > 0)
    .map((part) => ({ part, label: CHAIN_LABEL[part], people: chain[part].map((person) => ({ ...person })) }));
}

/** Every step a person may think of, and why not where it cannot be made. */
function stepsFor(db: Database, found: Case, actor: Actor, today: string): CaseDetail['steps'] {
  const context = { today, exempt: standingExemption(db) !== null };
  const actions = (Object.keys(TRANSITIONS) as (keyof typeof TRANSITIONS)[]).filter(
    (action): action is PersonAction => TRANSITIONS[action].rights.length > 0,
  );
  return actions.map((action) => {
    const refusal = hindranceOf(found, action, actor, context);
    return {
      action,
      label: TRANSITIONS[action].label,
      refusal: refusal === null ? null : { message: refusal.message, mend: refusal.mend },
    };
  });
}
