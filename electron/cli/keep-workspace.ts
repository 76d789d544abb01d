import { resolve } from 'node:path';
import type { CallOutput } from '../../shared/contracts/desk/desk.ts';
import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { Actor } from '../../shared/domain/people/actor.ts';
import { passwordProblem } from '../../shared/domain/people/password.ts';
import { ROLE_LABEL, ROLES, type Role } from '../../shared/domain/people/role.ts';
import {
  letGoOf,
  makeKeyFile,
  makeWorkspace,
  openWorkspace,
  readPasswordFile,
  whileTaken,
  workspaceToRestore,
} from '../jobs/workspace/open-workspace.ts';
import { authorise, dispatch } from '../services/data/dispatch.ts';
import { Session } from '../services/data/session.ts';
import { runOrder } from '../services/run-order.ts';
import { type ParsedFlags, parseFlags, usageError } from './command-line.ts';
import type { Io } from './io.ts';
import { progressLine } from './progress-line.ts';
import { keyOf, now, passed, passwordOf, required, WORKSPACE_FLAGS, withWorkspace } from './workspace-command.ts';

const NOBODY: Actor = { personId: 0, login: '', name: '', unit: '', roles: [] };

type Work = (flags: ParsedFlags, io: Io) => Promise<number>;

/** `sanzhang workspace …`: makes a workplace, its people, backups. Exit code 0, or 2 where it could not. */
export async function runWorkspace(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, {
    one: [
      ...WORKSPACE_FLAGS,
      ...['login', 'name', 'unit', 'roles', 'new-password-file', 'passphrase-file', 'out', 'from'],
    ],
    none: ['json'],
    values: true,
  });
  const [name = '', ...more] = flags.values;
  const work = Object.hasOwn(WORK, name) && more.length === 0 ? WORK[name] : undefined;
  if (work === undefined)
    throw usageError(
      name === '' ? '没有写要做什么' : `workspace 没有“${flags.values.join(' ')}”`,
      name === '' ? 'what to do is missing' : `workspace knows no "${flags.values.join(' ')}"`,
      `可用：${Object.keys(WORK).join('、')}`,
      `one of ${Object.keys(WORK).join(', ')}`,
    );
  return work(flags, io);
}

