import type { ArchiveMaking } from '../../shared/contracts/desk/archive.ts';
import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { Database } from './database.ts';

/** What came of a batch. */
export interface BatchOutcome {
  readonly dossiers: number;
  readonly pages: number;
  readonly reused: number;
  readonly failures: number;
}

/** Dossiers that were made, or are being made. */
export interface StoredBatch extends BatchOutcome {
  readonly batchId: number;
  readonly state: 'running' | 'done' | 'stopped';
  readonly madeAt: string;
  readonly madeBy: string;
  readonly folder: string;
  readonly making: ArchiveMaking;
  readonly households: number;
}

interface BatchRow {
  readonly batch_id: number;
  readonly state: StoredBatch['state'];
  readonly made_at: string;
  readonly made_by: string;
  readonly folder: string;
  readonly making: string;
  readonly households: number;
  readonly outcome: string;
}

const SELECT = 'SELECT batch_id, state, made_at, made_by, folder, making, households, outcome FROM archive_batch';
const NOTHING: BatchOutcome = { dossiers: 0, pages: 0, reused: 0, failures: 0 };

function batchOf(row: BatchRow): StoredBatch {
  return {
    batchId: row.batch_id,
    state: row.state,
    madeAt: row.made_at,
    madeBy: row.made_by,
    folder: row.folder,
    making: JSON.parse(row.making) as ArchiveMaking,
    households: row.households,
    ...(JSON.parse(row.outcome) as BatchOutcome),
  };
}

/** The newest batches, the newest first. */
export function archiveBatches(db: Database, most = 50): readonly StoredBatch[] {
  return db.all<BatchRow>(`${SELECT} ORDER BY batch_id DESC LIMIT ?`, [most]).map(batchOf);
}

/** Throws E_GONE where there is none. */
export function batchById(db: Database, batchId: number): StoredBatch {
  const row = db.get<BatchRow>(`${SELECT} WHERE batch_id = ?`, [batchId]);
  if (row === undefined) throw new WorkplaceError('E_GONE', '没有这一批档案', '请刷新页面');
  return batchOf(row);
}

/** Begins a batch, or goes on with one. */
export function beginBatch(
  db: Database,
  batch: Pick<StoredBatch, 'madeAt' | 'madeBy' | 'folder' | 'making' | 'households'>,
  resumed: number | null,
): number {
  if (resumed !== null) {
    db.run("UPDATE archive_batch SET state = 'running', households = ? WHERE batch_id = ?", [
      batch.households,
      resumed,
    ]);
    return resumed;
  }
  return db.run(
    `INSERT INTO archive_batch (state, made_at, made_by, folder, making, households, outcome) VALUES ('running', ?, ?, ?, ?, ?, ?)`,
    [batch.madeAt, batch.madeBy, batch.folder, JSON.stringify(batch.making), batch.households, JSON.stringify(NOTHING)],
  ).lastId;
}

export function endBatch(db: Database, batchId: number, state: 'done' | 'stopped', outcome: BatchOutcome | null): void {
  db.run('UPDATE archive_batch SET state = ?, outcome = coalesce(?, outcome) WHERE batch_id = ?', [
    state,
    outcome === null ? null : JSON.stringify(outcome),
    batchId,
  ]);
}
