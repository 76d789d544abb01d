import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { setArchiveFrame } from '../../../electron/data/archive-frame-repo.ts';
import { sweep } from '../../../electron/data/sweep.ts';
import { JOURNAL } from '../../../electron/jobs/archive/batch-journal.ts';
import { deliverArchive } from '../../../electron/jobs/archive/deliver-archive.ts';
import { verifyArchive } from '../../../electron/jobs/archive/verify-archive.ts';
import { type MakeInput, makeArchive } from '../../../electron/jobs/desk/archive-make.ts';
import { readIntoArchive } from '../../../electron/jobs/desk/archive-read.ts';
import { listing } from '../cli/command-line.ts';
import { verified, vouchForPeople } from '../data/audited-workplace.ts';
import { buildJobProcess, startJob } from '../desk/job-process.ts';
import { newWorkplace, type Workplace } from '../desk/workplace.ts';
import { ask } from '../services/ask.ts';
import { checkedOf, quiet, sampleArchive, scratchFolder } from './small-archive.ts';

const root = scratchFolder();
let place: Workplace;
let files: Awaited<ReturnType<typeof sampleArchive>>;
const byCommandLine = join(root, '命令行');
beforeAll(async () => {
  await buildJobProcess();
  files = await sampleArchive(join(root, 'county'), 300, 'all');
  const options = { unmasked: false, checkOnly: false, placeholders: false, resume: false };
  await deliverArchive(byCommandLine, await checkedOf(files), options, quiet);
  place = newWorkplace(join(root, 'workplace'));
  vouchForPeople(place.db);
  setArchiveFrame(place.db, { year: '2026', makingDate: '2026-12-31', packId: 'heilongjiang-57' });
  const paths = Object.values(files).flat();
  const read = paths.map((path) => ({ path, name: basename(path) }));
  await readIntoArchive({ tableKind: null, files: read, replaces: false }, place.context);
}, 60_000);

const MAKING: Omit<MakeInput, 'folder'> = {
  scope: { what: 'county' },
  placeholders: false,
  changedOnly: true,
  templates: [],
  resume: null,
  unmasked: false,
  purpose: '',
};

/** What lies in a folder but the manifest, which names where its sources lay. */
function delivered(folder: string) {
  const { 'manifest.json': _, ...rest } = listing(folder)!;
  return rest;
}
const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

