import type { Database } from './database.ts';
import { sha256Of } from './digest.ts';
import { RowsDigest } from './rows-digest.ts';
import { DIFFERENCE_COLUMNS } from './write-differences.ts';
import { HOUSEHOLD_COLUMNS } from './write-households.ts';

/** What a run consists of, as hashes: the log vouches for them when the run ends. */
export interface RunDigest {
  /** The statement as it may be handed out (`openStatement`): that of statement.json in an audit package. */
  readonly statementSha256: string;
  /** What people had said, as the run and its statement hold it; '' where nothing was. */
  readonly mappingSha256: string;
  readonly filesSha256: string;
  readonly differencesSha256: string;
  readonly householdsSha256: string;
  /** The rest of the run's row. */
  readonly recordSha256: string;
}

/** Hashes of rows that whoever has just written them knows already. */
export type RowsWritten = Pick<RunDigest, 'differencesSha256' | 'householdsSha256'>;

/** The digest of a run that has ended. Without `written` its rows are read, which for a province takes seconds. */
export function digestOfRun(db: Database, runId: number, written?: RowsWritten): RunDigest {
  const run = db.get<{ statement: string | null; mapping: string | null }>(
    'SELECT statement, mapping FROM run WHERE run_id = ?',
    [runId],
  );
  return {
    statementSha256: sha256Of(openStatement(run?.statement ?? 'null')),
    mappingSha256: run?.mapping == null ? '' : sha256Of(`${run.mapping}\n${contentIn(run.statement ?? 'null')}`),
    filesSha256: rowsOf(
      db,
      ['kind', 'name', 'file_id', 'report'],
      'run_file WHERE run_id = ? ORDER BY kind, name',
      runId,
    ),
    differencesSha256: written?.differencesSha256 ?? differencesOf(db, runId),
    householdsSha256:
      written?.householdsSha256 ??
      rowsOf(db, HOUSEHOLD_COLUMNS, 'household_month WHERE run_id = ? ORDER BY rowid', runId),
    recordSha256: rowsOf(db, RECORD_COLUMNS, 'run WHERE run_id = ?', runId),
  };
}

interface WithMapping {
  readonly mapping: { readonly sha256: string; readonly content: unknown } | null;
}

/**
 * A stored statement without what people had said, which names households by their full numbers: only the hash of that stays. Text in, text
 * out.
 */
export function openStatement(stored: string): string {
  const statement = parsed(stored);
  if (statement?.mapping == null) return stored;
  return JSON.stringify({ ...statement, mapping: { sha256: statement.mapping.sha256 } });
}

function contentIn(stored: string): string {
  return JSON.stringify(parsed(stored)?.mapping?.content ?? null);
}

/** null for what somebody has tampered with: its hash then tells. */
function parsed(stored: string): WithMapping | null {
  try {
    return JSON.parse(stored) as WithMapping | null;
  } catch {
    return null;
  }
}

const RECORD_COLUMNS = [
  'month_id',
  'revision',
  'state',
  'started_at',
  'finished_at',
  'verdict',
  'result_sha256',
  'differences',
  'undecided',
  'at_stake_fen',
  'by_priority',
] as const;

/** Ids follow each other without gaps: the place of a difference is hashed with it. */
function differencesOf(db: Database, runId: number): string {
  const digest = new RowsDigest();
  let first: number | null = null;
  const select = `SELECT difference_id, ${DIFFERENCE_COLUMNS.join(', ')} FROM difference WHERE run_id = ? ORDER BY difference_id`;
  for (const row of db.each<Record<string, unknown> & { difference_id: number }>(select, [runId])) {
    first ??= row.difference_id;
    digest.add([row.difference_id - first, ...DIFFERENCE_COLUMNS.map((column) => row[column])]);
  }
  return digest.hex();
}

function rowsOf(db: Database, columns: readonly string[], from: string, runId: number): string {
  const digest = new RowsDigest();
  for (const row of db.each<Record<string, unknown>>(`SELECT ${columns.join(', ')} FROM ${from}`, [runId]))
    digest.add(columns.map((column) => row[column]));
  return digest.hex();
}
