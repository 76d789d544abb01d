import { rmSync } from 'node:fs';

const ENDS = ['', '-journal', '-wal', '-shm'];

/** The copy a backup is made from. Encrypted, and only there while the backup is being made. */
export function copyPath(databasePath: string): string {
  return `${databasePath}.backup-part`;
}

/** The database of a backup, before it takes the place of the one that is there. */
export function restoredPath(databasePath: string): string {
  return `${databasePath}.restore-part`;
}

/** Removes what a backup or a restore that was killed left beside the database. */
export function removeLeftovers(databasePath: string): void {
  for (const path of [copyPath(databasePath), restoredPath(databasePath)]) {
    for (const end of ENDS) rmSync(path + end, { force: true });
  }
}
