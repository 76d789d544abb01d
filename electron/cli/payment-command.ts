import type { CallInput } from '../../shared/contracts/desk/desk.ts';
import type { PaymentDetail, PaymentRow, PaymentStepInput } from '../../shared/contracts/desk/money.ts';
import { formatYuan } from '../../shared/domain/identity/money.ts';
import { PAYMENT_STATE_LABEL, PAYMENT_STATES } from '../../shared/domain/payment/payment-head.ts';
import { type ParsedFlags, parseFlags, usageError } from './command-line.ts';
import type { Io } from './io.ts';
import { fenFlag, numberOf, optional } from './money-flags.ts';
import { required, WORKSPACE_FLAGS, type Workspace, withWorkspace } from './workspace-command.ts';

type Work = (workspace: Workspace, flags: ParsedFlags, io: Io) => Promise<number>;

const PAGE = 500;

/** `sanzhang payment …`: money that came back, followed until it is paid again or given back. Exit code 1 where `list` finds open money. */
export async function runPayment(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, {
    one: [
      ...WORKSPACE_FLAGS,
      ...[
        'programme',
        'state',
        'text',
        'finding',
        'what',
        'batch',
        'date',
        'yuan',
        'receipt',
        'line',
        'reason',
        'place',
      ],
    ],
    none: ['overdue', 'asked', 'no-correction', 'json'],
    values: true,
  });
  const [name = '', ...more] = flags.values;
  const work = Object.hasOwn(WORK, name) && more.length === (name === 'list' ? 0 : 1) ? WORK[name] : undefined;
  if (work === undefined)
    throw usageError(
      `payment 的用法不对：“${flags.values.join(' ')}”`,
      `payment cannot do "${flags.values.join(' ')}"`,
      `可用：list，以及后面写编号的 ${Object.keys(WORK).slice(1).join('、')}`,
      'list, or one of show, check, correct, follow, paid, treasury, recovered, confirm, refuse, undo and a number',
    );
  return withWorkspace(flags, io, (workspace) => work(workspace, flags, io));
}

const WORK: Readonly<Record<string, Work>> = {
  async list({ ask }, flags, io) {
    const state = PAYMENT_STATES.find((each) => each === flags.one.get('state'));
    if (flags.one.has('state') && state === undefined)
      throw usageError(
        `--state 不能是“${flags.one.get('state')}”`,
        `--state cannot be "${flags.one.get('state')}"`,
        `可以是 ${PAYMENT_STATES.join('、')}`,
        `one of ${PAYMENT_STATES.join(', ')}`,
      );
    const filter = {
      ...optional(flags, 'programme'),
      ...optional(flags, 'text'),
      ...(state === undefined ? {} : { states: [state] }),
      overdue: flags.none.has('overdue'),
      asked: flags.none.has('asked'),
    };
    const { total } = await ask('payments.sums', { ...optional(flags, 'programme') });
    const rows: PaymentRow[] = [];
    for (;;) {
      const page = await ask('payments.page', { filter, offset: rows.length, limit: PAGE });
      rows.push(...page.rows);
      if (page.rows.length < PAGE) break;
    }
    if (flags.none.has('json')) io.stdout(`${JSON.stringify({ total, rows })}\n`);
    else {
      for (const row of rows) io.stdout(`${lineOf(row)}\n`);
      io.stdout(
        `失败、退回 ${formatYuan(total.returnedFen)} = 补发到账 ${formatYuan(total.paidFen)} + 缴回国库 ${formatYuan(total.treasuryFen)} + 未结 ${formatYuan(total.openFen)} 元\n`,
      );
    }
    return rows.some(({ openFen }) => openFen > 0) ? 1 : 0;
  },

  async show({ ask }, flags, io) {
    const detail = await ask('payments.get', { paymentId: numberOf(flags) });
    io.stdout(flags.none.has('json') ? `${JSON.stringify(detail)}\n` : textOf(detail));
    return 0;
  },

  check: (workspace, flags, io) =>
    step(workspace, flags, io, {
      type: 'checked',
      finding: required(flags, 'finding'),
      mustCorrect: !flags.none.has('no-correction'),
    }),
  correct: (workspace, flags, io) => step(workspace, flags, io, { type: 'corrected', what: required(flags, 'what') }),
  follow: (workspace, flags, io) =>
    step(workspace, flags, io, { type: 'sent', batch: required(flags, 'batch'), date: required(flags, 'date') }),
  paid: (workspace, flags, io) => step(workspace, flags, io, money('paid', flags)),
  treasury: (workspace, flags, io) => step(workspace, flags, io, money('treasury', flags)),
  recovered: (workspace, flags, io) => step(workspace, flags, io, money('recovered', flags)),
  confirm: (workspace, flags, io) => answer(workspace, flags, io, true),
  refuse: (workspace, flags, io) => answer(workspace, flags, io, false),

  async undo(workspace, flags, io) {
    const paymentId = numberOf(flags);
    const place = Number(required(flags, 'place'));
    await workspace.ask('payments.undo', { paymentId, place, reason: required(flags, 'reason') });
    return say(workspace, paymentId, io);
  },
};

function money(type: 'paid' | 'treasury' | 'recovered', flags: ParsedFlags): PaymentStepInput {
  return {
    type,
    fen: fenFlag(flags, 'yuan'),
    receipt: { number: required(flags, 'receipt'), date: required(flags, 'date') },
  };
}

async function step(
  workspace: Workspace,
  flags: ParsedFlags,
  io: Io,
  asked: CallInput<'payments.step'>['step'],
): Promise<number> {
  const paymentId = numberOf(flags);
  await workspace.ask('payments.step', { paymentId, step: asked });
  return say(workspace, paymentId, io);
}

async function answer(workspace: Workspace, flags: ParsedFlags, io: Io, isReissue: boolean): Promise<number> {
  const paymentId = numberOf(flags);
  const { questions } = await workspace.ask('payments.get', { paymentId });
  const line = flags.one.get('line') ?? (questions.length === 1 ? questions[0]!.line : required(flags, 'line'));
  await workspace.ask('payments.answer', { paymentId, line, isReissue, reason: required(flags, 'reason') });
  return say(workspace, paymentId, io);
}

async function say({ ask }: Workspace, paymentId: number, io: Io): Promise<number> {
  io.stdout(`${lineOf((await ask('payments.get', { paymentId })).row)}\n`);
  return 0;
}

function lineOf(row: PaymentRow): string {
  const { paymentId, benefitMonth, township, name, idNumber, reason, returnedFen, openFen, state, who, dueOn } = row;
  const late = row.isOverdue ? '（逾期）' : '';
  return [
    paymentId,
    benefitMonth,
    township,
    name,
    idNumber,
    reason,
    formatYuan(returnedFen),
    `未结 ${formatYuan(openFen)}`,
    PAYMENT_STATE_LABEL[state],
    who,
    `${dueOn ?? ''}${late}`,
  ].join('\t');
}

function textOf({ row, bankRows, steps, questions }: PaymentDetail): string {
  return [
    lineOf(row),
    `原始行 ${bankRows}`,
    ...steps.map(
      ({ place, at, by, label, sentence, isUndone }) =>
        `  ${place}\t${at}\t${by || '对账'}\t${label}${isUndone ? '（已撤销）' : ''}\t${sentence}`,
    ),
    ...questions.map(({ line, sentence }) => `  待确认\t${line}\t${sentence}`),
    '',
  ].join('\n');
}
