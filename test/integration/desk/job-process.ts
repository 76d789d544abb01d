import { type ChildProcess, fork } from 'node:child_process';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';
import { build } from 'esbuild';
import type { FromJobRunner, JobOrder } from '../../../electron/services/messages.ts';
import type { JobProgress } from '../../../shared/contracts/desk/jobs.ts';
import { SOMEBODY } from '../data/people.ts';
import { KEY } from './workplace.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PROGRAM = join(ROOT, '.cache', 'job-child', 'job-child.cjs');

/** Bundles the process of a job as the desktop's are: CommonJS, the native library left outside. */
export async function buildJobProcess(): Promise<void> {
  // Several files of tests build it at the same time: it comes into its place in one step.
  const made = `${PROGRAM}.${process.pid}-${threadId}`;
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['test/integration/desk/job-child.ts'],
    outfile: made,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    external: ['libsql', '@expo-google-fonts/*'],
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    logLevel: 'error',
  });
  renameSync(made, PROGRAM);
}

/** A job in a process of its own, as main sees it. */
export interface RunningJob {
  readonly child: ChildProcess;
  readonly progress: { readonly at: number; readonly progress: JobProgress }[];
  /** What it said last; null where it ended without a word. */
  readonly end: Promise<Exclude<FromJobRunner, { type: 'progress' }> | null>;
}

/** Starts a job; `watch` sees every progress and may kill or cancel. */
export function startJob(
  path: string,
  order: JobOrder,
  watch: (progress: JobProgress, child: ChildProcess) => void = () => {},
): RunningJob {
  const child = fork(PROGRAM, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const progress: { at: number; progress: JobProgress }[] = [];
  const end = new Promise<Exclude<FromJobRunner, { type: 'progress' }> | null>((resolve) => {
    child.on('message', (message: FromJobRunner) => {
      if (message.type === 'progress') {
        progress.push({ at: performance.now(), progress: message.progress });
        watch(message.progress, child);
        return;
      }
      resolve(message);
      child.kill();
    });
    child.on('exit', () => resolve(null));
  });
  child.send({ type: 'run', database: { path, key: KEY }, order, actor: SOMEBODY });
  return { child, progress, end };
}
