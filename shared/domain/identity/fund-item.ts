/** What a payment is for. */
export type FundItem = 'base' | 'class' | 'price' | 'heating' | 'festival' | 'back-pay' | 'one-off';

/** The item in the field's own words. */
export const FUND_ITEM_LABEL = {
  base: '低保金',
  class: '分类施保金',
  price: '价格补贴',
  heating: '取暖补贴',
  festival: '节日慰问金',
  'back-pay': '补发',
  'one-off': '一次性补贴',
} as const satisfies Record<FundItem, string>;

const CLASS = /分类施保|分类救助|分类补助|重点救助|重点保障/;
const BASE = /低保|最低生活|保障金|基本生活|生活补助|家庭补差/;
/** Base and class supplement in one sum: 低保金及分类施保金, 保障金（含分类施保）. */
const BOTH = /(?:金|低保|费|差)[(（]?[及和与、+加含]|施保金?[及和与、+加]/;

/** From the most telling word to the plainest: 提标补发低保金 is a back payment, 一次性价格补贴 a price subsidy. */
const WORDS: readonly (readonly [RegExp, FundItem])[] = [
  [/补发|追发/, 'back-pay'],
  [/价格|物价|电价/, 'price'],
  [/取暖|采暖|供暖|供热/, 'heating'],
  [/春节|节日|慰问|中秋|元旦|端午|国庆|双节|两节/, 'festival'],
  [/一次性/, 'one-off'],
  [CLASS, 'class'],
  [BASE, 'base'],
];

/**
 * The fund item that a wording names (补贴项目, 用途, a column or sheet title): 低保金, 分类施保, 价格临时补贴 … Null where it names none,
 * or base and class supplement together.
 */
export function readFundItem(text: string): FundItem | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  for (const [word, item] of WORDS) {
    if (!word.test(plain)) continue;
    return item === 'class' && BASE.test(plain.replace(CLASS, '')) && BOTH.test(plain) ? null : item;
  }
  return null;
}
