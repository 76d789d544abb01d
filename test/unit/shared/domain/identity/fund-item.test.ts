import { describe, expect, test } from 'vitest';
import { FUND_ITEM_LABEL, type FundItem, readFundItem } from '../../../../../shared/domain/identity/fund-item.ts';

describe('the fund item a wording names', () => {
  test.each([
    ['低保金', 'base'],
    ['农村低保', 'base'],
    ['户月保障金额（元）', 'base'],
    ['最低生活保障', 'base'],
    ['基本生活费', 'base'],
    ['分类施保', 'class'],
    ['农村低保分类施保金', 'class'],
    ['分类救助金额', 'class'],
    ['价格临时补贴', 'price'],
    ['物价联动补贴', 'price'],
    ['一次性价格补贴', 'price'],
    ['冬季取暖费', 'heating'],
    ['春节慰问金', 'festival'],
    ['节日补助', 'festival'],
    ['提标补发', 'back-pay'],
    ['补发低保金', 'back-pay'],
    ['一次性补贴', 'one-off'],
    ['低保金及分类施保金', null],
    ['保障金（含分类施保）', null],
    ['养老金', null],
    ['', null],
  ])('%s: %s', (text, item) => {
    expect(readFundItem(text)).toBe(item);
  });

  test('every label names its own item', () => {
    for (const [item, label] of Object.entries(FUND_ITEM_LABEL)) expect(readFundItem(label)).toBe(item as FundItem);
  });
});
