import type { JobResult } from '../../shared/contracts/desk/jobs.ts';
import { DOCUMENT_RIGHTS } from '../../shared/contracts/desk/rights.ts';
import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { Actor } from '../../shared/domain/people/actor.ts';
import { mayDo, RIGHT_LABEL, type Right, whoMay } from '../../shared/domain/people/right.ts';
import type { Database } from '../data/database.ts';
import { openDatabase } from '../data/open-database.ts';
import { personById } from '../data/person-repo.ts';
import { writeMuch } from '../data/write-much.ts';
import { addEvidence } from '../jobs/desk/add-evidence.ts';
import { checkArchiveOfDesk } from '../jobs/desk/archive-check.ts';
import { makeArchive } from '../jobs/desk/archive-make.ts';
import { readIntoArchive } from '../jobs/desk/archive-read.ts';
import { addArchiveRules } from '../jobs/desk/archive-rules.ts';
import { sampleArchive } from '../jobs/desk/archive-sample.ts';
import { addScans } from '../jobs/desk/archive-scans.ts';
import { backUp, restoreFrom } from '../jobs/desk/back-up.ts';
import type { DeskJobContext } from '../jobs/desk/desk-job.ts';
import { exportRun } from '../jobs/desk/export-run.ts';
import { importFiles } from '../jobs/desk/import-files.ts';
import { makeDocument } from '../jobs/desk/make-document.ts';
import { makePrecheck } from '../jobs/desk/make-precheck.ts';
import { reconcileMonth } from '../jobs/desk/reconcile-month.ts';
import { sampleMonth } from '../jobs/desk/sample-month.ts';
import { verifyTheLog } from '../jobs/desk/verify-the-log.ts';
import type { DatabaseAccess, JobOrder } from './messages.ts';

/** What asking for a job needs. Main has asked the data service already; the process that writes asks once more. */
export const JOB_RIGHTS = {
  sample: 'import',
  import: 'import',
  reconcile: 'reconcile',
  precheck: 'reconcile',
  export: 'export',
  // Which rights lead to it, says the table of transitions.
  evidence: 'look',
  backup: 'backup',
  'verify-log': 'audit',
  'archive-read': 'archive',
  'archive-sample': 'archive',
  'archive-check': 'archive',
  'archive-scans': 'archive',
  'archive-rules': 'archive',
  'archive-make': 'archive',
} as const satisfies Readonly<Record<Exclude<JobOrder['kind'], 'restore' | 'document'>, Right>>;

/** Runs a job on the database that main names, and closes it before it says how it went. */
export async function runOrder(
  order: JobOrder,
  database: DatabaseAccess,
  watch: Pick<DeskJobContext, 'signal' | 'report' | 'actor'>,
): Promise<JobResult> {
  const outside = { ...watch, now: () => new Date().toISOString() };
  // Nobody may have the database open that a backup takes the place of.
  if (order.kind === 'restore') return restoreFrom(order, database, outside);
  const db = openDatabase(database);
  try {
    const actor = requireRight(
      db,
      watch.actor,
      order.kind === 'document' ? DOCUMENT_RIGHTS[order.document.what] : JOB_RIGHTS[order.kind],
    );
    const finish = writeMuch(db);
    const result = await runOn(order, database, { ...outside, db, actor });
    finish();
    return result;
  } finally {
    db.close();
  }
}

/** The person as the database knows them now. Throws WorkplaceError E_RIGHT. */
function requireRight(db: Database, { personId }: Actor, right: Right): Actor {
  const person = personById(db, personId);
  if (person.state === 'active' && mayDo(person, right)) return person;
  throw new WorkplaceError('E_RIGHT', `您没有“${RIGHT_LABEL[right]}”的权限`, `有这项权限的角色：${whoMay(right)}`);
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
    case 'precheck':
      return makePrecheck(order, context);
    case 'export':
      return exportRun(order, context);
    case 'sample':
      return sampleMonth(order, context);
    case 'document':
      return makeDocument(order, context);
    case 'verify-log':
      return verifyTheLog(order, context);
    case 'evidence':
      return addEvidence(order, context);
    case 'archive-read':
      return readIntoArchive(order, context);
    case 'archive-sample':
      return sampleArchive(order, context);
    case 'archive-check':
      return checkArchiveOfDesk(context);
    case 'archive-scans':
      return addScans(order, context);
    case 'archive-rules':
      return addArchiveRules(order, context);
    case 'archive-make':
      return makeArchive(order, context);
    case 'backup':
      return backUp({ ...order, key }, context);
  }
}
