import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { Actor } from '../../shared/domain/people/actor.ts';
import type { Database } from './database.ts';
import { contentOf, keepContent } from './evidence-repo.ts';

export type ScanType = 'pdf' | 'jpg' | 'png';

/** A scan that came in under a name. Its bytes lie beside those of evidence, once, under their sha256. */
export interface StoredScan {
  readonly scanId: number;
  readonly sha256: string;
  readonly name: string;
  readonly type: ScanType;
  readonly bytes: number;
  readonly pages: number;
}

const COLUMNS = 'scan_id AS scanId, sha256, name, type, bytes, pages';

/**
 * Keeps a scan, or finds it where it came in under this name before. The caller has the log vouch for what is new, in the same transaction.
 */
export function keepScan(
  db: Database,
  scan: Omit<StoredScan, 'scanId' | 'bytes'> & { readonly content: Uint8Array },
  { at, actor }: { readonly at: string; readonly actor: Actor },
): { readonly scanId: number; readonly isNew: boolean } {
  const { sha256, name, type, pages, content } = scan;
  const known = db.get<{ id: number }>('SELECT scan_id AS id FROM archive_scan WHERE sha256 = ? AND name = ?', [
    sha256,
    name,
  ]);
  if (known !== undefined) return { scanId: known.id, isNew: false };
  keepContent(db, sha256, content);
  const { lastId } = db.run(
    `INSERT INTO archive_scan (sha256, name, type, bytes, pages, added_at, person_id, person_name)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [sha256, name, type, content.length, pages, at, actor.personId, actor.name],
  );
  return { scanId: lastId, isNew: true };
}

/** Throws E_GONE where there is none. */
export function scanById(db: Database, scanId: number): StoredScan {
  const row = db.get<StoredScan>(`SELECT ${COLUMNS} FROM archive_scan WHERE scan_id = ?`, [scanId]);
  if (row === undefined) throw new WorkplaceError('E_GONE', '没有这个扫描件', '请刷新页面');
  return row;
}

/** The scans with these ids, by id. */
export function scansByIds(db: Database, ids: readonly number[]): ReadonlyMap<number, StoredScan> {
  const rows = db.all<StoredScan>(
    `SELECT ${COLUMNS} FROM archive_scan WHERE scan_id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.scanId, row]));
}

export function contentOfScan(db: Database, { sha256 }: StoredScan): Uint8Array {
  return contentOf(db, sha256);
}

/** A scan that cannot be used: why, and the hash of its bytes where there were any. */
export interface UnusableScan {
  readonly problem: string;
  readonly sha256: string | null;
}

/** What an inventory means by the name of a scan: the scan, or why there is none that can be used. */
export type NamedScan = { readonly scanId: number } | UnusableScan;

export function nameScan(db: Database, sourceId: number, file: string, named: NamedScan): void {
  const { scanId, problem, sha256 } =
    'scanId' in named ? { ...named, problem: '', sha256: null } : { ...named, scanId: null };
  db.run('INSERT INTO archive_source_scan (source_id, file, scan_id, problem, sha256) VALUES (?, ?, ?, ?, ?)', [
    sourceId,
    file,
    scanId,
    problem,
    sha256,
  ]);
}

/** What a file's name stands for in an inventory; undefined: nothing was said of it. */
export function namedScan(db: Database, sourceId: number, file: string): NamedScan | undefined {
  const row = db.get<{ scan_id: number | null; problem: string; sha256: string | null }>(
    'SELECT scan_id, problem, sha256 FROM archive_source_scan WHERE source_id = ? AND file = ?',
    [sourceId, file],
  );
  if (row === undefined) return undefined;
  const { scan_id: scanId, problem, sha256 } = row;
  return scanId === null ? { problem, sha256 } : { scanId };
}

/** What is said of a scan that an inventory names and that cannot be used. */
export function unusableScanWords(file: string, problem: string): string {
  return `扫描件“${file}”不能使用：${problem}`;
}

/** What was said of the scans of an inventory when it was read. */
export function wordsOfUnusableScans(db: Database, sourceId: number): ReadonlySet<string> {
  const rows = db.all<{ file: string; problem: string }>(
    'SELECT file, problem FROM archive_source_scan WHERE source_id = ? AND scan_id IS NULL',
    [sourceId],
  );
  return new Set(rows.map(({ file, problem }) => unusableScanWords(file, problem)));
}
