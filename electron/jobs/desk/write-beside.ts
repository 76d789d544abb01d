import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { outputErrorOf } from '../output-error.ts';
import { settleDeadStages, stageName } from '../stage-folder.ts';

/**
 * Lets `write` make a file beside its place and puts it there once every byte of it is on the disk. Whatever happens before, what was in
 * that place stays as it was. `settle` is the last moment to refuse. Rejects with E_OUT where it cannot be written.
 */
export async function writeBeside<T>(
  target: string,
  write: (path: string) => Promise<T>,
  settle: () => void = () => {},
): Promise<T> {
  const place = resolve(target);
  const stage = stageName(dirname(place), place);
  const path = join(stage, basename(place));
  try {
    settleDeadStages(place);
    await mkdir(stage);
    const result = await write(path);
    const file = await open(path, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    settle();
    await rename(path, place);
    return result;
  } catch (error) {
    throw outputErrorOf(target, error) ?? error;
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}
