import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../../electron/data/database.ts';
import { openDatabase } from '../../../electron/data/open-database.ts';
import { release } from '../../../electron/data/release.ts';
import type { Role } from '../../../shared/domain/people/role.ts';
import { sanzhang } from './command-line.ts';

const PASSWORD = '北大荒 春播 2026';

/** A workplace for tests of commands: `flags` opens it as somebody, `fill` puts something into its database beside the command line. */
export interface CommandPlace {
  readonly folder: string;
  readonly flags: (login: string) => readonly string[];
  readonly fill: <T>(work: (db: Database) => T | Promise<T>) => Promise<T>;
}

/** Makes a workplace with 王芳 (wangfang), who may do everything, and the others with their roles. */
export async function newCommandPlace(
  folder: string,
  others: Readonly<Record<string, readonly [name: string, ...roles: readonly Role[]]>> = {},
): Promise<CommandPlace> {
  mkdirSync(folder, { recursive: true });
  const workspace = join(folder, 'workspace');
  const keyFile = join(folder, 'key');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, `${PASSWORD}\n`);
  writeFileSync(join(folder, 'new-password'), `${PASSWORD}，换过\n`);
  const flags = (login: string) => [
    ...['--workspace', workspace, '--key-file', keyFile, '--as', login],
    ...['--password-file', login === 'wangfang' ? passwordFile : join(folder, 'new-password')],
  ];
  await sanzhang('workspace', 'init', ...flags('wangfang'), '--name', '王芳');
  for (const [login, [name, ...roles]] of Object.entries(others)) {
    await sanzhang(
      ...['workspace', 'add', ...flags('wangfang'), '--login', login, '--name', name, '--roles', roles.join(',')],
      ...['--new-password-file', passwordFile],
    );
    await sanzhang(
      ...['workspace', 'password', '--workspace', workspace, '--key-file', keyFile, '--as', login],
      ...['--password-file', passwordFile, '--new-password-file', join(folder, 'new-password')],
    );
  }
  return {
    folder,
    flags,
    fill: async (work) => {
      const db = openDatabase({ path: join(workspace, 'sanzhang.db'), key: readFileSync(keyFile, 'utf8').trim() });
      try {
        return await work(db);
      } finally {
        await release(db);
      }
    },
  };
}
