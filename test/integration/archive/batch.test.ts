import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { ScanError } from '../../../electron/formats/write/pdf/scan.ts';
import { JOURNAL } from '../../../electron/jobs/archive/batch-journal.ts';
import type { CheckedArchive } from '../../../electron/jobs/archive/checked-archive.ts';
import { type DeliveryOptions, deliverArchive } from '../../../electron/jobs/archive/deliver-archive.ts';
import { DossierPool } from '../../../electron/jobs/archive/dossier-pool.ts';
import { writeDossiers } from '../../../electron/jobs/archive/write-dossiers.ts';
import { archiveManifestSchema } from '../../../shared/contracts/archive-manifest.ts';
import { buildProgram, listing, runProgram, sha256 } from '../cli/command-line.ts';
import { checkedOf, flagsOf, quiet, sampleArchive, scratchFolder } from './small-archive.ts';

const root = scratchFolder();
const WHOLE: DeliveryOptions = { unmasked: false, checkOnly: false, placeholders: false, resume: false };
const RESUMED: DeliveryOptions = { ...WHOLE, resume: true };

let files: Awaited<ReturnType<typeof sampleArchive>>;
let checked: CheckedArchive;
let few: CheckedArchive;
const whole = join(root, 'whole');
beforeAll(async () => {
  await buildProgram();
  files = await sampleArchive(join(root, 'county'), 24);
  checked = await checkedOf(files);
  few = { ...checked, households: checked.households.slice(0, 4) };
  await deliverArchive(whole, few, WHOLE, quiet);
}, 60_000);

