import type { Receipt } from '../payment/payment-event.ts';
import type { DisposalKind, StopReason } from './disposal-kind.ts';
import type { CaseStanding } from './interlock.ts';

/** Whom it is about. Sensitive. */
export interface DisposalSubject {
  /** Token. */
  readonly household: string;
  readonly programme: string;
  readonly name: string;
  readonly idNumber: string;
  readonly township: string;
  readonly village: string;
}

/** A month in which more arrived than was due. */
export interface DueMonth {
  /** YYYY-MM */
  readonly period: string;
  readonly creditedFen: number;
  readonly dueFen: number;
  /** To be recovered. */
  readonly overFen: number;
}

/** A month that is to be paid after the event. */
export interface BackPayMonth {
  readonly period: string;
  readonly fen: number;
}

export interface Proposal {
  readonly kind: DisposalKind;
  /** Of a stop; null of the others. */
  readonly reason: StopReason | null;
  /** Why, in the proposer's words: what stands in the form and the notice. */
  readonly note: string;
  /** YYYY-MM-DD: of a stop for death. */
  readonly deathDate: string | null;
  /** YYYY-MM: from which month on the household was not, or not so much, entitled; null: from the first month not paid. */
  readonly since: string | null;
  /** A month's money as it is, and as it will be. */
  readonly fromFen: number;
  readonly toFen: number;
  readonly backPay: readonly BackPayMonth[];
}

/** Everything that happens to a disposal, as it is kept. */
export type DisposalEvent =
  | ({ readonly type: 'proposed'; readonly subject: DisposalSubject; readonly standing: CaseStanding } & Proposal)
  | {
      readonly type: 'approved';
      /** YYYY-MM: the first month not paid, or paid otherwise. */
      readonly firstMonth: string;
      /** YYYY-MM-DD by which it has to be done in the provincial system. */
      readonly executeBy: string;
      readonly standing: CaseStanding;
      /** Why one person was enough, where an exemption says so. */
      readonly exempt: string | null;
    }
  | { readonly type: 'rejected'; readonly reason: string }
  /** Taken back before anybody approved it. */
  | { readonly type: 'withdrawn'; readonly reason: string }
  /** The approval taken back. */
  | { readonly type: 'revoked'; readonly reason: string }
  /** What is to be recovered, as the months in the database say. The newest stands. */
  | { readonly type: 'due'; readonly months: readonly DueMonth[] }
  /** 省系统注销, 变更, 补发到账. */
  | { readonly type: 'executed'; readonly date: string; readonly note: string }
  | { readonly type: 'receipt'; readonly fen: number; readonly receipt: Receipt }
  | { readonly type: 'recovery-closed'; readonly reason: string }
  | { readonly type: 'undone'; readonly event: number; readonly reason: string };

export const DISPOSAL_EVENT_LABEL = {
  proposed: '提出',
  approved: '批准',
  rejected: '不批准',
  withdrawn: '撤回',
  revoked: '撤销批准',
  due: '核定应追缴',
  executed: '执行',
  receipt: '追缴入账',
  'recovery-closed': '追缴结案',
  undone: '撤销',
} as const satisfies Record<DisposalEvent['type'], string>;
