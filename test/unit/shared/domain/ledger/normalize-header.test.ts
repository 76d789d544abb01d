import { describe, expect, it } from 'vitest';
import { normalizeHeader } from '../../../../../shared/domain/ledger/normalize-header.ts';

const keyOf = (text: string) => normalizeHeader(text).key;

describe('a header made comparable', () => {
  it.each([
    ['户主姓名', '户主姓名'],
    ['户 主\n姓　名', '户主姓名'],
    ['★户主姓名*', '户主姓名'],
    ['※身份证号', '身份证号'],
    ['银行帐号', '银行账号'],
    ['銀行帐號', '銀行账号'],
    ['低保証号', '低保证号'],
    ['戶主姓名', '户主姓名'],
    ['ＮＯ．', 'no.'],
    ['Account_No', 'account_no'],
    ['低保（特困）证号', '低保(特困)证号'],
    ['1、户主姓名', '户主姓名'],
    ['12.户主姓名', '户主姓名'],
    ['(1)户主姓名', '户主姓名'],
    ['（3）户主姓名', '户主姓名'],
    ['2)户主姓名', '户主姓名'],
    ['A.户主姓名', '户主姓名'],
    ['B、户主姓名', '户主姓名'],
    ['①户主姓名', '户主姓名'],
    ['一、户主姓名', '户主姓名'],
  ])('%j is %s', (text, key) => expect(keyOf(text)).toBe(key));

  it.each([
    ['合计（元）', '合计', 'yuan'],
    ['合计(元)', '合计', 'yuan'],
    ['户月保障金额（元/月）', '户月保障金额', 'yuan'],
    ['保障标准（元/人·月）', '保障标准', 'yuan'],
    ['补助标准/元', '补助标准', 'yuan'],
    ['补助标准元/月', '补助标准', 'yuan'],
    ['金额元', '金额', 'yuan'],
    ['交易金额（分）', '交易金额', 'fen'],
    ['金额（单位：分）', '金额', 'fen'],
    ['拨付金额(万元)', '拨付金额', 'wan-yuan'],
    ['金额/万元', '金额', 'wan-yuan'],
  ] as const)('%s is %s, its unit remembered', (text, key, unit) =>
    expect(normalizeHeader(text)).toEqual({ key, unit }),
  );

  it.each(['重点救助60元', '积分', '身份', '万元户', '第一季度'])('takes no unit from %s', (text) =>
    expect(normalizeHeader(text)).toEqual({ key: text, unit: null }),
  );

  it('drops what is counted, where it is no money', () => {
    expect(normalizeHeader('保障人口（人）')).toEqual({ key: '保障人口', unit: null });
    expect(keyOf('姓名（户主）')).toBe('姓名(户主)');
  });

  it('leaves something of every header: a unit alone, a number alone', () => {
    expect(normalizeHeader('元')).toEqual({ key: '元', unit: null });
    expect(normalizeHeader('(元)')).toEqual({ key: '(元)', unit: 'yuan' });
    expect(keyOf('3.')).toBe('3.');
    expect(keyOf(' ')).toBe('');
  });

  it('is the same when done twice', () => {
    for (const text of ['1、户主姓名（元）', '★银行帐号', '保障人口（人）', '户月保障金额（元/月）'])
      expect(keyOf(keyOf(text))).toBe(keyOf(text));
  });
});
