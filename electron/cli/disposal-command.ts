import type { CallInput } from '../../shared/contracts/desk/desk.ts';
import type { DisposalRow } from '../../shared/contracts/desk/money.ts';
import { DISPOSAL_STATE_LABEL, RECOVERY_LABEL } from '../../shared/domain/disposal/disposal-head.ts';
import { DISPOSAL_KINDS, DISPOSAL_LABEL, STOP_REASONS } from '../../shared/domain/disposal/disposal-kind.ts';
import { formatYuan } from '../../shared/domain/identity/money.ts';
import { type ParsedFlags, parseFlags, usageError } from './command-line.ts';
import { documentFlags, writeDocument } from './document-flags.ts';
import type { Io } from './io.ts';
import { fenFlag, numberOf, optional } from './money-flags.ts';
import { required, WORKSPACE_FLAGS, type Workspace, withWorkspace } from './workspace-command.ts';

type Work = (workspace: Workspace, flags: ParsedFlags, io: Io) => Promise<number>;

/** `sanzhang disposal …`: 停发, 减发, 增发, 补发 and 追缴. Exit code 1 where `faults` finds any. */
export async function runDisposal(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, {
    many: ['back-pay'],
    one: [
      ...WORKSPACE_FLAGS,
      ...[
        'case',
        'kind',
        'stop-reason',
        'note',
        'died',
        'since',
        'from',
        'to',
        'programme',
        'reason',
        'date',
        'yuan',
        'receipt',
      ],
      ...['form', 'out', 'purpose', 'place'],
    ],
    none: ['unmasked', 'json'],
    values: true,
  });
  const [name = '', ...more] = flags.values;
  const alone = ['list', 'propose', 'faults'].includes(name);
  const work = Object.hasOwn(WORK, name) && more.length === (alone ? 0 : 1) ? WORK[name] : undefined;
  if (work === undefined)
    throw usageError(
      `disposal 的用法不对：“${flags.values.join(' ')}”`,
      `disposal cannot do "${flags.values.join(' ')}"`,
      '可用：list、propose、faults，以及后面写编号的 show、approve、reject、revoke、withdraw、execute、receipt、close、print、undo',
      'list, propose, faults, or one of show, approve, reject, revoke, withdraw, execute, receipt, close, print, undo and a number',
    );
  return withWorkspace(flags, io, (workspace) => work(workspace, flags, io));
}

