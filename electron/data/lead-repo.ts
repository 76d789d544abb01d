import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import { deriveLead, type Lead } from '../../shared/domain/lead/lead.ts';
import type { LeadEvent } from '../../shared/domain/lead/lead-event.ts';
import type { LeadState } from '../../shared/domain/lead/lead-state.ts';
import type { Database } from './database.ts';

interface EventRow {
  readonly event_id: number;
  readonly lead_id: number;
  readonly at: string;
  readonly person_id: number;
  readonly person_name: string;
  readonly action: string;
  readonly from_state: string | null;
  readonly to_state: string;
  readonly exempt: number;
  readonly detail: string;
}

const EVENTS =
  'SELECT event_id, lead_id, at, person_id, person_name, action, from_state, to_state, exempt, detail FROM lead_event';

function eventOf(row: EventRow): LeadEvent {
  return {
    eventId: row.event_id,
    leadId: row.lead_id,
    at: row.at,
    by: { personId: row.person_id, name: row.person_name },
    action: row.action,
    from: row.from_state,
    to: row.to_state,
    exempt: row.exempt === 1,
    detail: JSON.parse(row.detail) as unknown,
  } as LeadEvent;
}

/** A lead whole, made from its steps. Throws E_GONE where there is none. */
export function leadById(db: Database, leadId: number): Lead {
  const events = db.all<EventRow>(`${EVENTS} WHERE lead_id = ? ORDER BY event_id`, [leadId]).map(eventOf);
  if (events.length === 0) throw new WorkplaceError('E_GONE', '没有这条线索', '请刷新页面，从问题线索列表打开');
  return deriveLead(events);
}

/** Every lead, those with a number first, the newest number first; then drafts, the newest first. */
export function allLeads(db: Database): readonly Lead[] {
  const events = new Map<number, LeadEvent[]>();
  for (const row of db.all<EventRow>(`${EVENTS} ORDER BY event_id`)) {
    const event = eventOf(row);
    const ofLead = events.get(event.leadId);
    if (ofLead === undefined) events.set(event.leadId, [event]);
    else ofLead.push(event);
  }
  return [...events.values()].map(deriveLead).sort(newestFirst);
}

/** The lead that has taken a case along: handed over or to be read for it, and not withdrawn. Undefined where there is none. */
export function standingLeadOfCase(db: Database, caseId: number, but: number | null): number | undefined {
  return db.get<{ leadId: number }>(
    `SELECT lead_id AS leadId FROM lead JOIN lead_case USING (lead_id)
     WHERE case_id = ?1 AND state IN ('review', 'handed-over', 'received', 'answered') AND lead_id IS NOT ?2 ORDER BY lead_id LIMIT 1`,
    [caseId, but],
  )?.leadId;
}

/** The number after the last one of a year; a lead that was taken back keeps its own. */
export function nextSerial(db: Database, year: number): number {
  return (
    (db.get<{ last: number | null }>('SELECT max(serial) AS last FROM lead WHERE year = ?', [year])?.last ?? 0) + 1
  );
}

/** Makes the place of a new lead; its first step follows in the same transaction. */
export function newLead(db: Database): number {
  return db.run("INSERT INTO lead (state, category, source, problem, receiver) VALUES ('draft', '', '', '', '')")
    .lastId;
}

/** Keeps a step and makes the head of its lead again from all of them; gives the lead. Only `takeLeadStep` calls it. */
export function keepLeadEvent(db: Database, event: Omit<LeadEvent, 'eventId'>): Lead {
  db.run(
    `INSERT INTO lead_event (lead_id, at, person_id, person_name, action, from_state, to_state, exempt, detail)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      event.leadId,
      event.at,
      event.by.personId,
      event.by.name,
      event.action,
      event.from,
      event.to,
      event.exempt ? 1 : 0,
      JSON.stringify(event.detail),
    ],
  );
  const lead = leadById(db, event.leadId);
  writeLeadHead(db, lead);
  return lead;
}

/** What lists and rules ask of leads without reading their steps, by column of `lead`. */
export function leadHeadOf({ state, content, number }: Lead) {
  return {
    state: state satisfies LeadState,
    category: content.category,
    source: content.source,
    problem: content.problem,
    receiver: content.receiver,
    year: number?.year ?? null,
    serial: number?.serial ?? null,
  };
}

/** Writes the head of a lead and its cases: made from its steps, and made again by whoever doubts it. */
export function writeLeadHead(db: Database, lead: Lead): void {
  const { leadId, content } = lead;
  db.run(
    `UPDATE lead SET state = :state, category = :category, source = :source, problem = :problem, receiver = :receiver,
       year = :year, serial = :serial WHERE lead_id = :lead`,
    { ...leadHeadOf(lead), lead: leadId },
  );
  db.run('DELETE FROM lead_case WHERE lead_id = ?', [leadId]);
  for (const caseId of content.caseIds)
    db.run('INSERT INTO lead_case (lead_id, case_id) VALUES (?, ?)', [leadId, caseId]);
}

function newestFirst(a: Lead, b: Lead): number {
  if (a.number === null || b.number === null)
    return Number(a.number === null) - Number(b.number === null) || b.leadId - a.leadId;
  return b.number.year - a.number.year || b.number.serial - a.number.serial;
}
