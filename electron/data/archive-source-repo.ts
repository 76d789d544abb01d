import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { RowKeys } from '../../shared/domain/archive/read/household-keys.ts';
import type { TableKind } from '../../shared/domain/archive/read/table-kind.ts';
import type { RowRemark, TableRecord } from '../../shared/domain/archive/read/table-rows.ts';
import { ChunkRows, haveSameColumns, packRecords, ROWS_A_CHUNK, unpackKeys } from './archive-chunk.ts';
import type { Database } from './database.ts';

/** What became of the rows of a file as it was read, and which columns were found: as it stands in the manifest of a delivery. */
export interface SourceReading {
  readonly format: string;
  readonly rowsRead: number;
  readonly taken: number;
  readonly setAside: Readonly<Record<string, number>>;
  readonly sheets: readonly {
    readonly sheet: string;
    readonly headerRow: number | null;
    readonly columns: Readonly<Record<string, string>>;
    readonly unused: readonly string[];
  }[];
}

/** A file that was read into the archive. */
export interface StoredSource {
  readonly sourceId: number;
  readonly kind: TableKind;
  readonly name: string;
  readonly sha256: string;
  readonly readAt: string;
  readonly readBy: string;
  readonly reading: SourceReading;
}

type SourceRow = Omit<StoredSource, 'reading'> & { readonly reading: string };

const SELECT =
  'SELECT source_id AS sourceId, kind, name, sha256, read_at AS readAt, read_by AS readBy, reading FROM archive_source';

function sourceOf(row: SourceRow): StoredSource {
  return { ...row, reading: JSON.parse(row.reading) as SourceReading };
}

/** The files the archive rests on, in the order they were read. */
export function archiveSources(db: Database): readonly StoredSource[] {
  return db.all<SourceRow>(`${SELECT} WHERE state = 'done' ORDER BY source_id`).map(sourceOf);
}

/** Throws E_GONE where it is not (any more) a file of the archive. */
export function archiveSourceById(db: Database, sourceId: number): StoredSource {
  const row = db.get<SourceRow>(`${SELECT} WHERE source_id = ? AND state = 'done'`, [sourceId]);
  if (row === undefined) throw new WorkplaceError('E_GONE', '档案里已经没有这个文件', '请刷新页面');
  return sourceOf(row);
}

/** Begins a file: it counts once `finishSource` is called. */
export function beginSource(db: Database, source: Omit<StoredSource, 'sourceId'>): number {
  return db.run(
    `INSERT INTO archive_source (state, kind, name, sha256, read_at, read_by, reading) VALUES ('working', ?, ?, ?, ?, ?, ?)`,
    [source.kind, source.name, source.sha256, source.readAt, source.readBy, JSON.stringify(source.reading)],
  ).lastId;
}

/** Keeps rows of a file that was begun, in as many chunks as they need. */
export function keepRecords(db: Database, sourceId: number, records: readonly TableRecord[]): void {
  for (let first = 0; first < records.length; ) {
    let end = first + 1;
    while (end < records.length && end - first < ROWS_A_CHUNK && haveSameColumns(records[first]!, records[end]!)) end++;
    const { rows, keys, content } = packRecords(records.slice(first, end));
    db.run('INSERT INTO archive_chunk (source_id, row_count, row_keys, content) VALUES (?, ?, ?, ?)', [
      sourceId,
      rows,
      keys,
      content,
    ]);
    first = end;
  }
}

/** What was said of rows; `checkId` 0: when they were read. */
export function keepRemarks(db: Database, sourceId: number, checkId: number, remarks: readonly RowRemark[]): void {
  for (const { pointer, says } of remarks)
    db.run('INSERT INTO archive_remark (source_id, check_id, pointer, says) VALUES (?, ?, ?, ?)', [
      sourceId,
      checkId,
      pointer,
      says,
    ]);
}

/** A page of what was said of a file's rows, when it was read and by the last check. */
export function remarksOf(
  db: Database,
  sourceId: number,
  checkId: number,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly remarks: readonly RowRemark[] } {
  const where = 'WHERE source_id = :source AND check_id IN (0, :check)';
  const named = { source: sourceId, check: checkId };
  return {
    total: db.get<{ total: number }>(`SELECT count(*) AS total FROM archive_remark ${where}`, named)!.total,
    remarks: db.all<RowRemark>(
      `SELECT pointer, says FROM archive_remark ${where} ORDER BY check_id, remark_id LIMIT :limit OFFSET :offset`,
      { ...named, limit, offset },
    ),
  };
}

/** How much was said of each file's rows. */
export function remarkCounts(db: Database, checkId: number): ReadonlyMap<number, number> {
  const rows = db.all<{ sourceId: number; count: number }>(
    `SELECT source_id AS sourceId, count(*) AS count FROM archive_remark WHERE check_id IN (0, ?) GROUP BY source_id`,
    [checkId],
  );
  return new Map(rows.map(({ sourceId, count }) => [sourceId, count]));
}

/** From now on the archive rests on the file. */
export function finishSource(db: Database, sourceId: number): void {
  db.run("UPDATE archive_source SET state = 'done' WHERE source_id = ?", [sourceId]);
}

/** The archive no longer rests on the file. Its rows go with the next check. */
export function endSource(db: Database, sourceId: number): void {
  db.run("UPDATE archive_source SET state = 'gone' WHERE source_id = ?", [sourceId]);
}

/** Some rows of a file, without the rows. */
export interface Chunk {
  readonly chunkId: number;
  readonly sourceId: number;
  readonly kind: TableKind;
}

/** The chunks of all files, in the order of the files and of their rows. */
export function archiveChunks(db: Database): readonly Chunk[] {
  return db.all<Chunk>(
    `SELECT chunk_id AS chunkId, source_id AS sourceId, kind FROM archive_chunk JOIN archive_source USING (source_id)
     WHERE state = 'done' ORDER BY source_id, chunk_id`,
  );
}

/** Who the rows of a chunk belong to. */
export function keysOfChunk(db: Database, chunkId: number): readonly RowKeys[] {
  return unpackKeys(
    db.get<{ row_keys: Uint8Array }>('SELECT row_keys FROM archive_chunk WHERE chunk_id = ?', [chunkId])!.row_keys,
  );
}

/** The rows of a chunk. */
export function rowsOfChunk(db: Database, chunkId: number): ChunkRows {
  const row = db.get<{ source_id: number; content: Uint8Array }>(
    'SELECT source_id, content FROM archive_chunk WHERE chunk_id = ?',
    [chunkId],
  );
  if (row === undefined) throw new Error('a chunk of the archive is not there');
  return new ChunkRows(row.content, row.source_id);
}
