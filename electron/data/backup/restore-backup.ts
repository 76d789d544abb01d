import { constants, copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import type { Database } from '../database.ts';
import { fileError } from '../database-error.ts';
import { appendLog } from '../log-repo.ts';
import type { Migration } from '../migrate.ts';
import { changeKey, mergeLog, openDatabase } from '../open-database.ts';
import { release } from '../release.ts';
import { sweep } from '../sweep.ts';
import { bytesBefore, checkPassphrase, damagedBackup, keysOf, noBackup, readBeginning } from './backup-header.ts';
import { removeLeftovers, restoredPath } from './leftovers.ts';
import { withFile } from './make-backup.ts';
import { unseal, type Watch } from './sealed-file.ts';

export interface BackupToRestore {
  readonly source: string;
  readonly passphrase: string;
  /** The database it takes the place of, which nobody may have open. There need not be one. */
  readonly path: string;
  /** The key of this workplace: the restored database has it from then on. */
  readonly key: string;
  /** ISO 8601. */
  readonly now: string;
  readonly actor: Pick<Actor, 'login'> | null;
  /** Those of the program, unless a test says otherwise. */
  readonly migrations?: readonly Migration[];
}

export interface Restored {
  readonly madeAt: string;
  readonly months: number;
  /** Where what was there before lies; null where nothing was. */
  readonly kept: string | null;
}

/**
 * Replaces the database by a backup. The whole backup is unsealed, opened, checked, and brought to this version beside the database before
 * anything is touched; then it takes its place in one step, and what was there stays beside it (`….before-restore-20260401-093000.db`).
 *
 * Throws WorkplaceError E_BACKUP, E_KEY (the passphrase), E_NEWER, E_DISK_FULL, E_READ_ONLY; the signal's reason on abort. Everything is as
 * it was then.
 */
export async function restoreBackup(restore: BackupToRestore, watch: Watch = {}): Promise<Restored> {
  const { source, passphrase, path, key, now } = restore;
  const fresh = restoredPath(path);
  try {
    removeLeftovers(path);
    if (!existsSync(source)) throw noBackup();
    const { madeAt, databaseKey } = await withFile(source, 'r', async (from) => {
      const beginning = await readBeginning(from);
      const keys = await keysOf(passphrase, beginning.header);
      await checkPassphrase(from, beginning, keys);
      await withFile(fresh, 'wx', async (to) => {
        await unseal(from, bytesBefore(beginning), to, keys.seal, beginning.bytes, watch);
        await to.sync();
      });
      return { madeAt: beginning.header.madeAt, databaseKey: keys.database };
    });
    changeKey(fresh, databaseKey, key);
    watch.signal?.throwIfAborted();
    const months = await prepare(restore, fresh, basename(source), madeAt);
    watch.signal?.throwIfAborted();
    const kept = existsSync(path) ? keepBeside(path, key, now) : null;
    for (const end of ['-wal', '-shm', '-journal']) rmSync(path + end, { force: true });
    renameSync(fresh, path);
    return { madeAt, months, kept };
  } catch (error) {
    throw fileError(error);
  } finally {
    removeLeftovers(path);
  }
}

/** Checks the database, brings it to this version, writes down where it comes from, and leaves it as one file. Gives how many months it has. */
async function prepare(
  { key, now, actor, migrations }: BackupToRestore,
  fresh: string,
  name: string,
  madeAt: string,
): Promise<number> {
  const db = openRestored(fresh, key, migrations);
  try {
    requireSound(db);
    sweep(db);
    appendLog(db, {
      at: now,
      actor,
      action: 'backup.restore',
      subject: name,
      detail: { sentence: `备份时间 ${madeAt}` },
    });
    const months = db.get<{ months: number }>('SELECT count(*) AS months FROM month')?.months ?? 0;
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return months;
  } finally {
    await release(db);
  }
}

function openRestored(path: string, key: string, migrations: readonly Migration[] | undefined): Database {
  try {
    return openDatabase({ path, key, copyBeforeMigrating: false, ...(migrations && { migrations }) });
  } catch (error) {
    if (!(error instanceof WorkplaceError)) throw error;
    if (error.code === 'E_NEWER')
      throw new WorkplaceError(
        'E_NEWER',
        '备份是更新版本的程序做的，这个版本不能恢复',
        '请安装新版程序后再恢复；现有的资料没有改动',
      );
    if (error.code === 'E_KEY' || error.code === 'E_DATABASE') throw damagedBackup(error);
    throw error;
  }
}

function requireSound(db: Database): void {
  const [first] = db.all<{ integrity_check: string }>('PRAGMA integrity_check(1)');
  if (first?.integrity_check !== 'ok' || db.all('PRAGMA foreign_key_check').length > 0) throw damagedBackup();
}

/**
 * Another name for the database that is there, before its own is given away: there is a database at `path` at every moment. What is still in
 * its log is put into it first; where it cannot be opened at all, the log is kept beside it.
 */
function keepBeside(path: string, key: string, now: string): string {
  try {
    mergeLog({ path, key });
  } catch (error) {
    if (!(error instanceof WorkplaceError)) throw error;
  }
  const stem = `${path.replace(/\.db$/, '')}.before-restore-${stampOf(now)}`;
  let kept = `${stem}.db`;
  for (let n = 2; existsSync(kept); n++) kept = `${stem}-${n}.db`;
  for (const end of ['', '-wal']) {
    if (!existsSync(path + end)) continue;
    try {
      linkSync(path + end, kept + end);
    } catch {
      // A file system without hard links.
      copyFileSync(path + end, kept + end, constants.COPYFILE_EXCL);
    }
  }
  return kept;
}

/** 20260401-093000, in the time of this computer. */
function stampOf(instant: string): string {
  const at = new Date(instant);
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `${day}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}
