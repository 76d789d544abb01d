/** What a job says while it runs. `done` and `total` count `unit`s; `total` is 0 where it is not known. */
export interface Progress {
  readonly phase: 'read' | 'match' | 'write' | 'verify' | 'sample';
  readonly what: string;
  readonly done: number;
  readonly total: number;
  readonly unit: 'bytes' | 'rows';
}

/** What every job is given besides its input. */
export interface JobContext {
  readonly signal: AbortSignal;
  readonly report: (progress: Progress) => void;
}
