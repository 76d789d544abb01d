import type { DueDays } from '../../shared/domain/case/case-day.ts';
import type { CaseSubject } from '../../shared/domain/case/case-event.ts';
import type { Database } from './database.ts';

/** A month that was reconciled, with its last run that came to its end; `runId` null where it has none any more. */
export interface MonthToCarry {
  readonly monthId: number;
  readonly period: string;
  readonly programme: string;
  readonly runId: number | null;
}

/** Throws where there is no such month: a bug. */
export function monthToCarry(db: Database, monthId: number): MonthToCarry {
  const month = db.get<MonthToCarry>(`${MONTHS} WHERE month_id = ?`, [monthId]);
  if (month === undefined) throw new Error('a month to be carried into cases that is not there');
  return month;
}

/** Months of the programme whose last run has not been carried into cases: reconciled by an older program. The oldest first. */
export function monthsNotCarried(db: Database, programme: string): readonly MonthToCarry[] {
  return db.all<MonthToCarry>(
    `SELECT * FROM (${MONTHS} WHERE programme = ?) WHERE runId IS NOT NULL AND runId NOT IN (SELECT run_id FROM case_run)
     ORDER BY period`,
    [programme],
  );
}

const MONTHS = `
  SELECT month_id AS monthId, period, programme,
         (SELECT max(run_id) FROM run WHERE run.month_id = month.month_id AND state = 'done') AS runId
  FROM month`;

/** The last month before this one that was reconciled; null where none was. */
export function periodBefore(db: Database, programme: string, period: string): string | null {
  const row = db.get<{ period: string | null }>(
    `SELECT max(period) AS period FROM month WHERE programme = ? AND period < ?
       AND EXISTS (SELECT 1 FROM run WHERE run.month_id = month.month_id AND state = 'done')`,
    [programme, period],
  );
  return row?.period ?? null;
}

/** A case that a run shows again, with what the run says of it. */
export interface CaseShownAgain {
  readonly caseId: number;
  readonly state: string;
  readonly firstPeriod: string;
  readonly lastPeriod: string | null;
  readonly closedAt: string | null;
  readonly closedHow: 'reviewed' | 'solved' | null;
  readonly conclusion: string | null;
  /** JSON of Facts[]. */
  readonly covers: string | null;
  /** factsText: as last seen. */
  readonly factsBefore: string;
  /** JSON of CaseSubject. */
  readonly subjectBefore: string;
  readonly facts: string;
  readonly subject: string;
  readonly stableId: string;
}

const SUBJECT = (from: string) => `json_object('priority', ${from}.priority, 'household', ${from}.household,
  'township', ${from}.township, 'village', ${from}.village, 'name', ${from}.name, 'idNumber', ${from}.id_number)`;

/**
 * The cases that a run shows and of which there may be something to tell: facts or subject that are not those last seen, one that had gone, one
 * that is closed or concluded. The others persist as they are, and nothing is read of them.
 */
export function casesShownAgain(db: Database, { runId, programme, period }: MonthToCarry): readonly CaseShownAgain[] {
  const before = periodBefore(db, programme, period);
  return db.all<CaseShownAgain>(
    `SELECT case_id AS caseId, state, first_period AS firstPeriod, last_period AS lastPeriod, closed_at AS closedAt,
            closed_how AS closedHow, conclusion, covers, case_file.facts AS factsBefore, ${SUBJECT('case_file')} AS subjectBefore,
            difference.facts AS facts, ${SUBJECT('difference')} AS subject, difference.stable_id AS stableId
     FROM difference JOIN case_file ON programme = :programme AND case_file.problem = difference.problem
     WHERE run_id = :run AND (
       case_file.facts <> difference.facts OR state IN ('closed', 'concluded', 'review') OR last_period IS NULL
       OR last_period < :before OR first_period > :period
       OR case_file.priority <> difference.priority OR case_file.household <> difference.household
       OR case_file.township <> difference.township OR case_file.village <> difference.village
       OR case_file.name <> difference.name OR case_file.id_number <> difference.id_number
     )
     ORDER BY case_id`,
    { programme, run: runId, period, before: before ?? '' },
  );
}

/** A stretch of ids of `case_event`. */
export interface KeptStretch {
  readonly firstId: number;
  readonly lastId: number;
}

