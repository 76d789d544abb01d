import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Where a result is gathered before it is put in place: `.sanzhang-TARGET-HOST-PID-RANDOM.partial`, and `.complete` once every byte of it
 * is on the disk and its files are being moved. The name says whose it is, so that what a killed process left is told from what one
 * at work is writing.
 */
const STAGE = /^\.sanzhang-([0-9a-f]{8})-([0-9a-f]{8})-(\d+)-[0-9a-f]{8}\.(partial|complete)$/;
/** Old files wait here while theirs are moved in. */
export const PREVIOUS = '.previous';

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);
const THIS_HOST = short(hostname());

/** A new name for the stage of `target` inside `parent`. */
export function stageName(parent: string, target: string): string {
  return join(
    parent,
    `.sanzhang-${short(target)}-${THIS_HOST}-${process.pid}-${randomBytes(4).toString('hex')}.partial`,
  );
}

/** The name of a stage that is complete. */
export function completeName(stage: string): string {
  return stage.replace(/partial$/, 'complete');
}

/**
 * Tidies up after processes of this computer that were killed while they wrote: what was not complete is removed, what was complete and
 * about to be put into `target` is put there. What belongs to a living process or to another computer is left alone.
 */
export function settleDeadStages(target: string): void {
  for (const parent of new Set([dirname(target), target])) {
    for (const name of namesIn(parent)) {
      const [, ofTarget, host, pid, state] = STAGE.exec(name) ?? [];
      if (ofTarget !== short(target) || host !== THIS_HOST || isAlive(Number(pid))) continue;
      if (state === 'complete') finish(join(parent, name), target);
      rmSync(join(parent, name), { recursive: true, force: true });
    }
  }
}

function finish(stage: string, target: string): void {
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  for (const name of filesBelow(stage)) {
    if (name.startsWith(`${PREVIOUS}/`)) continue;
    mkdirSync(dirname(join(target, name)), { recursive: true });
    renameSync(join(stage, name), join(target, name));
  }
}

/** Every file below a folder, as a path from it with /. */
export function filesBelow(dir: string): readonly string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(dir, entry.name)).map((name) => `${entry.name}/${name}`) : [entry.name],
  );
}

function namesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
