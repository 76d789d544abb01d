import type { LogAction } from '../../shared/domain/log/action.ts';
import {
  BEFORE_THE_FIRST,
  canonicalJson,
  hashedText,
  type LogDetail,
  type LogEntry,
  type LogValue,
  type VouchedRows,
} from '../../shared/domain/log/entry.ts';
import type { Actor } from '../../shared/domain/people/actor.ts';
import type { Database } from './database.ts';
import { sha256Of, sm3Of } from './digest.ts';
import { hashOfRows, type KeptTable } from './kept-tables.ts';

/** A row of a kept table, or a stretch of rows whose ids follow each other. */
export type LoggedRows =
  | { readonly table: KeptTable; readonly id: number }
  | { readonly table: KeptTable; readonly firstId: number; readonly lastId: number };

/** What was done, by whom, to what. No identity number or account stands in it in full. */
export interface ToLog {
  readonly at: string;
  /** null: the program itself. */
  readonly actor: Pick<Actor, 'login'> | null;
  readonly action: LogAction;
  readonly subject: string;
  readonly detail?: LogDetail;
  /** Rows of kept tables that came with it: the entry vouches for them. */
  readonly rows?: readonly LoggedRows[];
}

/** An entry as it stands in the database. */
export interface KeptEntry extends LogEntry {
  readonly sha256: string;
  readonly sm3: string;
}

/** As long as an identity number, less what people forget: whatever gets here by mistake is not kept in full. */
const LONG_NUMBER = /\p{Nd}{10,}[Xx]?/gu;
/** Hashes are hexadecimal and may begin with many digits: they are nobody's number. */
const HASH = /^(?:sha256:)?[0-9a-f]{64}$/;

/**
 * Adds to the log. There is no way to change or to remove an entry. Belongs into the transaction of what it tells of: both are kept, or
 * neither.
 */
export function appendLog(db: Database, { at, actor, action, subject, detail = {}, rows = [] }: ToLog): number {
  return db.transaction(() => {
    const last = db.get<{ seq: number; sha256: string; sm3: string }>(
      'SELECT seq, sha256, sm3 FROM log ORDER BY seq DESC LIMIT 1',
    );
    const entry: LogEntry = {
      seq: (last?.seq ?? 0) + 1,
      at,
      actor: actor?.login ?? '',
      action,
      subject: withoutNumbers(subject),
      detail: canonicalJson(withoutLongNumbers(detail)),
      rows: JSON.stringify(rows.map((each) => vouchFor(db, each))),
    };
    db.run(
      'INSERT INTO log (seq, at, actor, action, subject, detail, vouched, sha256, sm3) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      [
        entry.seq,
        entry.at,
        entry.actor,
        entry.action,
        entry.subject,
        entry.detail,
        entry.rows,
        sha256Of(hashedText(entry, last?.sha256 ?? BEFORE_THE_FIRST)),
        sm3Of(hashedText(entry, last?.sm3 ?? BEFORE_THE_FIRST)),
      ],
    );
    return entry.seq;
  });
}

/** Which entries are wanted: null is no condition. */
export interface LogFilter {
  readonly login?: string | null;
  readonly action?: string | null;
  /** YYYY-MM: what is about this month. */
  readonly period?: string | null;
}

/** Entries that pass the filter, from the newest on. */
export function logPage(
  db: Database,
  offset: number,
  limit: number,
  { login = null, action = null, period = null }: LogFilter = {},
): { readonly total: number; readonly entries: readonly KeptEntry[] } {
  const conditions = [
    ...(login === null ? [] : ['actor = :login']),
    ...(action === null ? [] : ['action = :action']),
    ...(period === null ? [] : ["(subject LIKE :period || ' %' OR subject = :period)"]),
  ];
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const named = {
    ...(login === null ? {} : { login }),
    ...(action === null ? {} : { action }),
    ...(period === null ? {} : { period }),
  };
  return {
    total: db.get<{ total: number }>(`SELECT count(*) AS total FROM log ${where}`, named)?.total ?? 0,
    entries: db.all<KeptEntry>(
      `SELECT seq, at, actor, action, subject, detail, vouched AS "rows", sha256, sm3
       FROM log ${where} ORDER BY seq DESC LIMIT :limit OFFSET :offset`,
      { ...named, limit, offset },
    ),
  };
}

function vouchFor(db: Database, rows: LoggedRows): VouchedRows {
  const [first, last] = 'id' in rows ? [rows.id, rows.id] : [rows.firstId, rows.lastId];
  const hashed = hashOfRows(db, rows.table, first, last);
  if (hashed.rows !== last - first + 1)
    throw new Error(`${hashed.rows} rows of ${rows.table} stand where ${last - first + 1} are vouched for`);
  return [rows.table, first, last, hashed.sha256];
}

/** A text in which no long number stands in full; a hash is nobody's number. */
export function withoutNumbers(text: string): string {
  if (HASH.test(text)) return text;
  return text.replace(LONG_NUMBER, (number) => `${'*'.repeat(number.length - 4)}${number.slice(-4)}`);
}

function withoutLongNumbers(value: LogValue): LogValue {
  if (typeof value === 'string') return withoutNumbers(value);
  if (Array.isArray(value)) return value.map(withoutLongNumbers);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutLongNumbers(each)]));
}
