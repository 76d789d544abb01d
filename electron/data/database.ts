import Libsql from 'libsql';
import { databaseError } from './database-error.ts';

/** What can be bound to a parameter. A boolean is not one of them: the native library ends the whole process over it. */
export type SqlValue = string | number | bigint | Uint8Array | null;
export type SqlParameters = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

export interface Written {
  readonly changes: number;
  readonly lastId: number;
}

/**
 * An open database. Synchronous, as SQLite is. Every failure of the database comes out as a `WorkplaceError` where a person can do
 * something about it, and as it is where it is a bug.
 */
export interface Database {
  readonly path: string;
  all<Row extends object>(sql: string, parameters?: SqlParameters): Row[];
  get<Row extends object>(sql: string, parameters?: SqlParameters): Row | undefined;
  /** Row by row, for what is too large for one array. The database may not be written to by the loop. */
  each<Row extends object>(sql: string, parameters?: SqlParameters): IterableIterator<Row>;
  run(sql: string, parameters?: SqlParameters): Written;
  /** Statements without parameters, several at once. */
  exec(sql: string): void;
  /** BEGIN IMMEDIATE … COMMIT, rolled back where `work` throws. Inside another transaction it is a part of that one. */
  transaction<T>(work: () => T): T;
  /** Everything `work` reads is of one moment, whatever others write meanwhile. It may wait, and may write nothing. */
  snapshot<T>(work: () => Promise<T>): Promise<T>;
  /** Not to be used any more. Its files may be held for a while: see `release`. */
  close(): void;
}

type Native = InstanceType<typeof Libsql>;
type Statement = ReturnType<Native['prepare']>;

/** Statements kept prepared; beyond it the oldest is forgotten. */
const KEPT_STATEMENTS = 200;

/** Wraps a connection of the native library. Only `openDatabase` calls it. */
export class NativeDatabase implements Database {
  readonly path: string;
  readonly #native: Native;
  readonly #statements = new Map<string, Statement>();
  #inTransaction = false;

  constructor(path: string, key: string, busyTimeoutMs: number) {
    this.path = path;
    // The typings are those of better-sqlite3 and do not know of encryption.
    const options = { encryptionCipher: 'aes256cbc', encryptionKey: key, timeout: busyTimeoutMs } as Libsql.Options;
    this.#native = guarded(() => new Libsql(path, options));
  }

  all<Row extends object>(sql: string, parameters: SqlParameters = []): Row[] {
    return guarded(() => this.#prepared(sql).all(bound(parameters)) as Row[]);
  }

  get<Row extends object>(sql: string, parameters: SqlParameters = []): Row | undefined {
    const row = guarded(
      () => this.#prepared(sql).get(bound(parameters)) as (Row & { _metadata?: unknown }) | undefined,
    );
    // The library puts the duration of the query into the row.
    if (row !== undefined) delete row._metadata;
    return row;
  }

  *each<Row extends object>(sql: string, parameters: SqlParameters = []): IterableIterator<Row> {
    // A statement of its own: the same query may be asked again while this one is under way.
    const rows = guarded(() => this.#native.prepare(sql).iterate(bound(parameters)) as IterableIterator<Row>);
    for (;;) {
      const next = guarded(() => rows.next());
      if (next.done === true) return;
      yield next.value;
    }
  }

  run(sql: string, parameters: SqlParameters = []): Written {
    return guarded(() => {
      const { changes, lastInsertRowid } = this.#prepared(sql).run(bound(parameters));
      return { changes, lastId: Number(lastInsertRowid) };
    });
  }

  exec(sql: string): void {
    guarded(() => this.#native.exec(sql));
  }

  transaction<T>(work: () => T): T {
    if (this.#inTransaction) return work();
    this.exec('BEGIN IMMEDIATE');
    this.#inTransaction = true;
    try {
      const result = work();
      if (result instanceof Promise) throw new TypeError('a transaction does not wait: its work has to be synchronous');
      this.exec('COMMIT');
      return result;
    } catch (error) {
      try {
        this.exec('ROLLBACK');
      } catch {
        // A full disk or a damaged page has rolled it back already.
      }
      throw error;
    } finally {
      this.#inTransaction = false;
    }
  }

  async snapshot<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inTransaction) throw new TypeError('a snapshot is not taken within a transaction');
    this.exec('BEGIN');
    this.#inTransaction = true;
    try {
      return await work();
    } finally {
      this.#inTransaction = false;
      this.exec('ROLLBACK');
    }
  }

  close(): void {
    this.#statements.clear();
    this.#native.close();
  }

  #prepared(sql: string): Statement {
    const kept = this.#statements.get(sql);
    if (kept !== undefined) return kept;
    const statement = this.#native.prepare(sql);
    if (this.#statements.size >= KEPT_STATEMENTS) {
      const oldest = this.#statements.keys().next();
      if (oldest.done !== true) this.#statements.delete(oldest.value);
    }
    this.#statements.set(sql, statement);
    return statement;
  }
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw databaseError(error);
  }
}

/**
 * What the library is given. It binds every number as REAL, which a TEXT column keeps as '1.0' and a division does not round: whole
 * numbers go as bigint. It panics over a boolean; undefined is a forgotten value; what is no number would become NULL. A text is given back
 * only up to its first NUL, which a damaged cell may hold: it is kept as its picture.
 */
function bound(parameters: SqlParameters): object {
  if (Array.isArray(parameters)) return (parameters as readonly SqlValue[]).map(boundValue);
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, boundValue(value)]));
}

function boundValue(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('\u0000') ? value.replaceAll('\u0000', '\u2400') : value;
  if (value === null || typeof value === 'bigint') return value;
  if (Number.isSafeInteger(value)) return BigInt(value as number);
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  throw new TypeError(`a ${typeof value} cannot be bound`);
}
