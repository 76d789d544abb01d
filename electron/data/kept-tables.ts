import type { Database } from './database.ts';
import { RowsDigest } from './rows-digest.ts';

/**
 * Tables whose rows are written once and never changed or removed (triggers in the database refuse it), and whose every row is vouched for by
 * exactly one entry of the log. `columns`: what is hashed, in order; a column added later comes under a new name here or not at all.
 */
export const KEPT_TABLES = {
  exemption: { key: 'exemption_id', columns: ['exemption_id', 'at', 'what', 'by_person', 'reason'] },
  lead_event: {
    key: 'event_id',
    columns: [
      'event_id',
      'lead_id',
      'at',
      'person_id',
      'person_name',
      'action',
      'from_state',
      'to_state',
      'exempt',
      'detail',
    ],
  },
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
  decision: {
    key: 'decision_id',
    columns: [
      'decision_id',
      'month_id',
      'verdict',
      'households',
      'about',
      'reason',
      'stable_id',
      'made_at',
      'made_by',
      'revision',
    ],
  },
  decision_undo: { key: 'undo_id', columns: ['undo_id', 'decision_id', 'undone_at', 'reason', 'revision'] },
  seal: { key: 'seal_id', columns: ['seal_id', 'month_id', 'run_id', 'sealed_at', 'content', 'sha256'] },
  adjustment: {
    key: 'adjustment_id',
    columns: ['adjustment_id', 'seal_id', 'made_at', 'made_by', 'kind', 'fen', 'reason', 'case_id', 'evidence_sha256'],
  },
  money_event: { key: 'event_id', columns: ['event_id', 'chain', 'place', 'at', 'by_login', 'event'] },
  case_event: {
    key: 'event_id',
    columns: [
      'event_id',
      'case_id',
      'at',
      'person_id',
      'person_name',
      'action',
      'from_state',
      'to_state',
      'exempt',
      'detail',
    ],
  },
  archive_step: {
    key: 'step_id',
    columns: ['step_id', 'household', 'at', 'person_id', 'person_name', 'action', 'detail'],
  },
  archive_scan: {
    key: 'scan_id',
    columns: ['scan_id', 'sha256', 'name', 'type', 'bytes', 'pages', 'added_at', 'person_id', 'person_name'],
  },
  evidence: {
    key: 'evidence_id',
    columns: ['evidence_id', 'case_id', 'sha256', 'name', 'type', 'bytes', 'added_at', 'person_id', 'person_name'],
  },
} as const satisfies Readonly<Record<string, { readonly key: string; readonly columns: readonly string[] }>>;
export type KeptTable = keyof typeof KEPT_TABLES;

interface Kept {
  readonly key: string;
  readonly columns: readonly string[];
}

/** What is known of a kept table. Throws where there is none of this name: a bug, or a log that was tampered with. */
export function keptTable(table: string): Kept {
  const kept = Object.hasOwn(KEPT_TABLES, table) ? (KEPT_TABLES as Readonly<Record<string, Kept>>)[table] : undefined;
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
  const digest = new RowsDigest();
  const select = `SELECT ${columns.join(', ')} FROM ${table} WHERE ${key} BETWEEN ? AND ? ORDER BY ${key}`;
  for (const row of db.each<Readonly<Record<string, unknown>>>(select, [firstId, lastId]))
    digest.add(columns.map((column) => row[column]));
  return { rows: digest.rows, sha256: digest.hex() };
}
