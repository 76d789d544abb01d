import { addMonths } from '../identity/month.ts';
import type { DisposalEvent, DueMonth, Proposal } from './disposal-event.ts';

export const DISPOSAL_STATES = ['proposed', 'approved', 'done', 'rejected', 'withdrawn', 'revoked'] as const;
export type DisposalState = (typeof DISPOSAL_STATES)[number];
export const DISPOSAL_STATE_LABEL = {
  proposed: '待批准',
  approved: '已批准待执行',
  done: '已执行',
  rejected: '未批准',
  withdrawn: '已撤回',
  revoked: '批准已撤销',
} as const satisfies Record<DisposalState, string>;

/** `none`: nothing to recover. `settled`: all of it is back. `closed`: given up, with the reason. */
export type RecoveryState = 'none' | 'open' | 'settled' | 'closed';
export const RECOVERY_LABEL = {
  none: '无需追缴',
  open: '追缴中',
  settled: '已追缴',
  closed: '追缴结案',
} as const satisfies Record<RecoveryState, string>;

/** A disposal as its events leave it. `remainingFen = max(0, dueFen − receivedFen)`. */
export interface DisposalHead extends Proposal {
  readonly state: DisposalState;
  readonly firstMonth: string | null;
  readonly executeBy: string | null;
  readonly executedOn: string | null;
  readonly exempt: string | null;
  readonly months: readonly DueMonth[];
  readonly dueFen: number;
  readonly receivedFen: number;
  readonly remainingFen: number;
  readonly recovery: RecoveryState;
}

type Of<Type extends DisposalEvent['type']> = Extract<DisposalEvent, { type: Type }>;

/** Throws TypeError where the chain does not begin with a proposal. */
export function disposalHeadOf(events: readonly DisposalEvent[]): DisposalHead {
  const [proposed] = events;
  if (proposed?.type !== 'proposed') throw new TypeError('a disposal begins with its proposal');
  const undone = new Set(events.flatMap((event) => (event.type === 'undone' ? [event.event] : [])));
  const standing = events.filter((_, at) => !undone.has(at));
  const last = <Type extends DisposalEvent['type']>(type: Type): Of<Type> | undefined =>
    standing.findLast((event): event is Of<Type> => event.type === type);
  const approved = last('approved');
  const executed = last('executed');
  const ended = standing.findLast(({ type }) => ['rejected', 'withdrawn', 'revoked'].includes(type));
  const months = last('due')?.months ?? [];
  const dueFen = months.reduce((sum, { overFen }) => sum + overFen, 0);
  const receivedFen = standing.reduce((sum, event) => sum + (event.type === 'receipt' ? event.fen : 0), 0);
  const remainingFen = Math.max(0, dueFen - receivedFen);
  const closed = last('recovery-closed') !== undefined;
  const { kind, reason, note, deathDate, since, fromFen, toFen, backPay } = proposed;
  return {
    kind,
    reason,
    note,
    deathDate,
    since,
    fromFen,
    toFen,
    backPay,
    state:
      ended !== undefined
        ? (ended.type as 'rejected' | 'withdrawn' | 'revoked')
        : approved === undefined
          ? 'proposed'
          : executed === undefined
            ? 'approved'
            : 'done',
    firstMonth: approved?.firstMonth ?? null,
    executeBy: approved?.executeBy ?? null,
    executedOn: executed?.date ?? null,
    exempt: approved?.exempt ?? null,
    months,
    dueFen,
    receivedFen,
    remainingFen,
    recovery: dueFen === 0 ? 'none' : remainingFen === 0 ? 'settled' : closed ? 'closed' : 'open',
  };
}

/**
 * The first month that is not paid, or paid otherwise. Of a death: the month after it, whenever it becomes known; else the month after
 * the approval. `approvedOn`: YYYY-MM-DD.
 */
export function firstMonthOf({ deathDate }: Pick<Proposal, 'deathDate'>, approvedOn: string): string {
  return addMonths((deathDate ?? approvedOn).slice(0, 7), 1);
}

