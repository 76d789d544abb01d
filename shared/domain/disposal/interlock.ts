import { DISPOSAL_LABEL, type DisposalKind } from './disposal-kind.ts';

/** What a case says about whether money may be moved, as it stands now. */
export interface CaseStanding {
  readonly caseId: number;
  /** CaseState of shared/domain/case. */
  readonly state: string;
  /** Conclusion of shared/domain/case; null where none stands. */
  readonly conclusion: string | null;
  /** Who drew the conclusion, and who reviewed it: null where nobody has. */
  readonly concludedBy: number | null;
  readonly reviewedBy: number | null;
  /** At least one piece of evidence that was not withdrawn. */
  readonly hasEvidence: boolean;
}

/** Which conclusions lead to what (dibao.md 7.3). A stop has one only: notice 五(四). */
export const ALLOWED_BY: Readonly<Record<DisposalKind, readonly string[]>> = {
  stop: ['confirmed-ineligible'],
  reduce: ['confirmed-reduce', 'partly'],
  increase: ['confirmed-correct-system', 'partly'],
  'back-pay': ['confirmed-correct-system', 'partly', 'unfounded'],
};
const WORDS: Readonly<Record<DisposalKind, string>> = {
  stop: '“属实-不再符合”',
  reduce: '“属实-需减发”或“部分属实”',
  increase: '“属实-系统错误仅更正”或“部分属实”',
  'back-pay': '“属实-系统错误仅更正”“部分属实”或“不属实”',
};

/** States in which a reviewed conclusion stands: 销号, or 已移交 after it. */
const SETTLED: readonly string[] = ['closed', 'handed-over'];

/**
 * Why money may not be moved on the strength of this case; null where it may. The interlock of notice 五(四): during the campaign nobody's
 * money is stopped before it is certain that the household is not eligible. A suspicion, a conclusion without evidence, and one that nobody has
 * reviewed stop nothing. `exempt`: the office has a recorded exemption from four eyes.
 */
export function interlockRefusal(kind: DisposalKind, standing: CaseStanding | null, exempt: boolean): string | null {
  const what = DISPOSAL_LABEL[kind];
  if (standing === null) return `${what}只能由核查的疑点提出，找不到这个疑点`;
  if (standing.conclusion === null) return `疑点还没有结论，不能${what}；请先核查并作出结论`;
  if (!ALLOWED_BY[kind].includes(standing.conclusion)) return `只有结论为${WORDS[kind]}的疑点才能${what}`;
  if (!standing.hasEvidence) return `疑点没有依据材料，不能${what}；请先上传至少一份依据`;
  if (!SETTLED.includes(standing.state) || standing.reviewedBy === null)
    return `疑点的结论还没有复核通过，不能${what}；请先送复核`;
  if (standing.reviewedBy === standing.concludedBy && !exempt)
    return `作结论的人和复核的人是同一人，不能${what}；请由另一人复核`;
  return null;
}
