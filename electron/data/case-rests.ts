import type { Case } from '../../shared/domain/case/case.ts';
import type { CaseEvent } from '../../shared/domain/case/case-event.ts';
import type { Database } from './database.ts';

/** What rests on a decision about a case, in words that go on "…，不能撤销"; null where nothing does. */
export type RestsOnDecision = (db: Database, found: Case, decision: CaseEvent) => string | null;

/** Everything that may rest on a decision about a case: whoever builds on cases adds a row here. */
const RESTS: readonly RestsOnDecision[] = [];

/** The first thing that rests on the decision and would hang in the air without it; null where nothing does. */
export function whatRestsOn(db: Database, found: Case, decision: CaseEvent): string | null {
  for (const rests of RESTS) {
    const what = rests(db, found, decision);
    if (what !== null) return what;
  }
  return null;
}
