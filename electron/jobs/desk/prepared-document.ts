/** A document that is ready to be written. */
export interface PreparedDocument {
  /** What it is and what it is about, for the log: 抽查名单 2026-04 农村低保（第 3 号抽样）. */
  readonly title: string;
  /** Writes it to a path; what is told besides. */
  readonly write: (path: string) => Promise<{ readonly rows: number; readonly warnings: readonly string[] }>;
}
