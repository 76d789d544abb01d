import { readCategory } from '../identity/category.ts';
import type { CanonicalColumn } from './column-dictionary.ts';
import { Category } from './ledger.ts';
import type { LinePlan } from './line-plan.ts';
import type { ColumnMap, SourceKind } from './map-columns.ts';

/** What surrounds the table and speaks for rows that do not say it themselves. */
export interface SheetHints {
  readonly sheet: string;
  readonly file: string;
  readonly titles: readonly string[];
  readonly successCodes: readonly string[];
}

const TOWNSHIP = /^[\p{Script=Han}]{2,12}(?:镇|乡|街道|街道办事处|农场|林场|牧场)$/u;
const TOWNSHIP_IN_TITLE = /(?:填报单位|单位|乡镇|所属乡镇)[:：]\s*([\p{Script=Han}]{2,12}?(?:镇|乡|街道|农场|林场))/u;

/** The plan by which rows of the sheet become lines. */
export function linePlanOf(map: ColumnMap, kind: SourceKind, hints: SheetHints): LinePlan {
  const all = (column: CanonicalColumn): readonly number[] =>
    map.columns.find((each) => each.column === column)?.indexes ?? [];
  const one = (column: CanonicalColumn): number => all(column)[0] ?? -1;
  const isBank = kind === 'bank' || kind === 'bank-return';
  return {
    // Only a bank's result is joined by its sequence number.
    seq: isBank ? one('seq') : -1,
    id: one('head_id'),
    name: one('head_name'),
    memberIds: map.sheetKind === 'person' ? [] : all('member_id'),
    memberNames: map.sheetKind === 'person' ? [] : all('member_name'),
    cert: one('cert_no'),
    township: one('town'),
    village: one('village'),
    accounts: all('acct_no'),
    holder: one('acct_name'),
    total: one('total_amount'),
    base: one('base_amount'),
    supplements: all('class_amount'),
    extras: all('extra_amount'),
    months: one('months'),
    month: one('pay_month'),
    headcount: one('insured_size'),
    category: one('hukou_type'),
    items: [...all('fund_item'), ...(isBank ? all('remark') : [])],
    status: isBank ? one('status') : -1,
    reason: isBank ? one('fail_reason') : -1,
    unit: map.unit,
    defaultTownship: townshipOf(hints),
    defaultCategory: categoryOf(hints),
    successCodes: hints.successCodes,
  };
}

function townshipOf({ sheet, titles }: SheetHints): string {
  if (TOWNSHIP.test(sheet.trim())) return sheet.trim();
  for (const title of titles) {
    const match = TOWNSHIP_IN_TITLE.exec(title);
    if (match !== null) return match[1]!;
  }
  return '';
}

/** The sheet's name, its title or the file's name may say 农村低保 for all rows; what names both says nothing. */
function categoryOf({ sheet, titles, file }: SheetHints): number {
  for (const text of [sheet, ...titles.slice(0, 2), file]) {
    if (!/低保|最低生活保障/u.test(text)) continue;
    const category = readCategory(text.replace(/城乡/gu, '城农'));
    if (category !== null) return category === 'urban' ? Category.urban : Category.rural;
  }
  return Category.unknown;
}
