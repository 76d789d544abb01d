import { resolve } from 'node:path';
import { ADJUSTMENT_KINDS, type AdjustmentKind } from '../../shared/domain/seal/adjustment.ts';
import { type ParsedFlags, parseFlags, usageError } from './command-line.ts';
import type { Io } from './io.ts';
import { monthOf } from './month-of-flags.ts';
import { required, WORKSPACE_FLAGS, type Workspace, withWorkspace } from './workspace-command.ts';

type Work = (workspace: Workspace, flags: ParsedFlags, io: Io) => Promise<number>;

/** `sanzhang seal …`: seals months (封账). `check` exits 1 where something stands in the way. */
export async function runSeal(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, {
    one: [...WORKSPACE_FLAGS, ...['period', 'programme', 'out', 'kind', 'yuan', 'reason']],
    none: ['json'],
    values: true,
  });
  const [name = '', ...more] = flags.values;
  const work = Object.hasOwn(WORK, name) && more.length === 0 ? WORK[name] : undefined;
  if (work === undefined)
    throw usageError(
      `seal 的用法不对：“${flags.values.join(' ')}”`,
      `seal cannot do "${flags.values.join(' ')}"`,
      '可用：check、make、list、write、adjust',
      'one of check, make, list, write, adjust',
    );
  return withWorkspace(flags, io, (workspace) => work(workspace, flags, io));
}

const WORK: Readonly<Record<string, Work>> = {
  async check(workspace, flags, io) {
    const { monthId } = await monthOf(workspace, flags);
    const { maySeal, checks } = await workspace.ask('seals.checks', { monthId });
    if (flags.none.has('json')) io.stdout(`${JSON.stringify({ maySeal, checks })}\n`);
    else {
      for (const { ok, level, sentence } of checks)
        io.stdout(`${ok ? '　' : level === 'must' ? '✗' : '!'} ${sentence}\n`);
      io.stdout(maySeal ? '可以封账\n' : '还不能封账\n');
    }
    return maySeal ? 0 : 1;
  },

  async make(workspace, flags, io) {
    const { monthId } = await monthOf(workspace, flags);
    const month = await workspace.ask('seals.make', { monthId });
    if (flags.one.has('out')) await writeSeal(workspace, flags, monthId);
    if (flags.none.has('json')) io.stdout(`${JSON.stringify(month)}\n`);
    else
      io.stdout(
        `已封账：${month.period} ${month.programme}，编号 ${month.seal!.code}\nSHA-256 ${month.seal!.sha256}\n`,
      );
    return 0;
  },

  async list({ ask }, flags, io) {
    const months = await ask('seals.list', {});
    if (flags.none.has('json')) io.stdout(`${JSON.stringify(months)}\n`);
    else
      for (const { period, programme, seal, adjustments, adjustedFen } of months)
        io.stdout(
          `${[
            period,
            programme,
            seal === null ? '未封账' : seal.code,
            ...(seal === null ? [] : [seal.sealedAt, seal.byName]),
            ...(adjustments === 0 ? [] : [`调整 ${adjustments} 笔 ${(adjustedFen / 100).toFixed(2)} 元`]),
          ].join('\t')}\n`,
        );
    return 0;
  },

  async write(workspace, flags, io) {
    required(flags, 'out');
    const { monthId } = await monthOf(workspace, flags);
    io.stdout(`${await writeSeal(workspace, flags, monthId)}\n`);
    return 0;
  },

  async adjust(workspace, flags, io) {
    const kind = required(flags, 'kind');
    const yuan = required(flags, 'yuan');
    const reason = required(flags, 'reason');
    if (!ADJUSTMENT_KINDS.includes(kind as AdjustmentKind))
      throw usageError(
        `--kind 不能是“${kind}”`,
        `--kind cannot be "${kind}"`,
        '可用：pay-after 补发、recover 追缴、correct 更正',
        'one of pay-after, recover, correct',
      );
    if (!/^-?\d{1,10}(?:\.\d{1,2})?$/.test(yuan))
      throw usageError(
        `“${yuan}”不是金额`,
        `"${yuan}" is no amount`,
        '以元为单位，例如 -465.00',
        'in yuan, such as -465.00',
      );
    const { monthId } = await monthOf(workspace, flags);
    const list = await workspace.ask('adjustments.add', {
      monthId,
      kind: kind as AdjustmentKind,
      fen: Math.round(Number(yuan) * 100),
      reason,
      caseId: null,
    });
    if (flags.none.has('json')) io.stdout(`${JSON.stringify(list)}\n`);
    else
      for (const { madeAt, label, fen, reason: why } of list)
        io.stdout(`${[madeAt, label, (fen / 100).toFixed(2), why].join('\t')}\n`);
    return 0;
  },
};

async function writeSeal({ run }: Workspace, flags: ParsedFlags, monthId: number): Promise<string> {
  const document = { what: 'seal-file', monthId, format: 'szseal', unmasked: false, purpose: '' } as const;
  return (await run({ kind: 'document', document, target: resolve(required(flags, 'out')) })).name;
}
