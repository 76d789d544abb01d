import type { ReportCase } from '../../shared/domain/audit-report/report-row.ts';
import { caseNumber } from '../../shared/domain/case/case.ts';
import type { CaseState } from '../../shared/domain/case/case-state.ts';
import type { Conclusion } from '../../shared/domain/case/conclusion.ts';
import type { Database } from './database.ts';
import { lastRuns, type Run } from './run-repo.ts';

/** The newest runs of a programme's months from one to another, in order of time; and the newest one before them. */
export function runsBetween(
  db: Database,
  programme: string,
  from: string,
  to: string,
): { readonly runs: readonly Run[]; readonly before: Run | null } {
  const all = lastRuns(db)
    .filter((run) => run.programme === programme)
    .reverse();
  return {
    runs: all.filter(({ period }) => period >= from && period <= to),
    before: all.findLast(({ period }) => period < from) ?? null,
  };
}

/** Problem and money of every difference of a run. */
export function problemsOfRun(
  db: Database,
  runId: number,
): readonly { readonly problem: string; readonly amountFen: number }[] {
  return db.all('SELECT problem, amount_fen AS amountFen FROM difference WHERE run_id = ? ORDER BY difference_id', [
    runId,
  ]);
}

/** Ids of the differences of a run, in the standard order, and the problem of each. */
export function differencesOfRun(
  db: Database,
  runId: number,
): readonly { readonly differenceId: number; readonly problem: string }[] {
  return db.all(
    'SELECT difference_id AS differenceId, problem FROM difference WHERE run_id = ? ORDER BY difference_id',
    [runId],
  );
}

/** What became of every problem of a programme that has a case: who concluded and reviewed what stands now. */
export function reportCases(db: Database, programme: string): ReadonlyMap<string, ReportCase> {
  const last = (action: string) => `(
    SELECT event_id FROM case_event AS event WHERE event.case_id = case_file.case_id AND event.action = '${action}'
    ORDER BY event_id DESC LIMIT 1)`;
  const rows = db.all<{
    problem: string;
    caseId: number;
    state: CaseState;
    conclusion: Conclusion | null;
    firstPeriod: string;
    closedHow: string | null;
    concludedBy: string | null;
    reviewedBy: string | null;
    exempt: number | null;
  }>(
    `SELECT problem, case_file.case_id AS caseId, state, conclusion, first_period AS firstPeriod, closed_how AS closedHow,
            concluded.person_name AS concludedBy, reviewed.person_name AS reviewedBy, reviewed.exempt AS exempt
     FROM case_file
     LEFT JOIN case_event AS concluded ON concluded.event_id = ${last('conclude')}
     LEFT JOIN case_event AS reviewed ON reviewed.event_id = ${last('approve')}
     WHERE programme = ?`,
    [programme],
  );
  return new Map(
    rows.map((row) => {
      const isReviewed = row.closedHow === 'reviewed';
      return [
        row.problem,
        {
          number: caseNumber(row.caseId),
          state: row.state,
          conclusion: row.conclusion,
          firstPeriod: row.firstPeriod,
          concludedBy: row.conclusion === null ? '' : (row.concludedBy ?? ''),
          reviewedBy: isReviewed ? (row.reviewedBy ?? '') : '',
          exempt: isReviewed && row.exempt === 1,
        },
      ];
    }),
  );
}
