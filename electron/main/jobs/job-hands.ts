import type { FromJobRunner, ToJobRunner } from '../../services/messages.ts';
import type { Log } from '../log.ts';
import { ServiceProcess } from '../service-process.ts';

/** How long a process waits for a job before it is ended: memory of the computer is others' too. */
const WAITS_MS = 120_000;

/** What is told of a process that works on a job. */
export interface JobHearing {
  readonly message: (message: FromJobRunner) => void;
  readonly end: (end: { readonly code: number | null }) => void;
}

export type JobProcess = ServiceProcess<ToJobRunner, FromJobRunner>;

interface Hands {
  readonly process: JobProcess;
  hearing: JobHearing | null;
}

/**
 * The processes of jobs, one a job. To start one takes a third of a second: after a job that another one mostly follows, the next process is
 * started while the person looks at what came of it. It has no key and no order while it waits, and does one job like any other.
 */
export class JobHands {
  readonly #script: string;
  readonly #log: Log;
  #waiting: Hands | null = null;
  #until: NodeJS.Timeout | null = null;

  constructor(script: string, log: Log) {
    this.#script = script;
    this.#log = log;
  }

  /** A process for a job: the one that waits, or a new one. */
  take(hearing: JobHearing): JobProcess {
    const hands = this.#waiting ?? this.#start();
    this.#forget();
    hands.hearing = hearing;
    return hands.process;
  }

  /** Has a process ready for the job that will follow. */
  prepare(): void {
    if (this.#waiting !== null) return;
    this.#waiting = this.#start();
    this.#until = setTimeout(() => this.dismiss(), WAITS_MS);
    this.#until.unref();
  }

  /** Ends the process that waits. */
  dismiss(): void {
    this.#waiting?.process.kill();
    this.#forget();
  }

  #start(): Hands {
    const hands: Hands = {
      process: new ServiceProcess<ToJobRunner, FromJobRunner>(this.#script, 'sanzhang-job', this.#log, {
        message: (message) => hands.hearing?.message(message),
        end: (end) => {
          if (this.#waiting === hands) this.#forget();
          hands.hearing?.end(end);
        },
      }),
      hearing: null,
    };
    return hands;
  }

  #forget(): void {
    if (this.#until !== null) clearTimeout(this.#until);
    this.#until = null;
    this.#waiting = null;
  }
}
