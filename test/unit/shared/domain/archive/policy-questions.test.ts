import { describe, expect, it } from 'vitest';
import { policyFindings } from '../../../../../shared/domain/archive/check/policy-questions.ts';
import { HEILONGJIANG_57 } from '../../../../../shared/domain/archive/policy/heilongjiang.ts';
import type { PolicyQuestion } from '../../../../../shared/domain/archive/policy/policy-pack.ts';
import { rulesOfPack } from '../../../../../shared/domain/archive/policy/rules-of-pack.ts';
import { householdOf, item, type Parts } from './archive-fixture.ts';

const RULES = rulesOfPack(HEILONGJIANG_57);
const ask = (question: PolicyQuestion, parts: Parts) =>
  policyFindings(householdOf(parts), RULES).find((each) => each.question === question)!.verdict;

/** One of several is insured, on no ground that anybody stated. */
const ALONE = { family_size: 3, insured_size: 1, single_ground: null };
const STOPPED = { stop_reason: '收入超标', stop_date: '2026-09-30', grace_from: null };

describe('the five policy questions', () => {
  it.each([
    ['relative_filing', 'suspect', { household: { relative: true } }],
    ['relative_filing', 'suspect', { household: { relative: true }, inventory: [item('A14')] }],
    ['relative_filing', 'in_order', { household: { relative_of: '李四' }, inventory: [item('A14'), item('B03')] }],
    ['relative_filing', 'unconcerned', { household: { relative: false } }],
    ['relative_filing', 'unknown', {}],

    ['one_person_insured', 'suspect', { household: ALONE }],
    ['one_person_insured', 'in_order', { household: { ...ALONE, single_ground: '重病' } }],
    [
      'one_person_insured',
      'in_order',
      { household: ALONE, members: [{ disability_type: '精神', disability_level: '3级' }] },
    ],
    [
      'one_person_insured',
      'suspect',
      { household: ALONE, members: [{ disability_type: '肢体', disability_level: '三级' }] },
    ],
    [
      'one_person_insured',
      'suspect',
      {
        household: {
          ...ALONE,
          single_ground: '重病',
          standard: 500_00,
          income_year: 9000_00 * 3,
          income_per_head: 9000_00,
        },
      },
    ],
    ['one_person_insured', 'unconcerned', {}],

    ['rigid_expenditure', 'suspect', { household: { deduction: 0 }, members: [{ disease: '尿毒症' }] }],
    [
      'rigid_expenditure',
      'in_order',
      { household: { deduction: 0, deduction_note: '已核无' }, members: [{ disabled: true }] },
    ],
    ['rigid_expenditure', 'suspect', { household: { deduction: 1 }, members: [{ school: '某中学' }] }],
    [
      'rigid_expenditure',
      'in_order',
      { household: { deduction: 1 }, members: [{ school: '某中学' }], inventory: [item('A10')] },
    ],
    ['rigid_expenditure', 'unknown', { members: [{ disabled: true }] }],
    ['rigid_expenditure', 'unconcerned', {}],

    ['long_publicity', 'suspect', {}],
    ['long_publicity', 'suspect', { household: { posted: false }, inventory: [item('C02')] }],
    ['long_publicity', 'in_order', { inventory: [item('C02')] }],

    ['grace_period', 'suspect', { household: { ...STOPPED, standard: 500_00, income_year: 7200_00 } }],
    ['grace_period', 'in_order', { household: { ...STOPPED, standard: 500_00, income_year: 9000_00 } }],
    ['grace_period', 'in_order', { household: { ...STOPPED, grace_from: '2026-10-01' } }],
    ['grace_period', 'unknown', { household: STOPPED }],
    ['grace_period', 'unconcerned', { household: { ...STOPPED, stop_reason: '人员死亡' } }],
    ['grace_period', 'unconcerned', {}],
  ] as const satisfies readonly (readonly [PolicyQuestion, string, Parts])[])(
    '%s is %s (%#)',
    (question, verdict, parts) => {
      expect(ask(question, parts)).toBe(verdict);
    },
  );
});