/** What more arrived than was due, month by month, from the month on in which the household was not entitled to it any more. */
export function dueMonths(
  { kind, since, deathDate, toFen }: Proposal,
  firstMonth: string,
  months: readonly { readonly period: string; readonly creditedFen: number }[],
): readonly DueMonth[] {
  if (kind !== 'stop' && kind !== 'reduce') return [];
  // Nobody is asked to give back what was due while the person lived, whatever was entered.
  const from = deathDate === null ? (since ?? firstMonth) : firstMonth;
  const dueFen = kind === 'stop' ? 0 : toFen;
  return months
    .filter(({ period, creditedFen }) => period >= from && creditedFen > dueFen)
    .map(({ period, creditedFen }) => ({ period, creditedFen, dueFen, overFen: creditedFen - dueFen }))
    .sort((a, b) => (a.period < b.period ? -1 : 1));
}

/** What is wrong with a proposal, in a sentence; null where nothing is. `today`: YYYY-MM-DD. */
export function proposalProblem(proposal: Proposal, today: string): string | null {
  const { kind, reason, deathDate, since, fromFen, toFen, backPay } = proposal;
  if ((kind === 'stop') !== (reason !== null)) return '停发要写明原因，其他的不写停发原因';
  if ((reason === 'death') !== (deathDate !== null)) return '因死亡停发要写明死亡日期，其他原因不写';
  if (deathDate !== null && deathDate > today) return '死亡日期在今天以后，请核对';
  if (since !== null && since > today.slice(0, 7)) return '不再符合的月份在本月以后，请核对';
  if (kind === 'reduce' && !(toFen < fromFen && toFen > 0))
    return '减发后的金额要大于零、小于现在的金额；减到零请用停发';
  if (kind === 'increase' && toFen <= fromFen) return '增发后的金额要大于现在的金额';
  if ((kind === 'back-pay') !== backPay.length > 0) return '补发要写明补哪几个月、各多少；其他的不写';
  if (new Set(backPay.map(({ period }) => period)).size !== backPay.length) return '同一个月写了两次，请合并';
  return null;
}

/** Why the step may not be taken as the disposal stands; null where it may. The interlock and four eyes are asked for elsewhere. */
export function stepRefusal(
  head: DisposalHead,
  event: Exclude<DisposalEvent, { type: 'proposed' | 'due' | 'undone' }>,
): string | null {
  const { state, recovery, remainingFen, firstMonth } = head;
  switch (event.type) {
    case 'approved':
    case 'rejected':
    case 'withdrawn':
      return state === 'proposed' ? null : '已经有了结果，不能再批';
    case 'revoked':
      if (state !== 'approved' && state !== 'done') return '还没有批准，不用撤销批准；可以撤回';
      return state === 'done' ? '已经执行，请先撤销执行的登记' : null;
    case 'executed':
      if (state === 'done') return '已经登记过执行；要改请先撤销';
      return state === 'approved' ? null : '还没有批准，不能登记执行';
    case 'receipt':
      if (firstMonth === null || state === 'revoked') return '还没有批准，没有应追缴的钱';
      if (recovery !== 'open') return recovery === 'none' ? '没有应追缴的钱' : '追缴已经结束';
      return event.fen > remainingFen ? '超过尚未追回的金额，请核对金额' : null;
    case 'recovery-closed':
      return recovery === 'open' ? null : '没有追缴中的钱';
  }
}

/** Why what stands at this place of the chain may not be taken back; null where it may. */
export function undoRefusal(events: readonly DisposalEvent[], at: number): string | null {
  const event = events[at];
  if (event === undefined || !['executed', 'receipt', 'recovery-closed', 'rejected'].includes(event.type))
    return '这一步不能这样撤销；提出的请撤回，批准的请撤销批准';
  return events.some((each) => each.type === 'undone' && each.event === at) ? '这一步已经撤销过' : null;
}
