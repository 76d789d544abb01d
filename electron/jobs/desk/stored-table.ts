import type { Database } from '../../data/database.ts';
import { rowsOfSheet, sheetsOf } from '../../data/source-store.ts';
import type { TableFormat, TableSource } from '../../formats/table.ts';

/** What is known of a source file besides its rows. */
export interface StoredFile {
  readonly fileId: number;
  readonly sha256: string;
  readonly format: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly notes: readonly string[];
}

/** How long rows are handed over before others may run: only between turns of the event loop can a job be cancelled. */
const TURN_MS = 25;

/** Lets others run where the turn has taken its time. */
export function turns(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < TURN_MS) return;
    await new Promise((resume) => setImmediate(resume));
    began = performance.now();
  };
}

/**
 * The rows of a source file as the database keeps them, behind the same door as the readers of files: what reads a ledger does not see the
 * difference. Progress counts the rows handed over, of all sheets. `mostRows`: no more than about so many of each sheet, enough to tell what a file is.
 */
export function storedTable(db: Database, file: StoredFile, mostRows = Number.POSITIVE_INFINITY): TableSource {
  const sheets = sheetsOf(db, file.fileId);
  let before = 0;
  return {
    format: file.format as TableFormat,
    encoding: file.encoding,
    delimiter: file.delimiter,
    sheets: sheets.map(({ name, hidden, merges }) => (merges === null ? { name, hidden } : { name, hidden, merges })),
    notes: file.notes,
    async readSheet(index, onRow, { signal, onProgress } = {}) {
      const sheet = sheets[index];
      if (sheet === undefined) throw new RangeError(`no sheet ${index}`);
      const breathe = turns();
      let count = 0;
      for (const rows of rowsOfSheet(db, file.fileId, sheet.position)) {
        for (const row of rows) onRow(row);
        count += rows.length;
        onProgress?.(before + count);
        await breathe();
        signal?.throwIfAborted();
        if (count >= mostRows) break;
      }
      before += count;
      return { merges: sheet.merges ?? [], hiddenRows: sheet.hiddenRows };
    },
    async close() {},
  };
}
