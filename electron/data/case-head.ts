import type { CaseEvent } from '../../shared/domain/case/case-event.ts';
import { type CaseHead, deriveCase } from '../../shared/domain/case/derive-case.ts';
import { factsText } from '../../shared/domain/case/facts.ts';
import type { Database, SqlValue } from './database.ts';
import { SearchTexts } from './search-text.ts';

const searchTexts = new SearchTexts();

/** The columns of `case_file` that the steps of a case say. */
export function headColumns(head: CaseHead): Readonly<Record<string, SqlValue>> {
  const { subject, facts, conclusion } = head;
  return {
    state: head.state,
    segment: head.segment,
    code: facts.code,
    priority: subject.priority,
    household: subject.household,
    township: subject.township,
    village: subject.village,
    name: subject.name,
    id_number: subject.idNumber,
    account: facts.account,
    amount_fen: facts.amountFen,
    stable_id: head.stableId,
    facts: factsText(facts),
    conclusion: conclusion?.conclusion ?? null,
    covers: conclusion === null ? null : JSON.stringify(conclusion.covers),
    first_period: head.firstPeriod,
    back_period: head.backPeriod,
    opened_at: head.openedAt,
    due_on: head.dueOn,
    assignees: JSON.stringify(head.assignees),
    suspended_until: head.suspendedUntil,
    closed_at: head.closedAt,
    closed_how: head.closedHow,
    search: searchTexts.of({ ...subject, account: facts.account, stableId: head.stableId }),
  };
}

/** Makes the head of a case again from all of its steps. */
export function writeHead(db: Database, caseId: number, events: readonly CaseEvent[]): CaseHead {
  const head = deriveCase(events);
  const columns = headColumns(head);
  const sets = Object.keys(columns).map((name) => `${name} = :${name}`);
  db.run(`UPDATE case_file SET ${sets.join(', ')} WHERE case_id = :case_id`, { ...columns, case_id: caseId });
  const people = JSON.stringify(head.assignees.map(({ personId }) => personId));
  db.run('DELETE FROM case_assignee WHERE case_id = ?1 AND person_id NOT IN (SELECT value FROM json_each(?2))', [
    caseId,
    people,
  ]);
  db.run('INSERT OR IGNORE INTO case_assignee (person_id, case_id) SELECT value, ?1 FROM json_each(?2)', [
    caseId,
    people,
  ]);
  return head;
}

/** The columns of a kept head that are not what the steps leave; none where all are. */
export function differingColumns(db: Database, caseId: number, events: readonly CaseEvent[]): readonly string[] {
  const head = deriveCase(events);
  const columns = headColumns(head);
  const kept = db.get<Record<string, SqlValue>>('SELECT * FROM case_file WHERE case_id = ?', [caseId]) ?? {};
  const differing = Object.keys(columns).filter((name) => kept[name] !== columns[name]);
  const people = db
    .all<{ id: number }>('SELECT person_id AS id FROM case_assignee WHERE case_id = ? ORDER BY person_id', [caseId])
    .map(({ id }) => id);
  const assigned = head.assignees.map(({ personId }) => personId).sort((a, b) => a - b);
  return people.join() === assigned.join() ? differing : [...differing, 'case_assignee'];
}
