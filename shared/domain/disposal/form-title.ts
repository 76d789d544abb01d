import { DISPOSAL_LABEL, type DisposalKind } from './disposal-kind.ts';

/** The papers of a disposal: what is signed inside the office, what the household is told in writing, what is recovered. */
export type DisposalForm = 'approval' | 'notice' | 'recovery';

/** 停发审批表, 停发告知书 (dibao.md 3.3: E06, E04), 追缴资金办理单 (E08). */
export function formTitle(kind: DisposalKind, form: DisposalForm): string {
  if (form === 'recovery') return '追缴资金办理单';
  return `${DISPOSAL_LABEL[kind]}${form === 'approval' ? '审批表' : '告知书'}`;
}
