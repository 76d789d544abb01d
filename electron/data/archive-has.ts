import type { ArchiveCheck } from './archive-check-repo.ts';
import type { Database } from './database.ts';

/** Whether anybody said what lies on paper, by a file or by hand: without, every wanted material is missing, and says so. */
export function hasInventory(db: Database, check: ArchiveCheck): boolean {
  return hasSource(db, check, 'inventory') || hasStep(db, ['put-entry', 'attach-scan']);
}

/** Whether anybody keyed in what papers say, in a file or by hand: without, nothing is compared. */
export function hasPaper(db: Database, check: ArchiveCheck): boolean {
  return hasSource(db, check, 'paper') || hasStep(db, ['put-paper']);
}

function hasSource(db: Database, { input }: ArchiveCheck, kind: string): boolean {
  const sql =
    'SELECT 1 AS found FROM archive_source WHERE kind = ? AND source_id IN (SELECT value FROM json_each(?)) LIMIT 1';
  return db.get(sql, [kind, JSON.stringify(input.sources)]) !== undefined;
}

function hasStep(db: Database, actions: readonly string[]): boolean {
  const sql = 'SELECT 1 AS found FROM archive_step WHERE action IN (SELECT value FROM json_each(?)) LIMIT 1';
  return db.get(sql, [JSON.stringify(actions)]) !== undefined;
}
