import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Database } from './database.ts';

const TRIES = 20;

/**
 * Closes a database and waits until its files are let go of, so that they can be renamed. The native library holds them until the last of its
 * statements has been collected, and has no way to end a statement: the collector is called. Where a file is still held after that, renaming
 * it works everywhere but on Windows.
 */
export async function release(db: Database): Promise<void> {
  db.close();
  const collect = collector();
  // The last one to let go removes the index of the log.
  for (let tries = 0; tries < TRIES && existsSync(`${db.path}-shm`); tries++) {
    collect();
    await new Promise((resume) => setImmediate(resume));
  }
}

function collector(): () => void {
  try {
    setFlagsFromString('--expose-gc');
    return runInNewContext('gc') as () => void;
  } catch {
    return () => {};
  }
}
