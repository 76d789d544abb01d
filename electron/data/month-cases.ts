import type { Database } from './database.ts';
import { RowsDigest } from './rows-digest.ts';

/** Cases of a run's differences as they stand. */
export interface CasesOfRun {
  readonly total: number;
  readonly open: number;
  readonly openP1: number;
  /** Over number, state and conclusion of every one, in order of their numbers. */
  readonly sha256: string;
}

export function casesOfRun(db: Database, runId: number): CasesOfRun {
  const digest = new RowsDigest();
  let open = 0;
  let openP1 = 0;
  const rows = db.all<{ case_id: number; state: string; conclusion: string | null; priority: string }>(
    `SELECT case_id, state, conclusion, priority FROM case_file
     WHERE programme = (SELECT programme FROM run JOIN month USING (month_id) WHERE run_id = ?1)
       AND problem IN (SELECT problem FROM difference WHERE run_id = ?1)
     ORDER BY case_id`,
    [runId],
  );
  for (const { case_id, state, conclusion, priority } of rows) {
    digest.add([case_id, state, conclusion, priority]);
    if (state === 'closed') continue;
    open++;
    if (priority === 'P1') openP1++;
  }
  return { total: rows.length, open, openP1, sha256: digest.hex() };
}
