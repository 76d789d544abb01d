import type { Database } from './database.ts';
import { digestOfSource } from './source-digest.ts';

/** A source file as it was imported. Its rows are in the source store. */
export interface SourceFile {
  readonly fileId: number;
  readonly sha256: string;
  readonly format: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly bytes: number;
  readonly notes: readonly string[];
  readonly importedAt: string;
  /** Over its kept rows (source-digest.ts); '' while they are being kept. */
  readonly contentSha256: string;
}

/** What a person said about decoding the bytes; all undefined where it was detected. The same bytes decoded otherwise are other rows. */
export interface Decoding {
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly fixedWidth?: unknown;
}

interface SourceFileRow {
  readonly file_id: number;
  readonly sha256: string;
  readonly format: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly bytes: number;
  readonly notes: string;
  readonly imported_at: string;
  readonly content_sha256: string;
}

const COLUMNS = 'file_id, sha256, format, encoding, delimiter, bytes, notes, imported_at, content_sha256';

/** One text for one way of decoding. */
function decodedBy({ encoding, delimiter, fixedWidth }: Decoding): string {
  return JSON.stringify({ encoding, delimiter, fixedWidth });
}

/** Whether two sets of overrides decode the bytes alike. */
export function decodesAlike(a: Decoding | null, b: Decoding | null): boolean {
  return decodedBy(a ?? {}) === decodedBy(b ?? {});
}

function sourceFileOf(row: SourceFileRow): SourceFile {
  return {
    fileId: row.file_id,
    sha256: row.sha256,
    format: row.format,
    encoding: row.encoding,
    delimiter: row.delimiter,
    bytes: row.bytes,
    notes: JSON.parse(row.notes) as readonly string[],
    importedAt: row.imported_at,
    contentSha256: row.content_sha256,
  };
}

/** The file with these bytes, decoded this way, if its rows are kept already. */
export function findSourceFile(db: Database, sha256: string, decoding: Decoding | null): SourceFile | undefined {
  const row = db.get<SourceFileRow>(
    `SELECT ${COLUMNS} FROM source_file WHERE sha256 = ? AND decoded_by = ? AND state = 'done'`,
    [sha256, decodedBy(decoding ?? {})],
  );
  return row === undefined ? undefined : sourceFileOf(row);
}

/** A source file whose rows are all there. */
export function sourceFile(db: Database, fileId: number): SourceFile | undefined {
  const row = db.get<SourceFileRow>(`SELECT ${COLUMNS} FROM source_file WHERE file_id = ? AND state = 'done'`, [
    fileId,
  ]);
  return row === undefined ? undefined : sourceFileOf(row);
}

/** Begins a source file as 'working': nobody sees it before `finishSourceFile`, and the sweep removes it where that never comes. */
export function beginSourceFile(
  db: Database,
  file: Omit<SourceFile, 'fileId' | 'contentSha256'>,
  decoding: Decoding | null,
): number {
  return db.run(
    `INSERT INTO source_file (sha256, decoded_by, format, encoding, delimiter, bytes, notes, imported_at, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'working')`,
    [
      file.sha256,
      decodedBy(decoding ?? {}),
      file.format,
      file.encoding,
      file.delimiter,
      file.bytes,
      JSON.stringify(file.notes),
      file.importedAt,
    ],
  ).lastId;
}

/**
 * All rows are there. Belongs into the transaction that puts the file into a month: a file that no month and no run knows is swept away.
 * `notes`: what the reader knows only at the end. `contentSha256`: taken before, where nobody waits for it.
 */
export function finishSourceFile(
  db: Database,
  fileId: number,
  notes: readonly string[],
  contentSha256: string = digestOfSource(db, fileId),
): void {
  db.run("UPDATE source_file SET state = 'done', notes = ?, content_sha256 = ? WHERE file_id = ?", [
    JSON.stringify(notes),
    contentSha256,
    fileId,
  ]);
}

/** Takes out a file that came to nothing. */
export function dropSourceFile(db: Database, fileId: number): void {
  db.run('DELETE FROM source_file WHERE file_id = ?', [fileId]);
}

/** Removes the files, with their rows, that no month and no run rests on. `among`: only these. */
export function forgetUnusedFiles(db: Database, among: readonly number[] | null = null): number {
  return db.run(
    `DELETE FROM source_file
     WHERE state = 'done'
       AND (?1 IS NULL OR file_id IN (SELECT value FROM json_each(?1)))
       AND file_id NOT IN (SELECT file_id FROM month_file)
       AND file_id NOT IN (SELECT file_id FROM run_file)`,
    [among === null ? null : JSON.stringify(among)],
  ).changes;
}
