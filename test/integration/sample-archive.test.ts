import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkArchive } from '../../electron/jobs/archive/check-archive.ts';
import type { CheckedArchive } from '../../electron/jobs/archive/checked-archive.ts';
import { choosePack } from '../../electron/jobs/archive/read-policy.ts';
import type { JobContext } from '../../electron/jobs/progress.ts';
import { ARCHIVE_FOLDER, archiveFiles } from '../../electron/jobs/sample-county/archive-files.ts';
import { officeFiles, writeSampleCounty } from '../../electron/jobs/write-sample-county.ts';
import { isFault } from '../../shared/domain/archive/check/item-status.ts';
import type { Hole } from '../../shared/domain/sample/archive/holes.ts';

const root = mkdtempSync(join(tmpdir(), 'sample-archive-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const context: JobContext = { signal: new AbortController().signal, report: () => {} };

async function archiveOf(
  name: string,
  options: { readonly seed: number; readonly period: string; readonly faults: 'all' | 'none' },
): Promise<{
  readonly checked: CheckedArchive;
  readonly truth: { readonly policy: string; readonly holes: readonly Hole[] };
}> {
  const dir = join(root, name);
  await writeSampleCounty(dir, { ...options, households: 600, archive: true }, context);
  const files = archiveFiles(options.period);
  const at = (file: string): string => join(dir, ARCHIVE_FOLDER, file);
  const year = options.period.slice(0, 4);
  const checked = await checkArchive(
    {
      files: {
        households: [at(files.households)],
        persons: [at(files.persons)],
        inventory: [at(files.inventory)],
        paper: [at(files.paper)],
      },
      policy: await choosePack(undefined, year),
      year,
      makingDate: `${year}-12-31`,
      only: [],
    },
    context,
  );
  return { checked, truth: JSON.parse(readFileSync(at(files.truth), 'utf8')) };
}

/** What was found of every household with whose dossier anything is wrong, as the truth file has it. */
function found({ households, stray }: CheckedArchive) {
  const of = households.map(({ household, items, inconsistencies, findings }) => ({
    certNo: household.certNo,
    items: items.filter(({ status }) => isFault(status)).map(({ code, status }) => ({ code, status })),
    differences: (inconsistencies ?? []).map(({ field, result, severity }) => ({ field, result, severity })),
    suspects: findings.filter(({ verdict }) => verdict === 'suspect').map(({ question }) => question as string),
  }));
  const strays = stray.map(({ certNo, field, result, severity }) => ({
    certNo,
    items: [],
    differences: [{ field, result, severity }],
    suspects: [],
  }));
  return [...of, ...strays]
    .filter(({ items, differences, suspects }) => items.length + differences.length + suspects.length > 0)
    .sort((a, b) => (a.certNo < b.certNo ? -1 : 1));
}

const asPlanted = (holes: readonly Hole[]) =>
  holes
    .map(({ certNo, items, differences, suspects }) => ({ certNo, items, differences, suspects }))
    .sort((a, b) => (a.certNo < b.certNo ? -1 : 1));

describe('the archive of the sample county', () => {
  it.each([
    [1, '2026-04'],
    [7, '2026-04'],
    [3, '2020-09'],
  ] as const)('with seed %d in %s has exactly the holes that its truth names', async (seed, period) => {
    const { checked, truth } = await archiveOf(`holes-${seed}-${period}`, { seed, period, faults: 'all' });
    expect(found(checked)).toEqual(asPlanted(truth.holes));
    expect(truth.policy).toBe(checked.rules.pack.id);
    // Every household and material once; nothing unknown, for the sample's export states everything.
    for (const { items } of checked.households)
      expect(items.map(({ code }) => code)).toEqual(checked.rules.pack.materials.map(({ code }) => code));
    expect(checked.households.flatMap(({ items }) => items).filter(({ wanted }) => wanted === null)).toEqual([]);
  });

  it('has a hole for every material that can be missing', async () => {
    const { truth } = await archiveOf('every', { seed: 1, period: '2026-04', faults: 'all' });
    const missing = truth.holes.filter(({ hole }) => hole.startsWith('missing ')).map(({ hole }) => hole.slice(8));
    expect(missing).toHaveLength(38);
  });

  it('without faults is complete and agrees', async () => {
    const { checked, truth } = await archiveOf('none', { seed: 2, period: '2026-04', faults: 'none' });
    expect(truth.holes).toEqual([]);
    expect(found(checked)).toEqual([]);
  });

  it('leaves the files of the ledgers as they are without it', async () => {
    const options = { households: 400, seed: 3, period: '2026-04', faults: 'all' } as const;
    await writeSampleCounty(join(root, 'with'), { ...options, archive: true }, context);
    await writeSampleCounty(join(root, 'without'), options, context);
    for (const name of [...Object.values(officeFiles('2026-04')), 'truth.json', 'README.txt'])
      expect(readFileSync(join(root, 'with', name)).equals(readFileSync(join(root, 'without', name))), name).toBe(true);
    expect(readdirSync(join(root, 'without'))).not.toContain(ARCHIVE_FOLDER);
  });
});
