import type { Case } from '../../shared/domain/case/case.ts';
import type { CaseEvent } from '../../shared/domain/case/case-event.ts';
import { leadNumber } from '../../shared/domain/lead/lead.ts';
import type { Database } from './database.ts';
import { leadById } from './lead-repo.ts';

/** What rests on a decision about a case, in words that go on "…，不能撤销"; null where nothing does. */
export type RestsOnDecision = (db: Database, found: Case, decision: CaseEvent) => string | null;

/** Everything that may rest on a decision about a case: whoever builds on cases adds a row here. */
const RESTS: readonly RestsOnDecision[] = [leadRests];

/** The first thing that rests on the decision and would hang in the air without it; null where nothing does. */
export function whatRestsOn(db: Database, found: Case, decision: CaseEvent): string | null {
  for (const rests of RESTS) {
    const what = rests(db, found, decision);
    if (what !== null) return what;
  }
  return null;
}

/** A case is 已移交 and back with its lead, and never alone. */
function leadRests(db: Database, { events }: Case, { action }: CaseEvent): string | null {
  if (action !== 'hand-over' && action !== 'hand-back') return null;
  const handOver = events.findLast((event) => event.action === 'hand-over');
  if (handOver?.action !== 'hand-over' || handOver.detail.leadId === null) return null;
  const lead = leadById(db, handOver.detail.leadId);
  return `线索 ${leadNumber(lead)}${action === 'hand-over' ? '已经移交' : '已经撤回或办结'}`;
}
