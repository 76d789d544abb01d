import type { ArchiveAction, ArchiveStep, ArchiveStepDetails } from '../../shared/domain/archive/keyed/archive-step.ts';
import type { Database } from './database.ts';

interface StepRow {
  readonly step_id: number;
  readonly household: string;
  readonly at: string;
  readonly person_id: number;
  readonly person_name: string;
  readonly action: ArchiveAction;
  readonly detail: string;
}

const SELECT = 'SELECT step_id, household, at, person_id, person_name, action, detail FROM archive_step';

function stepOf(row: StepRow): ArchiveStep {
  return {
    stepId: row.step_id,
    household: row.household,
    at: row.at,
    by: { personId: row.person_id, name: row.person_name },
    action: row.action,
    detail: JSON.parse(row.detail),
  } as ArchiveStep;
}

/** All steps on a household in order, those that were taken back too. */
export function stepsOfHousehold(db: Database, household: string): readonly ArchiveStep[] {
  return db.all<StepRow>(`${SELECT} WHERE household = ? ORDER BY step_id`, [household]).map(stepOf);
}

/** All steps there are, by household. */
export function stepsByHousehold(db: Database): ReadonlyMap<string, readonly ArchiveStep[]> {
  const steps = new Map<string, ArchiveStep[]>();
  for (const row of db.each<StepRow>(`${SELECT} ORDER BY step_id`)) {
    const step = stepOf(row);
    const known = steps.get(step.household);
    if (known === undefined) steps.set(step.household, [step]);
    else known.push(step);
  }
  return steps;
}

/** The id of the newest step there is; 0: none. */
export function lastStepId(db: Database): number {
  return db.get<{ last: number | null }>('SELECT max(step_id) AS last FROM archive_step')?.last ?? 0;
}

/** Households on which steps were taken after this one. */
export function householdsSteppedAfter(db: Database, stepId: number): readonly string[] {
  return db
    .all<{ household: string }>('SELECT DISTINCT household FROM archive_step WHERE step_id > ?', [stepId])
    .map(({ household }) => household);
}

/** Keeps a step and gives it with its id. Only `takeArchiveStep` calls it. */
export function keepArchiveStep<Action extends ArchiveAction>(
  db: Database,
  step: {
    readonly household: string;
    readonly at: string;
    readonly by: { readonly personId: number; readonly name: string };
    readonly action: Action;
    readonly detail: ArchiveStepDetails[Action];
  },
): ArchiveStep {
  const { lastId } = db.run(
    'INSERT INTO archive_step (household, at, person_id, person_name, action, detail) VALUES (?, ?, ?, ?, ?, ?)',
    [step.household, step.at, step.by.personId, step.by.name, step.action, JSON.stringify(step.detail)],
  );
  return { ...step, stepId: lastId } as ArchiveStep;
}

/** What people keyed in of households that no file names any more: it waits until one does again. */
export function stepsWithoutHousehold(
  db: Database,
  checkId: number,
): { readonly detachedHouseholds: number; readonly detachedSteps: number } {
  return db.get(
    `SELECT count(DISTINCT household) AS detachedHouseholds, count(*) AS detachedSteps FROM archive_step
     WHERE NOT EXISTS (SELECT 1 FROM archive_known JOIN archive_household USING (household_id)
       WHERE archive_known.household = archive_step.household AND check_id = ?)`,
    [checkId],
  )!;
}

/** How many steps there are of these households. */
export function countSteps(db: Database, householdIds: readonly number[]): number {
  return db.get<{ count: number }>(
    `SELECT count(*) AS count FROM archive_step WHERE household IN
       (SELECT household FROM archive_known WHERE household_id IN (SELECT value FROM json_each(?)))`,
    [JSON.stringify(householdIds)],
  )!.count;
}
