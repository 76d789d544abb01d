import { type UtilityProcess, utilityProcess } from 'electron';
import type { Log } from './log.ts';

/** Names of variables that change how a Node process runs: a service never inherits them. */
const DANGEROUS = /^(?:NODE_OPTIONS|NODE_EXTRA_CA_CERTS|NODE_PATH|ELECTRON_RUN_AS_NODE)$/;

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (each): each is [string, string] => each[1] !== undefined && !DANGEROUS.test(each[0]),
    ),
  );
}

/** Why a service ended. */
export interface ServiceEnd {
  /** Whether somebody asked it to end. */
  readonly asked: boolean;
  readonly code: number | null;
}

/** A utility process with typed messages. It is over when `exit` says so: its `error` event is a hint at most. */
export class ServiceProcess<To, From> {
  readonly #child: UtilityProcess;
  #asked = false;
  #ended = false;

  constructor(
    script: string,
    name: string,
    log: Log,
    hear: { readonly message: (message: From) => void; readonly end: (end: ServiceEnd) => void },
  ) {
    this.#child = utilityProcess.fork(script, [], {
      serviceName: name,
      stdio: 'pipe',
      env: environment(),
    });
    this.#child.on('message', (message: From) => hear.message(message));
    // What a service prints is its last word on a crash: classes and frames go to the log, stripped of anything personal.
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) =>
        log.write('info', `${name}: ${chunk.toString('utf8').trim().slice(0, 2000)}`),
      );
    this.#child.once('exit', (code) => {
      this.#ended = true;
      hear.end({ asked: this.#asked, code });
    });
  }

  get ended(): boolean {
    return this.#ended;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  post(message: To): void {
    if (!this.#ended) this.#child.postMessage(message);
  }

  kill(): void {
    this.#asked = true;
    if (!this.#ended) this.#child.kill();
  }
}
