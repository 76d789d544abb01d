import type { Database } from './database.ts';

/** So much of the log (64 MB) is put into the database at once: pages that are written again and again go there once. */
const LOG_PAGES = 16_000;

/**
 * Lets a connection write much in a row: what it wrote goes from the log into the database at its end, and not every few megabytes, which is
 * what would take most of the time. Every transaction is as safe as ever. Gives the way to end it, which leaves nothing of that to whoever
 * writes next.
 */
export function writeMuch(db: Database): () => void {
  db.all(`PRAGMA wal_autocheckpoint = ${LOG_PAGES}`);
  return () => {
    db.all('PRAGMA wal_checkpoint(PASSIVE)');
  };
}
