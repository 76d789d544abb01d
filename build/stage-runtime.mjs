// A runtime that brings no default application takes the one in its resources. So a second runtime is laid out beside the cache, of links
// that need no room, with the application in it: the runtime itself stays as it was found.
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

function linkOrCopy(from, to) {
  try {
    linkSync(from, to);
  } catch {
    // Another disk, or a disk that knows no links.
    copyFileSync(from, to);
  }
}

/** Every file of the runtime, by its path within it, without an application that may lie in it. */
function filesOf(folder, under = '') {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = join(under, entry.name);
    if (under === 'resources' && entry.name.startsWith('app')) return [];
    return entry.isDirectory() ? filesOf(folder, path) : [path];
  });
}

function isStaged(folder, stage, app) {
  try {
    if (readlinkSync(join(stage, 'resources', 'app')) !== app) return false;
    return filesOf(folder).every((path) => {
      const [before, now] = [statSync(join(folder, path)), statSync(join(stage, path))];
      return before.size === now.size && (before.ino === now.ino || before.mtimeMs <= now.mtimeMs);
    });
  } catch {
    return false;
  }
}

/** The files of the runtime in `folder`, laid out in `stage` with a link to the application in `app`. Gives `stage`. */
export function stageRuntime(folder, stage, app) {
  if (isStaged(folder, stage, app)) return stage;
  mkdirSync(dirname(stage), { recursive: true });
  const work = mkdtempSync(`${stage}-`);
  try {
    for (const path of filesOf(folder)) {
      mkdirSync(dirname(join(work, path)), { recursive: true });
      linkOrCopy(join(folder, path), join(work, path));
    }
    mkdirSync(join(work, 'resources'), { recursive: true });
    symlinkSync(app, join(work, 'resources', 'app'), 'junction');
    // Another process may have laid it out in the meantime, and be running from it.
    if (isStaged(folder, stage, app)) rmSync(work, { recursive: true });
    else {
      rmSync(stage, { recursive: true, force: true });
      renameSync(work, stage);
    }
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    if (!existsSync(stage)) throw error;
  }
  return stage;
}
