import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';

/**
 * One program at a time works jobs on a workplace: what a job has half done looks to another program like what a dead one left behind, and
 * would be swept. The file beside the database names the process; one that is no longer there holds nothing.
 */
export function lockPath(databasePath: string): string {
  return `${databasePath.replace(/\.db$/, '')}.lock`;
}

/** Takes the workplace for this process; gives the way to let go of it. Throws WorkplaceError E_BUSY where another process that lives has it. */
export function takeWorkplace(databasePath: string): () => void {
  const path = lockPath(databasePath);
  for (let tries = 0; tries < 2; tries++) {
    try {
      writeFileSync(path, `${process.pid}`, { flag: 'wx', mode: 0o600 });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (isHeld(path)) break;
    rmSync(path, { force: true });
  }
  throw new WorkplaceError(
    'E_BUSY',
    '另一个程序正在使用这个工作台',
    '请先关闭打开着它的窗口，或等另一条命令完成后再试',
  );
}

/** The window's claim: it is the only one of its kind, and what stands there is of a window that died. */
export function claimWorkplace(databasePath: string): void {
  writeFileSync(lockPath(databasePath), `${process.pid}`, { mode: 0o600 });
}

/** Lets go of the workplace, where it is this process that has it. */
export function leaveWorkplace(databasePath: string): void {
  try {
    if (readFileSync(lockPath(databasePath), 'utf8') === `${process.pid}`) rmSync(lockPath(databasePath));
  } catch {
    // Not there: nobody has it.
  }
}

function isHeld(path: string): boolean {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    if (!Number.isInteger(pid) || pid <= 0) return false;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process cannot be asked, but it lives.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
