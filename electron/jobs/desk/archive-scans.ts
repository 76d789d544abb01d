import type { JobResult } from '../../../shared/contracts/desk/jobs.ts';
import { keepScan, scanById } from '../../data/archive-scan-repo.ts';
import { readSettings } from '../../data/setting-repo.ts';
import { revisionOf, takeArchiveStep } from '../../data/take-archive-step.ts';
import { readScanFile } from '../../formats/write/pdf/read-scan.ts';
import { logScans, readScanToKeep } from './archive-scan-file.ts';
import type { DeskJobContext } from './desk-job.ts';
import { fileErrorOf } from './file-error.ts';

export interface ScansInput {
  readonly householdId: number;
  readonly revision: number;
  readonly code: string;
  /** The entry they lie with; null: the first makes one, and the others lie with it. */
  readonly entry: string | null;
  readonly files: readonly { readonly path: string; readonly name: string }[];
}

type ScansResult = Extract<JobResult, { kind: 'archive-scans' }>;

/**
 * Takes scans to a material of a household: what each is is told by its content, as a dossier would read it. Each file is one step, there whole
 * or not at all; one that cannot be taken does not keep the others out.
 */
export async function addScans(input: ScansInput, context: DeskJobContext): Promise<ScansResult> {
  const { householdId, code } = input;
  const { db, actor, now } = context;
  const most = readSettings(db).evidenceMostMegabytes;
  let { revision, entry } = input;
  const files: ScansResult['files'] = [];
  for (const [at, { path, name }] of input.files.entries()) {
    context.report({ phase: 'keep', what: name, done: at, total: input.files.length, unit: 'rows' });
    context.signal.throwIfAborted();
    try {
      const scan = await readScanToKeep(await readScanFile(path), most);
      const outcome = db.transaction(() => {
        const stamp = { at: now(), actor };
        const { scanId, isNew } = keepScan(db, { ...scan, name }, stamp);
        if (isNew) logScans(db, [scanId], stamp);
        const step = { action: 'attach-scan', code, entry, scan: scanById(db, scanId) } as const;
        const { steps, attached } = takeArchiveStep(db, { householdId, revision }, step, stamp);
        revision = revisionOf(steps);
        entry ??= [...attached].find(([, scans]) => scans.includes(scanId))?.[0] ?? null;
        return 'added' as const;
      });
      files.push({ name, outcome, error: null });
    } catch (thrown) {
      if (context.signal.aborted) throw thrown;
      files.push({ name, outcome: 'refused', error: fileErrorOf(thrown) });
    }
  }
  return { kind: 'archive-scans', householdId, files };
}
