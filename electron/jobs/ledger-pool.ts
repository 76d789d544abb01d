import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppError, type Bilingual, type ErrorCode, type ErrorPlace } from '../../shared/contracts/app-error.ts';
import type { Ledger } from '../../shared/domain/ledger/ledger.ts';
import type { PlainJoin } from '../../shared/domain/plain/join-plain.ts';
import type { RangeToRead } from './cut-text.ts';
import type { PartsToJoin, RangeToScan, RowsToRead, ScannedRange } from './plain-range.ts';
import type { JobContext, Progress } from './progress.ts';
import type { RangeReading } from './read-ledger-file.ts';
import type { LedgerFile, LedgerFileReading } from './read-table.ts';

/** What threads can be asked for: what they are given, and what they answer. */
export interface PoolWork {
  readonly file: { readonly given: LedgerFile; readonly answer: LedgerFileReading };
  readonly range: { readonly given: RangeToRead; readonly answer: RangeReading };
  readonly hash: { readonly given: string; readonly answer: string };
  readonly scan: { readonly given: RangeToScan; readonly answer: ScannedRange | null };
  readonly join: { readonly given: PartsToJoin; readonly answer: PlainJoin };
  readonly rows: { readonly given: RowsToRead; readonly answer: Ledger };
}

/** What a thread is asked to do. */
export type PoolTask = {
  [Kind in keyof PoolWork]: { readonly kind: Kind; readonly given: PoolWork[Kind]['given'] };
}[keyof PoolWork];

/** What a thread says. */
export type PoolAnswer =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
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
  readonly resolve: (value: unknown) => void;
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

  /** Starts all threads now: they come up while the caller gets their work ready. */
  start(): void {
    while (this.#workers.length < this.#size) this.#idle.push(this.#start());
  }

  /** Has one piece of work done by a thread, when one is free. */
  run<Kind extends keyof PoolWork>(kind: Kind, given: PoolWork[Kind]['given']): Promise<PoolWork[Kind]['answer']> {
    this.#context.signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      this.#queue.push({ task: { kind, given } as PoolTask, resolve: resolve as Waiting['resolve'], reject });
      this.#next();
    });
  }

  /** Ends all threads, whatever they are doing. */
  async close(): Promise<void> {
    this.#context.signal.removeEventListener('abort', this.#onAbort);
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
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
