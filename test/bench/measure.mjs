// Measures programs, each run a whole process of its own: wall-clock time from its start to its end, and its peak memory.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const REPORT_PEAK = fileURLToPath(new URL('report-peak.mjs', import.meta.url));

/**
 * Runs `node ARGS` once. Gives `{ms, peakBytes, stdout}`; rejects where it ends with a code that is not among `codes`.
 */
export async function runOnce({ args, codes = [0] }, scratch) {
  const peakFile = `${scratch}/peak.txt`;
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', REPORT_PEAK, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, BENCH_PEAK_FILE: peakFile },
  });
  const stdout = [];
  const stderr = [];
  child.stdout.on('data', (chunk) => stdout.push(chunk));
  child.stderr.on('data', (chunk) => stderr.push(chunk));
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => resolve(exitCode ?? signal));
  });
  const ms = performance.now() - began;
  if (!codes.includes(code)) {
    throw new Error(`${args.join(' ')} ended with ${code}:\n${Buffer.concat(stderr).toString('utf8').slice(-2000)}`);
  }
  return { ms, peakBytes: Number(readFileSync(peakFile, 'utf8')), stdout: Buffer.concat(stdout).toString('utf8') };
}

/** The middle of the sorted numbers; of an even count, the mean of the two in the middle. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * Runs the contestants in turn, `runs` times over, so that whatever else the machine does falls on all alike.
 * Gives for each name `{ms, allMs, peakBytes, stdout, stdouts}`: medians, every time, what the last run said and what each did.
 */
export async function measureInTurn(contestants, runs, scratch, say) {
  const results = contestants.map(({ name }) => ({ name, all: [], peaks: [], stdouts: [] }));
  for (let run = 1; run <= runs; run++) {
    for (const [i, contestant] of contestants.entries()) {
      contestant.before?.();
      const { ms, peakBytes, stdout } = await runOnce(contestant, scratch);
      results[i].all.push(ms);
      results[i].peaks.push(peakBytes);
      results[i].stdouts.push(stdout);
      say(`  ${run}/${runs}  ${(ms / 1000).toFixed(2)} s  ${(peakBytes / 1e6).toFixed(0)} MB  ${contestant.name}`);
    }
  }
  return Object.fromEntries(
    results.map(({ name, all, peaks, stdouts }) => [
      name,
      { ms: median(all), allMs: all, peakBytes: median(peaks), stdout: stdouts.at(-1), stdouts },
    ]),
  );
}
