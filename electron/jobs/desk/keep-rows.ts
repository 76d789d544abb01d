import type { Database } from '../../data/database.ts';
import { SheetWriter } from '../../data/source-store.ts';
import { type OpenHints, openTable } from '../../formats/open-table.ts';
import { DEFAULT_READ_LIMITS, type TableSource } from '../../formats/table.ts';
import { UnknownToFastReader } from '../../formats/xlsx/unknown-to-fast-reader.ts';

/** Where the rows of a file go, and who watches. */
export interface RowsToKeep {
  readonly path: string;
  /** What somebody knows better than the detection. */
  readonly hints: OpenHints;
  readonly signal: AbortSignal;
  /** Bytes of the file behind us. */
  readonly onProgress: (bytes: number) => void;
  /** A new entry for the file, in state 'working'. Called once more where the file has to be read again from the start. */
  readonly begin: (source: TableSource) => number;
  /** Forgets such an entry with all that was kept for it. */
  readonly forget: (fileId: number) => void;
}

/** A file whose rows are all kept. Its entry is still 'working'. */
export interface KeptRows {
  readonly fileId: number;
  readonly source: Pick<TableSource, 'format' | 'encoding' | 'delimiter' | 'notes'>;
}

/** Reads a file to its end and keeps every row exactly as the readers gave it. Rejects with AppError where it cannot be read. */
export async function keepRows(db: Database, kept: RowsToKeep): Promise<KeptRows> {
  try {
    return await keepWith(db, kept, kept.hints);
  } catch (error) {
    // The fast reader came upon something it does not know after it had given rows: all of the file is read again, the slow way.
    if (!(error instanceof UnknownToFastReader)) throw error;
    return keepWith(db, kept, { ...kept.hints, forceSheetJs: true });
  }
}

async function keepWith(db: Database, kept: RowsToKeep, hints: OpenHints): Promise<KeptRows> {
  const source = await openTable(kept.path, DEFAULT_READ_LIMITS, hints);
  let fileId: number | null = null;
  try {
    fileId = kept.begin(source);
    for (const [position, { name, hidden, merges }] of source.sheets.entries()) {
      const writer = new SheetWriter(db, fileId, position);
      const { hiddenRows } = await source.readSheet(position, (row) => writer.row(row), kept);
      kept.signal.throwIfAborted();
      writer.end({ name, hidden, merges: merges ?? null, hiddenRows });
    }
    const { format, encoding, delimiter, notes } = source;
    return { fileId, source: { format, encoding, delimiter, notes: [...notes] } };
  } catch (error) {
    if (fileId !== null) kept.forget(fileId);
    throw error;
  } finally {
    await source.close();
  }
}
