import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { Database } from './database.ts';
import { refuseSealed } from './seal-guard.ts';

/** A month of a programme. */
export interface Month {
  readonly monthId: number;
  /** YYYY-MM. */
  readonly period: string;
  readonly programme: string;
  readonly revision: number;
}

interface MonthRow {
  readonly month_id: number;
  readonly period: string;
  readonly programme: string;
  readonly revision: number;
}

function monthOf({ month_id, period, programme, revision }: MonthRow): Month {
  return { monthId: month_id, period, programme, revision };
}

/** All months, the newest first; programmes of one month by name. */
export function allMonths(db: Database): readonly Month[] {
  return db
    .all<MonthRow>('SELECT month_id, period, programme, revision FROM month ORDER BY period DESC, programme, month_id')
    .map(monthOf);
}

/** Throws E_GONE where there is no such month. */
export function monthById(db: Database, monthId: number): Month {
  const row = db.get<MonthRow>('SELECT month_id, period, programme, revision FROM month WHERE month_id = ?', [monthId]);
  if (row === undefined) throw new WorkplaceError('E_GONE', '这个月份已经不在了', '请回到工作台重新选择');
  return monthOf(row);
}

/** The month of the programme, where there is one. */
export function monthIdOf(db: Database, period: string, programme: string): number | undefined {
  return db.get<{ month_id: number }>('SELECT month_id FROM month WHERE period = ? AND programme = ?', [
    period,
    programme,
  ])?.month_id;
}

/** The month of the programme; made where it is not there yet. */
export function openMonth(db: Database, period: string, programme: string, now: string): number {
  return db.transaction(() => {
    const there = monthIdOf(db, period, programme);
    if (there !== undefined) return there;
    return db.run(
      // Decisions outlive their month: its number is not given to another one.
      `INSERT INTO month (month_id, period, programme, created_at)
       SELECT 1 + max(coalesce((SELECT max(month_id) FROM month), 0), coalesce((SELECT max(month_id) FROM decision), 0)), ?, ?, ?`,
      [period, programme, now],
    ).lastId;
  });
}

/**
 * To be called with every change of a month's files or decisions, in the same transaction: its last run is stale from then on. An entry of the
 * log goes with each: the verification counts them. Throws E_REFUSED where the month is sealed.
 */
export function growRevision(db: Database, monthId: number): void {
  refuseSealed(db, monthId);
  db.run('UPDATE month SET revision = revision + 1 WHERE month_id = ?', [monthId]);
}

/** Whether a reconciliation of the month is under way. */
export function isBeingReconciled(db: Database, monthId: number): boolean {
  return db.get("SELECT 1 AS found FROM run WHERE month_id = ? AND state = 'working' LIMIT 1", [monthId]) !== undefined;
}

/** Rows of one run removed at a time: other calls are answered in between. */
const ROWS_AT_ONCE = 4000;

/**
 * Takes the results of a month out step by step: a run may have a million differences. They are gone with the first step; where the program
 * ends in between, the sweep takes the rest. `told` is called within the transaction of the first step: it writes down that they are gone.
 */
export function* clearRuns(db: Database, monthId: number, told: () => void = () => {}): Generator<void, void> {
  refuseSealed(db, monthId);
  const runs = db.all<{ run_id: number }>('SELECT run_id FROM run WHERE month_id = ?', [monthId]);
  db.transaction(() => {
    db.run("UPDATE run SET state = 'working' WHERE month_id = ?", [monthId]);
    told();
  });
  for (const { run_id } of runs) {
    for (const [table, id] of [
      ['difference', 'difference_id'],
      ['household_month', 'rowid'],
    ] as const) {
      const some = `DELETE FROM ${table} WHERE ${id} IN (SELECT ${id} FROM ${table} WHERE run_id = ? LIMIT ${ROWS_AT_ONCE})`;
      while (db.run(some, [run_id]).changes > 0) yield;
    }
  }
}

/**
 * Takes the month out with its files, runs and differences; decisions stay in their kept table, where nobody asks for them. Gives the source files it rested on: `forgetUnusedFiles` removes those
 * that no other month rests on, in the same transaction.
 */
export function removeMonth(db: Database, monthId: number): readonly number[] {
  refuseSealed(db, monthId);
  const files = db
    .all<{ file_id: number }>(
      `SELECT file_id FROM month_file WHERE month_id = ?1
       UNION SELECT file_id FROM run_file JOIN run USING (run_id) WHERE month_id = ?1`,
      [monthId],
    )
    .map(({ file_id }) => file_id);
  db.run('DELETE FROM month WHERE month_id = ?', [monthId]);
  return files;
}
