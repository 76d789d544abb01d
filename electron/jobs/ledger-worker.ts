import { parentPort } from 'node:worker_threads';
import { AppError } from '../../shared/contracts/app-error.ts';
import { hashOfFile } from './hash-of-file.ts';
import type { PoolAnswer, PoolTask, PoolWork } from './ledger-pool.ts';
import { joinParts, readRows, scanRange } from './plain-range.ts';
import type { Progress } from './progress.ts';

/** A thread of the pool: reads what it is sent, one task at a time, and hands the columns over without copying them. */

const port = parentPort!;
const PROGRESS_EVERY_MS = 100;
let reportedAt = 0;

function report(progress: Progress): void {
  const now = Date.now();
  if (now - reportedAt < PROGRESS_EVERY_MS) return;
  reportedAt = now;
  port.postMessage({ kind: 'progress', progress } satisfies PoolAnswer);
}

/** What is done for each kind of work. */
const WORK: { readonly [Kind in keyof PoolWork]: (given: PoolWork[Kind]['given']) => unknown } = {
  // The readers of all formats are loaded where they are needed: a thread has to be there at once.
  file: async (file) => (await import('./read-ledger-file.ts')).readLedgerFile(file, context),
  range: async (range) => (await import('./read-ledger-file.ts')).readRange(range, context),
  hash: (path) => hashOfFile(path, context.signal),
  scan: scanRange,
  join: joinParts,
  rows: readRows,
};

/** The buffers of all typed arrays in a value, each once, but for those that threads share. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (value !== null && typeof value === 'object' && !(value instanceof Map) && !Array.isArray(value)) {
    for (const each of Object.values(value)) buffersOf(each, found);
  }
  return found;
}

// The pool stops a thread by ending it, so there is no signal to listen to here.
const context = { signal: new AbortController().signal, report };

port.on('message', async ({ id, task }: { readonly id: number; readonly task: PoolTask }) => {
  try {
    const value = await (WORK[task.kind] as (given: PoolTask['given']) => unknown)(task.given);
    port.postMessage({ kind: 'done', id, value } satisfies PoolAnswer, [...buffersOf(value)]);
  } catch (error) {
    const answer: PoolAnswer =
      error instanceof AppError
        ? { kind: 'refused', id, code: error.code, place: error.place, problem: error.problem, mend: error.mend }
        : { kind: 'broken', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    port.postMessage(answer);
  }
});
