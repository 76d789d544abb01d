import type { Job, JobResult } from '../../../shared/contracts/desk/jobs.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import type { DatabaseAccess, FromJobRunner, JobOrder, ServiceError } from '../../services/messages.ts';
import { DeskFailure } from '../desk-failure.ts';
import type { Log } from '../log.ts';
import { JobHands, type JobProcess } from './job-hands.ts';

/** How long a job that was asked to stop may take before it is killed. */
const STOP_WITHIN_MS = 1_500;
const TELL_EVERY_MS = 100;

/** A process that is out of memory and one that is killed end alike: the sentence has to hold for both. */
const DIED = {
  code: 'E_JOB_DIED',
  message: '任务意外中止（可能是内存不够），没有留下做了一半的结果',
  mend: '请再试一次；若文件特别大，请先关闭其他程序再试',
} as const;

interface Running {
  job: Job;
  readonly process: JobProcess;
  readonly beganAt: number;
  toldAt: number;
}

export interface JobDeskOptions {
  readonly script: string;
  readonly log: Log;
  readonly access: () => DatabaseAccess | null;
  /** Tells the window, at most ten times a second and at the end. */
  readonly tell: (job: Job) => void;
  /** A job is over, however it ended. */
  readonly over: (job: Job) => void;
}

/** Runs one job at a time, each in a process of its own. The life of a job is known here and nowhere else. */
export class JobDesk {
  readonly #options: JobDeskOptions;
  readonly #hands: JobHands;
  #running: Running | null = null;
  #last: Job | null = null;
  #nextId = 1;
  readonly #ends = new Map<number, (job: Job) => void>();

  constructor(options: JobDeskOptions) {
    this.#options = options;
    this.#hands = new JobHands(options.script, options.log);
  }

  /** The job that runs, or the last one that ended. */
  get current(): Job | null {
    return this.#running === null ? this.#last : withElapsed(this.#running);
  }

  get isBusy(): boolean {
    return this.#running !== null;
  }

  /** Starts a job and gives its number. Throws DeskFailure where another one runs. */
  start(order: JobOrder, title: string, monthId: number | null, actor: Actor): number {
    const access = this.#options.access();
    if (access === null)
      throw new DeskFailure({ code: 'E_LOCKED', message: '工作台还没有打开', mend: '请先打开工作台' });
    return this.#start(order, title, monthId, access, actor);
  }

  /** Runs a job to its end and gives what became of it. */
  async run(order: JobOrder, title: string, access: DatabaseAccess, actor: Actor): Promise<Job> {
    const id = this.#start(order, title, null, access, actor);
    return new Promise((resolve) => this.#ends.set(id, resolve));
  }

  #start(order: JobOrder, title: string, monthId: number | null, access: DatabaseAccess, actor: Actor): number {
    if (this.#running !== null)
      throw new DeskFailure({
        code: 'E_BUSY',
        message: `正在${this.#running.job.title}，一次只能做一件事`,
        mend: '请等它完成，或先取消它',
      });
    const id = this.#nextId++;
    const process = this.#hands.take({
      message: (message) => this.#hear(id, message),
      end: ({ code }) => this.#ended(id, code),
    });
    this.#running = {
      job: {
        id,
        kind: order.kind,
        monthId,
        title,
        startedAt: new Date().toISOString(),
        elapsedMs: 0,
        state: 'running',
        progress: null,
        result: null,
        error: null,
      },
      process,
      beganAt: Date.now(),
      toldAt: 0,
    };
    process.post({ type: 'run', database: access, order, actor });
    this.#tell(true);
    return id;
  }

  /** Asks the job to stop, and kills it where it does not. What it had begun is swept away. */
  cancel(jobId: number): void {
    const running = this.#running;
    if (running === null || running.job.id !== jobId) return;
    running.job = { ...running.job, state: 'stopping' };
    running.process.post({ type: 'cancel' });
    setTimeout(() => {
      if (this.#running === running) running.process.kill();
    }, STOP_WITHIN_MS);
    this.#tell(true);
  }

  /** Ends whatever runs, at once: the application is closing. */
  stop(): void {
    this.#hands.dismiss();
    this.#running?.process.kill();
  }

  #hear(id: number, message: FromJobRunner): void {
    const running = this.#running;
    if (running === null || running.job.id !== id) return;
    switch (message.type) {
      case 'progress':
        running.job = { ...running.job, progress: message.progress };
        this.#tell(false);
        return;
      case 'done':
        this.#finish(running, { state: 'done', result: this.#numbered(message.result) });
        return;
      case 'failed':
        this.#finish(running, { state: 'failed', error: this.#errorOf(message.error) });
        return;
      case 'cancelled':
        this.#finish(running, { state: 'cancelled' });
    }
  }

  #ended(id: number, code: number | null): void {
    const running = this.#running;
    if (running === null || running.job.id !== id) return;
    if (running.job.state === 'stopping') {
      this.#finish(running, { state: 'cancelled' });
      return;
    }
    const number = this.#options.log.write('error', `job ${running.job.kind} died: ${code}`);
    this.#finish(running, { state: 'failed', error: { ...DIED, number } });
  }

  #finish(running: Running, end: Partial<Job>): void {
    this.#last = { ...withElapsed(running), ...end };
    this.#running = null;
    running.process.kill();
    this.#options.over(this.#last);
    this.#options.tell(this.#last);
    this.#ends.get(this.#last.id)?.(this.#last);
    this.#ends.delete(this.#last.id);
    // Another file follows, or the reconciliation.
    if (this.#last.kind === 'import') this.#hands.prepare();
  }

  #tell(always: boolean): void {
    const running = this.#running;
    const now = Date.now();
    if (running === null || (!always && now - running.toldAt < TELL_EVERY_MS)) return;
    running.toldAt = now;
    this.#options.tell(withElapsed(running));
  }

  #errorOf({ forLog, ...told }: ServiceError): NonNullable<Job['error']> {
    return { ...told, number: this.#options.log.write('error', forLog === '' ? told.code : forLog) };
  }

  /** Gives every error within a result its number in the log. */
  #numbered(result: JobResult): JobResult {
    const numbered = <File extends { readonly error: Job['error'] }>(file: File): File => {
      if (file.error === null) return file;
      const number = this.#options.log.write('error', `${result.kind}: ${file.error.code}`);
      return { ...file, error: { ...file.error, number } };
    };
    if (result.kind === 'import') return { ...result, files: result.files.map(numbered) };
    if (result.kind === 'evidence') return { ...result, files: result.files.map(numbered) };
    return result;
  }
}

function withElapsed({ job, beganAt }: Running): Job {
  return { ...job, elapsedMs: Math.max(0, Date.now() - beganAt) };
}
