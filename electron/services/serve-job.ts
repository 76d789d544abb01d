import type { JobProgress } from '../../shared/contracts/desk/jobs.ts';
import type { FromJobRunner, ToJobRunner } from './messages.ts';
import { runOrder } from './run-order.ts';
import { serviceErrorOf } from './service-error.ts';

/** The line to main, whatever it is made of: a utility process has one, and so has a plain child process. */
export interface JobLine {
  readonly post: (message: FromJobRunner) => void;
  readonly listen: (hear: (message: ToJobRunner) => void) => void;
}

/** Progress goes out at most ten times a second. */
const TELL_EVERY_MS = 100;

/**
 * Serves one job: waits for its order, runs it, and says how it ended. The process is of no more use then; whoever started it ends it.
 * Asked to stop, the job leaves nothing half done, and says so.
 */
export function serveJob(line: JobLine): void {
  const abort = new AbortController();
  let begun = false;
  line.listen((message) => {
    if (message.type === 'cancel') abort.abort();
    else if (!begun) {
      begun = true;
      void run(message, abort.signal, line);
    }
  });
}

async function run(
  { database, order, actor }: Extract<ToJobRunner, { type: 'run' }>,
  signal: AbortSignal,
  { post }: JobLine,
): Promise<void> {
  const progress = paced((each) => post({ type: 'progress', progress: each }));
  try {
    const result = await runOrder(order, database, { signal, report: progress.report, actor });
    progress.flush();
    post({ type: 'done', result });
  } catch (thrown) {
    progress.flush();
    // A job that was asked to stop may fail in any way on its way out.
    if (signal.aborted) post({ type: 'cancelled' });
    else post({ type: 'failed', error: serviceErrorOf(thrown) });
  }
}

/**
 * Lets through at most ten a second, and the first of each phase: a long stretch without a turn of the event loop may follow it. Of those
 * held back the last one goes out at the end.
 */
function paced(tell: (progress: JobProgress) => void): {
  readonly report: (progress: JobProgress) => void;
  readonly flush: () => void;
} {
  let toldAt = 0;
  let phase = '';
  let heldBack: JobProgress | null = null;
  return {
    report: (progress) => {
      const now = performance.now();
      heldBack = progress;
      if (progress.phase === phase && now - toldAt < TELL_EVERY_MS) return;
      toldAt = now;
      phase = progress.phase;
      heldBack = null;
      tell(progress);
    },
    flush: () => {
      if (heldBack !== null) tell(heldBack);
      heldBack = null;
    },
  };
}
