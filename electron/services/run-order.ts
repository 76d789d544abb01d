import type { JobResult } from '../../shared/contracts/desk/jobs.ts';
import { openDatabase } from '../data/open-database.ts';
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
    const context: DeskJobContext = { ...outside, db };
    switch (order.kind) {
      case 'import':
        return await importFiles(order, context);
      case 'reconcile':
        return await reconcileMonth(order, context);
      case 'export':
        return await exportRun(order, context);
      case 'sample':
        return await sampleMonth(order, context);
      case 'backup':
        return await backUp({ ...order, key: database.key }, context);
    }
  } finally {
    db.close();
  }
}
