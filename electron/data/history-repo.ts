import type { DiscrepancyCode } from '../../shared/domain/discrepancy/code.ts';
import type { Database } from './database.ts';
import { lastRunOfMonth, type Run } from './run-repo.ts';

/** Differences of one code: new in a run, there in both, or gone since the run it is compared with. */
export interface ComparedCount {
  readonly state: 'new' | 'persisting' | 'solved';
  readonly code: DiscrepancyCode;
  readonly count: number;
  readonly fen: number;
}

/** Compares two runs by problem, which is the same from month to month. What persists counts with the money it has now. */
export function compareRuns(db: Database, runId: number, againstRunId: number): readonly ComparedCount[] {
  const grouped = (run: number, other: number) =>
    db.all<{ code: DiscrepancyCode; in_both: number; count: number; fen: number }>(
      `SELECT code, in_both, count(*) AS count, sum(amount_fen) AS fen FROM (
         SELECT code, amount_fen, EXISTS (
           SELECT 1 FROM difference AS there WHERE there.problem = difference.problem AND there.run_id = :other
         ) AS in_both
         FROM difference WHERE run_id = :run
       ) GROUP BY code, in_both`,
      { run, other },
    );
  const now = grouped(runId, againstRunId).map(
    ({ in_both, ...rest }): ComparedCount => ({
      state: in_both === 1 ? 'persisting' : 'new',
      ...rest,
    }),
  );
  const solved = grouped(againstRunId, runId)
    .filter(({ in_both }) => in_both === 0)
    .map(({ in_both: _inBoth, ...rest }): ComparedCount => ({ state: 'solved', ...rest }));
  return [...now, ...solved];
}

/** The newest run of the last month before this one, of the same programme, that has one. */
export function runBefore(db: Database, period: string, programme: string): Run | undefined {
  const months = db.all<{ month_id: number }>(
    `SELECT month_id FROM month WHERE programme = ? AND period < ?
       AND EXISTS (SELECT 1 FROM run WHERE run.month_id = month.month_id AND state = 'done')
     ORDER BY period DESC LIMIT 1`,
    [programme, period],
  );
  return months[0] === undefined ? undefined : lastRunOfMonth(db, months[0].month_id);
}

/** The months of a programme in order of time. */
export function monthsOfProgramme(
  db: Database,
  programme: string,
): readonly { readonly monthId: number; readonly period: string }[] {
  return db.all('SELECT month_id AS monthId, period FROM month WHERE programme = ? ORDER BY period', [programme]);
}
