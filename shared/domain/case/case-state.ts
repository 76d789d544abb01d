/** Where a case (疑点) stands in its life (issue 4; dibao.md 7.3). Which steps lead from one to the other: transition.ts. */
export const CASE_STATES = [
  'found',
  'assigned',
  'investigating',
  'concluded',
  'review',
  'returned',
  'suspended',
  'handed-over',
  'closed',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** What a clerk reads. */
export const CASE_STATE_LABEL = {
  found: '新发现',
  assigned: '已分派',
  investigating: '核查中',
  concluded: '已有结论',
  review: '复核',
  returned: '退回补充',
  suspended: '暂挂',
  'handed-over': '已移交',
  closed: '销号',
} as const satisfies Record<CaseState, string>;

/** Whether somebody still has something to do about it: everything but 销号. */
export function isOpen(state: CaseState): boolean {
  return state !== 'closed';
}

/** States in which nothing is late: 销号, and 已移交, where others act. */
export const NEVER_OVERDUE: readonly CaseState[] = ['closed', 'handed-over'];
