import { type CallInput, type CallOutput, type CallsAt, DESK_CONTRACTS } from '../../shared/contracts/desk/desk.ts';
import type { JobResult } from '../../shared/contracts/desk/jobs.ts';
import {
  openWorkspace,
  readKeyFile,
  readPasswordFile,
  type WorkspaceAccess,
  whileJobRuns,
  workspaceIn,
} from '../jobs/workspace/open-workspace.ts';
import { dispatch } from '../services/data/dispatch.ts';
import { Session } from '../services/data/session.ts';
import type { JobOrder } from '../services/messages.ts';
import { runOrder } from '../services/run-order.ts';
import { type ParsedFlags, usageError } from './command-line.ts';
import type { Io } from './io.ts';
import { progressLine } from './progress-line.ts';

export { WORKSPACE_FLAGS } from './workspace-flags.ts';

/** A workplace as a command has it: the calls and the jobs of the window, with the rights of whoever signed in. */
export interface Workspace {
  /** Makes a call of the data service. Throws AppError E_USAGE where the input does not pass, and WorkplaceError. */
  ask<Name extends CallsAt<'data'>>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  /** Runs a job to its end, with its progress on the terminal. */
  run<Kind extends JobOrder['kind']>(
    order: Extract<JobOrder, { kind: Kind }>,
  ): Promise<Extract<JobResult, { kind: Kind }>>;
}

/**
 * What every command on a workplace begins with: finds the folder and the key, signs in, does its work, closes. One code path with the window:
 * the same calls and jobs, the same rights, the same log.
 */
export async function withWorkspace(
  flags: ParsedFlags,
  io: Io,
  work: (workspace: Workspace) => Promise<number>,
): Promise<number> {
  const access = workspaceIn(required(flags, 'workspace'), keyOf(flags));
  const credentials = { login: required(flags, 'as'), password: passwordOf(flags) };
  const { db, person } = await openWorkspace(access, credentials, now);
  try {
    const session = new Session();
    session.begin(person, now());
    return await work({
      ask: (name, input) => {
        // A command may run for longer than a person may be away from the window.
        session.touch(now());
        return dispatch({ db, now, session }, name, passed(name, input));
      },
      run: (order) => runJob(order, access, person, io) as Promise<never>,
    });
  } finally {
    db.close();
  }
}

/** Runs a job on a workplace that nobody else works on. */
export function runJob(
  order: JobOrder,
  access: WorkspaceAccess,
  actor: Parameters<typeof runOrder>[2]['actor'],
  io: Io,
): Promise<JobResult> {
  const progress = progressLine(io);
  return whileJobRuns(access, () =>
    runOrder(order, access, { signal: io.signal, report: progress.report, actor }),
  ).finally(progress.clear);
}

/** The input once its contract has let it pass. Throws AppError E_USAGE. */
export function passed<Name extends CallsAt<'data'>>(name: Name, input: CallInput<Name>): unknown {
  const parsed = DESK_CONTRACTS[name].input.safeParse(input);
  if (parsed.success) return input;
  const { path, code, message } = parsed.error.issues[0]!;
  const own = code === 'custom' ? message : `“${path.join('.')}”的值不能用`;
  throw usageError(own, `the value of "${path.join('.')}" cannot be used`, '用 --help 查看用法', 'see --help');
}

/** The value of a flag. Throws AppError E_USAGE where it was not given. */
export function required(flags: ParsedFlags, flag: string): string {
  const value = flags.one.get(flag);
  if (value !== undefined) return value;
  throw usageError(`缺少 --${flag}`, `--${flag} is missing`, '用 --help 查看用法', 'see --help');
}

/** The key of the workplace: --key-file, else SANZHANG_KEY. Throws AppError E_USAGE, WorkplaceError E_KEY. */
export function keyOf(flags: ParsedFlags): string {
  const file = flags.one.get('key-file');
  const key = file === undefined ? process.env.SANZHANG_KEY : readKeyFile(file);
  if (key !== undefined && key !== '') return key;
  throw usageError(
    '缺少工作台的密钥',
    'the key of the workplace is missing',
    '用 --key-file 指明密钥文件，或设环境变量 SANZHANG_KEY',
    'name its file with --key-file, or set SANZHANG_KEY',
  );
}

/** The password: --password-file, else SANZHANG_PASSWORD; never an argument, which every program on the computer could read. */
export function passwordOf(flags: ParsedFlags): string {
  const file = flags.one.get('password-file');
  const password = file === undefined ? process.env.SANZHANG_PASSWORD : readPasswordFile(file);
  if (password !== undefined && password !== '') return password;
  throw usageError(
    '缺少密码',
    'the password is missing',
    '用 --password-file 指明密码文件，或设环境变量 SANZHANG_PASSWORD',
    'name its file with --password-file, or set SANZHANG_PASSWORD',
  );
}

export function now(): string {
  return new Date().toISOString();
}
