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

/** Threads that make dossiers. One that breaks fails every order, and the pool is of no more use; `close` ends all. */
export class DossierPool implements DossierBench {
  readonly places: number;
  readonly #workers: readonly Worker[];
  readonly #idle: Worker[];
  readonly #queue: Waiting[] = [];
  readonly #running = new Map<Worker, Waiting>();
  #broken: Error | null = null;

  private constructor(workers: readonly Worker[]) {
    this.#workers = workers;
    this.#idle = [...workers];
    this.places = workers.length * ORDERS_A_THREAD;
    for (const worker of workers) {
      worker.on('message', (reply: DossierReply) => this.#hear(worker, reply));
      worker.on('error', (error) => this.#failAll(error));
      worker.on('exit', () => this.#failAll(new Error('a thread that makes dossiers has ended')));
    }
  }

  /** A pool, or null where threads cannot be had: a program run from its sources, or a place that starts none. */
  static async open(
    settings: DossierSettings,
    threads: number,
    program: string | null = programOf(),
  ): Promise<DossierPool | null> {
    if (threads < 2 || program === null) return null;
    const workers = Array.from({ length: threads }, () => new Worker(program, { workerData: settings }));
    try {
      await Promise.all(workers.map(ready));
      return new DossierPool(workers);
    } catch {
      await Promise.all(workers.map((worker) => worker.terminate()));
      return null;
    }
  }

  make(order: DossierOrder | InspectionOrder): Promise<DossierAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#broken !== null) {
        reject(this.#broken);
        return;
      }
      this.#queue.push({ order, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#broken ??= new Error('the pool is closed');
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #next(): void {
    while (this.#queue.length > 0 && this.#idle.length > 0) {
      const worker = this.#idle.pop()!;
      const waiting = this.#queue.shift()!;
      this.#running.set(worker, waiting);
      worker.postMessage(waiting.order);
    }
  }

  #hear(worker: Worker, reply: DossierReply): void {
    if (reply.kind === 'ready') return;
    const waiting = this.#running.get(worker);
    this.#running.delete(worker);
    this.#idle.push(worker);
    if (reply.kind === 'done') waiting?.resolve(reply.answer);
    // What the file system said is kept: whoever gave the folder has to hear it in words.
    else waiting?.reject(Object.assign(new Error(reply.message), { code: reply.code, syscall: reply.syscall }));
    this.#next();
  }

  #failAll(error: Error): void {
    this.#broken ??= error;
    for (const waiting of [...this.#running.values(), ...this.#queue.splice(0)]) waiting.reject(this.#broken);
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

function ready(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => (): void => {
      worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
      act();
    };
    const onMessage = settle(resolve);
    const onEnd = settle(() => reject(new Error('the thread did not start')));
    worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
  });
}
