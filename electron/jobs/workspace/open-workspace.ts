import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import type { Database } from '../../data/database.ts';
import { fileError } from '../../data/database-error.ts';
import { openDatabase } from '../../data/open-database.ts';
import { hasPeople, type Person } from '../../data/person-repo.ts';
import { release } from '../../data/release.ts';
import { type Credentials, signIn } from '../../data/sign-in.ts';
import { sweep } from '../../data/sweep.ts';
import { takeWorkplace } from '../../data/workplace-lock.ts';

/** Where a workplace lies and what opens it: what the jobs of the window are given as well. */
export interface WorkspaceAccess {
  readonly path: string;
  /** 64 hex digits. */
  readonly key: string;
}

/** An open workplace, and whoever signed in to it. */
export interface OpenWorkspace {
  readonly db: Database;
  readonly person: Person;
}

const KEY = /^[0-9a-f]{64}$/i;

/** The way into the workplace that lies in a folder. Throws WorkplaceError E_KEY, E_GONE. */
export function workspaceIn(folder: string, key: string): WorkspaceAccess {
  const access = { path: databasePath(folder), key: checkedKey(key) };
  if (!existsSync(access.path))
    throw new WorkplaceError('E_GONE', `${folder} 里没有工作台`, '请检查文件夹，或用 workspace init 新建');
  return access;
}

/**
 * Opens a workplace as one of its people. Throws WorkplaceError E_PASSWORD, E_ACCOUNT_LOCKED, E_REFUSED (a password that somebody else chose),
 * and what opening the database throws.
 */
export async function openWorkspace(
  access: WorkspaceAccess,
  credentials: Credentials,
  now: () => string,
): Promise<OpenWorkspace> {
  const db = openDatabase(access);
  try {
    return { db, person: await signIn(db, credentials, now) };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Makes the folder and the empty database of a new workplace. Throws WorkplaceError E_REFUSED where there is one already. */
export function makeWorkspace(
  folder: string,
  key: string,
): { readonly access: WorkspaceAccess; readonly db: Database } {
  const access = { path: databasePath(folder), key: checkedKey(key) };
  if (existsSync(access.path)) throw standsAlready(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return { access, db: openDatabase(access) };
}

/**
 * The way into a workplace that a backup is to be restored into. `isEmpty`: there is none yet, or nobody in it, and nothing to protect.
 */
export function workspaceToRestore(folder: string, key: string): WorkspaceAccess & { readonly isEmpty: boolean } {
  const access = { path: databasePath(folder), key: checkedKey(key) };
  if (!existsSync(access.path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return { ...access, isEmpty: true };
  }
  const db = openDatabase(access);
  try {
    return { ...access, isEmpty: !hasPeople(db) };
  } finally {
    db.close();
  }
}

/** The key that a file holds: 64 hexadecimal digits. Throws WorkplaceError E_KEY, E_GONE. */
export function readKeyFile(path: string): string {
  return checkedKey(textOf(path, '密钥文件').trim());
}

/** Makes a key and keeps it in a new file that nobody else on the computer may read. Throws WorkplaceError E_REFUSED where there is a file. */
export function makeKeyFile(path: string): string {
  const key = randomBytes(32).toString('hex');
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${key}\n`, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new WorkplaceError(
        'E_REFUSED',
        `密钥文件 ${path} 已经在了，不会覆盖`,
        '换一个文件名；要用现有的密钥，请把它放进环境变量 SANZHANG_KEY',
      );
    throw fileError(error);
  }
  return key;
}

/** The password that a file holds: its first line. Throws WorkplaceError E_GONE. */
export function readPasswordFile(path: string): string {
  return textOf(path, '密码文件').split(/\r?\n/)[0]!;
}

/** Takes the workplace for some work and lets go of it afterwards. Throws WorkplaceError E_BUSY where a window or another command has it. */
export async function whileTaken<T>({ path }: WorkspaceAccess, work: () => Promise<T>): Promise<T> {
  const letGo = takeWorkplace(path);
  try {
    return await work();
  } finally {
    letGo();
  }
}

/** Takes the workplace for a job, once what a dead one left is removed. Throws WorkplaceError E_BUSY. */
export function whileJobRuns<T>(access: WorkspaceAccess, work: () => Promise<T>): Promise<T> {
  return whileTaken(access, () => {
    const db = openDatabase(access);
    try {
      sweep(db);
    } finally {
      db.close();
    }
    return work();
  });
}

/** Closes a database so that a restore may take its place. */
export const letGoOf = release;

function databasePath(folder: string): string {
  return join(folder, 'sanzhang.db');
}

function checkedKey(key: string): string {
  if (!KEY.test(key))
    throw new WorkplaceError('E_KEY', '密钥不对：应当是 64 位十六进制数字', '请检查 SANZHANG_KEY 或密钥文件的内容');
  return key.toLowerCase();
}

function standsAlready(folder: string): WorkplaceError {
  return new WorkplaceError('E_REFUSED', `${folder} 里已经有工作台了`, '请换一个文件夹');
}

function textOf(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new WorkplaceError('E_GONE', `读不了${what} ${path}`, '请检查路径和读取权限', error);
  }
}
