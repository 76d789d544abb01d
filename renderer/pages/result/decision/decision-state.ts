import type { CallOutput } from '../../../../shared/contracts/desk/desk.ts';

export type Decision = CallOutput<'decisions.list'>[number];

/** Whether a new reconciliation would know something the last one does not: made and not applied, or undone and still applied. */
export function isPending({ undoneAt, applied }: Pick<Decision, 'undoneAt' | 'applied'>): boolean {
  return (undoneAt === null) !== applied;
}

/** Where a decision stands, in words. */
export function standing({ undoneAt, applied }: Pick<Decision, 'undoneAt' | 'applied'>): string {
  if (undoneAt === null) return applied ? '已生效' : '重新核对后生效';
  return applied ? '已撤销，重新核对后失效' : '已撤销';
}

export const VERDICT_WORD = { same: '是同一户', different: '不是同一户' } as const satisfies Record<
  Decision['verdict'],
  string
>;
