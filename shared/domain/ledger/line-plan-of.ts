import { readCategory } from '../identity/category.ts';
import type { CanonicalColumn } from './canonical-column.ts';
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

/** 柳树镇 at the beginning of 柳树镇2026年4月农村低保金发放表. */
const TOWNSHIP = /^(\p{Script=Han}{1,6}?)(?:街道办事处|街道|镇|乡|农场|林场|牧场|苏木)/u;
/** 城镇低保, 各乡镇, 全镇, 农村低保和城乡…: no township's name. */
const NO_TOWNSHIP = /^[城乡村镇各全本该每]$|低保|农村|城市|居民|保障|救助|乡镇/u;
const OFFICE_LABEL = /(?:填报单位|编制单位|单位|乡镇|所属乡镇|街道)[:：]\s*(.*)/u;

/** The plan by which rows of the sheet become lines. */
export function linePlanOf(map: ColumnMap, kind: SourceKind, hints: SheetHints): LinePlan {
  const all = (column: CanonicalColumn): readonly number[] =>
    map.columns.find((each) => each.column === column)?.indexes ?? [];
  const one = (column: CanonicalColumn): number => all(column)[0] ?? -1;
  const isBank = kind === 'bank' || kind === 'bank-return';
  const extras = all('extra_amount');
  const extraHeaders = map.columns.find((each) => each.column === 'extra_amount')?.headers ?? [];
  const deductions = extras.filter((_, i) => /扣|冲减/u.test(extraHeaders[i] ?? ''));
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
    extras: extras.filter((column) => !deductions.includes(column)),
    deductions,
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

/** The sheet's name, the office or the title above the table, the file's name: the first that names a township. */
function townshipOf({ sheet, titles, file }: SheetHints): string {
  const offices = titles.flatMap((title) => OFFICE_LABEL.exec(title)?.[1] ?? []);
  const fileName = file.slice(file.lastIndexOf('/') + 1);
  for (const text of [sheet, ...offices, ...titles, fileName]) {
    const township = townshipIn(text);
    if (township !== '') return township;
  }
  return '';
}

function townshipIn(text: string): string {
  // A number before it, then the county it belongs to: 1.某县柳树镇. A township may be called 红旗镇 or 新区街道.
  let rest = text
    .normalize('NFKC')
    .trim()
    .replace(/^[\d.、)\-_\s]+/u, '');
  for (let county = countyIn(rest); county !== ''; county = countyIn(rest)) rest = rest.slice(county.length);
  const match = TOWNSHIP.exec(rest);
  return match === null || NO_TOWNSHIP.test(match[1]!) ? '' : match[0];
}

function countyIn(text: string): string {
  const county = /^\p{Script=Han}{1,8}?[省市县旗区]/u.exec(text)?.[0] ?? '';
  return TOWNSHIP.test(text.slice(county.length)) ? county : '';
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
