import type { FileKind } from '../../shared/contracts/desk/common.ts';
import type { Mapping } from '../../shared/contracts/mapping.ts';
import type { Statement } from '../../shared/contracts/statement.ts';
import type { FileReport } from '../../shared/domain/ledger/reading-report.ts';
import type { Database } from './database.ts';
import { QUESTION_CODES } from './question-codes.ts';
import { refuseSealed } from './seal-guard.ts';

/** A file that a run read, under the name its row pointers use. */
export interface RunFile {
  readonly kind: FileKind;
  readonly name: string;
  readonly fileId: number;
  readonly report: FileReport;
}

/** What a run ends with, once its differences and households are written. */
export interface RunEnd {
  readonly finishedAt: string;
  readonly statement: Omit<Statement, 'outputs' | 'timings'>;
  /** As the command line would take it; null where nothing was decided or changed by hand. */
  readonly mapping: Mapping | null;
  readonly files: readonly RunFile[];
}

/** Begins a run in state 'working': nobody sees it until `finishRun`, and the sweep removes it where that never comes. Throws E_REFUSED where the month is sealed. */
export function beginRun(
  db: Database,
  { monthId, revision, startedAt }: { readonly monthId: number; readonly revision: number; readonly startedAt: string },
): number {
  refuseSealed(db, monthId);
  return db.run(`INSERT INTO run (month_id, revision, state, started_at) VALUES (?, ?, 'working', ?)`, [
    monthId,
    revision,
    startedAt,
  ]).lastId;
}

/** Takes out a run that did not come to its end, with what was written of it. */
export function abandonRun(db: Database, runId: number): void {
  db.run("DELETE FROM run WHERE run_id = ? AND state = 'working'", [runId]);
}

/** Ends a run: from here on it is there, whole. */
export function finishRun(db: Database, runId: number, { finishedAt, statement, mapping, files }: RunEnd): void {
  db.transaction(() => {
    const counted = countsOf(db, runId);
    if (counted.differences !== statement.discrepancies.total)
      throw new Error(`${counted.differences} differences written, the statement has ${statement.discrepancies.total}`);
    for (const { kind, name, fileId, report } of files)
      db.run('INSERT INTO run_file (run_id, kind, name, file_id, report) VALUES (?, ?, ?, ?, ?)', [
        runId,
        kind,
        name,
        fileId,
        JSON.stringify(report),
      ]);
    const { changes } = db.run(
      `UPDATE run SET state = 'done', finished_at = ?, verdict = ?, result_sha256 = ?, statement = ?, mapping = ?,
         differences = ?, undecided = ?, at_stake_fen = ?, by_priority = ?
       WHERE run_id = ? AND state = 'working'`,
      [
        finishedAt,
        statement.verdict,
        statement.resultSha256,
        JSON.stringify(statement),
        mapping === null ? null : JSON.stringify(mapping),
        counted.differences,
        counted.undecided,
        counted.fen,
        JSON.stringify(counted.byPriority),
        runId,
      ],
    );
    if (changes !== 1) throw new Error('a run that is not under way cannot be ended');
  });
}

function countsOf(db: Database, runId: number) {
  const byPriority = { P1: 0, P2: 0, P3: 0 };
  let fen = 0;
  let undecided = 0;
  let differences = 0;
  const groups = db.all<{ code: string; priority: keyof typeof byPriority; count: number; fen: number }>(
    `SELECT code, priority, count(*) AS count, sum(amount_fen) AS fen FROM difference
     WHERE run_id = ? GROUP BY code, priority`,
    [runId],
  );
  for (const group of groups) {
    byPriority[group.priority] += group.count;
    differences += group.count;
    fen += group.fen;
    if (QUESTION_CODES.some((code) => code === group.code)) undecided += group.count;
  }
  return { byPriority, fen, undecided, differences };
}
