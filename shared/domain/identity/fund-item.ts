/** The fund item a wording names: what the money is for, besides the month. dibao.md 4.4 (base, class and extra amounts), R-34. */
const ITEMS = [
  ['class', '分类施保', /分类|重点保障|特殊补助|增发/u],
  ['back-pay', '补发', /补发|追补|提标/u],
  ['price', '价格补贴', /价格|物价/u],
  ['heating', '取暖补贴', /取暖|采暖|燃气|电价|水电/u],
  ['festival', '节日慰问', /节|慰问/u],
  ['one-off', '一次性补贴', /一次性|临时/u],
  ['base', '保障金', /保障金|低保|基本生活|生活补助|救助金|补差/u],
] as const;

export type FundItem = (typeof ITEMS)[number][0];

export const FUND_ITEM_LABEL = Object.fromEntries(ITEMS.map(([item, label]) => [item, label])) as Readonly<
  Record<FundItem, string>
>;

/** The fund item of a wording such as 农村低保金 or 分类施保补助; null where it names none. */
export function readFundItem(text: string): FundItem | null {
  if (text === '') return null;
  for (const [item, , words] of ITEMS) if (words.test(text)) return item;
  return null;
}
