import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { checkArchive } from '../../../electron/jobs/archive/check-archive.ts';
import type { CheckedArchive } from '../../../electron/jobs/archive/checked-archive.ts';
import { choosePack } from '../../../electron/jobs/archive/read-policy.ts';
import type { JobContext } from '../../../electron/jobs/progress.ts';
import { ARCHIVE_FOLDER, archiveFiles } from '../../../electron/jobs/sample-county/archive-files.ts';
import { writeSampleCounty } from '../../../electron/jobs/write-sample-county.ts';

/** A job's surroundings where nobody watches and nobody stops it. */
export const quiet: JobContext = { signal: new AbortController().signal, report: () => {} };

/** A folder that goes when the tests of the file are through. */
export function scratchFolder(): string {
  const root = mkdtempSync(join(tmpdir(), 'sanzhang-archive-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

/** The files of a sample county's archive, made in `dir`. */
export async function sampleArchive(dir: string, households: number, faults: 'all' | 'none' = 'none') {
  const period = '2026-04';
  await writeSampleCounty(dir, { seed: 1, period, households, faults, archive: true }, quiet);
  const names = archiveFiles(period);
  const at = (file: string): string => join(dir, ARCHIVE_FOLDER, file);
  return {
    households: [at(names.households)],
    persons: [at(names.persons)],
    inventory: [at(names.inventory)],
    paper: [at(names.paper)],
  };
}

/** The same files as flags of the command line. */
export function flagsOf(files: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return [...Object.entries(files).flatMap(([kind, paths]) => [`--${kind}`, ...paths]), '--year', '2026'];
}

/** The archive of these files as it was checked. */
export async function checkedOf(
  files: Awaited<ReturnType<typeof sampleArchive>>,
  only: readonly string[] = [],
): Promise<CheckedArchive> {
  const policy = await choosePack(undefined, '2026');
  return checkArchive({ files, policy, year: '2026', makingDate: '2026-12-31', only }, quiet);
}
