import { appendFileSync, copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Database } from '../../../electron/data/database.ts';
import { filesOfMonth } from '../../../electron/data/month-file-repo.ts';
import { openMonth } from '../../../electron/data/month-repo.ts';
import { openDatabase } from '../../../electron/data/open-database.ts';
import { runById } from '../../../electron/data/run-repo.ts';
import { sweep } from '../../../electron/data/sweep.ts';
import type { JobOrder } from '../../../electron/services/messages.ts';
import { PERIOD } from '../cli/command-line.ts';
import { csv, ledger } from '../cli/ledger-files.ts';
import { keepPerson } from '../data/people.ts';
import { buildJobProcess, startJob } from './job-process.ts';
import { everything, KEY, sampleCounty, scratchFolder } from './workplace.ts';

const folder = scratchFolder();
const county = await sampleCounty(join(folder, 'county'));
const NOW = '2026-05-01T00:00:00Z';
/** Some tens of thousands of rows: long enough to be killed in. */
const large = join(folder, '大.csv');

/** Workplaces that tests begin with, each made once by the process of a job and copied: with the county's files, and with the large one too. */
const withCounty = join(folder, 'county.db');
const withLarge = join(folder, 'large.db');
const monthId = 1;

beforeAll(async () => {
  await buildJobProcess();
  writeFileSync(large, csv(ledger(3)));
  for (let i = 0; i < 60; i++) appendFileSync(large, csv(ledger(700).slice(1)));
  newDatabase(withCounty).close();
  expect(await startJob(withCounty, importOrder(null, ...Object.values(county))).end).toMatchObject({ type: 'done' });
  copyFileSync(withCounty, withLarge);
  expect(await startJob(withLarge, importOrder('finance', large)).end).toMatchObject({ type: 'done' });
});

let n = 0;
let path: string;
beforeEach(() => {
  path = join(folder, `workplace-${++n}.db`);
});

/** A database with a person and a month. */
function newDatabase(at: string): Database {
  const db = openDatabase({ path: at, key: KEY });
  keepPerson(db);
  expect(openMonth(db, PERIOD, '农村低保', NOW)).toBe(monthId);
  return db;
}

/** The workplace of the test that runs: an empty one, or a copy. */
function workplace(copyOf: string | null = null): Database {
  if (copyOf !== null) copyFileSync(copyOf, path);
  const db = copyOf === null ? newDatabase(path) : openDatabase({ path, key: KEY });
  onTestFinished(() => db.close());
  return db;
}

function importOrder(kind: 'approval' | 'finance' | 'bank' | 'bankReturn' | null, ...paths: string[]): JobOrder {
  const files = paths.map((each) => ({ path: each, name: basename(each) }));
  return { kind: 'import', monthId, fileKind: kind, files, replaces: null, overrides: null };
}

describe('the process of a job', () => {
  test('runs its order and says what came of it', async () => {
    const db = workplace(withCounty);
    const end = await startJob(path, { kind: 'reconcile', monthId }).end;
    if (end?.type !== 'done' || end.result.kind !== 'reconcile') throw new Error('not reconciled');
    expect(runById(db, end.result.runId).differences).toBeGreaterThan(20);
    for (const what of ['pdf', 'xlsx', 'csv'] as const) {
      const target = join(folder, `${n}.${what}`);
      const order = { runId: end.result.runId, what, filter: null, unmasked: false, purpose: '', target };
      expect(await startJob(path, { kind: 'export', ...order }).end).toMatchObject({
        type: 'done',
        result: { kind: 'export', name: `${n}.${what}`, warnings: [] },
      });
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('.sanzhang'))).toEqual([]);
  });

  test('speaks at most ten times a second, and at every new phase', async () => {
    workplace();
    const began = performance.now();
    const { progress, end } = startJob(path, importOrder('finance', large));
    expect(await end).toMatchObject({ type: 'done' });
    // When a word arrives is the machine's affair, how many were sent is the job's.
    const phases = progress.filter(({ progress: { phase } }, i) => phase !== progress[i - 1]?.progress.phase).length;
    expect(phases).toBeGreaterThan(1);
    expect(progress.length).toBeLessThanOrEqual((performance.now() - began) / 100 + phases + 1);
    expect(progress.at(-1)!.progress.done).toBeGreaterThanOrEqual(40_000);
  });

  test('says in a sentence what cannot be done', async () => {
    workplace();
    expect(await startJob(path, { kind: 'reconcile', monthId }).end).toMatchObject({
      type: 'failed',
      error: { code: 'E_REFUSED', message: expect.stringContaining('审批'), forLog: 'E_REFUSED' },
    });
  });

  test('tells a bug without a word of what stood in the files', async () => {
    workplace();
    const order = { kind: 'import', monthId, fileKind: null, files: null } as unknown as JobOrder;
    const end = await startJob(path, order).end;
    expect(end).toMatchObject({ type: 'failed', error: { code: 'E_BUG' } });
    if (end?.type !== 'failed') return;
    expect(end.error.forLog).toMatch(/^TypeError \| at /);
    expect(end.error.message).not.toContain('null');
  });

  test('refuses a wrong key', async () => {
    const other = join(folder, 'other.db');
    const with2 = openDatabase({ path: other, key: '12'.repeat(32) });
    with2.close();
    expect(await startJob(other, { kind: 'reconcile', monthId }).end).toMatchObject({
      type: 'failed',
      error: { code: 'E_KEY' },
    });
  });

  test.each(['read', 'keep'] as const)(
    'stops an import in phase “%s” when asked, and leaves nothing',
    async (phase) => {
      const db = workplace(withCounty);
      const before = everything(db);
      const { end } = startJob(path, importOrder('finance', large), (progress, child) => {
        if (progress.phase === phase) child.send({ type: 'cancel' });
      });
      expect(await end).toEqual({ type: 'cancelled' });
      expect(everything(db)).toEqual(before);
    },
  );
});

describe('a job that is killed', () => {
  test.each(['read', 'keep'] as const)(
    'while it imports (%s) leaves everything as it was, once it is swept',
    async (phase) => {
      const db = workplace(withCounty);
      const before = everything(db);
      const { end } = startJob(path, importOrder(null, county.bank, large, county.finance), (progress, child) => {
        if (progress.phase === phase && progress.what === '大.csv') child.kill('SIGKILL');
      });
      expect(await end).toBeNull();
      if (phase === 'keep')
        expect(db.get("SELECT count(*) AS n FROM source_file WHERE state = 'working'")).toEqual({ n: 1 });
      sweep(db);
      expect(everything(db)).toEqual(before);
      expect(db.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
      expect(await startJob(path, importOrder('finance', large)).end).toMatchObject({ type: 'done' });
    },
  );

  test.each(['read', 'match', 'write'] as const)(
    'while it reconciles (%s) leaves everything as it was',
    async (phase) => {
      const db = workplace(withLarge);
      const before = everything(db);
      const { end } = startJob(path, { kind: 'reconcile', monthId }, (progress, child) => {
        if (progress.phase === phase) child.kill('SIGKILL');
      });
      expect(await end).toBeNull();
      expect(db.all("SELECT * FROM run WHERE state = 'done'")).toEqual([]);
      sweep(db);
      expect(everything(db)).toEqual(before);
      expect(filesOfMonth(db, monthId)).toHaveLength(5);
    },
  );
});
