import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Modules of tests are loaded once for many test files, and what they would hook in when they are loaded holds for the first one only: folders
 * are kept here, and test/set-up.ts, which runs for every file, removes them.
 */
const folders = new Map<string, string>();

/** The folder of this name in the test file that runs: made when it is first asked for, removed when the file is through. */
export function temporaryFolder(name: string): string {
  const made = folders.get(name) ?? mkdtempSync(join(tmpdir(), `sanzhang-${name}-`));
  folders.set(name, made);
  return made;
}

/** Removes what the test file made. */
export function removeTemporaryFolders(): void {
  for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}
