import type { CanonicalColumn } from './canonical-column.ts';
import type { Claim, SourceKind } from './column-claim.ts';
import { columnLabel } from './column-dictionary.ts';
import { normalizeHeader } from './normalize-header.ts';
import type { ColumnReport } from './reading-report.ts';

/** Columns that may be fed by several source columns: added up, listed, or the first that is filled. */
const MANY: ReadonlySet<CanonicalColumn> = new Set([
  'class_amount',
  'extra_amount',
  'member_name',
  'member_id',
  'acct_no',
  'fund_item',
]);
/** Whether several source columns may stand for it; of any other there is one. */
export function takesSeveral(column: CanonicalColumn): boolean {
  return MANY.has(column);
}

/** Columns where a wrong choice costs money: a choice is told. */
const TOLD: ReadonlySet<CanonicalColumn> = new Set([
  'total_amount',
  'base_amount',
  'head_id',
  'head_name',
  'insured_size',
]);

/** Words of a header that make it the likelier (or unlikelier) of two that claim the same column. */
const LIKELIER: Readonly<Partial<Record<CanonicalColumn, readonly (readonly [RegExp, number])[]>>> = {
  head_name: [[/^户主/, 0.2]],
  head_id: [[/^户主/, 0.2]],
  acct_no: [
    [/银行/, 0.3],
    [/账号$/, 0.1],
    [/一[卡折本]通|社保|社会保障|惠农/, -0.1],
  ],
  total_amount: [[/合计|总额|总金额/, 0.1]],
  status: [
    [/发放|代发|交易|处理|支付|入账|记账|回盘|反馈|成功|结果/, 0.2],
    [/账户|保障|在保/, -0.2],
    [/码$/, -0.1],
  ],
  fail_reason: [[/代码$/, -0.1]],
  pay_month: [
    [/所属|月/, 0.2],
    [/^年度$|时间|批次/, -0.1],
  ],
  village: [[/[组队屯格]$|自然村/, -0.2]],
};

/** Gives each canonical column to the source column with the best claim; those that add up to all. Choices that matter are told. */
export function settleClaims(claims: readonly Claim[], kind: SourceKind, warnings: string[]): ColumnReport[] {
  const byColumn = new Map<CanonicalColumn, Claim[]>();
  for (const claim of claims) byColumn.set(claim.column, [...(byColumn.get(claim.column) ?? []), claim]);
  return [...byColumn].map(([column, all]) => {
    const forced = all.filter((claim) => claim.isForced);
    const rivals = forced.length > 0 ? forced : column === 'acct_no' ? withoutPayer(all, warnings) : all;
    // Forced columns keep the order of the mapping file.
    const sorted =
      forced.length > 0
        ? forced
        : [...rivals].sort((a, b) => weight(b, kind) - weight(a, kind) || compareSources(a, b));
    const best = sorted[0]!;
    const chosen = MANY.has(column) ? severalOf(column, sorted) : [best];
    if (TOLD.has(column) && sorted.length > 1)
      warnings.push(
        `“${sorted.map(({ source }) => source.text).join('”“')}”都像${columnLabel(column)}，采用“${best.source.text}”，请核对`,
      );
    if (best.confidence < 0.6) warnings.push(`“${best.source.text}”按${columnLabel(column)}读入，但内容不像，请核对`);
    return {
      column,
      label: columnLabel(column),
      headers: chosen.map(({ source }) => source.text),
      indexes: chosen.map(({ source }) => source.index),
      confidence: Math.min(...chosen.map(({ confidence }) => confidence)),
      reason: best.reason,
    };
  });
}

/** Equal claims: by the header's words, so that the order of columns decides nothing; only equal words are left to it. */
function compareSources({ source: a }: Claim, { source: b }: Claim): number {
  if (a.text !== b.text) return a.text < b.text ? -1 : 1;
  return a.index - b.index;
}

/**
 * Accounts in order of preference; what is added up or listed in the order of the table. 分类施保.小计 beside 分类施保.老年人补助 and 重残补助:
 * what is summed up already is not added again.
 */
function severalOf(column: CanonicalColumn, sorted: readonly Claim[]): readonly Claim[] {
  if (column === 'acct_no' || sorted[0]!.isForced) return sorted;
  const claims = [...sorted].sort((a, b) => a.source.index - b.source.index);
  if (column !== 'class_amount' && column !== 'extra_amount') return claims;
  const sum = claims.find(
    ({ source, isForced }) => !isForced && /^合计|[小合]计$/.test(normalizeHeader(source.text).key),
  );
  return sum === undefined ? claims : [sum];
}

/** The office's own account stands beside the payees' in some bank files: named 付款账号, or the same on every row. */
function withoutPayer(claims: readonly Claim[], warnings: string[]): readonly Claim[] {
  const isPayer = ({ source, content }: Claim): boolean =>
    content.isConstant || /^付(?:款|方)/.test(normalizeHeader(source.text).key);
  const payees = claims.filter((claim) => !isPayer(claim) && claim.content.filled > 0);
  if (payees.length === 0) return claims;
  for (const payer of claims.filter(isPayer)) warnings.push(`“${payer.source.text}”像付款单位的账号，未当作收款账号`);
  return claims.filter((claim) => !isPayer(claim));
}

function weight({ column, source, content, confidence }: Claim, kind: SourceKind): number {
  const { key } = normalizeHeader(source.text);
  let sum = confidence + (content.filled > 0 ? 0.2 : 0) + content.filled * 0.1;
  for (const [words, by] of LIKELIER[column] ?? []) if (words.test(key)) sum += by;
  if (column === 'head_id') sum += content.ids;
  if (column === 'head_name') sum += content.names * 0.5;
  if (column === 'acct_no') sum += content.accounts * 0.5;
  if (column === 'hukou_type') sum += content.categories;
  if (column === 'total_amount') {
    sum += content.money * 0.5;
    const isBank = kind === 'bank' || kind === 'bank-return';
    if (/实发|实付|到账|入账/.test(key)) sum += isBank ? 0.2 : -0.2;
  }
  return sum;
}
