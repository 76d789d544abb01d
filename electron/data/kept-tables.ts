import { createHash } from 'node:crypto';
import type { Database } from './database.ts';

/**
 * Tables whose rows are written once and never changed or removed (triggers in the database refuse it), and whose every row is vouched for by
 * exactly one entry of the log. `columns`: what is hashed, in order; a column added later comes under a new name here or not at all.
 */
export const KEPT_TABLES = {
  exemption: { key: 'exemption_id', columns: ['exemption_id', 'at', 'what', 'by_person', 'reason'] },
  sample_draw: {
    key: 'draw_id',
    columns: [
      'draw_id',
      'at',
      'person_id',
      'person_name',
      'sampled',
      'run_id',
      'about',
      'rule',
      'seed',
      'population',
      'population_sha256',
      'strata',
      'drawn',
    ],
  },
} as const satisfies Readonly<Record<string, { readonly key: string; readonly columns: readonly string[] }>>;
export type KeptTable = keyof typeof KEPT_TABLES;

interface Kept {
  readonly key: string;
  readonly columns: readonly string[];
}

/** What is known of a kept table. Throws where there is none of this name: a bug, or a log that was tampered with. */
export function keptTable(table: string): Kept {
  const kept = (KEPT_TABLES as Readonly<Record<string, Kept>>)[table];
  if (kept === undefined) throw new TypeError(`${table} is no kept table`);
  return kept;
}

/** SHA-256 over the rows of a stretch of ids: a line of JSON a row, every value of `columns` in order. Also how many rows there are. */
export function hashOfRows(
  db: Database,
  table: string,
  firstId: number,
  lastId: number,
): { readonly sha256: string; readonly rows: number } {
  const { key, columns } = keptTable(table);
  const hash = createHash('sha256');
  let rows = 0;
  const select = `SELECT ${columns.join(', ')} FROM ${table} WHERE ${key} BETWEEN ? AND ? ORDER BY ${key}`;
  for (const row of db.each<Readonly<Record<string, unknown>>>(select, [firstId, lastId])) {
    hash.update(`${rowText(columns.map((column) => row[column]))}\n`);
    rows++;
  }
  return { sha256: hash.digest('hex'), rows };
}

/** A row as it is hashed. Bytes are never hashed here: their table keeps their own SHA-256 in a column. */
export function rowText(values: readonly unknown[]): string {
  return JSON.stringify(values.map((value) => (typeof value === 'bigint' ? Number(value) : value)));
}
