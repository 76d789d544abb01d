import type { ArchiveHousehold } from '../archive-household.ts';
import { evaluate, evaluateMember } from '../condition/evaluate-condition.ts';
import { POLICY_QUESTIONS, type PolicyQuestion } from '../policy/policy-pack.ts';
import type { PackRules } from '../policy/rules-of-pack.ts';
import { subjectOf } from './completeness.ts';

/** suspect: to be looked into. unknown: what it depends on is stated nowhere. unconcerned: the question does not arise. */
export const POLICY_VERDICTS = ['suspect', 'in_order', 'unknown', 'unconcerned'] as const;
export type PolicyVerdict = (typeof POLICY_VERDICTS)[number];

export const POLICY_VERDICT_LABEL: Readonly<Record<PolicyVerdict, string>> = {
  suspect: '存疑',
  in_order: '符合',
  unknown: '无法判断',
  unconcerned: '不涉及',
};

/** What a dossier says to one of the five questions of the notice 二(二). */
export interface PolicyFinding {
  readonly question: PolicyQuestion;
  readonly verdict: PolicyVerdict;
  readonly reason: string;
}

const ANSWERS: Readonly<
  Record<PolicyQuestion, (household: ArchiveHousehold, rules: PackRules) => readonly [PolicyVerdict, string]>
> = {
  relative_filing: relativeFiling,
  one_person_insured: onePersonInsured,
  rigid_expenditure: rigidExpenditure,
  long_publicity: longPublicity,
  grace_period: gracePeriod,
};

/** The five policy questions of a household, in the notice's order (rules … R-45). */
export function policyFindings(household: ArchiveHousehold, rules: PackRules): readonly PolicyFinding[] {
  return (Object.keys(POLICY_QUESTIONS) as PolicyQuestion[]).map((question) => {
    const [verdict, reason] = ANSWERS[question](household, rules);
    return { question, verdict, reason };
  });
}

const has = ({ inventory }: ArchiveHousehold, code: string): boolean => inventory.some((item) => item.code === code);

function relativeFiling(household: ArchiveHousehold): readonly [PolicyVerdict, string] {
  const { relative, relative_of: worker } = household.facts;
  const isRelative = relative === true || (typeof worker === 'string' && worker !== '');
  if (!isRelative) {
    if (has(household, 'A14')) return ['in_order', '卷内有近亲属备案表'];
    return relative === false
      ? ['unconcerned', '不是经办人员或村（居）干部的近亲属']
      : ['unknown', '没有“近亲属备案”的信息，无法判断'];
  }
  if (!has(household, 'A14')) return ['suspect', '是经办人员或村（居）干部的近亲属，卷内没有备案表（A14）'];
  return has(household, 'B03')
    ? ['in_order', '已备案，卷内有入户调查表']
    : ['suspect', '已备案，卷内没有入户调查记录（B03）；备案的应全部入户'];
}

function onePersonInsured(household: ArchiveHousehold, rules: PackRules): readonly [PolicyVerdict, string] {
  const { facts } = household;
  if (facts.insured_alone === undefined) return ['unknown', '没有家庭人口或保障人口，无法判断'];
  if (facts.insured_alone === false) return ['unconcerned', '不是多人家庭只保一人'];
  const size = `家庭 ${facts.family_size} 人只保障 1 人`;
  const { standard, income_per_head_month: income } = facts;
  const factor = rules.pack.settings.edgeFactor.value;
  if (typeof standard === 'number' && standard > 0 && typeof income === 'number' && income >= standard * factor)
    return ['suspect', `${size}，人均月收入达到低保标准的 ${factor} 倍以上，不能按单人户保障`];
  const ground = evaluate(rules.singleGround, subjectOf(household));
  if (ground.value === true) return ['in_order', `${size}，有单人户依据`];
  if (ground.value === false) return ['suspect', `${size}，没有单人户的依据（重度残疾、重病等）`];
  return ['unknown', `${size}，没有“${ground.unknown.join('”“')}”的信息，无法判断依据`];
}

function rigidExpenditure(household: ArchiveHousehold, rules: PackRules): readonly [PolicyVerdict, string] {
  const { facts, members } = household;
  const subject = subjectOf(household);
  const ill = rules.definitions.get('severe_ill');
  const causes = [
    ['重病', members.some((member) => ill !== undefined && evaluateMember(ill.of, subject, member).value === true)],
    ['残疾', members.some(({ disabled }) => disabled === true)],
    ['在校', members.some(({ student }) => student === true)],
  ] as const;
  const found = causes.filter(([, holds]) => holds).map(([word]) => word);
  if (found.length === 0) return ['unconcerned', '没有重病、残疾、在校成员'];
  const who = `有${found.join('、')}成员`;
  if (typeof facts.deduction === 'number' && facts.deduction > 0)
    return has(household, 'A10')
      ? ['in_order', `${who}，已扣减刚性支出`]
      : ['suspect', `${who}，扣减了刚性支出，卷内没有支出材料（A10）`];
  if (facts.deduction_cleared === true) return ['in_order', `${who}，已核无刚性支出`];
  if (facts.deduction === 0) return ['suspect', `${who}，刚性支出扣减为 0，也没有“已核无”说明`];
  return ['unknown', `${who}，没有“刚性支出扣减金额”的信息，无法判断`];
}

function longPublicity(household: ArchiveHousehold): readonly [PolicyVerdict, string] {
  if (household.facts.posted === false) return ['suspect', '登记为没有长期公示'];
  if (has(household, 'C02')) return ['in_order', '卷内有长期公示照片'];
  return ['suspect', '卷内没有长期公示照片（C02）'];
}

function gracePeriod(household: ArchiveHousehold, rules: PackRules): readonly [PolicyVerdict, string] {
  const { stop_reason: reason, grace_from: grace, standard, income_per_head_month: income } = household.facts;
  if (reason === undefined && household.facts.stop_date === undefined)
    return ['unconcerned', '系统导出没有停保信息，按在保户处理'];
  if (typeof reason !== 'string' || !/收入|超标/u.test(reason)) return ['unconcerned', '没有因收入超标停保'];
  if (typeof grace === 'string') return ['in_order', `因收入超标停保，渐退期自 ${grace} 起`];
  const factor = rules.pack.settings.edgeFactor.value;
  if (typeof standard !== 'number' || standard <= 0 || typeof income !== 'number')
    return ['unknown', '因收入超标停保，没有渐退期记录；没有低保标准或收入，无法判断是否应当渐退'];
  if (income >= standard && income < standard * factor)
    return ['suspect', `因收入超标停保，人均月收入在低保标准的 1 至 ${factor} 倍之间，没有渐退期记录`];
  return ['in_order', `因收入超标停保，人均月收入不在低保标准的 1 至 ${factor} 倍之间，不适用渐退期`];
}
