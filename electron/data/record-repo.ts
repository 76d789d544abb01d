import type { Database } from './database.ts';

/** What was done, to what, and how it is put into words. No identity number or account stands in it in full. */
export interface RecordEntry {
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
}

/** As long as an identity number, less what people forget: whatever gets here by mistake is not kept in full. */
const LONG_NUMBER = /\p{Nd}{10,}[Xx]?/gu;

function withoutNumbers(text: string): string {
  return text.replace(LONG_NUMBER, (number) => `${'*'.repeat(number.length - 4)}${number.slice(-4)}`);
}

/** Adds to the record. There is no way to change or to remove an entry. */
export function record(db: Database, at: string, { action, subject, detail }: RecordEntry): void {
  db.run('INSERT INTO record (at, action, subject, detail) VALUES (?, ?, ?, ?)', [
    at,
    action,
    withoutNumbers(subject),
    withoutNumbers(detail),
  ]);
}

/** Somebody had a number uncovered: 查看. */
export function recordLook(db: Database, at: string, entry: RecordEntry): void {
  record(db, at, entry);
}

/** The newest first. */
export function recordPage(
  db: Database,
  offset: number,
  limit: number,
): { readonly total: number; readonly entries: (RecordEntry & { readonly at: string })[] } {
  return {
    total: db.get<{ total: number }>('SELECT count(*) AS total FROM record')?.total ?? 0,
    entries: db.all<RecordEntry & { readonly at: string }>(
      'SELECT at, action, subject, detail FROM record ORDER BY record_id DESC LIMIT ? OFFSET ?',
      [limit, offset],
    ),
  };
}
