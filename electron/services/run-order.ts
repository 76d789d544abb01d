import type { JobResult } from '../../shared/contracts/desk/jobs.ts';
import { openDatabase } from '../data/open-database.ts';
import { writeMuch } from '../data/write-much.ts';
import { backUp, restoreFrom } from '../jobs/desk/back-up.ts';
import type { DeskJobContext } from '../jobs/desk/desk-job.ts';
import { exportRun } from '../jobs/desk/export-run.ts';
import { importFiles } from '../jobs/desk/import-files.ts';
import { reconcileMonth } from '../jobs/desk/reconcile-month.ts';
import { sampleMonth } from '../jobs/desk/sample-month.ts';
import type { DatabaseAccess, JobOrder } from './messages.ts';

/** Runs a job on the database that main names, and closes it before it says how it went. */
export async function runOrder(
  order: JobOrder,
  database: DatabaseAccess,
  watch: Pick<DeskJobContext, 'signal' | 'report'>,
): Promise<JobResult> {
  const outside = { ...watch, now: () => new Date().toISOString() };
  // Nobody may have the database open that a backup takes the place of.
  if (order.kind === 'restore') return restoreFrom(order, database, outside);
  const db = openDatabase(database);
  try {
    const finish = writeMuch(db);
    const result = await runOn(order, database, { ...outside, db });
    finish();
    return result;
  } finally {
    db.close();
  }
}

function runOn(
  order: Exclude<JobOrder, { kind: 'restore' }>,
  { key }: DatabaseAccess,
  context: DeskJobContext,
): Promise<JobResult> {
  switch (order.kind) {
    case 'import':
      return importFiles(order, context);
    case 'reconcile':
      return reconcileMonth(order, context);
    case 'export':
      return exportRun(order, context);
    case 'sample':
      return sampleMonth(order, context);
    case 'backup':
      return backUp({ ...order, key }, context);
  }
}
