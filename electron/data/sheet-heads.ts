import type { SheetHead } from '../../shared/domain/ledger/layout.ts';
import type { Database } from './database.ts';
import { firstRows, sheetsOf } from './source-store.ts';

/** The first rows of every sheet of a file, by which its layout is known: as many as the reader looks at. */
export function sheetHeads(db: Database, fileId: number): readonly SheetHead[] {
  return sheetsOf(db, fileId).map(({ position, name, merges }) => ({
    name,
    rows: firstRows(db, fileId, position),
    merges: merges ?? [],
  }));
}
