import type { Right } from '../people/right.ts';

/** Where a lead stands (issue 4, part 4; dibao.md 7.4). */
export const LEAD_STATES = ['draft', 'review', 'handed-over', 'received', 'answered', 'withdrawn'] as const;
export type LeadState = (typeof LEAD_STATES)[number];

export const LEAD_STATE_LABEL = {
  draft: '草拟',
  review: '待审',
  'handed-over': '已移交',
  received: '已签收',
  answered: '已反馈',
  withdrawn: '已撤回',
} as const satisfies Record<LeadState, string>;

export const LEAD_ACTIONS = [
  'draft',
  'edit',
  'submit',
  'return',
  'hand-over',
  'receipt',
  'feedback',
  'withdraw',
] as const;
export type LeadAction = (typeof LEAD_ACTIONS)[number];

/** What has to be there before a step is made: refusal.ts looks at it. */
export type LeadNeed = 'whole' | 'four-eyes' | 'reason' | 'receipt' | 'feedback';

export interface LeadTransition {
  readonly label: string;
  /** null: there is no lead yet. */
  readonly from: readonly (LeadState | null)[];
  readonly to: LeadState;
  readonly needs: readonly LeadNeed[];
}

/** Writing, handing over and what comes back all need the same right; that two people do it is held by identity. */
export const LEAD_RIGHT: Right = 'lead.write';

/**
 * The life of a lead, whole: nothing else decides what may follow on what. It is written as a draft only; once submitted it stands as it was read, until
 * it is handed over or returned. Feedback may come in several letters.
 */
export const LEAD_TRANSITIONS = {
  draft: { label: '草拟', from: [null], to: 'draft', needs: [] },
  edit: { label: '修改', from: ['draft'], to: 'draft', needs: [] },
  submit: { label: '提交审核', from: ['draft'], to: 'review', needs: ['whole'] },
  return: { label: '退回修改', from: ['review'], to: 'draft', needs: ['reason'] },
  'hand-over': { label: '审核通过，移交', from: ['review'], to: 'handed-over', needs: ['four-eyes'] },
  receipt: { label: '登记签收', from: ['handed-over'], to: 'received', needs: ['receipt'] },
  feedback: { label: '登记反馈', from: ['received', 'answered'], to: 'answered', needs: ['feedback'] },
  withdraw: {
    label: '撤回',
    from: ['draft', 'review', 'handed-over', 'received'],
    to: 'withdrawn',
    needs: ['reason'],
  },
} as const satisfies Record<LeadAction, LeadTransition>;

/** Whether the step can be made from the state. */
export function canFollow(action: LeadAction, from: LeadState | null): boolean {
  const { from: states }: LeadTransition = LEAD_TRANSITIONS[action];
  return states.includes(from);
}

/** Whether the lead has been handed over and not taken back: its cases are 已移交. */
export function isHandedOver(state: LeadState): boolean {
  return state === 'handed-over' || state === 'received' || state === 'answered';
}
