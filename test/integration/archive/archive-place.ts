import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleArchive } from '../../../electron/jobs/desk/archive-sample.ts';
import { ARCHIVE_FOLDER, archiveFiles } from '../../../electron/jobs/sample-county/archive-files.ts';
import type { Hole } from '../../../shared/domain/sample/archive/holes.ts';
import { newWorkplace, type Workplace } from '../desk/workplace.ts';

export const PERIOD = '2026-04';

/** A workplace with the sample county's archive, and what is wrong with it. */
export interface ArchivePlace extends Workplace {
  readonly folder: string;
  /** The files the archive was read from, by kind. */
  readonly files: Readonly<Record<'households' | 'persons' | 'inventory' | 'paper', string>>;
  readonly truth: { readonly households: number; readonly holes: readonly Hole[] };
}

export async function sampleArchivePlace(folder: string): Promise<ArchivePlace> {
  const place = newWorkplace(folder);
  await sampleArchive({ folder }, place.context);
  const dir = join(folder, `${PERIOD} 档案`, ARCHIVE_FOLDER);
  const names = archiveFiles(PERIOD);
  const at = (name: string): string => join(dir, name);
  return {
    ...place,
    folder: dir,
    files: {
      households: at(names.households),
      persons: at(names.persons),
      inventory: at(names.inventory),
      paper: at(names.paper),
    },
    truth: JSON.parse(readFileSync(at(names.truth), 'utf8')),
  };
}
