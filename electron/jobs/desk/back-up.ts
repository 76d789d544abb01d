import { basename } from 'node:path';
import type { JobProgress, JobResult } from '../../../shared/contracts/desk/jobs.ts';
import { makeBackup } from '../../data/backup/make-backup.ts';
import { restoreBackup } from '../../data/backup/restore-backup.ts';
import type { Watch } from '../../data/backup/sealed-file.ts';
import { appendLog } from '../../data/log-repo.ts';
import type { DeskJobContext } from './desk-job.ts';

/** Writes everything into one encrypted file, and that it was done into the record. */
export async function backUp(
  { target, passphrase, key }: { readonly target: string; readonly passphrase: string; readonly key: string },
  context: DeskJobContext,
): Promise<Extract<JobResult, { kind: 'backup' }>> {
  const { db, now, actor } = context;
  const name = basename(target);
  await makeBackup(db, { target, passphrase, key, madeAt: now() }, watchOf('write', name, context));
  appendLog(db, { at: now(), actor, action: 'backup.make', subject: name });
  return { kind: 'backup', name };
}

/** Replaces everything by a backup. Nobody has the database open meanwhile, this job neither. */
export async function restoreFrom(
  { source, passphrase }: { readonly source: string; readonly passphrase: string },
  database: { readonly path: string; readonly key: string },
  context: Omit<DeskJobContext, 'db'>,
): Promise<Extract<JobResult, { kind: 'restore' }>> {
  const name = basename(source);
  const restored = await restoreBackup(
    { source, passphrase, ...database, now: context.now(), actor: context.actor },
    watchOf('read', name, context),
  );
  return { kind: 'restore', name, madeAt: restored.madeAt, months: restored.months };
}

function watchOf(phase: JobProgress['phase'], what: string, { signal, report }: Omit<DeskJobContext, 'db'>): Watch {
  return { signal, onProgress: (done, total) => report({ phase, what, done, total, unit: 'bytes' }) };
}
