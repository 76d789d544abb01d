import { caseNumber } from '../case/case.ts';
import { CONCLUSION_LABEL, type Conclusion } from '../case/conclusion.ts';
import { LEAD_CATEGORY_LABEL } from './category.ts';
import type { LeadSnapshot } from './lead-event.ts';

/** What is known of a case a lead comes from. */
export interface LeadCase {
  readonly caseId: number;
  readonly conclusion: Conclusion | null;
}

/**
 * What a lead needs before it can be read for handing over, in words; empty where nothing is missing. The notice has leads handed over that are
 * 经调查核实: every case it comes from has to be concluded 属实 or 部分属实. Its first kind is about party members or officials, the others about officials.
 */
export function missingOfLead(
  { content, money, evidence }: Pick<LeadSnapshot, 'content' | 'money' | 'evidence'>,
  cases: readonly LeadCase[],
): readonly string[] {
  const { category, people } = content;
  const nameless = people.filter(({ name }) => name.trim() === '').length;
  const suits =
    category === 'impersonation'
      ? people.some(({ isPartyMember, isPublicOfficial }) => isPartyMember || isPublicOfficial)
      : people.some(({ isPublicOfficial }) => isPublicOfficial);
  const unproven = cases.filter(({ conclusion }) => conclusion === null || !PROVEN.has(conclusion));
  const unreasoned = content.corrections.filter(({ reason }) => reason.trim() === '').length;
  return [
    ...(content.problem.trim() === '' ? ['主要问题'] : []),
    ...(content.facts.trim() === '' ? ['查明的情况'] : []),
    ...(content.receiver.trim() === '' ? ['接收单位（同级纪检监察机关）'] : []),
    ...(people.length === 0 ? ['涉及人员'] : []),
    ...(nameless > 0 ? [`${nameless} 名涉及人员的姓名`] : []),
    ...(people.length > 0 && !suits
      ? [
          category === 'impersonation'
            ? '涉及人员中的党员或公职人员（这一类线索至少要有一名）'
            : `涉及人员中的公职人员（“${LEAD_CATEGORY_LABEL[category]}”至少要有一名）`,
        ]
      : []),
    ...(cases.length === 0 ? ['关联的疑点'] : []),
    ...unproven.map(
      ({ caseId, conclusion }) =>
        `疑点 ${caseNumber(caseId)} 的核查结论（${conclusion === null ? '还没有结论' : `现为“${CONCLUSION_LABEL[conclusion]}”`}，移交的线索要经调查核实）`,
    ),
    ...(evidence.length === 0 ? ['证据材料（从关联的疑点中来）'] : []),
    ...(money.rows.length === 0 ? ['涉及的金额和期间'] : []),
    ...(unreasoned > 0 ? [`${unreasoned} 处改动金额的理由`] : []),
  ];
}

const PROVEN: ReadonlySet<Conclusion> = new Set([
  'confirmed-ineligible',
  'confirmed-reduce',
  'confirmed-correct-system',
  'partly',
]);
