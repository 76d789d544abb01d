/** A target of the bench: what was measured, what was to be reached. `unit` is empty for a ratio. */
export interface Target {
  readonly what: string;
  readonly measured: number;
  readonly goal: string;
  readonly reached: boolean;
  readonly unit?: string;
}
/** One row of the bench, as rows.mjs measures it. */
export interface BenchRow {
  readonly key: string;
  readonly title: string;
  readonly lines: readonly {
    readonly name: string;
    readonly ms: number;
    readonly allMs: readonly number[];
    readonly peakBytes: number;
    readonly note: string;
  }[];
  readonly targets: readonly Target[];
  readonly given?: { readonly name: string; readonly seconds: number; readonly ratio: number };
}
export function page(bench: {
  readonly rows: readonly BenchRow[];
  readonly runs: number;
  readonly machine: string;
  readonly command: string;
  readonly seed: number;
  readonly dated: string;
  readonly small: boolean;
}): string;
