import type { CallName, CallOutput, CallsAt } from '../../shared/contracts/desk/desk.ts';
import type { Actor } from '../../shared/domain/people/actor.ts';
import type { DatabaseAccess, FromDataService, ServiceError, ToDataService } from '../services/messages.ts';
import { DeskFailure } from './desk-failure.ts';
import type { Log } from './log.ts';
import { ServiceProcess } from './service-process.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

const GONE = {
  code: 'E_SERVICE',
  message: '读写数据时程序意外停止，刚才的操作没有完成',
  mend: '数据没有损坏，程序已自动重新打开，请再试一次',
} as const;

function failureOf({ forLog, ...told }: ServiceError, log: Log): DeskFailure {
  if (forLog !== '') log.write('error', forLog);
  return new DeskFailure(told);
}

/** The data service as main sees it: opened with the key, asked by name, started again where it dies. */
export class DataClient {
  readonly #script: string;
  readonly #log: Log;
  #service: ServiceProcess<ToDataService, FromDataService> | null = null;
  #access: DatabaseAccess | null = null;
  #opening: Waiting | null = null;
  #closing: (() => void) | null = null;
  #ready: Promise<void> = Promise.reject(new DeskFailure(GONE));
  #nextSeq = 1;
  readonly #waiting = new Map<number, Waiting>();

  constructor(script: string, log: Log) {
    this.#script = script;
    this.#log = log;
    this.#ready.catch(() => undefined);
  }

  /** Opens the database; `resume`: the login of whoever was signed in before it was closed. Rejects with a DeskFailure that says why it cannot. */
  open(access: DatabaseAccess, resume: string | null = null): Promise<void> {
    this.#access = access;
    this.#start(resume);
    return this.#ready;
  }

  /** Closes the database and ends the service: nothing holds the file any more. */
  async close(): Promise<void> {
    const service = this.#service;
    this.#access = null;
    if (service === null) return;
    await new Promise<void>((resolve) => {
      this.#closing = resolve;
      service.post({ type: 'close' });
      setTimeout(() => service.kill(), 3_000).unref();
    });
  }

  sweep(): void {
    this.#service?.post({ type: 'sweep' });
  }

  /** Asks the data service. Rejects with a DeskFailure. */
  async call<Name extends CallName & CallsAt<'data'>>(name: Name, input: unknown): Promise<CallOutput<Name>> {
    return this.#ask((seq) => ({ type: 'call', seq, name, input })) as Promise<CallOutput<Name>>;
  }

  /** Who has signed in, where the person may make a call that main answers. Rejects with a DeskFailure. */
  async authorise(name: CallName): Promise<Actor> {
    return this.#ask((seq) => ({ type: 'authorise', seq, name })) as Promise<Actor>;
  }

  async #ask(message: (seq: number) => ToDataService): Promise<unknown> {
    await this.#ready;
    const service = this.#service;
    // Closed for a restore: nobody would ever answer.
    if (service === null) throw new DeskFailure(GONE);
    const seq = this.#nextSeq++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(seq, { resolve, reject });
      service.post(message(seq));
    });
  }

  #start(resume: string | null): void {
    const access = this.#access;
    if (access === null) return;
    this.#ready = new Promise<void>((resolve, reject) => {
      this.#opening = { resolve: () => resolve(), reject };
    });
    this.#ready.catch(() => undefined);
    const service = new ServiceProcess<ToDataService, FromDataService>(this.#script, 'sanzhang-data', this.#log, {
      message: (message) => this.#hear(message),
      end: ({ asked, code }) => this.#over(asked, code),
    });
    this.#service = service;
    service.post({ type: 'open', database: access, resume });
  }

  #hear(message: FromDataService): void {
    switch (message.type) {
      case 'opened':
        this.#opening?.resolve(undefined);
        return;
      case 'not-opened':
        this.#access = null;
        this.#opening?.reject(failureOf(message.error, this.#log));
        this.#service?.kill();
        return;
      case 'answer':
        this.#waiting.get(message.seq)?.resolve(message.value);
        this.#waiting.delete(message.seq);
        return;
      case 'refused':
        this.#waiting.get(message.seq)?.reject(failureOf(message.error, this.#log));
        this.#waiting.delete(message.seq);
        return;
      case 'closed':
        this.#service?.kill();
    }
  }

  #over(asked: boolean, code: number | null): void {
    this.#service = null;
    const gone = new DeskFailure(GONE);
    this.#opening?.reject(gone);
    for (const { reject } of this.#waiting.values()) reject(gone);
    this.#waiting.clear();
    this.#closing?.();
    this.#closing = null;
    if (asked || this.#access === null) return;
    this.#log.write('error', `data service ended by itself: ${code}`);
    // A service that dies while opening would die again at once.
    setTimeout(() => this.#start(null), 300);
  }
}
