import { rmSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import type { Database } from '../database.ts';
import { fileError } from '../database-error.ts';
import { changeKey } from '../open-database.ts';
import {
  bytesBefore,
  COST,
  type Cost,
  checkPassphrase,
  keysOf,
  newBeginning,
  proofOf,
  readBeginning,
} from './backup-header.ts';
import { copyPath } from './leftovers.ts';
import { seal, unseal, type Watch } from './sealed-file.ts';

export interface BackupToMake {
  /** Where it goes. Written under another name first. */
  readonly target: string;
  readonly passphrase: string;
  /** The key of the database. */
  readonly key: string;
  /** ISO 8601. */
  readonly madeAt: string;
  /** That of the program, unless a test says otherwise. */
  readonly cost?: Cost;
}

/**
 * Writes everything into one encrypted file: a copy of the database, which does not disturb whoever is reading or writing it, under a key of
 * its own, sealed. The finished file is read once more before it gets its name. At no time is there anything unencrypted on a disk.
 *
 * Throws WorkplaceError E_DISK_FULL, E_READ_ONLY; the signal's reason on abort. Nothing is left behind then.
 */
export async function makeBackup(
  db: Database,
  { target, passphrase, key, madeAt, cost = COST }: BackupToMake,
  watch: Watch = {},
): Promise<void> {
  const copy = copyPath(db.path);
  const unfinished = `${target}.part`;
  try {
    const beginning = newBeginning(madeAt, cost);
    const keys = await keysOf(passphrase, beginning.header);
    watch.signal?.throwIfAborted();
    rmSync(copy, { force: true });
    db.run('VACUUM INTO ?', [copy]);
    changeKey(copy, key, keys.database);
    await withFile(unfinished, 'w+', async (to) => {
      const first = Buffer.concat([beginning.bytes, proofOf(beginning, keys)]);
      await to.write(first, 0, first.length, 0);
      await withFile(copy, 'r', (from) => seal(from, to, bytesBefore(beginning), keys.seal, beginning.bytes, watch));
      await to.sync();
      // A backup that cannot be read back is none: better known now.
      await checkPassphrase(to, await readBeginning(to), keys);
      await unseal(to, bytesBefore(beginning), null, keys.seal, beginning.bytes, { signal: watch.signal });
    });
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw fileError(error);
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) await rm(copy + end, { force: true });
  }
}

export async function withFile<T>(path: string, flags: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, flags, 0o600);
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}
