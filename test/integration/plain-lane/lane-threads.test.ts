import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../shared/contracts/statement.ts';
import { PERIOD, sanzhang, scratch } from '../cli/command-line.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PROGRAMS = join(ROOT, '.cache', 'lane-program');
const HOUSEHOLDS = 2_000;
const folder = scratch();

interface Answer {
  readonly threads: number;
  readonly settled: number;
  readonly statement: Statement;
  readonly csv: string;
}

/** Bundled as the command line is: the program of the threads lies beside the one that starts them. */
async function answers(): Promise<Readonly<Record<'inLane' | 'asEver', Answer>>> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: {
      'lane-program': 'test/integration/plain-lane/lane-program.ts',
      'ledger-worker': 'electron/jobs/ledger-worker.ts',
    },
    outdir: PROGRAMS,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    splitting: true,
    logLevel: 'error',
  });
  const program = [join(PROGRAMS, 'lane-program.mjs'), folder, PERIOD];
  const { stdout } = await promisify(execFile)(process.execPath, program, { maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
}

describe('the plain lane in real threads', () => {
  it.runIf(availableParallelism() > 1)(
    'comes to the same result, byte for byte, as every row read as a line',
    async () => {
      const sample = ['sample', folder, '--households', String(HOUSEHOLDS), '--format', 'csv'];
      expect(await sanzhang(...sample, '--period', PERIOD)).toMatchObject({ code: 0 });
      const planted = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')).expected.total as number;
      const { inLane, asEver } = await answers();
      expect(inLane.threads).toBeGreaterThan(1);
      expect(inLane.settled).toBeGreaterThan(HOUSEHOLDS * 0.9);
      expect(asEver.settled).toBe(0);
      expect(inLane.statement.resultSha256).toBe(asEver.statement.resultSha256);
      expect(inLane.statement).toEqual(asEver.statement);
      expect(inLane.csv).toBe(asEver.csv);
      expect(inLane.statement.discrepancies.total).toBe(planted);
      expect(planted).toBeGreaterThan(0);
    },
  );
});