const linesOf = (out: string): number =>
  existsSync(join(out, JOURNAL)) ? (readFileSync(join(out, JOURNAL), 'utf8').match(/\n\{/gu)?.length ?? 0) : 0;

describe('a batch made dossier by dossier', () => {
  it('has the same bytes as one that was made whole', async () => {
    const out = join(root, 'steps');
    const { reused } = await deliverArchive(out, few, RESUMED, quiet);
    expect(reused).toBe(0);
    expect(listing(out)).toEqual(listing(whole));
  });

  it('keeps what has not changed, by its hash and not by its word, and makes anew what has', async () => {
    const out = join(root, 'again');
    await deliverArchive(out, few, RESUMED, quiet);
    const { manifest, reused } = await deliverArchive(out, few, RESUMED, quiet);
    expect(reused).toBe(4);
    const [first] = manifest.files.filter(({ path }) => path.endsWith('.pdf'));
    writeFileSync(join(out, first!.path), 'changed by somebody');
    expect((await deliverArchive(out, few, RESUMED, quiet)).reused).toBe(3);
    expect(listing(out)).toEqual(listing(whole));
    const [one, ...others] = few.households;
    const moved = { ...one!, household: { ...one!.household, headName: '赵改名' } };
    const renamed = await deliverArchive(out, { ...few, households: [moved, ...others] }, RESUMED, quiet);
    expect(renamed.reused).toBe(3);
    expect(existsSync(join(out, first!.path))).toBe(false);
    expect((await deliverArchive(out, few, { ...RESUMED, unmasked: true }, quiet)).reused).toBe(0);
  });

  it('is made anew where that is asked for, to the same bytes', async () => {
    const out = join(root, 'afresh');
    await deliverArchive(out, few, RESUMED, quiet);
    expect((await deliverArchive(out, few, { ...RESUMED, afresh: true }, quiet)).reused).toBe(0);
    expect(listing(out)).toEqual(listing(whole));
  });

  it('of some households, or a check alone, takes the dossiers of no others away', async () => {
    const out = join(root, 'kept');
    await deliverArchive(out, few, RESUMED, quiet);
    const [one] = few.households;
    const part = { ...few, only: [one!.household.certNo], households: [one!] };
    for (const [each, options] of [
      [part, RESUMED],
      [part, WHOLE],
      [few, { ...WHOLE, checkOnly: true }],
    ] as const)
      await expect(deliverArchive(out, each, options, quiet)).rejects.toThrow(/做好的 [34] 卷/u);
    expect(listing(out)).toEqual(listing(whole));
    const ofThese = { ...few, only: few.households.map(({ household }) => household.certNo) };
    expect((await deliverArchive(out, ofThese, RESUMED, quiet)).reused).toBe(4);
  });

  it('leaves files alone that no manifest of ours names', async () => {
    const out = join(root, 'again');
    writeFileSync(join(out, 'mine.pdf'), 'mine');
    await deliverArchive(out, { ...few, households: few.households.slice(1) }, RESUMED, quiet);
    expect(readFileSync(join(out, 'mine.pdf'), 'utf8')).toBe('mine');
  });

  it('goes on where it was cancelled', async () => {
    const out = join(root, 'cancelled');
    const abort = new AbortController();
    const stopping = { signal: abort.signal, report: () => linesOf(out) >= 2 && abort.abort(new Error('stop')) };
    await expect(deliverArchive(out, few, RESUMED, stopping)).rejects.toThrow('stop');
    expect(existsSync(join(out, 'manifest.json'))).toBe(false);
    expect((await deliverArchive(out, few, RESUMED, quiet)).reused).toBeGreaterThanOrEqual(2);
    expect(listing(out)).toEqual(listing(whole));
  });

  it('goes on where it was killed, and is not taken for finished before', async () => {
    const out = join(root, 'killed');
    const argv = ['archive', ...flagsOf(files), '--out', out, '--resume'];
    await runProgram(argv, { kill: { with: 'SIGKILL', when: () => linesOf(out) >= 4 } });
    expect(linesOf(out)).toBeGreaterThanOrEqual(4);
    writeFileSync(join(out, JOURNAL), '{"path":"half a li', { flag: 'a' });
    const { stdout } = await runProgram(argv);
    expect(Number(/其中 (\d+) 卷没有变化/u.exec(stdout)?.[1])).toBeGreaterThanOrEqual(4);
    expect(existsSync(join(out, JOURNAL))).toBe(false);
    writeFileSync(join(out, JOURNAL), '');
    expect((await runProgram(['verify', out])).stdout).toContain('这一批没有做完');
    const { files: delivered } = archiveManifestSchema.parse(
      JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')),
    );
    for (const { path, sha256: recorded } of delivered)
      expect([path, sha256(readFileSync(join(out, path)))]).toEqual([path, recorded]);
  }, 60_000);
});

describe('a dossier that cannot be made', () => {
  it('is listed with its household and costs no other', async () => {
    const out = join(root, 'failing');
    const scans = {
      bytesOf: () => Promise.reject(new Error('密文损坏')),
      sha256Of: () => Promise.reject(new Error('密文损坏')),
    };
    const [first, ...others] = few.households;
    const [item] = first!.household.inventory;
    const household = { ...first!.household, inventory: [{ ...item!, file: 'x.png' }] };
    const { manifest } = await deliverArchive(
      out,
      { ...few, scans, households: [{ ...first!, household }, ...others] },
      WHOLE,
      quiet,
    );
    expect(manifest.failures).toEqual([
      {
        certNo: household.certNo,
        headName: household.headName,
        township: household.township,
        village: household.village,
        says: expect.stringContaining('扫描件读不出来：密文损坏'),
      },
    ]);
    expect(manifest.totals.dossiers).toBe(3);
  });

  it('is told by what was wrong with it where a scan alone cannot be used, and is then made', async () => {
    const scans = {
      bytesOf: () => Promise.reject(new ScanError('库里没有这份扫描件')),
      sha256Of: () => Promise.reject(new ScanError('库里没有这份扫描件')),
    };
    const [first] = few.households;
    const inventory = first!.household.inventory.map((item, i) => (i === 0 ? { ...item, file: 'x.png' } : item));
    const households = [{ ...first!, household: { ...first!.household, inventory } }];
    const { manifest } = await deliverArchive(join(root, 'scanless'), { ...few, scans, households }, WHOLE, quiet);
    expect(manifest.failures).toEqual([]);
    expect(manifest.remarks.map(({ says }) => says)).toContain('扫描件“x.png”不能使用：库里没有这份扫描件');
  });
});

describe('several threads', () => {
  it('make the same bytes as one, and say what the file system says', async () => {
    const program = fileURLToPath(new URL('../../../dist/cli/dossier-worker.mjs', import.meta.url));
    const options = { ...WHOLE, threads: 2, program };
    const out = join(root, 'threads');
    await deliverArchive(out, few, options, quiet);
    const alone = join(root, 'alone');
    await deliverArchive(alone, few, { ...WHOLE, threads: 1 }, quiet);
    expect(listing(out)).toEqual(listing(alone));
    const blocked = join(root, 'blocked');
    writeFileSync(blocked, 'a file');
    await expect(writeDossiers(blocked, few, options, quiet)).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it('are replaced where one ends, and only the order it was at has failed', async () => {
    const program = join(root, 'ending.mjs');
    writeFileSync(
      program,
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', ({ path }) => {
         if (path === 'bad') process.exit(1);
         parentPort.postMessage({ kind: 'done', answer: { made: path } });
       });
       parentPort.postMessage({ kind: 'ready' });`,
    );
    const pool = (await DossierPool.open({} as never, 2, program))!;
    const answers = await Promise.all(['a', 'bad', 'b', 'bad', 'bad', 'c'].map((path) => pool.make({ path } as never)));
    await pool.close();
    const failed = { failed: expect.stringContaining('制作线程意外结束') };
    expect(answers).toEqual([{ made: 'a' }, failed, { made: 'b' }, failed, failed, { made: 'c' }]);
  });

  it('are done without where none can be had', async () => {
    expect(await DossierPool.open({} as never, 2, join(root, 'none.mjs'))).toBeNull();
  });
});
