import type { Database } from './database.ts';
import { forgetUnusedFiles } from './source-file-repo.ts';

/** What was found half done. */
export interface Swept {
  readonly files: number;
  readonly runs: number;
}

/**
 * Removes what a job that died left behind: files and runs that are still 'working', and files that never came into a month. To be called
 * only while no job runs: a job that runs is 'working' too.
 */
export function sweep(db: Database): Swept {
  return db.transaction(() => {
    const runs = db.run("DELETE FROM run WHERE state = 'working'").changes;
    const files = db.run("DELETE FROM source_file WHERE state = 'working'").changes;
    return { runs, files: files + forgetUnusedFiles(db) };
  });
}