/** Opens a case for every difference of the run that has none, each with its first step. Gives the steps; null where every one has a case. */
export function openCases(
  db: Database,
  { runId, programme, period }: MonthToCarry,
  at: string,
  dueOn: Readonly<Record<keyof DueDays, string>>,
): KeptStretch | null {
  const lastCase = lastIdOf(db, 'case_file', 'case_id');
  const opened = db.run(
    `INSERT INTO case_file (programme, problem, state, segment, code, priority, household, township, village, name, id_number, account,
       amount_fen, stable_id, facts, first_period, opened_at, due_on, assignees, search, last_period, difference_id)
     SELECT :programme, problem, 'found', 1, code, priority, household, township, village, name, id_number, account, amount_fen, stable_id,
       facts, :period, :at, json_extract(:due, '$.' || priority), '[]', search, :period, difference_id
     FROM difference
     WHERE run_id = :run AND NOT EXISTS (
       SELECT 1 FROM case_file WHERE programme = :programme AND case_file.problem = difference.problem
     )
     ORDER BY difference_id`,
    { programme, period, at, due: JSON.stringify(dueOn), run: runId },
  ).changes;
  if (opened === 0) return null;
  const firstId = lastIdOf(db, 'case_event', 'event_id') + 1;
  db.run(
    `INSERT INTO case_event (case_id, at, person_id, person_name, action, from_state, to_state, exempt, detail)
     SELECT case_id, :at, NULL, '', 'found', NULL, 'found', 0, json_object(
       'period', :period, 'runId', :run, 'stableId', stable_id, 'facts', json(facts), 'subject', ${SUBJECT('case_file')},
       'dueOn', due_on, 'why', json('[]'))
     FROM case_file WHERE case_id > :last ORDER BY case_id`,
    { at, period, run: runId, last: lastCase },
  );
  return { firstId, lastId: firstId + opened - 1 };
}

function lastIdOf(db: Database, table: 'case_file' | 'case_event', id: 'case_id' | 'event_id'): number {
  return db.get<{ last: number | null }>(`SELECT max(${id}) AS last FROM ${table}`)?.last ?? 0;
}

/** Points every case that the run shows at it, unless a later month shows it too. */
export function pointAtRun(db: Database, { runId, programme, period }: MonthToCarry): void {
  db.run(
    `UPDATE case_file SET last_period = :period, difference_id = difference.difference_id
     FROM difference
     WHERE difference.run_id = :run AND case_file.programme = :programme AND case_file.problem = difference.problem
       AND (last_period IS NULL OR last_period <= :period)
       AND (last_period IS NOT :period OR case_file.difference_id IS NOT difference.difference_id)`,
    { programme, period, run: runId },
  );
}

/**
 * Points the cases that pointed at the month, and that its last run does not show, at the newest other month that does. Gives those that no month
 * shows any more.
 */
export function pointElsewhere(db: Database, { runId, programme, period }: MonthToCarry): readonly number[] {
  const left = db.all<{ caseId: number; problem: string }>(
    `SELECT case_id AS caseId, problem FROM case_file
     WHERE programme = :programme AND last_period = :period AND NOT EXISTS (
       SELECT 1 FROM difference WHERE difference.problem = case_file.problem AND run_id = :run
     )`,
    { programme, period, run: runId },
  );
  if (left.length === 0) return [];
  const runs = new Map(
    db
      .all<{ runId: number; period: string }>(`SELECT * FROM (${MONTHS} WHERE programme = ?) WHERE runId IS NOT NULL`, [
        programme,
      ])
      .map((each) => [each.runId, each.period]),
  );
  const runIds = JSON.stringify([...runs.keys()]);
  const gone: number[] = [];
  for (const { caseId, problem } of left) {
    const newest = db
      .all<{ runId: number; differenceId: number }>(
        `SELECT run_id AS runId, difference_id AS differenceId FROM difference
         WHERE problem = ? AND run_id IN (SELECT value FROM json_each(?))`,
        [problem, runIds],
      )
      .map((each) => ({ ...each, period: runs.get(each.runId)! }))
      .sort((a, b) => (a.period < b.period ? 1 : -1))[0];
    db.run('UPDATE case_file SET last_period = ?, difference_id = ? WHERE case_id = ?', [
      newest?.period ?? null,
      newest?.differenceId ?? null,
      caseId,
    ]);
    if (newest === undefined) gone.push(caseId);
  }
  return gone;
}

/** The run is carried into cases. */
export function markCarried(db: Database, runId: number, at: string): void {
  db.run('INSERT OR IGNORE INTO case_run (run_id, carried_at) VALUES (?, ?)', [runId, at]);
}

/** What `casesShownAgain` gives as text. */
export function subjectOf(text: string): CaseSubject {
  return JSON.parse(text) as CaseSubject;
}
