import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import { type Database, NativeDatabase } from './database.ts';
import { cannotOpen, damaged, fileError } from './database-error.ts';
import { type Migration, migrate, versionOf } from './migrate.ts';
import { MIGRATIONS } from './migrations/migrations.ts';

export type { Database } from './database.ts';

const KEY = /^[0-9a-f]{64}$/;

export interface DatabaseToOpen {
  readonly path: string;
  /** 64 hexadecimal digits. */
  readonly key: string;
  /** How long is waited for another process that is writing. */
  readonly busyTimeoutMs?: number;
  /** Those of the program, unless a test says otherwise. */
  readonly migrations?: readonly Migration[];
  /** A copy is made before migrating, unless there is one already. */
  readonly copyBeforeMigrating?: boolean;
}

/**
 * WAL: a reader never waits for the job that writes. Full synchronous: what was said to be kept survives a power cut. Temporary tables
 * stay in memory: on disk they would not be encrypted.
 */
const PRAGMAS = `
PRAGMA temp_store = MEMORY;
PRAGMA synchronous = FULL;
PRAGMA cache_size = -32768;
PRAGMA journal_size_limit = 67108864;
PRAGMA foreign_keys = ON;
`;

/**
 * Opens the database of the workplace, made where it is not there yet and migrated where it is older than the program.
 *
 * Throws WorkplaceError: E_KEY, E_DATABASE, E_NEWER (nothing is touched), E_READ_ONLY, E_DISK_FULL, E_BUSY.
 */
export function openDatabase({
  path,
  key,
  busyTimeoutMs = 5000,
  migrations = MIGRATIONS,
  copyBeforeMigrating = true,
}: DatabaseToOpen): Database {
  if (!KEY.test(key)) throw new TypeError('the key of the database has to be 64 hexadecimal digits');
  makePrivateFile(path);
  const db = new NativeDatabase(path, key, busyTimeoutMs);
  try {
    const version = readVersion(db, path);
    const newest = migrations.at(-1)?.version ?? 0;
    if (version > newest) throw newer();
    db.all('PRAGMA journal_mode = WAL');
    db.exec(PRAGMAS);
    // A read-only file opens like any other and fails at the first word that is to be kept: better said now.
    db.transaction(() => {});
    if (version < newest) migrate(db, migrations, copyBeforeMigrating);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Puts what is still in the log of a database into it, whatever its version. Nobody else has it open. */
export function mergeLog({ path, key }: Pick<DatabaseToOpen, 'path' | 'key'>): void {
  const db = new NativeDatabase(path, key, 0);
  try {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

/** Encrypts a database that nobody has open under another key. Throws WorkplaceError E_KEY, E_DATABASE, E_DISK_FULL. */
export function changeKey(path: string, from: string, to: string): void {
  if (!KEY.test(from) || !KEY.test(to)) throw new TypeError('the key of the database has to be 64 hexadecimal digits');
  const db = new NativeDatabase(path, from, 0);
  try {
    // In a log the pages would stay under the old key. `exec` leaves no statement behind that would hold the file open.
    db.exec(`PRAGMA journal_mode = DELETE; PRAGMA rekey = '${to}'`);
  } finally {
    db.close();
  }
}

/** The version of the schema, which is the first thing read from the file: here a wrong key shows. */
function readVersion(db: Database, path: string): number {
  try {
    // The version alone lies in a header that may be answered without decrypting: the schema has to be read.
    db.get('SELECT count(*) AS tables FROM sqlite_schema');
    return versionOf(db);
  } catch (error) {
    if (error instanceof WorkplaceError && error.code === 'E_KEY' && !looksLikeDatabase(path)) throw damaged(error);
    throw error;
  }
}

/** Nobody else on the computer has any business with it. SQLite gives the files beside it the same rights. */
function makePrivateFile(path: string): void {
  if (existsSync(path)) return;
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    const told = fileError(error);
    throw told instanceof WorkplaceError ? told : cannotOpen(error);
  }
}

/**
 * A wrong key and a damaged beginning look the same to SQLite. The cipher leaves bytes 16 to 23 of the file readable (page size, and the
 * fixed fractions 64, 32, 32): where they are as they should be, it is the key that does not fit.
 */
function looksLikeDatabase(path: string): boolean {
  const head = Buffer.alloc(24);
  const file = openSync(path, 'r');
  try {
    return readSync(file, head, 0, 24, 0) === 24 && head[21] === 64 && head[22] === 32 && head[23] === 32;
  } finally {
    closeSync(file);
  }
}

function newer(): WorkplaceError {
  return new WorkplaceError(
    'E_NEWER',
    '资料库是更新版本的程序写的，这个版本打不开',
    '请安装新版程序；资料库没有被改动',
  );
}
