import { mkdir, mkdtemp, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../../shared/contracts/app-error.ts';

function cannotWrite(dir: string, why: string): AppError {
  return new AppError(
    'E_OUT',
    { file: dir },
    { zh: `输出文件夹无法写入（${why}）`, en: `the output folder cannot be written (${why})` },
    { zh: '请换一个有写权限、空间足够的文件夹', en: 'choose a folder that can be written and has room' },
  );
}

/** Whether something lies at the path, and what. */
async function kindOf(path: string): Promise<'nothing' | 'folder' | 'empty-folder' | 'file'> {
  try {
    const stats = await stat(path);
    if (!stats.isDirectory()) return 'file';
    return (await readdir(path)).length === 0 ? 'empty-folder' : 'folder';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'nothing';
    throw error;
  }
}

/** Makes what was written durable before it gets its name: a power cut must not leave a name without its bytes. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Lets `write` fill a folder beside `dir` and puts it in place once everything is there; whatever happens before (an error, an abort,
 * a killed process), `dir` is left exactly as it was. A new or empty folder appears in one step; in a folder with other files ours are
 * put in one by one, `lastFile` (which holds the hashes of the others) at the end. Rejects with E_OUT where it cannot be written.
 */
export async function writeWhole<T>(dir: string, lastFile: string, write: (stage: string) => Promise<T>): Promise<T> {
  const target = resolve(dir);
  const parent = dirname(target);
  let stage: string;
  try {
    if ((await kindOf(target)) === 'file') throw cannotWrite(dir, '同名的文件已存在');
    await mkdir(parent, { recursive: true });
    stage = await mkdtemp(join(parent, `.${basename(target)}.partial-`));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw cannotWrite(dir, (error as NodeJS.ErrnoException).code ?? String(error));
  }
  try {
    const result = await write(stage);
    const names = (await readdir(stage)).sort((a, b) => Number(a === lastFile) - Number(b === lastFile));
    for (const name of names) await flush(join(stage, name));
    const kind = await kindOf(target);
    if (kind === 'folder') {
      for (const name of names) await rename(join(stage, name), join(target, name));
    } else {
      if (kind === 'empty-folder') await rmdir(target);
      await rename(stage, target);
    }
    return result;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOSPC' || code === 'EACCES' || code === 'EPERM' || code === 'EROFS') throw cannotWrite(dir, code);
    throw error;
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}
