// Makes the bench's inputs once and keeps them in .cache/bench: the same seed and the same makers give the same files.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

export const SEED = 1;
export const LEDGERS = ['approval', 'finance', 'bank'];

/** What the inputs are made by: where one of these changes, the inputs are made anew. */
const MAKERS = [
  'shared/domain/sample',
  'electron/jobs/sample-county/csv-ledgers.ts',
  'electron/formats/streaming-workbook.ts',
  'test/bench/csv-to-xlsx.ts',
];

function fingerprint(root) {
  const hash = createHash('sha256').update(String(SEED));
  for (const maker of MAKERS) {
    const names = maker.endsWith('.ts') ? [] : readdirSync(root + maker, { recursive: true });
    const files = maker.endsWith('.ts') ? [maker] : names.map((name) => `${maker}/${name}`);
    for (const file of files.filter((each) => each.endsWith('.ts')).sort()) hash.update(readFileSync(root + file));
  }
  return hash.digest('hex').slice(0, 12);
}

/** The inputs, made where they are not there yet. `cli` and `csvToXlsx` are the bundled programs that make them. */
export function inputs({ root, cache, cli, csvToXlsx, say }) {
  const base = `${cache}/inputs-${fingerprint(root)}`;
  mkdirSync(base, { recursive: true });

  function make(path, what, args) {
    if (existsSync(path)) return;
    say(`making ${what} ...`);
    const partial = `${dirname(path)}/.partial-${process.pid}`;
    const done = spawnSync(process.execPath, args(partial), { stdio: ['ignore', 'ignore', 'inherit'] });
    if (done.status !== 0) {
      rmSync(partial, { recursive: true, force: true });
      throw new Error(`${what} could not be made`);
    }
    renameSync(partial, path);
  }

  /** The folder of three CSV ledgers of so many households, two in a thousand of them with a fault. */
  function csvLedgers(households) {
    const dir = `${base}/csv-${households}`;
    make(dir, `three CSV ledgers of ${households} households`, (partial) => [
      cli,
      'sample',
      partial,
      '--households',
      String(households),
      '--seed',
      String(SEED),
      '--format',
      'csv',
    ]);
    return dir;
  }

  /** The same ledger as a workbook. */
  function workbook(households, ledger) {
    const path = `${base}/${ledger}-${households}.xlsx`;
    const csv = `${csvLedgers(households)}/${ledger}.csv`;
    make(path, `the ${ledger} ledger of ${households} households as a workbook`, (partial) => [
      csvToXlsx,
      csv,
      partial,
    ]);
    return path;
  }

  /** How many discrepancies were planted into the CSV ledgers. */
  function planted(households) {
    return JSON.parse(readFileSync(`${csvLedgers(households)}/truth.json`, 'utf8')).expected.total;
  }

  return { csvLedgers, workbook, planted };
}