const WORK: Readonly<Record<string, Work>> = {
  async list({ ask }, flags, io) {
    const { rows } = await ask('disposals.page', { filter: optional(flags, 'programme'), offset: 0, limit: 500 });
    tell(rows, flags, io);
    return 0;
  },

  async propose({ ask }, flags, io) {
    const kind = DISPOSAL_KINDS.find((each) => each === required(flags, 'kind'));
    const reason = STOP_REASONS.find((each) => each === flags.one.get('stop-reason')) ?? null;
    if (kind === undefined)
      throw usageError(
        `--kind 不能是“${flags.one.get('kind')}”`,
        `--kind cannot be "${flags.one.get('kind')}"`,
        `可以是 ${DISPOSAL_KINDS.join('、')}`,
        `one of ${DISPOSAL_KINDS.join(', ')}`,
      );
    const changes = kind === 'reduce' || kind === 'increase';
    const proposal: CallInput<'disposals.propose'>['proposal'] = {
      kind,
      reason,
      note: required(flags, 'note'),
      deathDate: flags.one.get('died') ?? null,
      since: flags.one.get('since') ?? null,
      fromFen: kind === 'back-pay' ? 0 : fenFlag(flags, 'from'),
      toFen: changes ? fenFlag(flags, 'to') : 0,
      backPay: (flags.many.get('back-pay') ?? []).map((text) => {
        const [period = '', yuan = ''] = text.split('=');
        return { period, fen: Math.round(Number(yuan) * 100) };
      }),
    };
    const { disposalId } = await ask('disposals.propose', { caseId: Number(required(flags, 'case')), proposal });
    io.stdout(`${DISPOSAL_LABEL[kind]} ${disposalId} 已提出，待另一人批准\n`);
    return 0;
  },

  async faults({ ask }, flags, io) {
    const { rows, removed } = await ask('disposals.faults', { programme: required(flags, 'programme') });
    if (flags.none.has('json')) io.stdout(`${JSON.stringify({ rows, removed })}\n`);
    else {
      for (const row of rows)
        for (const fault of row.faults)
          io.stdout(`${row.disposalId}\t${row.name}\t${fault.label}\t${fault.sentence}\n`);
      if (removed.total > 0) io.stdout(`${removed.period} 审批名单里已没有、又查不到停发手续的 ${removed.total} 户\n`);
    }
    return rows.length + removed.total > 0 ? 1 : 0;
  },

  async show({ ask }, flags, io) {
    const { row, steps } = await ask('disposals.get', { disposalId: numberOf(flags) });
    if (flags.none.has('json')) io.stdout(`${JSON.stringify({ row, steps })}\n`);
    else {
      io.stdout(`${lineOf(row)}\n`);
      for (const { place, at, by, label, sentence } of steps)
        io.stdout(`  ${place}\t${at}\t${by || '对账'}\t${label}\t${sentence}\n`);
    }
    return 0;
  },

  approve: (workspace, flags, io) => decide(workspace, flags, io, 'approve'),
  reject: (workspace, flags, io) => decide(workspace, flags, io, 'reject'),
  revoke: (workspace, flags, io) => decide(workspace, flags, io, 'revoke'),
  withdraw: (workspace, flags, io) =>
    step(workspace, flags, io, { type: 'withdrawn', reason: required(flags, 'reason') }),
  execute: (workspace, flags, io) =>
    step(workspace, flags, io, { type: 'executed', date: required(flags, 'date'), note: flags.one.get('note') ?? '' }),
  receipt: (workspace, flags, io) =>
    step(workspace, flags, io, {
      type: 'receipt',
      fen: fenFlag(flags, 'yuan'),
      receipt: { number: required(flags, 'receipt'), date: required(flags, 'date') },
    }),
  close: (workspace, flags, io) =>
    step(workspace, flags, io, { type: 'recovery-closed', reason: required(flags, 'reason') }),

  async undo(workspace, flags, io) {
    const disposalId = numberOf(flags);
    const place = Number(required(flags, 'place'));
    await workspace.ask('disposals.undo', { disposalId, place, reason: required(flags, 'reason') });
    return say(workspace, disposalId, io);
  },

  async print(workspace, flags, io) {
    const form = (['approval', 'notice', 'recovery'] as const).find(
      (each) => each === (flags.one.get('form') ?? 'approval'),
    );
    const { unmasked, purpose } = documentFlags(flags);
    if (form === undefined)
      throw usageError(
        '--form 不对',
        '--form is wrong',
        'approval 审批表、notice 告知书、recovery 追缴单',
        'approval, notice or recovery',
      );
    const document = {
      what: 'disposal-form',
      disposalId: numberOf(flags),
      form,
      format: 'pdf',
      unmasked,
      purpose,
    } as const;
    io.stdout(`${await writeDocument(workspace, flags, document)}\n`);
    return 0;
  },
};

async function decide(
  workspace: Workspace,
  flags: ParsedFlags,
  io: Io,
  verdict: 'approve' | 'reject' | 'revoke',
): Promise<number> {
  const disposalId = numberOf(flags);
  const reason = verdict === 'approve' ? '' : required(flags, 'reason');
  await workspace.ask('disposals.decide', { disposalId, verdict, reason });
  return say(workspace, disposalId, io);
}

async function step(
  workspace: Workspace,
  flags: ParsedFlags,
  io: Io,
  asked: CallInput<'disposals.step'>['step'],
): Promise<number> {
  const disposalId = numberOf(flags);
  await workspace.ask('disposals.step', { disposalId, step: asked });
  return say(workspace, disposalId, io);
}

async function say({ ask }: Workspace, disposalId: number, io: Io): Promise<number> {
  io.stdout(`${lineOf((await ask('disposals.get', { disposalId })).row)}\n`);
  return 0;
}

function tell(rows: readonly DisposalRow[], flags: ParsedFlags, io: Io): void {
  for (const row of rows) io.stdout(`${flags.none.has('json') ? JSON.stringify(row) : lineOf(row)}\n`);
}

function lineOf(row: DisposalRow): string {
  return [
    row.disposalId,
    DISPOSAL_LABEL[row.kind],
    row.township,
    row.name,
    row.idNumber,
    DISPOSAL_STATE_LABEL[row.state],
    row.firstMonth === null ? '' : `自 ${row.firstMonth}`,
    row.executedOn ?? (row.executeBy === null ? '' : `应在 ${row.executeBy} 前执行`),
    `应追缴 ${formatYuan(row.dueFen)}，已追缴 ${formatYuan(row.receivedFen)}（${RECOVERY_LABEL[row.recovery]}）`,
  ].join('\t');
}
