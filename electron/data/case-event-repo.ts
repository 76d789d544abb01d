import type { CaseEvent, CaseEventDetails, CasePerson } from '../../shared/domain/case/case-event.ts';
import type { CaseState } from '../../shared/domain/case/case-state.ts';
import type { CaseAction } from '../../shared/domain/case/transition.ts';
import type { Database } from './database.ts';

/** A step to be kept. */
export interface EventToKeep<Action extends CaseAction = CaseAction> {
  readonly caseId: number;
  readonly at: string;
  readonly by: CasePerson | null;
  readonly action: Action;
  readonly from: CaseState | null;
  readonly to: CaseState;
  readonly exempt: boolean;
  readonly detail: CaseEventDetails[Action];
}

interface EventRow {
  readonly event_id: number;
  readonly case_id: number;
  readonly at: string;
  readonly person_id: number | null;
  readonly person_name: string;
  readonly action: CaseAction;
  readonly from_state: CaseState | null;
  readonly to_state: CaseState;
  readonly exempt: number;
  readonly detail: string;
}

function eventOf(row: EventRow): CaseEvent {
  return {
    eventId: row.event_id,
    caseId: row.case_id,
    at: row.at,
    by: row.person_id === null ? null : { personId: row.person_id, name: row.person_name },
    action: row.action,
    from: row.from_state,
    to: row.to_state,
    exempt: row.exempt === 1,
    detail: JSON.parse(row.detail),
  } as CaseEvent;
}

/** All steps of a case in order, those that were taken back too. */
export function eventsOfCase(db: Database, caseId: number): readonly CaseEvent[] {
  return db
    .all<EventRow>(
      `SELECT event_id, case_id, at, person_id, person_name, action, from_state, to_state, exempt, detail
       FROM case_event WHERE case_id = ? ORDER BY event_id`,
      [caseId],
    )
    .map(eventOf);
}

/** Keeps a step; gives it with its id. The caller makes the head again, and writes the log that vouches for it, in the same transaction. */
export function keepEvent(db: Database, event: EventToKeep): CaseEvent {
  const { lastId } = db.run(
    `INSERT INTO case_event (case_id, at, person_id, person_name, action, from_state, to_state, exempt, detail)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      event.caseId,
      event.at,
      event.by?.personId ?? null,
      event.by?.name ?? '',
      event.action,
      event.from,
      event.to,
      event.exempt ? 1 : 0,
      JSON.stringify(event.detail),
    ],
  );
  return { ...event, eventId: lastId } as CaseEvent;
}