describe('a batch of the window', () => {
  it('has the very bytes that the command line makes of the same files', async () => {
    const folder = join(root, '全县');
    const made = await makeArchive({ ...MAKING, folder }, place.context);
    expect(made.failures).toEqual([]);
    expect(delivered(folder)).toEqual(delivered(byCommandLine));
    const [window, line] = [manifestOf(folder), manifestOf(byCommandLine)];
    const withoutPaths = (sources: Record<string, { path: string }[]>) =>
      Object.fromEntries(Object.entries(sources).map(([kind, of]) => [kind, of.map(({ path: _, ...rest }) => rest)]));
    expect(withoutPaths(window.sources)).toEqual(withoutPaths(line.sources));
    for (const name of ['files', 'totals', 'policy', 'remarks', 'policySuspects', 'resultSha256'])
      expect([name, window[name]]).toEqual([name, line[name]]);
    const { batches } = await ask(place, 'archive.state', {});
    expect(batches).toMatchObject([{ batchId: made.batchId, scope: '全县', state: 'done', dossiers: made.dossiers }]);
  });

  it('killed in the middle goes on where it stopped, to the same bytes', async () => {
    const folder = join(root, '断电');
    const lines = () => readFileSync(join(folder, JOURNAL), 'utf8').match(/\n\{/gu)?.length ?? 0;
    const { end } = startJob(place.path, { kind: 'archive-make', folder, ...MAKING }, (_, child) => {
      if (existsSync(join(folder, JOURNAL)) && lines() >= 5) child.kill('SIGKILL');
    });
    expect(await end).toBeNull();
    expect(existsSync(join(folder, 'manifest.json'))).toBe(false);
    sweep(place.db);
    const { batches } = await ask(place, 'archive.state', {});
    expect(batches[0]).toMatchObject({ state: 'stopped', folder });
    const { batchId } = batches[0]!;
    expect(await ask(place, 'archive.batchFolder', { batchId })).toEqual({ folder });
    const made = await makeArchive({ ...MAKING, folder, resume: batchId }, place.context);
    expect(made.reused).toBeGreaterThanOrEqual(5);
    expect(delivered(folder)).toEqual(delivered(byCommandLine));
    expect((await ask(place, 'archive.state', {})).batches[0]).toMatchObject({ batchId, state: 'done' });
    expect(verified(place.db).finding).toBeNull();
  });

  it('of a village keeps the numbers of the whole county, and makes only what has changed', async () => {
    const { rows } = await ask(place, 'archive.page', {
      filter: {},
      sort: { by: 'place', descending: false },
      offset: 0,
      limit: 500,
    });
    const { township, village } = rows.at(-1)!;
    const ofVillage = rows.filter((row) => row.township === township && row.village === village);
    const folder = join(root, '一村');
    const scope = { what: 'village', township, village } as const;
    const made = await makeArchive({ ...MAKING, scope, folder }, place.context);
    expect(made.dossiers).toBe(ofVillage.length);
    const whole = delivered(byCommandLine);
    const dossiers = Object.entries(delivered(folder)).filter(([path]) => path.endsWith('.pdf') && path.includes('/'));
    expect(dossiers).toHaveLength(ofVillage.length);
    for (const [path, sha256] of dossiers) expect([path, whole[path]]).toEqual([path, sha256]);
    const sources = Object.values(files).flat();
    expect(await verifyArchive(folder, sources, quiet)).toEqual({ difference: null, keyedSteps: 0 });
    const { householdId } = ofVillage[0]!;
    const { revision } = await ask(place, 'archive.get', { householdId });
    await ask(place, 'archive.addEvent', { householdId, revision, kind: 'stop', date: '2026-05-01', note: '死亡' });
    const again = await makeArchive({ ...MAKING, scope, folder }, place.context);
    expect([again.dossiers, again.reused]).toEqual([ofVillage.length, ofVillage.length - 1]);
    expect(again.warnings).toContain('计入了手工登记的 1 步：只凭源文件重做，这些户会不同');
    expect(await verifyArchive(folder, sources, quiet)).toEqual({ difference: null, keyedSteps: 1 });
    const [spoilt] = dossiers[0]!;
    writeFileSync(join(folder, spoilt), 'spoilt');
    expect((await verifyArchive(folder, sources, quiet)).difference?.zh).toContain(`${spoilt} 被改动过`);
  });

  it('with full numbers needs a purpose, which the log keeps', async () => {
    const folder = join(root, '完整');
    const { rows } = await ask(place, 'archive.page', {
      filter: {},
      sort: { by: 'place', descending: false },
      offset: 0,
      limit: 1,
    });
    const scope: MakeInput['scope'] = { what: 'households', householdIds: [rows[0]!.householdId] };
    await expect(makeArchive({ ...MAKING, scope, folder, unmasked: true }, place.context)).rejects.toThrow(/写明用途/);
    await makeArchive({ ...MAKING, scope, folder, unmasked: true, purpose: '归档' }, place.context);
    const told = place.db.all<{ detail: string }>(
      "SELECT detail FROM log WHERE action = 'archive.make' ORDER BY seq DESC LIMIT 2",
    );
    for (const { detail } of told) expect(JSON.parse(detail)).toMatchObject({ unmasked: true, purpose: '归档' });
    expect(JSON.stringify(told)).not.toContain(root);
  });

  it('of nobody is refused', async () => {
    const scope = { what: 'township', township: '没有' } as const;
    await expect(makeArchive({ ...MAKING, scope, folder: join(root, '无') }, place.context)).rejects.toThrow(
      /没有一户/,
    );
  });
});
