import type { Database } from './database.ts';
import { RowsDigest } from './rows-digest.ts';

/** SHA-256 over what a file of a month is and how it was understood: the log vouches for it with every change. */
export function digestOfMonthFile(db: Database, monthFileId: number): string {
  const digest = new RowsDigest();
  const row = db.get<Record<string, unknown>>(
    `SELECT month_id, file_id, kind, name, overrides, report, households, lines, amount_fen, added_at
     FROM month_file WHERE month_file_id = ?`,
    [monthFileId],
  );
  digest.add(Object.values(row ?? {}));
  return digest.hex();
}
