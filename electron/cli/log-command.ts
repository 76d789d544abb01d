import { type ParsedFlags, parseFlags, usageError } from './command-line.ts';
import type { Io } from './io.ts';
import { headsOf } from './known-heads.ts';
import { WORKSPACE_FLAGS, type Workspace, withWorkspace } from './workspace-command.ts';

type Verb = (workspace: Workspace, flags: ParsedFlags, io: Io) => Promise<number>;

/** So many entries are asked for where nothing else is said. */
const SHOWN = 20;
const MOST = 200;

/** `sanzhang log …`: what was done on a workplace, by whom; `verify` exits 1 where something is not as the log has it. */
export async function runLog(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, {
    one: [...WORKSPACE_FLAGS, 'offset', 'limit'],
    many: ['head', 'seal'],
    none: ['json'],
    values: true,
  });
  const [name = '', ...more] = flags.values;
  const verb = Object.hasOwn(VERBS, name) && more.length === 0 ? VERBS[name] : undefined;
  if (verb === undefined)
    throw usageError(
      name === '' ? '没有写要做什么' : `log 没有“${flags.values.join(' ')}”`,
      name === '' ? 'what to do is missing' : `log knows no "${flags.values.join(' ')}"`,
      `可用：${Object.keys(VERBS).join('、')}`,
      `one of ${Object.keys(VERBS).join(', ')}`,
    );
  return withWorkspace(flags, io, (workspace) => verb(workspace, flags, io));
}

const VERBS: Readonly<Record<string, Verb>> = {
  /** From the newest on. */
  async page({ ask }, flags, io) {
    const offset = numberOf(flags, 'offset', 0, 0, Number.MAX_SAFE_INTEGER);
    const { total, entries } = await ask('log.page', { offset, limit: numberOf(flags, 'limit', SHOWN, 1, MOST) });
    if (flags.none.has('json')) io.stdout(`${JSON.stringify({ total, entries })}\n`);
    else io.stdout(entries.map(lineOf).join(''));
    return 0;
  },
  /** The newest, in the order in which they came. */
  async tail({ ask }, flags, io) {
    const { total, entries } = await ask('log.page', { offset: 0, limit: numberOf(flags, 'limit', SHOWN, 1, MOST) });
    const inOrder = [...entries].reverse();
    if (flags.none.has('json')) io.stdout(`${JSON.stringify({ total, entries: inOrder })}\n`);
    else io.stdout(inOrder.map(lineOf).join(''));
    return 0;
  },
  /** Names the first thing that is wrong. */
  async verify({ run }, flags, io) {
    const { kind: _, ...verdict } = await run({ kind: 'verify-log', known: headsOf(flags) });
    if (flags.none.has('json')) io.stdout(`${JSON.stringify(verdict)}\n`);
    else if (verdict.problem !== null) io.stdout(`核验不通过：${verdict.problem}\n`);
    else
      io.stdout(
        `核验通过：操作日志 ${verdict.entries} 条，担保的记录 ${verdict.keptRows} 行\n末尾第 ${verdict.seq} 条\n  SHA-256 ${verdict.sha256}\n  SM3     ${verdict.sm3}\n`,
      );
    return verdict.problem === null ? 0 : 1;
  },
};

function lineOf(entry: { seq: number; at: string; actor: string; action: string; subject: string; detail: string }) {
  const { seq, at, actor, action, subject, detail } = entry;
  return `${[seq, at, actor, action, subject, detail].join('\t').replace(/\s*[\r\n]+\s*/g, ' ')}\n`;
}

function numberOf(flags: ParsedFlags, flag: string, otherwise: number, least: number, most: number): number {
  const text = flags.one.get(flag);
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (/^\d{1,16}$/.test(text) && number >= least && number <= most) return number;
  throw usageError(
    `--${flag} 不能是“${text}”`,
    `--${flag} cannot be "${text}"`,
    `写 ${least} 到 ${most} 的整数`,
    `write a whole number from ${least} to ${most}`,
  );
}