const WORK: Readonly<Record<string, Work>> = {
  async init(flags, io) {
    const folder = required(flags, 'workspace');
    const first = {
      login: required(flags, 'as'),
      name: required(flags, 'name'),
      unit: flags.one.get('unit') ?? '',
      roles: rolesOf(flags) ?? [...ROLES],
      password: passwordOf(flags),
    };
    passed('people.first', first);
    // Before anything is made.
    const weak = passwordProblem(first.password, first);
    if (weak !== null) throw new WorkplaceError('E_REFUSED', weak, '请换一个密码');
    // Beside the database it would be a key under the mat.
    const keyFile = flags.one.get('key-file');
    if (keyFile !== undefined && resolve(keyFile).startsWith(resolve(folder)))
      throw usageError(
        '密钥文件不能放在工作台的文件夹里',
        'the key file may not lie in the folder of the workplace',
        '放在别处，例如只有您能打开的文件夹',
        'keep it elsewhere',
      );
    const key = keyFile === undefined ? keyOf(flags) : makeKeyFile(keyFile);
    const { db } = makeWorkspace(folder, key);
    try {
      await dispatch({ db, now, session: new Session() }, 'people.first', first);
    } finally {
      db.close();
    }
    io.stdout(
      io.language === 'zh'
        ? `工作台已建立：${folder}，第一个人 ${first.name}（${first.login}）\n密钥请另外保存一份：丢了它，谁也打不开这些资料\n`
        : `workplace made: ${folder}, first person ${first.login}\nkeep a copy of the key elsewhere: without it nobody opens these data\n`,
    );
    return 0;
  },

  people: (flags, io) =>
    withWorkspace(flags, io, async ({ ask }) => {
      const { people } = await ask('people.list', {});
      io.stdout(flags.none.has('json') ? `${JSON.stringify(people)}\n` : people.map(personLine).join(''));
      return 0;
    }),

  add: (flags, io) =>
    withWorkspace(flags, io, async ({ ask }) => {
      const login = required(flags, 'login');
      const { people } = await ask('people.add', {
        login,
        name: required(flags, 'name'),
        unit: flags.one.get('unit') ?? '',
        roles: rolesOf(flags) ?? [],
        password: readPasswordFile(required(flags, 'new-password-file')),
      });
      io.stdout(
        people
          .filter((person) => person.login === login)
          .map(personLine)
          .join(''),
      );
      return 0;
    }),

  password: (flags, io) =>
    withWorkspace(flags, io, async ({ ask }) => {
      const password = readPasswordFile(required(flags, 'new-password-file'));
      await ask('people.changePassword', { former: passwordOf(flags), password });
      io.stdout(io.language === 'zh' ? '密码已修改\n' : 'password changed\n');
      return 0;
    }),

  backup: (flags, io) =>
    withWorkspace(flags, io, async ({ run }) => {
      const target = resolve(required(flags, 'out'));
      const { name } = await run({ kind: 'backup', target, passphrase: passphraseOf(flags) });
      io.stdout(io.language === 'zh' ? `已备份：${name}\n` : `backup made: ${name}\n`);
      return 0;
    }),

  async restore(flags, io) {
    const access = workspaceToRestore(required(flags, 'workspace'), keyOf(flags));
    const order = {
      kind: 'restore',
      source: resolve(required(flags, 'from')),
      passphrase: passphraseOf(flags),
    } as const;
    const actor = access.isEmpty ? NOBODY : await whoRestores(access, flags);
    const progress = progressLine(io);
    const { path, key } = access;
    const restored = await whileTaken(access, () =>
      runOrder(order, { path, key }, { signal: io.signal, report: progress.report, actor }),
    ).finally(progress.clear);
    if (restored.kind !== 'restore') return 2;
    io.stdout(
      io.language === 'zh'
        ? `已从备份恢复：${restored.name}（${restored.madeAt}），${restored.months} 个月份\n`
        : `restored from ${restored.name} (${restored.madeAt}): ${restored.months} months\n`,
    );
    return 0;
  },
};

/** Signs in to the workplace that is to be replaced, and lets go of it. Throws WorkplaceError where the person may not. */
async function whoRestores(access: { path: string; key: string }, flags: ParsedFlags): Promise<Actor> {
  const { db, person } = await openWorkspace(
    access,
    { login: required(flags, 'as'), password: passwordOf(flags) },
    now,
  );
  try {
    const session = new Session();
    session.begin(person, now());
    return authorise({ db, now, session }, 'backup.restore');
  } finally {
    await letGoOf(db);
  }
}

function rolesOf(flags: ParsedFlags): Role[] | null {
  const text = flags.one.get('roles');
  if (text === undefined) return null;
  return text.split(/[,，、]/).map((word) => {
    const role = ROLES.find((each) => each === word.trim() || ROLE_LABEL[each] === word.trim());
    if (role !== undefined) return role;
    throw usageError(
      `没有“${word}”这个角色`,
      `there is no role "${word}"`,
      `可用：${ROLES.map((each) => `${each}（${ROLE_LABEL[each]}）`).join('、')}`,
      `one of ${ROLES.join(', ')}`,
    );
  });
}

function passphraseOf(flags: ParsedFlags): string {
  const passphrase = readPasswordFile(required(flags, 'passphrase-file'));
  if ([...passphrase].length >= 8) return passphrase;
  throw new WorkplaceError('E_REFUSED', '备份的口令至少要 8 个字符', '请在口令文件的第一行写一个长一些的口令');
}

function personLine(person: CallOutput<'people.list'>['people'][number]): string {
  const marks = [
    ...(person.state === 'ended' ? ['已停用'] : []),
    ...(person.lockedUntil === null ? [] : ['已锁定']),
    ...(person.mustChangePassword ? ['待改密码'] : []),
  ];
  const cells = [person.login, person.name, person.unit, person.roles.map((role) => ROLE_LABEL[role]).join('、')];
  return `${[...cells, ...marks].join('\t')}\n`;
}
