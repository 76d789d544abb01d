/** How far the making of a sample county is; `phase` is the file being written. */
export interface SampleProgress {
  readonly phase: string;
  readonly rows: number;
  readonly totalRows: number;
}

export interface SampleJobContext {
  readonly signal?: AbortSignal | undefined;
  readonly report?: ((progress: SampleProgress) => void) | undefined;
}
