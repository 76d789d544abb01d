import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppError, type Bilingual, type ErrorCode, type ErrorPlace } from '../../shared/contracts/app-error.ts';
import type { JobContext, Progress } from './progress.ts';
import type { LedgerFile, RangeReading, RangeToRead } from './read-ledger-file.ts';
import type { LedgerFileReading } from './read-table.ts';

/** What a thread is asked to do. */
export type PoolTask =
  | { readonly kind: 'file'; readonly file: LedgerFile }
  | { readonly kind: 'range'; readonly range: RangeToRead };

/** What a thread says. */
export type PoolAnswer =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly id: number; readonly value: LedgerFileReading | RangeReading }
  | {
      readonly kind: 'refused';
      readonly id: number;
      readonly code: ErrorCode;
      readonly place: ErrorPlace;
      readonly problem: Bilingual;
      readonly mend: Bilingual;
    }
  | { readonly kind: 'broken'; readonly id: number; readonly message: string };

interface Waiting {
  readonly task: PoolTask;
  readonly resolve: (value: LedgerFileReading | RangeReading) => void;
  readonly reject: (error: Error) => void;
}

const MOST_THREADS = 4;
/** The thread's program lies beside this one where both are bundled; run from its sources there is none. */
const PROGRAM = new URL('./ledger-worker.mjs', import.meta.url);

/** Threads that read ledgers. A thread that breaks fails its task, and the pool is of no more use; `close` ends all. */
export class LedgerPool {
  readonly #context: JobContext;
  readonly #workers: Worker[] = [];
  readonly #idle: Worker[] = [];
  readonly #queue: Waiting[] = [];
  readonly #running = new Map<Worker, Waiting>();
  readonly #size: number;
  #nextId = 0;
  readonly #onAbort = (): void => this.#failAll(this.#context.signal.reason as Error);

  private constructor(size: number, context: JobContext) {
    this.#size = size;
    this.#context = context;
    context.signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  /** A pool, or null where threads bring nothing: one processor, or a program run from its sources. */
  static open(context: JobContext): LedgerPool | null {
    const size = Math.min(MOST_THREADS, availableParallelism());
    return size > 1 && existsSync(fileURLToPath(PROGRAM)) ? new LedgerPool(size, context) : null;
  }

  readFile(file: LedgerFile): Promise<LedgerFileReading> {
    return this.#run({ kind: 'file', file }) as Promise<LedgerFileReading>;
  }

  readRanges(ranges: readonly RangeToRead[]): Promise<readonly RangeReading[]> {
    let done = 0;
    return Promise.all(
      ranges.map(async (range) => {
        const reading = (await this.#run({ kind: 'range', range })) as RangeReading;
        done += range.range.end - range.range.start;
        this.#context.report({ phase: 'read', what: range.body.file, done, total: 0, unit: 'bytes' });
        return reading;
      }),
    );
  }

  /** Ends all threads, whatever they are doing. */
  async close(): Promise<void> {
    this.#context.signal.removeEventListener('abort', this.#onAbort);
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #run(task: PoolTask): Promise<LedgerFileReading | RangeReading> {
    this.#context.signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      this.#queue.push({ task, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    while (this.#queue.length > 0) {
      const worker = this.#idle.pop() ?? (this.#workers.length < this.#size ? this.#start() : null);
      if (worker === null) return;
      const waiting = this.#queue.shift()!;
      this.#running.set(worker, waiting);
      worker.postMessage({ id: this.#nextId++, task: waiting.task });
    }
  }

  #start(): Worker {
    const worker = new Worker(PROGRAM);
    this.#workers.push(worker);
    worker.on('message', (answer: PoolAnswer) => this.#hear(worker, answer));
    worker.on('error', (error) => this.#failAll(error));
    return worker;
  }

  #hear(worker: Worker, answer: PoolAnswer): void {
    if (answer.kind === 'progress') {
      this.#context.report(answer.progress);
      return;
    }
    const waiting = this.#running.get(worker);
    this.#running.delete(worker);
    this.#idle.push(worker);
    if (answer.kind === 'done') waiting?.resolve(answer.value);
    else if (answer.kind === 'refused')
      waiting?.reject(new AppError(answer.code, answer.place, answer.problem, answer.mend));
    else waiting?.reject(new Error(answer.message));
    this.#next();
  }

  #failAll(error: Error): void {
    for (const waiting of [...this.#running.values(), ...this.#queue.splice(0)]) waiting.reject(error);
    this.#running.clear();
    for (const worker of this.#workers) void worker.terminate();
  }
}
