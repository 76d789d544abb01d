import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { DossierAnswer, DossierBench, DossierOrder, DossierSettings, InspectionOrder } from './dossier-order.ts';

/** What a thread says. */
export type DossierReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly answer: DossierAnswer }
  | {
      readonly kind: 'broken';
      readonly message: string;
      readonly code: string | undefined;
      readonly syscall: string | undefined;
    };

interface Waiting {
  readonly order: DossierOrder | InspectionOrder;
  readonly resolve: (answer: DossierAnswer) => void;
  readonly reject: (error: Error) => void;
}

const MOST_THREADS = 4;
/** Orders that wait at each thread, so that none stands idle while the next one's scans are read. */
const ORDERS_A_THREAD = 2;

/** How many threads make dossiers where nobody says otherwise. */
export function threadsHere(): number {
  return Math.min(MOST_THREADS, availableParallelism());
}

/**
 * Threads that make dossiers. An order at which a thread ends (it may have run out of memory) has failed, and another thread takes its place;
 * what else waits is made. `close` ends all.
 */
export class DossierPool implements DossierBench {
  readonly places: number;
  readonly #program: string;
  readonly #settings: DossierSettings;
  readonly #workers = new Set<Worker>();
  readonly #idle: Worker[] = [];
  readonly #queue: Waiting[] = [];
  readonly #running = new Map<Worker, Waiting>();
  #isClosed = false;

  private constructor(program: string, settings: DossierSettings, threads: number) {
    this.#program = program;
    this.#settings = settings;
    this.places = threads * ORDERS_A_THREAD;
  }

  /** A pool, or null where threads cannot be had: a program run from its sources, or a place that starts none. */
  static async open(
    settings: DossierSettings,
    threads: number,
    program: string | null = programOf(),
  ): Promise<DossierPool | null> {
    if (threads < 2 || program === null) return null;
    const pool = new DossierPool(program, settings, threads);
    try {
      await Promise.all(Array.from({ length: threads }, () => pool.#start()));
      return pool;
    } catch {
      await pool.close();
      return null;
    }
  }

  make(order: DossierOrder | InspectionOrder): Promise<DossierAnswer> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ order, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#failAll(new Error('the threads that make dossiers have ended'));
    await Promise.all([...this.#workers].map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#workers.size === 0) this.#failAll(new Error('no thread that makes dossiers can be started'));
    while (this.#queue.length > 0 && this.#idle.length > 0) {
      const worker = this.#idle.pop()!;
      const waiting = this.#queue.shift()!;
      this.#running.set(worker, waiting);
      worker.postMessage(waiting.order);
    }
  }

  /** Starts a thread; rejects where it ends before it is ready. */
  #start(): Promise<void> {
    const worker = new Worker(this.#program, { workerData: this.#settings });
    this.#workers.add(worker);
    return new Promise((resolve, reject) => {
      let ended = '';
      worker.on('message', (reply: DossierReply) => {
        if (reply.kind === 'ready') resolve();
        this.#hear(worker, reply);
      });
      worker.on('error', (error) => {
        ended = error.message;
      });
      worker.on('exit', () => {
        reject(new Error(ended));
        this.#lose(worker, ended);
      });
    });
  }

  #hear(worker: Worker, reply: DossierReply): void {
    const waiting = this.#running.get(worker);
    this.#running.delete(worker);
    this.#idle.push(worker);
    if (reply.kind === 'done') waiting?.resolve(reply.answer);
    // What the file system said is kept: whoever gave the folder has to hear it in words.
    else if (reply.kind === 'broken')
      waiting?.reject(Object.assign(new Error(reply.message), { code: reply.code, syscall: reply.syscall }));
    this.#next();
  }

  #lose(worker: Worker, why: string): void {
    this.#workers.delete(worker);
    const waiting = this.#running.get(worker);
    this.#running.delete(worker);
    if (this.#isClosed) return;
    waiting?.resolve({ failed: `制作线程意外结束${why === '' ? '' : `（${why}）`}` });
    // One that ended before it had anything to do would only end again.
    if (waiting !== undefined) this.#start().catch(() => {});
    this.#next();
  }

  #failAll(error: Error): void {
    for (const waiting of [...this.#running.values(), ...this.#queue.splice(0)]) waiting.reject(error);
    this.#running.clear();
  }
}

/** The thread's program lies beside this one where both are bundled: as a module for Node, as a script for the window. */
function programOf(): string | null {
  for (const name of ['./dossier-worker.mjs', './dossier-worker.cjs']) {
    const path = fileURLToPath(new URL(name, import.meta.url));
    if (existsSync(path)) return path;
  }
  return null;
}
