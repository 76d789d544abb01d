import { accessSync, constants, mkdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { belowAFile, outputError, outputErrorOf } from './output-error.ts';
import { completeName, filesBelow, PREVIOUS, settleDeadStages, stageName } from './stage-folder.ts';

/**
 * Finds out before the work is done whether `dir` can be written, and settles what a killed run left there. Makes nothing.
 * Throws AppError E_OUT.
 */
export function prepareOutputFolder(dir: string): void {
  const target = resolve(dir);
  try {
    isFolder(dir, target);
    settleDeadStages(target);
    accessSync(stageParent(nearestFolder(dir, target), target), constants.W_OK | constants.X_OK);
  } catch (error) {
    throw outputErrorOf(dir, error) ?? error;
  }
}

/**
 * Lets `write` fill a folder beside `dir` and puts its files in place once all of them are there; whatever happens before (an error, an
 * abort, a killed process), `dir` is left exactly as it was. A new folder appears in one step. In a folder that exists our files are moved in
 * one after the other without a pause, also into folders below, `lastFile` (which holds the hashes of the others) at the end; where one
 * cannot be replaced all old ones come back, and where the process is killed meanwhile the next run finishes. `outdated`: files of an
 * earlier result (paths from `dir`, with /) that go where the new one has no such file. Rejects with E_OUT where it cannot be written.
 */
export async function writeWhole<T>(
  dir: string,
  lastFile: string,
  write: (stage: string) => Promise<T>,
  outdated: readonly string[] = [],
): Promise<T> {
  prepareOutputFolder(dir);
  const target = resolve(dir);
  let firstMade: string | undefined;
  let stage = '';
  const discard = (): void => {
    if (stage !== '') rmSync(stage, { recursive: true, force: true });
    if (firstMade !== undefined) removeEmpty(dirname(target), firstMade);
  };
  // A second Ctrl-C ends the process at once: even then nothing of ours stays behind.
  process.once('exit', discard);
  try {
    firstMade = await mkdir(dirname(target), { recursive: true });
    stage = stageName(stageParent(dirname(target), target), target);
    await mkdir(stage);
    const result = await write(stage);
    const names = [...filesBelow(stage)].sort((a, b) => Number(a === lastFile) - Number(b === lastFile));
    for (const name of names) await flush(join(stage, name));
    if (isFolder(dir, target))
      moveInto(
        dir,
        stage,
        target,
        names,
        outdated.filter((name) => !names.includes(name)),
      );
    else renameSync(stage, target);
    firstMade = undefined;
    return result;
  } catch (error) {
    throw outputErrorOf(dir, error) ?? error;
  } finally {
    process.off('exit', discard);
    discard();
  }
}

/** Whether the folder is there already. Throws E_OUT where a file is. */
function isFolder(dir: string, target: string): boolean {
  const stats = statSync(target, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  if (stats.isDirectory()) return true;
  throw outputError(
    dir,
    { zh: '这里已有一个同名的文件', en: 'a file of this name is in the way' },
    { zh: '请换一个名字，或先移走该文件', en: 'choose another name, or move the file away' },
  );
}

/** The nearest folder above that is there. Throws E_OUT where a file is in its place. */
function nearestFolder(dir: string, target: string): string {
  let parent = dirname(target);
  let stats = statSync(parent, { throwIfNoEntry: false });
  while (stats === undefined && dirname(parent) !== parent) {
    parent = dirname(parent);
    stats = statSync(parent, { throwIfNoEntry: false });
  }
  if (stats?.isDirectory() !== true) throw belowAFile(dir);
  return parent;
}

/** Beside the folder; inside it where it is the top of another disk, or nothing may be written beside it. */
function stageParent(parent: string, target: string): string {
  const there = statSync(target, { throwIfNoEntry: false });
  if (there === undefined) return parent;
  try {
    accessSync(parent, constants.W_OK | constants.X_OK);
    return statSync(parent).dev === there.dev ? parent : target;
  } catch {
    return target;
  }
}

/** Moves the files without letting anything else run in between: a few files take less than a millisecond. */
function moveInto(
  dir: string,
  stage: string,
  target: string,
  names: readonly string[],
  outdated: readonly string[],
): void {
  const olds = new Set([...names, ...outdated].filter((name) => isReplaceable(dir, join(target, name))));
  const complete = completeName(stage);
  mkdirSync(join(stage, PREVIOUS));
  renameSync(stage, complete);
  const undo: (() => void)[] = [];
  const move = (from: string, to: string): void => {
    const made = mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
    undo.unshift(() => {
      renameSync(to, from);
      if (made !== undefined) removeEmpty(dirname(to), made);
    });
  };
  try {
    for (const name of outdated) if (olds.has(name)) move(join(target, name), join(complete, PREVIOUS, name));
    for (const name of names) {
      if (olds.has(name)) move(join(target, name), join(complete, PREVIOUS, name));
      move(join(complete, name), join(target, name));
    }
  } catch (error) {
    for (const step of undo) step();
    rmSync(complete, { recursive: true, force: true });
    throw error;
  }
  for (const name of outdated)
    if (dirname(name) !== '.') removeEmpty(dirname(join(target, name)), join(target, name.split('/')[0]!));
  rmSync(complete, { recursive: true, force: true });
}

/** Whether an old file of this name is there. Throws E_OUT where a folder is: it is none of ours and stays. */
function isReplaceable(dir: string, path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() !== true) return stats !== undefined;
  throw outputError(
    dir,
    { zh: `里面有一个与结果文件同名的文件夹 ${basename(path)}`, en: `a folder in it is named ${basename(path)}` },
    { zh: '请换一个文件夹，或先移走它', en: 'choose another folder, or move it away' },
  );
}

/** Makes what was written durable before it gets its name: a power cut must not leave a name without its bytes. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Removes the folders from `from` up to `top` that were made for a result that never came. */
function removeEmpty(from: string, top: string): void {
  try {
    for (let dir = from; dir.startsWith(top); dir = dirname(dir)) rmdirSync(dir);
  } catch {
    // Somebody else put something there meanwhile: it is theirs now.
  }
}
