import { createHash } from 'node:crypto';
import type { Database } from './database.ts';
import { RowsDigest } from './rows-digest.ts';

/** Chunks read in one query. */
const CHUNKS_AT_ONCE = 64;

/**
 * SHA-256 over a source file as it is kept: what it was decoded with, its sheets, and its rows, piece by piece. The log vouches for it when the
 * file comes into a month; whoever changes a cell of a kept file is found by it.
 */
export function digestOfSource(db: Database, fileId: number): string {
  const digest = new RowsDigest();
  const file = db.get<Record<string, unknown>>(
    'SELECT sha256, decoded_by, format, encoding, delimiter, bytes FROM source_file WHERE file_id = ?',
    [fileId],
  );
  digest.add(Object.values(file ?? {}));
  const sheets =
    'SELECT position, name, hidden, merges, hidden_rows FROM source_sheet WHERE file_id = ? ORDER BY position';
  for (const sheet of db.all<{ position: number }>(sheets, [fileId])) {
    digest.add(Object.values(sheet));
    for (const chunk of chunksOf(db, fileId, sheet.position)) {
      const { part, first_row, last_row, content } = chunk;
      digest.add([part, first_row, last_row, createHash('sha256').update(new Uint8Array(content)).digest('hex')]);
    }
  }
  return digest.hex();
}

interface Chunk {
  readonly part: number;
  readonly first_row: number;
  readonly last_row: number;
  readonly content: ArrayBuffer;
}

function* chunksOf(db: Database, fileId: number, position: number): Generator<Chunk, void> {
  for (let after = -1; ; ) {
    const chunks = db.all<Chunk>(
      `SELECT part, first_row, last_row, content FROM source_chunk
       WHERE file_id = ? AND position = ? AND part > ? ORDER BY part LIMIT ?`,
      [fileId, position, after, CHUNKS_AT_ONCE],
    );
    yield* chunks;
    if (chunks.length < CHUNKS_AT_ONCE) return;
    after = chunks.at(-1)!.part;
  }
}
