import { forgetUnfinished } from './archive-check-repo.ts';
import { removeLeftovers } from './backup/leftovers.ts';
import type { Database } from './database.ts';
import { forgetUnusedFiles } from './source-file-repo.ts';

/** What was found half done. */
export interface Swept {
  readonly files: number;
  readonly runs: number;
}

/**
 * Removes what a job that died left behind: files and runs that are still 'working', files that never came into a month, and the copies of a
 * backup or a restore. To be called
 * only while no job runs: a job that runs is 'working' too.
 */
export function sweep(db: Database): Swept {
  removeLeftovers(db.path);
  return db.transaction(() => {
    const runs = db.run("DELETE FROM run WHERE state = 'working'").changes;
    db.run("DELETE FROM precheck WHERE state = 'working'");
    forgetUnfinished(db);
    db.run("UPDATE archive_batch SET state = 'stopped' WHERE state = 'running'");
    const files = db.run("DELETE FROM source_file WHERE state = 'working'").changes;
    return { runs, files: files + forgetUnusedFiles(db) };
  });
}
