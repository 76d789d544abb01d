import { describe, expect, it } from 'vitest';
import { ConditionError } from '../../../../../shared/domain/archive/condition/condition.ts';
import { evaluate, type Subject } from '../../../../../shared/domain/archive/condition/evaluate-condition.ts';
import { explainCondition } from '../../../../../shared/domain/archive/condition/explain-condition.ts';
import { parseCondition } from '../../../../../shared/domain/archive/condition/parse-condition.ts';

const subject: Subject = {
  facts: {
    income_year: 12_000_00,
    category: '农村低保',
    stop_reason: null,
    deduction: null,
    begin_month: '2024-03',
    relative: false,
  },
  members: [
    { name: '张三', age: 46, disabled: true },
    { name: '李四', age: 12, disabled: false },
    { name: '王五', disabled: false },
  ],
  has: (code) => code === 'A10',
};
const ask = (text: string) => evaluate(parseCondition(text), subject);

describe('a condition', () => {
  it.each([
    ['always', true],
    ['never', false],
    ['income_year > 11999.99 and income_year <= 12000', true],
    ["category = '农村低保'", true],
    ["category in ['城市低保', '农村低保']", true],
    ["category contains '城市' or relative", false],
    ['not relative and relative = false', true],
    ["begin_month >= '2024-01'", true],
    ['has(A10) and not has(A11)', true],
    ['any(member.disabled)', true],
    ['any(member.age >= 60)', null],
    ['all(member.disabled)', false],
    ['count(member.disabled) >= 2', false],
    ['count(member.age < 18) >= 1', true],
    ['count(member.age < 18) = 1', null],
  ] as const)('%s is %s', (text, value) => {
    expect(ask(text).value).toBe(value);
  });

  it('that rests on what nobody stated is not known, and says what is lacking', () => {
    expect(ask('stop_date is known or moved')).toEqual({ value: null, members: [], unknown: ['停保日期', '户籍迁移'] });
    expect(ask('deduction > 0')).toEqual({ value: null, members: [], unknown: ['刚性支出扣减金额'] });
    // A blank text is an answer: there is none.
    expect(ask('stop_reason is known').value).toBe(false);
    expect(ask("stop_reason contains '迁'").value).toBe(false);
  });

  it('is decided by what is known where the rest cannot change it', () => {
    expect(ask('moved or any(member.disabled)').value).toBe(true);
    expect(ask('moved and relative').value).toBe(false);
  });

  it('names the members it is true of', () => {
    expect(ask('any(member.disabled)').members.map(({ name }) => name)).toEqual(['张三']);
  });

  it('is explained in words', () => {
    const words = explainCondition(
      parseCondition("income_year > 100 and (any(member.disabled) or stop_reason contains '死亡')"),
    );
    expect(words).toBe('“家庭年总收入”大于 100.00 元，并且（有成员“是否残疾”为是，或者“停保原因”含有“死亡”）');
  });

  it.each([
    ['income_yer > 0', '没有“income_yer”这个项目'],
    ['member.disabled', '要写在 any(…)、all(…) 或 count(…) 里'],
    ['any(any(member.disabled))', '不能再套'],
    ['income_year', '要写出和什么比较'],
    ['income_year > ', '这里应当是'],
    ["income_year = '多'", '这里应当是'],
    ["category > '农'", '文字项目只能写 = 或 !='],
    ['relative = 是', '用不上'],
    ['always always', '条件在这里应当结束'],
    ['(always', '这里应当是“)”'],
    ['constructor is known', '没有“constructor”这个项目'],
    ['process.exit(1)', '没有“process.exit”这个项目'],
  ])('%s is refused: %s', (text, says) => {
    expect(() => parseCondition(text)).toThrow(ConditionError);
    expect(() => parseCondition(text)).toThrow(says);
  });

  it('cannot be so long or so deep that it exhausts anything', () => {
    expect(() => parseCondition(`${'not '.repeat(200)}always`)).toThrow('嵌套太深');
    expect(() => parseCondition(`${'('.repeat(300)}always${')'.repeat(300)}`)).toThrow('嵌套太深');
    expect(() => parseCondition('always or '.repeat(200))).toThrow('条件太长');
  });
});
