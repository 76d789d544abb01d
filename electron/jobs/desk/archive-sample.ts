import { join } from 'node:path';
import type { JobResult } from '../../../shared/contracts/desk/jobs.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { builtInPack } from '../../../shared/domain/archive/policy/heilongjiang.ts';
import { hasFrame, setArchiveFrame } from '../../data/archive-frame-repo.ts';
import { archiveSources } from '../../data/archive-source-repo.ts';
import { ARCHIVE_FOLDER, archiveFiles } from '../sample-county/archive-files.ts';
import { writeSampleCounty } from '../write-sample-county.ts';
import { readIntoArchive } from './archive-read.ts';
import type { DeskJobContext } from './desk-job.ts';

/** The county of the later month of the sample: its households are those whose money is reconciled there. */
const COUNTY = { households: 600, seed: 1, period: '2026-04', faults: 'all', reissues: true, archive: true } as const;

/** Makes the sample county with its archive in `folder` and reads the archive. Throws E_REFUSED where something was read before. */
export async function sampleArchive(
  { folder }: { readonly folder: string },
  context: DeskJobContext,
): Promise<Extract<JobResult, { kind: 'archive-read' }>> {
  const { db } = context;
  if (archiveSources(db).length > 0)
    throw new WorkplaceError(
      'E_REFUSED',
      '档案里已经有读入的文件，示例县的档案会和它们混在一起',
      '请先移去已读入的文件',
    );
  const dir = join(folder, `${COUNTY.period} 档案`);
  await writeSampleCounty(dir, COUNTY, context);
  const { households, persons, inventory, paper } = archiveFiles(COUNTY.period);
  const year = COUNTY.period.slice(0, 4);
  if (!hasFrame(db))
    db.transaction(() =>
      setArchiveFrame(db, { year, makingDate: `${year}-12-31`, packId: builtInPack(Number(year))!.id }),
    );
  const files = [households, persons, inventory, paper].map((name) => ({
    path: join(dir, ARCHIVE_FOLDER, name),
    name,
  }));
  return readIntoArchive({ tableKind: null, files, replaces: false }, context);
}
