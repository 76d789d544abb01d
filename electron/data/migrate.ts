import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from './database.ts';
import { damaged, fileError } from './database-error.ts';

export interface Migration {
  /** What `PRAGMA user_version` is after it. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** What SQL alone cannot say; runs after it, in the same transaction. */
  readonly afterwards?: (db: Database) => void;
}

/** How many copies made before migrations are kept. */
const KEPT_COPIES = 3;

/**
 * Brings the database to the newest version: all of it or nothing. A database with something in it is copied first, beside itself
 * (`workplace.before-0020.db`, same key).
 */
export function migrate(db: Database, migrations: readonly Migration[], copyFirst = true): void {
  const newest = migrations.at(-1)?.version ?? 0;
  const before = versionOf(db);
  if (before >= newest) return;
  if (before > 0 && copyFirst) copyBefore(db, newest);
  // Tables that are rebuilt would take the rows that point at them along. Cannot be switched inside a transaction.
  db.exec('PRAGMA foreign_keys = OFF');
  try {
    db.transaction(() => {
      // Another process may have been quicker.
      const version = versionOf(db);
      for (const migration of migrations) {
        if (migration.version <= version) continue;
        db.exec(migration.sql);
        migration.afterwards?.(db);
        db.exec(`PRAGMA user_version = ${migration.version}`);
      }
      const orphans = db.all('PRAGMA foreign_key_check');
      const faults = db.all<{ readonly quick_check: string }>('PRAGMA quick_check(1)');
      if (orphans.length > 0 || faults[0]?.quick_check !== 'ok') {
        throw damaged(
          new Error(`after migrating: ${orphans.length} rows without their parent, ${faults[0]?.quick_check}`),
        );
      }
    });
  } finally {
    db.exec('PRAGMA foreign_keys = ON');
  }
  if (before > 0 && copyFirst) forgetOldCopies(db.path);
}

/** The version of the schema; 0 for a new database. */
export function versionOf(db: Database): number {
  return db.get<{ readonly user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
}

function stemOf(path: string): string {
  return basename(path).replace(/\.db$/, '');
}

function copyBefore(db: Database, newest: number): void {
  const copy = join(dirname(db.path), `${stemOf(db.path)}.before-${String(newest).padStart(4, '0')}.db`);
  const unfinished = `${copy}.part`;
  try {
    rmSync(unfinished, { force: true });
    db.run('VACUUM INTO ?', [unfinished]);
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw fileError(error);
  }
}

function forgetOldCopies(path: string): void {
  const folder = dirname(path);
  const start = `${stemOf(path)}.before-`;
  const copies = readdirSync(folder)
    .filter((name) => name.startsWith(start) && /^\d{4}\.db$/.test(name.slice(start.length)))
    .map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
  for (const { name } of copies.slice(KEPT_COPIES)) rmSync(join(folder, name), { force: true });
}
