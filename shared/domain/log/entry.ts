/** A value an entry of the log may carry: what JSON writes in one way only. */
export type LogValue = string | number | boolean | null | readonly LogValue[] | { readonly [name: string]: LogValue };
/** `sentence`: the one line a person reads; the rest is for whoever asks further. */
export type LogDetail = { readonly sentence?: string } & { readonly [name: string]: LogValue };

/** Rows of a kept table that an entry vouches for: the whole stretch of ids, hashed in order of the ids. */
export type VouchedRows = readonly [table: string, firstId: number, lastId: number, sha256: string];

/** An entry as it is hashed. Both chains hash the same words, each with its own former hash. */
export interface LogEntry {
  /** From 1, without gaps. */
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The login of whoever did it; '' for the program itself. */
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** Canonical JSON of a LogDetail. */
  readonly detail: string;
  /** JSON of VouchedRows[]. */
  readonly rows: string;
}

/** What stands in the place of the former hash in the first entry. */
export const BEFORE_THE_FIRST = '0'.repeat(64);

/**
 * The text whose UTF-8 bytes are hashed: a JSON array in this order, the former hash of the same chain last. Anybody can make it again with
 * `JSON.stringify`; verify.mjs in the audit package does.
 */
export function hashedText({ seq, at, actor, action, subject, detail, rows }: LogEntry, former: string): string {
  return JSON.stringify([seq, at, actor, action, subject, detail, rows, former]);
}

/** JSON with the names of every object in order: the same value is the same text. */
export function canonicalJson(value: LogValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const named = value as { readonly [name: string]: LogValue };
  const parts = Object.keys(named)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(named[name]!)}`);
  return `{${parts.join(',')}}`;
}
