import type { DisposalHead } from './disposal-head.ts';
import { EXECUTION_LABEL } from './disposal-kind.ts';

/** What does not agree between what was ordered and what was done: a difference of its own. */
export const DISPOSAL_FAULTS = [
  'paid_after_stop',
  'requested_after_stop',
  'approved_after_stop',
  'not_executed',
  'removed_without_stop',
  'amount_not_changed',
  'standing_lost',
] as const;
export type DisposalFaultCode = (typeof DISPOSAL_FAULTS)[number];
export const DISPOSAL_FAULT_LABEL = {
  paid_after_stop: '停发后仍发放',
  requested_after_stop: '停发后仍请款',
  approved_after_stop: '停发后仍在审批名单',
  not_executed: '批准后逾期未注销（变更）',
  removed_without_stop: '已不在审批名单，没有停发手续',
  amount_not_changed: '减发（增发）后金额没有变',
  standing_lost: '所依据的结论已不成立',
} as const satisfies Record<DisposalFaultCode, string>;

export interface DisposalFault {
  readonly code: DisposalFaultCode;
  readonly fen: number;
  readonly sentence: string;
}

/** A household in a month of the programme that was reconciled. */
export interface MonthMoney {
  readonly period: string;
  readonly approvedFen: number | null;
  readonly requestedFen: number | null;
  readonly paidFen: number | null;
  readonly creditedFen: number | null;
}

/**
 * What is wrong with an approved disposal. `interlock`: what the interlock says today (null: it holds). `today`: YYYY-MM-DD.
 */
export function faultsOf(
  head: DisposalHead,
  months: readonly MonthMoney[],
  interlock: string | null,
  today: string,
): readonly DisposalFault[] {
  const { kind, state, firstMonth, executeBy, toFen } = head;
  if (firstMonth === null || (state !== 'approved' && state !== 'done')) return [];
  const faults: DisposalFault[] = [];
  const later = months.filter(({ period }) => period >= firstMonth);
  const listed = (found: readonly MonthMoney[]): string => found.map(({ period }) => period).join('、');
  const add = (code: DisposalFaultCode, fen: number, sentence: string): void => {
    faults.push({ code, fen, sentence });
  };
  const sum = (found: readonly MonthMoney[], of: (month: MonthMoney) => number | null): number =>
    found.reduce((total, month) => total + (of(month) ?? 0), 0);
  if (kind === 'stop') {
    const paid = later.filter(({ paidFen }) => (paidFen ?? 0) > 0);
    const requested = later.filter(({ requestedFen }) => (requestedFen ?? 0) > 0);
    const approved = later.filter(({ approvedFen }) => (approvedFen ?? 0) > 0);
    if (paid.length > 0)
      add(
        'paid_after_stop',
        sum(paid, (m) => m.paidFen),
        `应自 ${firstMonth} 停发，${listed(paid)} 仍有发放；到账的要追缴`,
      );
    if (requested.length > 0)
      add(
        'requested_after_stop',
        sum(requested, (m) => m.requestedFen),
        `应自 ${firstMonth} 停发，${listed(requested)} 仍请款`,
      );
    if (approved.length > 0)
      add(
        'approved_after_stop',
        sum(approved, (m) => m.approvedFen),
        `应自 ${firstMonth} 停发，${listed(approved)} 仍在审批名单，请在省系统注销`,
      );
  }
  if (kind === 'reduce' || kind === 'increase') {
    const wrong = later.filter(({ approvedFen }) => approvedFen !== null && approvedFen !== toFen);
    if (wrong.length > 0)
      add(
        'amount_not_changed',
        sum(wrong, (m) => Math.abs((m.approvedFen ?? 0) - toFen)),
        `自 ${firstMonth} 起应变更金额，${listed(wrong)} 审批金额没有变`,
      );
  }
  if (state === 'approved' && executeBy !== null && executeBy < today)
    add('not_executed', 0, `应在 ${executeBy} 前登记“${EXECUTION_LABEL[kind]}”，已逾期`);
  if (interlock !== null) add('standing_lost', 0, `批准以后，${interlock}；请复查，必要时撤销`);
  return faults;
}
