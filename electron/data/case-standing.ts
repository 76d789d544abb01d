import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { DisposalSubject } from '../../shared/domain/disposal/disposal-event.ts';
import type { CaseStanding } from '../../shared/domain/disposal/interlock.ts';
import type { Database } from './database.ts';

interface StandingRow {
  readonly state: string;
  readonly conclusion: string | null;
  readonly concluded_by: number | null;
  readonly reviewed_by: number | null;
  readonly evidence: number;
}

/** What a case says about whether money may be moved; null where there is no such case. What the interlock makes of it: interlock.ts. */
export function caseStanding(db: Database, caseId: number): CaseStanding | null {
  const row = db.get<StandingRow>(
    `SELECT state, conclusion,
       (SELECT person_id FROM case_event AS event WHERE event.case_id = case_file.case_id AND action IN ('conclude', 'supplement')
        ORDER BY event_id DESC LIMIT 1) AS concluded_by,
       CASE WHEN closed_how = 'reviewed' OR state = 'handed-over' THEN (
         SELECT person_id FROM case_event AS event WHERE event.case_id = case_file.case_id AND action = 'approve'
         ORDER BY event_id DESC LIMIT 1) END AS reviewed_by,
       (SELECT count(*) FROM evidence WHERE evidence.case_id = case_file.case_id AND NOT EXISTS (
         SELECT 1 FROM case_event AS event WHERE event.case_id = case_file.case_id AND action = 'evidence-withdraw'
           AND json_extract(event.detail, '$.evidenceId') = evidence.evidence_id)) AS evidence
     FROM case_file WHERE case_id = ?`,
    [caseId],
  );
  if (row === undefined) return null;
  return {
    caseId,
    state: row.state,
    conclusion: row.conclusion,
    concludedBy: row.concluded_by,
    reviewedBy: row.reviewed_by,
    hasEvidence: row.evidence > 0,
  };
}

/** Whom a case is about, as its newest month writes it. Throws E_GONE where there is no such case. */
export function caseSubject(db: Database, caseId: number): DisposalSubject {
  const row = db.get<DisposalSubject>(
    'SELECT household, programme, name, id_number AS idNumber, township, village FROM case_file WHERE case_id = ?',
    [caseId],
  );
  if (row === undefined) throw new WorkplaceError('E_GONE', '没有这个疑点', '请刷新页面');
  return row;
}
