import type { MergedRange, SourceRow } from '../../shared/domain/ledger/source-row.ts';
import type { Database } from './database.ts';
import { packRows, unpackRows } from './source-chunk.ts';

/** A sheet of a source file as it is kept. */
export interface StoredSheet {
  readonly position: number;
  readonly name: string;
  readonly hidden: boolean;
  /** As they were known before the rows were read, which is what the reading went by; null where they were not. */
  readonly merges: readonly MergedRange[] | null;
  readonly hiddenRows: number;
}

/** Rows kept together. Looking at one row unpacks as many. */
const ROWS_PER_CHUNK = 256;
/** Chunks written in one transaction, and read in one query. */
const CHUNKS_AT_ONCE = 16;

/**
 * Keeps the rows of one sheet as they come: `row` for every row in file order, then `end`. Rows are copied at once (readers reuse theirs)
 * and written some thousands at a time, each time in a transaction of its own. The source file has to be there, as 'working'.
 */
export class SheetWriter {
  readonly #db: Database;
  readonly #fileId: number;
  readonly #position: number;
  #rows: SourceRow[] = [];
  #chunks: { readonly firstRow: number; readonly lastRow: number; readonly content: Uint8Array }[] = [];
  #part = 0;
  #count = 0;

  constructor(db: Database, fileId: number, position: number) {
    this.#db = db;
    this.#fileId = fileId;
    this.#position = position;
  }

  /** How many rows have come. */
  get count(): number {
    return this.#count;
  }

  row({ row, cells, kinds, hidden }: SourceRow): void {
    this.#count++;
    this.#rows.push({ row, cells: cells.slice(), kinds: kinds === null ? null : kinds.slice(), hidden });
    if (this.#rows.length >= ROWS_PER_CHUNK) this.#pack();
  }

  end(sheet: Omit<StoredSheet, 'position'>): void {
    this.#pack();
    this.#db.transaction(() => {
      this.#write();
      this.#db.run(
        'INSERT INTO source_sheet (file_id, position, name, hidden, merges, hidden_rows) VALUES (?, ?, ?, ?, ?, ?)',
        [
          this.#fileId,
          this.#position,
          sheet.name,
          sheet.hidden ? 1 : 0,
          sheet.merges === null ? null : JSON.stringify(sheet.merges),
          sheet.hiddenRows,
        ],
      );
    });
  }

  #pack(): void {
    if (this.#rows.length === 0) return;
    const numbers = this.#rows.map(({ row }) => row);
    const content = packRows(this.#rows);
    this.#chunks.push({ firstRow: Math.min(...numbers), lastRow: Math.max(...numbers), content });
    this.#rows = [];
    if (this.#chunks.length >= CHUNKS_AT_ONCE) this.#db.transaction(() => this.#write());
  }

  #write(): void {
    for (const { firstRow, lastRow, content } of this.#chunks) {
      this.#db.run(
        'INSERT INTO source_chunk (file_id, position, part, first_row, last_row, content) VALUES (?, ?, ?, ?, ?, ?)',
        [this.#fileId, this.#position, this.#part++, firstRow, lastRow, content],
      );
    }
    this.#chunks = [];
  }
}

/** The sheets of a file in their order. */
export function sheetsOf(db: Database, fileId: number): readonly StoredSheet[] {
  return db
    .all<{ position: number; name: string; hidden: number; merges: string | null; hidden_rows: number }>(
      'SELECT position, name, hidden, merges, hidden_rows FROM source_sheet WHERE file_id = ? ORDER BY position',
      [fileId],
    )
    .map(({ position, name, hidden, merges, hidden_rows }) => ({
      position,
      name,
      hidden: hidden === 1,
      merges: merges === null ? null : (JSON.parse(merges) as readonly MergedRange[]),
      hiddenRows: hidden_rows,
    }));
}

/**
 * The rows of a sheet in file order, some hundreds at a time: whoever reads a long sheet may let others run in between. The rows are the
 * caller's to keep.
 */
export function* rowsOfSheet(db: Database, fileId: number, position: number): Generator<readonly SourceRow[], void> {
  for (let part = 0; ; part += CHUNKS_AT_ONCE) {
    const chunks = db.all<{ content: ArrayBuffer }>(
      'SELECT content FROM source_chunk WHERE file_id = ? AND position = ? AND part BETWEEN ? AND ? ORDER BY part',
      [fileId, position, part, part + CHUNKS_AT_ONCE - 1],
    );
    for (const { content } of chunks) yield unpackRows(content);
    if (chunks.length < CHUNKS_AT_ONCE) return;
  }
}

/** The first rows of a sheet, as many as are kept together: enough for its header and a sample. */
export function firstRows(db: Database, fileId: number, position: number): readonly SourceRow[] {
  const chunk = db.get<{ content: ArrayBuffer }>(
    'SELECT content FROM source_chunk WHERE file_id = ? AND position = ? AND part = 0',
    [fileId, position],
  );
  return chunk === undefined ? [] : unpackRows(chunk.content);
}

/** The rows of a sheet with numbers from `first` to `last`, both included. Only the chunks that hold them are unpacked. */
export function rowsBetween(
  db: Database,
  fileId: number,
  position: number,
  first: number,
  last: number,
): readonly SourceRow[] {
  return db
    .all<{ content: ArrayBuffer }>(
      `SELECT content FROM source_chunk
       WHERE file_id = ? AND position = ? AND last_row >= ? AND first_row <= ? ORDER BY part`,
      [fileId, position, first, last],
    )
    .flatMap(({ content }) => unpackRows(content))
    .filter(({ row }) => row >= first && row <= last);
}
