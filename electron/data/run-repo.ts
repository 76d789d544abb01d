import type { RunBrief } from '../../shared/contracts/desk/months.ts';
import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { Mapping } from '../../shared/contracts/mapping.ts';
import type { Statement } from '../../shared/contracts/statement.ts';
import type { Database } from './database.ts';
import { decidedIn } from './decision-repo.ts';
import { IS_QUESTION } from './question-codes.ts';

/** A run that came to its end, without its statement, which is long. */
export interface Run {
  readonly runId: number;
  readonly monthId: number;
  readonly period: string;
  readonly programme: string;
  /** Files or decisions of the month changed after it. */
  readonly stale: boolean;
  readonly finishedAt: string;
  readonly verdict: RunBrief['verdict'];
  readonly differences: number;
  /** Questions it asked, decided since or not. */
  readonly questions: number;
  readonly byPriority: RunBrief['byPriority'];
  readonly atStakeFen: number;
  readonly resultSha256: string;
}

/** What is kept of a statement: outputs and timings are those of a report, not of a run. */
export type RunStatement = Omit<Statement, 'outputs' | 'timings'>;

interface RunRow {
  readonly run_id: number;
  readonly month_id: number;
  readonly period: string;
  readonly programme: string;
  readonly stale: number;
  readonly finished_at: string;
  readonly verdict: RunBrief['verdict'];
  readonly differences: number;
  readonly undecided: number;
  readonly by_priority: string;
  readonly at_stake_fen: number;
  readonly result_sha256: string;
}

const SELECT = `
  SELECT run_id, run.month_id AS month_id, period, programme, run.revision < month.revision AS stale, finished_at, verdict, differences,
         undecided, by_priority, at_stake_fen, result_sha256
  FROM run JOIN month ON month.month_id = run.month_id`;

function runOf(row: RunRow): Run {
  return {
    runId: row.run_id,
    monthId: row.month_id,
    period: row.period,
    programme: row.programme,
    stale: row.stale === 1,
    finishedAt: row.finished_at,
    verdict: row.verdict,
    differences: row.differences,
    questions: row.undecided,
    byPriority: JSON.parse(row.by_priority) as RunBrief['byPriority'],
    atStakeFen: row.at_stake_fen,
    resultSha256: row.result_sha256,
  };
}

/** Throws E_GONE where there is no such run, or where it has not come to its end. */
export function runById(db: Database, runId: number): Run {
  const row = db.get<RunRow>(`${SELECT} WHERE run_id = ? AND state = 'done'`, [runId]);
  if (row === undefined)
    throw new WorkplaceError('E_GONE', '这次对账的结果已经不在了', '请回到工作台，打开这个月最近一次的结果');
  return runOf(row);
}

/** The runs of a month that came to their end, the newest first. */
export function runsOfMonth(db: Database, monthId: number): readonly Run[] {
  return db
    .all<RunRow>(`${SELECT} WHERE run.month_id = ? AND state = 'done' ORDER BY run_id DESC`, [monthId])
    .map(runOf);
}

/** The newest run of a month that came to its end. */
export function lastRunOfMonth(db: Database, monthId: number): Run | undefined {
  const row = db.get<RunRow>(`${SELECT} WHERE run.month_id = ? AND state = 'done' ORDER BY run_id DESC LIMIT 1`, [
    monthId,
  ]);
  return row === undefined ? undefined : runOf(row);
}

/** The newest run of every month that has one, the newest month first. */
export function lastRuns(db: Database): readonly Run[] {
  return db
    .all<RunRow>(
      `${SELECT} WHERE run_id IN (SELECT max(run_id) FROM run WHERE state = 'done' GROUP BY month_id)
       ORDER BY period DESC, programme`,
    )
    .map(runOf);
}

/** A run in brief. What has been decided since it ran is no longer undecided. */
export function briefOf(db: Database, run: Run): RunBrief {
  return {
    runId: run.runId,
    finishedAt: run.finishedAt,
    verdict: run.verdict,
    differences: run.differences,
    undecided: run.questions - countDecided(db, run),
    byPriority: run.byPriority,
    atStakeFen: run.atStakeFen,
    resultSha256: run.resultSha256,
  };
}

function countDecided(db: Database, { runId, questions }: Run): number {
  if (questions === 0) return 0;
  const decided = decidedIn(db, runId);
  if (decided.size === 0) return 0;
  const counted = db.get<{ count: number }>(
    `SELECT count(*) AS count FROM difference
     WHERE run_id = ? AND ${IS_QUESTION} AND stable_id IN (SELECT value FROM json_each(?))`,
    [runId, JSON.stringify([...decided])],
  );
  return counted?.count ?? 0;
}

export function statementOf(db: Database, runId: number): RunStatement {
  return JSON.parse(textOf(db, runId, 'statement') ?? 'null') as RunStatement;
}

/** What people had said when the run began; null where nothing was. */
export function mappingOf(db: Database, runId: number): Mapping | null {
  return JSON.parse(textOf(db, runId, 'mapping') ?? 'null') as Mapping | null;
}

function textOf(db: Database, runId: number, column: 'statement' | 'mapping'): string | null {
  const row = db.get<{ text: string | null }>(`SELECT ${column} AS text FROM run WHERE run_id = ? AND state = 'done'`, [
    runId,
  ]);
  return row?.text ?? null;
}
