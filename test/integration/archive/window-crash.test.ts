import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../electron/data/open-database.ts';
import { sweep } from '../../../electron/data/sweep.ts';
import { runOrder } from '../../../electron/services/run-order.ts';
import { verified, vouchForPeople } from '../data/audited-workplace.ts';
import { SOMEBODY } from '../data/people.ts';
import { buildJobProcess, startJob } from '../desk/job-process.ts';
import { KEY, newWorkplace, scratchFolder, type Workplace } from '../desk/workplace.ts';
import { ask } from '../services/ask.ts';
import { sampleArchive } from './small-archive.ts';

const root = scratchFolder();
let files: readonly { readonly path: string; readonly name: string }[];
beforeAll(async () => {
  await buildJobProcess();
  const paths = Object.values(await sampleArchive(join(root, 'county'), 40)).flat();
  files = paths.map((path) => ({ path, name: path.split('/').at(-1)! }));
}, 60_000);

const order = () => ({ kind: 'archive-read', tableKind: null, files, replaces: true }) as const;
const watch = { signal: new AbortController().signal, report: () => {}, actor: SOMEBODY };
const countsOf = ({ db }: Workplace) =>
  ['archive_source', 'archive_chunk', 'archive_check', 'archive_household', 'archive_bundle', 'archive_village'].map(
    (table) => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)!.n,
  );

describe('reading into the archive, killed', () => {
  it('at any of its phases leaves the archive as it was, and the log whole', { timeout: 60_000 }, async () => {
    const place = newWorkplace(join(root, 'killed'));
    vouchForPeople(place.db);
    const before = await ask(place, 'archive.state', {});
    for (const phase of ['read', 'keep', 'match'] as const) {
      const { end } = startJob(place.path, order(), (progress, child) => {
        if (progress.phase === phase) child.kill('SIGKILL');
      });
      await end;
      sweep(place.db);
      const { sources, stale, totals } = await ask(place, 'archive.state', {});
      // Killed while it checks, the files are there, and the next check finds what they say.
      expect([phase, sources.length, stale]).toEqual(phase === 'match' ? ['match', 4, true] : [phase, 0, false]);
      expect(totals).toEqual(before.totals);
      expect(verified(place.db).finding).toBeNull();
    }
    await runOrder({ kind: 'archive-check' }, { path: place.path, key: KEY }, watch);
    const { totals, stale } = await ask(place, 'archive.state', {});
    expect([totals.households, stale]).toEqual([40, false]);
    const counts = countsOf(place);
    await runOrder({ kind: 'archive-check' }, { path: place.path, key: KEY }, watch);
    // Nothing is left of earlier checks.
    expect(countsOf(place)).toEqual(counts);
    expect(counts[2]).toBe(1);
  });
});

describe('a backup', () => {
  it('brings the archive back whole: files, steps, scans, households', { timeout: 60_000 }, async () => {
    const place = newWorkplace(join(root, 'from'));
    vouchForPeople(place.db);
    await runOrder(order(), { path: place.path, key: KEY }, watch);
    const { rows } = await ask(place, 'archive.page', {
      filter: {},
      sort: { by: 'place', descending: false },
      offset: 0,
      limit: 1,
    });
    const { householdId } = rows[0]!;
    await ask(place, 'archive.addEvent', { householdId, revision: 0, kind: 'recheck', date: '2026-03-01', note: '' });
    const target = join(root, '档案.szbak');
    const passphrase = '秋天的备份口令';
    await runOrder({ kind: 'backup', target, passphrase }, { path: place.path, key: KEY }, watch);
    const to = { path: join(root, 'to.db'), key: KEY };
    await runOrder({ kind: 'restore', source: target, passphrase }, to, watch);
    const db = openDatabase(to);
    const restored = { ...place, db, context: { ...place.context, db } };
    const shown = await ask(place, 'archive.get', { householdId });
    expect(await ask(restored, 'archive.get', { householdId })).toEqual(shown);
    expect(shown.steps).toHaveLength(1);
    const [now, then] = [await ask(restored, 'archive.state', {}), await ask(place, 'archive.state', {})];
    expect(now).toEqual(then);
    expect(verified(restored.db).finding).toBeNull();
    restored.db.close();
  });
});
