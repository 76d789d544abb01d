import { describe, expect, it } from 'vitest';
import { HEILONGJIANG_57 } from '../../../../../../shared/domain/archive/policy/heilongjiang.ts';
import { rulesOfPack } from '../../../../../../shared/domain/archive/policy/rules-of-pack.ts';
import { exampleValues } from '../../../../../../shared/domain/archive/template/example-household.ts';
import {
  CHOICES_FORMAT,
  FORMATS,
  placeholderReader,
} from '../../../../../../shared/domain/archive/template/placeholder.ts';
import { numberOf, showPlaceholder } from '../../../../../../shared/domain/archive/template/show-placeholder.ts';
import { templateFields } from '../../../../../../shared/domain/archive/template/template-fields.ts';

const FIELDS = templateFields(HEILONGJIANG_57);
const read = placeholderReader(FIELDS);
const members = FIELDS.loops.find(({ loop }) => loop === 'members')!;
const RULES = rulesOfPack(HEILONGJIANG_57);
const masked = exampleValues(RULES, false);
const full = exampleValues(RULES, true);

function shown(inner: string, values = masked.household): string {
  const placeholder = read(inner, null);
  if (placeholder.kind !== 'field') throw new Error(JSON.stringify(placeholder));
  return showPlaceholder(placeholder, values);
}

describe('the name in a placeholder', () => {
  it.each([
    ['户主姓名', 'head_name'],
    [' 户主 姓名 ', 'head_name'],
    ['head_name', 'head_name'],
    ['所属县', 'county'],
    ['所属县（市、区）', 'county'],
    ['所属县(市、区)', 'county'],
    ['月保障金额', 'base'],
    ['户主身份证号码', 'head_id'],
    ['Ａ０１日期', 'date_A01'],
  ])('%s is %s', (name, fact) => {
    expect(read(name, null)).toMatchObject({ kind: 'field', field: { fact } });
  });

  it('means the member before the household within a loop, and the household where the loop has no such field', () => {
    expect(read('救助类型', members)).toMatchObject({ field: { fact: 'aid' } });
    expect(read('救助类型', null)).toMatchObject({ field: { fact: 'category' } });
    expect(read('户主姓名', members)).toMatchObject({ field: { fact: 'head_name' } });
    expect(read('成员身份证号', members)).toMatchObject({ field: { fact: 'id' } });
  });

  it.each([
    ['户主性名', '没有“户主性名”这个字段，是不是“户主姓名”？'],
    ['天气预报情况', '没有“天气预报情况”这个字段'],
    ['年龄', '“年龄”是“成员”里的字段，要写在 {#成员} 和 {/成员} 之间'],
    ['成员', '“成员”是循环，要写成 {#成员} … {/成员}'],
    ['', '花括号里没有写字段名'],
    ['户主姓名|大写', '“大写”不能用于“户主姓名”：金额的中文大写'],
    ['申请日期|打印', '没有“打印”这种格式，可以用的有大写、日期、短日期、年、月、日、是否、文字、打码、选项'],
    ['户月保障金额|大写|年', '竖线 | 后面只能写一种格式'],
    [
      '户主婚姻状况|选项:',
      '“{户主婚姻状况|选项:}”没有写选项，写成 {户主婚姻状况|选项:未婚/已婚/离异/丧偶}，最多 20 项',
    ],
    ['#成圆', '没有“成圆”这个循环，是不是“成员”？'],
    ['#成员|很多', '“{#成员|很多}”写得不对，至少几行写成 {#成员|6行}，1 到 60 行'],
    ['#成员|600行', '“{#成员|600行}”写得不对，至少几行写成 {#成员|6行}，1 到 60 行'],
  ])('%s is told as wrong: %s', (inner, says) => {
    expect(read(inner, null)).toEqual({ kind: 'wrong', says });
  });

  it('refuses a loop in a loop', () => {
    expect(read('#材料', members)).toEqual({
      kind: 'wrong',
      says: '循环里不能再有循环：先用 {/成员} 结束“成员”',
    });
  });
});

describe('how a value is shown', () => {
  it.each([
    ['户月保障金额', '1,640.00'],
    ['户月保障金额|大写', '壹仟陆佰肆拾元整'],
    ['家庭年总收入大写', '壹万肆仟肆佰元整'],
    ['申请日期', '2022年2月15日'],
    ['申请日期|短日期', '2022-02-15'],
    ['申请日期｜年', '2022'],
    ['申请日期|月', '2'],
    ['申请日期|日', '15'],
    ['近亲属备案', '□是　☑否'],
    ['近亲属备案|文字', '否'],
    ['户主婚姻状况|选项:未婚/已婚/离异/丧偶', '□未婚　☑已婚　□离异　□丧偶'],
    ['停保日期', '　　年　　月　　日'],
    ['停保日期|年', '　　'],
    ['停保日期|短日期', ''],
    ['停保原因', ''],
  ])('{%s} is %s', (inner, text) => {
    expect(shown(inner)).toBe(text);
  });

  it('every format has an example that works', () => {
    for (const example of [...Object.values(FORMATS).map((format) => format.example), CHOICES_FORMAT.example])
      expect(shown(example.slice(1, -1)), example).not.toBe('');
  });

  it('masks identity numbers, accounts and telephone numbers unless they are wanted in full', () => {
    expect(shown('户主身份证号')).toBe('239900********1038');
    expect(shown('户主身份证号', full.household)).toBe('239900196803151038');
    expect(shown('户主身份证号|打码', full.household)).toBe('239900********1038');
    expect(shown('户主身份证号|打码')).toBe('239900********1038');
    expect(shown('联系电话')).toBe('139****0001');
    expect(shown('银行账号')).toBe('623000*********0018');
    expect(masked.loops.members.map(({ id, disability_no }) => [id, disability_no ?? null])).toEqual([
      ['239900********1038', null],
      ['239900********2048', '239900**********4842'],
      ['239900********3066', null],
      ['239900********4050', null],
    ]);
    expect(full.loops.members[1]!.disability_no).toBe('23990019701102204842');
  });

  it('masks long numbers in free text, but not the certificate dossiers are filed by', () => {
    const values = { ...masked.household, cert_no: '23990100000000001' };
    expect(shown('低保证号', values)).toBe('23990100000000001');
  });

  it('gives figures as numbers to cells, and never an identity number', () => {
    const figure = (inner: string): string | null => {
      const placeholder = read(inner, null);
      return placeholder.kind === 'field' ? numberOf(placeholder, full.household) : null;
    };
    expect(figure('户月保障金额')).toBe('1640.00');
    expect(figure('家庭人口')).toBe('4');
    expect(figure('户月保障金额|大写')).toBeNull();
    expect(figure('户主身份证号')).toBeNull();
    expect(figure('年度')).toBeNull();
  });

  it('leaves out what no XML can hold', () => {
    expect(shown('户主姓名', { ...masked.household, head_name: '张\u0000三\u001b\ud800\uffff\r\n四' })).toBe(
      '张三\n四',
    );
  });
});
