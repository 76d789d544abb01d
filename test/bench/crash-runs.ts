import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crashRuns } from '../integration/audit/crash/crash-runs.ts';

/** Kills a deciding process at random moments, 200 times unless told otherwise. Promised: nothing acknowledged is lost, the log verifies. */
const RUNS = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), 'sanzhang-crash-'));
const began = performance.now();
const { acknowledged, wrong } = await crashRuns(folder, RUNS);
rmSync(folder, { recursive: true, force: true });
process.stdout.write(
  `${RUNS} runs killed, ${acknowledged} decisions acknowledged, ${wrong.length} wrong, ${((performance.now() - began) / 1000).toFixed(0)} s\n${wrong.join('\n')}`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;
