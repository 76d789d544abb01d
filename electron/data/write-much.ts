import type { Database } from './database.ts';

/** So much of the log (64 MB) is put into the database at once: pages that are written again and again go there once. */
const LOG_PAGES = 16_000;
/** Pages kept at hand, in KB: indexes that grow all over stay in memory, and are not encrypted and decrypted again for every few rows. */
const PAGES_KB = 131_072;

/**
 * Lets a connection write much in a row: what it wrote goes from the log into the database at its end, and not every few megabytes, which is
 * what would take most of the time. Every transaction is as safe as ever. Gives the way to end it, which leaves nothing of that to whoever
 * writes next.
 */
export function writeMuch(db: Database): () => void {
  db.all(`PRAGMA wal_autocheckpoint = ${LOG_PAGES}`);
  db.exec(`PRAGMA cache_size = -${PAGES_KB}`);
  return () => {
    db.all('PRAGMA wal_checkpoint(PASSIVE)');
  };
}
