// npm run bench: measures the product beside other programs and writes docs/bench.md.
//   npm run bench                      every row, three runs each
//   npm run bench -- --only a,c        these rows only; the page goes to .cache/bench and not to docs
//   npm run bench -- --small           tiny inputs, to see that the bench works; likewise
//   npm run bench -- --runs 5 --date 2026-05-01
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';
import { ROOT } from './setup.mjs';

const CACHE = `${ROOT}.cache/bench`;
const say = (text) => process.stderr.write(`${text}\n`);

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    runs: { type: 'string', default: '3' },
    date: { type: 'string' },
    small: { type: 'boolean', default: false },
  },
});

/** The programs that only the bench needs, installed on first use and apart, so that no user of the product ever has them. */
function installBenchPackages() {
  const dir = `${ROOT}test/bench`;
  const lock = createHash('sha256')
    .update(readFileSync(`${dir}/package-lock.json`))
    .digest('hex');
  const stamp = `${dir}/node_modules/.installed`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('installing the packages of test/bench ...');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'], {
    cwd: dir,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) throw new Error('npm ci failed in test/bench');
  writeFileSync(stamp, lock);
}

/** Bundles the bench's own TypeScript programs; gives where they lie. */
async function bundlePrograms() {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: ROOT,
    entryPoints: {
      ours: 'test/bench/readers/ours.ts',
      'csv-to-xlsx': 'test/bench/csv-to-xlsx.ts',
      'grid-views': 'test/bench/grid-views.ts',
      cases: 'test/bench/cases.ts',
      dossiers: 'test/bench/dossiers.ts',
    },
    outdir: `${CACHE}/programs`,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'warning',
  });
  return {
    ours: `${CACHE}/programs/ours.mjs`,
    csvToXlsx: `${CACHE}/programs/csv-to-xlsx.mjs`,
    grid: `${CACHE}/programs/grid-views.mjs`,
    cases: `${CACHE}/programs/cases.mjs`,
    dossiers: `${CACHE}/programs/dossiers.mjs`,
  };
}

/** The date given, and the commit that was measured, with a word where the tree holds more than it. */
function dated() {
  const git = (...args) => spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' }).stdout?.trim() ?? '';
  const commit = git('log', '-1', '--format=%h');
  const isDirty = git('status', '--porcelain', '--untracked-files=no', '--', 'shared', 'electron', 'build') !== '';
  const day = values.date ?? git('log', '-1', '--format=%cs');
  return [day, commit === '' ? '' : `commit ${commit}${isDirty ? ' with uncommitted changes' : ''}`]
    .filter((text) => text !== '')
    .join(', ');
}

const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number from 1 up');

mkdirSync(CACHE, { recursive: true });
await bundle();
installBenchPackages();
const { inputs: makeInputs, SEED } = await import('../test/bench/inputs.mjs');
const { measureRow, ROWS, SIZES } = await import('../test/bench/rows.mjs');
const { page } = await import('../test/bench/report.mjs');

const keys = values.only?.split(',') ?? Object.keys(ROWS);
const unknown = keys.find((key) => !Object.hasOwn(ROWS, key));
if (unknown !== undefined) throw new Error(`there is no row "${unknown}"; there are ${Object.keys(ROWS).join(', ')}`);

const programs = await bundlePrograms();
const cli = `${ROOT}dist/cli/sanzhang.mjs`;
const context = {
  sizes: values.small ? SIZES.small : SIZES.full,
  inputs: makeInputs({ root: ROOT, cache: CACHE, cli, csvToXlsx: programs.csvToXlsx, say }),
  programs,
  cli,
  runs,
  scratch: `${CACHE}/scratch`,
  say,
};

const rows = [];
for (const key of keys) {
  say(`row ${key}`);
  rows.push(await measureRow(key, context));
}

const isWhole = !values.small && values.only === undefined;
const text = page({
  rows,
  runs,
  seed: SEED,
  small: values.small,
  dated: dated(),
  machine: `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${(totalmem() / 1024 ** 3).toFixed(0)} GiB memory, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
  command: ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' '),
});
const path = isWhole ? `${ROOT}docs/bench.md` : `${CACHE}/bench.md`;
writeFileSync(path, text);
process.stdout.write(`${text}\nwritten: ${isWhole ? 'docs/bench.md' : '.cache/bench/bench.md'}\n`);
