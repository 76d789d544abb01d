import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { Database } from './database.ts';

/** Something somebody is to do by a day; about a case, or about none. */
export interface CaseTask {
  readonly taskId: number;
  readonly caseId: number | null;
  readonly title: string;
  readonly dueOn: string;
  readonly personId: number;
  readonly personName: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly doneAt: string | null;
  readonly doneBy: string | null;
  readonly doneNote: string | null;
}

const SELECT = `
  SELECT task_id AS taskId, case_id AS caseId, title, due_on AS dueOn, case_task.person_id AS personId, whose.name AS personName,
         made_at AS madeAt, maker.name AS madeBy, done_at AS doneAt, doer.name AS doneBy, done_note AS doneNote
  FROM case_task
  JOIN person AS whose ON whose.person_id = case_task.person_id
  JOIN person AS maker ON maker.person_id = made_by
  LEFT JOIN person AS doer ON doer.person_id = done_by`;

/** The tasks of a person, by due date; `done`: those that are, the last first. */
export function tasksOfPerson(db: Database, personId: number, done: boolean): readonly CaseTask[] {
  return db.all<CaseTask>(
    done
      ? `${SELECT} WHERE case_task.person_id = ? AND done_at IS NOT NULL ORDER BY done_at DESC, task_id DESC`
      : `${SELECT} WHERE case_task.person_id = ? AND done_at IS NULL ORDER BY due_on, task_id`,
    [personId],
  );
}

/** The tasks about a case, done or not. */
export function tasksOfCase(db: Database, caseId: number): readonly CaseTask[] {
  return db.all<CaseTask>(`${SELECT} WHERE case_id = ? ORDER BY due_on, task_id`, [caseId]);
}

/** Throws E_GONE where there is none. */
export function taskById(db: Database, taskId: number): CaseTask {
  const task = db.get<CaseTask>(`${SELECT} WHERE task_id = ?`, [taskId]);
  if (task === undefined) throw new WorkplaceError('E_GONE', '没有这条待办', '请刷新页面');
  return task;
}

export function addTask(
  db: Database,
  task: Pick<CaseTask, 'caseId' | 'title' | 'dueOn' | 'personId' | 'madeAt'> & { readonly madeBy: number },
): number {
  return db.run(
    'INSERT INTO case_task (case_id, title, due_on, person_id, made_at, made_by) VALUES (?, ?, ?, ?, ?, ?)',
    [task.caseId, task.title, task.dueOn, task.personId, task.madeAt, task.madeBy],
  ).lastId;
}

/** Throws E_REFUSED where it is done already. */
export function endTask(
  db: Database,
  taskId: number,
  { at, personId, note }: { readonly at: string; readonly personId: number; readonly note: string },
): void {
  const { changes } = db.run(
    'UPDATE case_task SET done_at = ?, done_by = ?, done_note = ? WHERE task_id = ? AND done_at IS NULL',
    [at, personId, note, taskId],
  );
  if (changes === 0) throw new WorkplaceError('E_REFUSED', '这条待办已经办结', '不必再办');
}
