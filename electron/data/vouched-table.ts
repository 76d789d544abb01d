import type { Database } from './database.ts';
import { keptTable } from './kept-tables.ts';
import type { Finding } from './replay/replay.ts';
import { RowsDigest } from './rows-digest.ts';

/** Rows read ahead at most; fewer after a stretch that was out of order. */
const ROWS_AHEAD = 1000;
const ROWS_AT_FIRST = 8;

type Row = Readonly<Record<string, unknown>>;

/**
 * The rows of one kept table, held against what the log vouches for. Entries come in the order in which rows were added: the table is read once
 * from beginning to end, and only a stretch that is out of order is looked up.
 */
export class VouchedTable {
  readonly #db: Database;
  readonly #name: string;
  readonly #key: string;
  readonly #columns: readonly string[];
  /** Vouched for: stretches of ids, sorted, apart. */
  readonly #stretches: { first: number; last: number }[] = [];
  /** The next rows, the last one first. */
  #ahead: Row[] = [];
  #atOnce = ROWS_AT_FIRST;
  #count = 0;

  constructor(db: Database, name: string) {
    const { key, columns } = keptTable(name);
    this.#db = db;
    this.#name = name;
    this.#key = key;
    this.#columns = columns;
  }

  /** Rows found vouched for and unchanged. */
  get count(): number {
    return this.#count;
  }

  /** The entry vouches for these rows. Says what is wrong with that. */
  take(seq: number, first: number, last: number, sha256: string): Finding | null {
    const many = first === last ? `第 ${first} 行` : `第 ${first} 至 ${last} 行`;
    const wrong = (id: number, sentence: string): Finding => ({ seq, table: this.#name, id, sentence });
    if (!(Number.isSafeInteger(first) && Number.isSafeInteger(last) && first <= last))
      return wrong(0, `操作日志第 ${seq} 条担保的行号不成样子（表 ${this.#name}）`);
    if (!this.#cover(first, last)) return wrong(first, `表 ${this.#name} ${many}被操作日志第 ${seq} 条重复担保`);
    const digest = new RowsDigest();
    for (let id = first; id <= last; id++) {
      const row = this.#rowAt(id);
      if (row === undefined) return wrong(id, `表 ${this.#name} 第 ${id} 行不见了，操作日志第 ${seq} 条担保过它`);
      digest.add(this.#columns.map((column) => row[column]));
    }
    if (digest.hex() !== sha256)
      return wrong(first, `表 ${this.#name} ${many}与操作日志第 ${seq} 条担保的不同：写入之后被改动过`);
    this.#count += last - first + 1;
    return null;
  }

  /** The first row that no entry vouches for. */
  unvouched(): Finding | null {
    let after = Number.MIN_SAFE_INTEGER;
    // A few stretches, mostly one: whatever lies between them is nobody's.
    for (const { first, last } of [...this.#stretches, { first: Number.MAX_SAFE_INTEGER, last: 0 }]) {
      const row = this.#db.get<{ id: number }>(
        `SELECT ${this.#key} AS id FROM ${this.#name} WHERE ${this.#key} > ? AND ${this.#key} < ? ORDER BY 1 LIMIT 1`,
        [after, first],
      );
      if (row !== undefined)
        return {
          seq: null,
          table: this.#name,
          id: row.id,
          sentence: `表 ${this.#name} 第 ${row.id} 行没有任何操作日志担保：它不是由程序写入的`,
        };
      after = last;
    }
    return null;
  }

  #rowAt(id: number): Row | undefined {
    if (this.#ahead.length > 0 && this.#ahead.at(-1)?.[this.#key] !== id) {
      this.#ahead = [];
      this.#atOnce = ROWS_AT_FIRST;
    }
    if (this.#ahead.length === 0) {
      this.#ahead = this.#db
        .all<Row>(
          `SELECT ${this.#columns.join(', ')} FROM ${this.#name} WHERE ${this.#key} >= ? ORDER BY ${this.#key} LIMIT ?`,
          [id, this.#atOnce],
        )
        .reverse();
      this.#atOnce = Math.min(this.#atOnce * 2, ROWS_AHEAD);
    }
    return this.#ahead.at(-1)?.[this.#key] === id ? this.#ahead.pop() : undefined;
  }

  /** Adds a stretch; false where a part of it is covered already. */
  #cover(first: number, last: number): boolean {
    const all = this.#stretches;
    let at = all.length;
    while (at > 0 && all[at - 1]!.first > first) at--;
    const before = all[at - 1];
    const behind = all[at];
    if ((before !== undefined && before.last >= first) || (behind !== undefined && behind.first <= last)) return false;
    if (before !== undefined && before.last === first - 1) {
      before.last = last;
      if (behind !== undefined && behind.first === last + 1) {
        before.last = behind.last;
        all.splice(at, 1);
      }
    } else if (behind !== undefined && behind.first === last + 1) behind.first = first;
    else all.splice(at, 0, { first, last });
    return true;
  }
}
