import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/**
 * Lets `write` fill a folder next to `dir` and moves the files over once all are there, replacing files of the same name. Whatever
 * happens before that (an error, an abort), `dir` is left as it was.
 */
export async function writeStaged(dir: string, write: (stage: string) => Promise<void>): Promise<void> {
  const target = resolve(dir);
  await mkdir(dirname(target), { recursive: true });
  const stage = await mkdtemp(join(dirname(target), '.sanzhang-sample-'));
  try {
    await write(stage);
    await mkdir(target, { recursive: true });
    for (const name of await readdir(stage)) await rename(join(stage, name), join(target, name));
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}
