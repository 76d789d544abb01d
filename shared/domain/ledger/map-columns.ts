import { type MoneyUnit, readMoneyUnit } from '../identity/money.ts';
import { type ColumnContent, contentOf } from './column-content.ts';
import { type CanonicalColumn, COLUMN_DICTIONARY, columnLabel } from './column-dictionary.ts';
import type { BufferedRow, Header, HeaderColumn } from './header.ts';
import { normalizeHeader } from './normalize-header.ts';
import type { ColumnReport } from './reading-report.ts';

/** The four kinds of files a month has. */
export type SourceKind = 'approval' | 'finance' | 'bank' | 'bank-return';

/** Which source column became what. */
export interface ColumnMap {
  readonly sheetKind: 'household' | 'person';
  readonly columns: readonly ColumnReport[];
  readonly unmapped: readonly string[];
  readonly unit: MoneyUnit;
  readonly warnings: readonly string[];
  /** What a ledger cannot do without and this sheet does not have, in a clerk's words; empty where nothing is missing. */
  readonly missing: readonly string[];
}

/** Columns that may be fed by several source columns. */
const MANY: ReadonlySet<CanonicalColumn> = new Set([
  'class_amount',
  'extra_amount',
  'member_name',
  'member_id',
  'acct_no',
]);

interface Claim {
  readonly column: CanonicalColumn;
  readonly source: HeaderColumn;
  readonly confidence: number;
  readonly reason: string;
}

/** Mapping-file overrides: canonical column → header texts or 1-based numbers. */
export type ColumnOverrides = Readonly<Record<string, string | number | readonly (string | number)[]>>;

/**
 * Takes each source column for the canonical column that its header names; where the header leaves it open, the kind of ledger and the
 * content of the sample rows decide; overrides win over everything. Never throws: what is missing is said in the map.
 */
export function mapColumns(
  header: Header,
  sample: readonly BufferedRow[],
  kind: SourceKind,
  overrides: ColumnOverrides = {},
): ColumnMap {
  const warnings: string[] = [];
  const contents = new Map(header.columns.map((source) => [source.index, contentOf(sample, source.index)]));
  const isPerson = isPersonSheet(header);
  const overridden = overrideClaims(header, overrides, warnings);
  const taken = new Set(overridden.map((claim) => claim.source.index));
  const claims = [
    ...overridden,
    ...header.columns
      .filter((source) => !taken.has(source.index) && source.hits.length > 0)
      .map((source) => claimOf(source, contents.get(source.index)!, kind, isPerson, header)),
  ].filter((claim) => claim !== null);
  const columns = settleClaims(claims, overridden, contents, kind, warnings);
  const mapped = new Set(columns.flatMap((column) => column.indexes));
  const has = (column: CanonicalColumn): boolean => columns.some((each) => each.column === column);
  if (!has('head_name') && has('acct_name')) renameColumn(columns, 'acct_name', 'head_name');
  return {
    sheetKind: isPerson ? 'person' : 'household',
    columns,
    unmapped: header.columns
      .filter((source) => source.text !== '' && !mapped.has(source.index))
      .map((source) => source.text),
    unit: unitOf(header, columns, warnings),
    warnings,
    missing: missingOf(has, isPerson),
  };
}

/** A sheet with one row a member: it has the relation to the head and the head's number beside the member's own. */
function isPersonSheet(header: Header): boolean {
  const keys = new Set(header.columns.map((source) => normalizeHeader(source.text).key));
  const hits = new Set(header.columns.flatMap((source) => source.hits.map((hit) => hit.column)));
  const idColumns = header.columns.filter((source) =>
    source.hits.some((hit) => hit.column === 'head_id' || hit.column === 'member_id'),
  );
  return hits.has('relation') && idColumns.length >= 2 && [...keys].some((key) => /^户主.*(?:身份证|证件)/u.test(key));
}

function overrideClaims(header: Header, overrides: ColumnOverrides, warnings: string[]): readonly Claim[] {
  return Object.entries(overrides).flatMap(([column, given]) => {
    if (!Object.hasOwn(COLUMN_DICTIONARY, column)) {
      warnings.push(`映射文件指定的列“${column}”不是已知的列名，已忽略`);
      return [];
    }
    const references = Array.isArray(given) ? given : [given];
    return (references as (string | number)[]).flatMap((reference) => {
      const source = header.columns.find((each) =>
        typeof reference === 'number'
          ? each.index === reference - 1
          : each.text === reference || normalizeHeader(each.text).key === normalizeHeader(reference).key,
      );
      if (source !== undefined)
        return [{ column: column as CanonicalColumn, source, confidence: 1, reason: '映射文件指定' }];
      warnings.push(`映射文件为“${column}”指定的“${reference}”在表头中找不到`);
      return [];
    });
  });
}

function claimOf(
  source: HeaderColumn,
  content: ColumnContent,
  kind: SourceKind,
  isPerson: boolean,
  header: Header,
): Claim | null {
  const can = (column: CanonicalColumn): boolean => source.hits.some((hit) => hit.column === column);
  const because = (column: CanonicalColumn, confidence: number, reason: string): Claim => ({
    column,
    source,
    confidence,
    reason,
  });
  const key = normalizeHeader(source.text).key;
  if (isPerson) {
    if (key.startsWith('户主') && can('head_id')) return because('head_id', 0.98, '成员表中的户主身份证号');
    if (!key.startsWith('户主') && can('head_id')) return because('member_id', 0.95, '成员表中的本人身份证号');
    if (!key.startsWith('户主') && can('head_name')) return because('member_name', 0.95, '成员表中的本人姓名');
  } else if (can('head_name') && can('member_name')) return because('head_name', 0.9, '不是成员表，按户主姓名看待');
  if (can('head_id') && can('cert_no')) {
    return content.ids >= 0.5
      ? because('head_id', 0.85, '内容是身份证号')
      : because('cert_no', 0.7, '内容不是身份证号，按证号看待');
  }
  // The payee's name: a bank file has no other; elsewhere the account holder stands beside the head.
  if (
    can('acct_name') &&
    (kind === 'bank' || kind === 'bank-return') &&
    !header.columns.some((other) => other !== source && other.hits[0]?.column === 'head_name')
  ) {
    return because('head_name', 0.95, '银行文件的户名即收款人');
  }
  const [first] = source.hits;
  if (first === undefined) return null;
  const grade = first.grade === 'C' ? 0.98 : 0.9;
  const contradicts =
    (first.column === 'head_id' && content.filled > 0 && content.ids < 0.2 && content.names > 0.5) ||
    (first.column === 'total_amount' &&
      content.filled > 0 &&
      content.money < 0.2 &&
      (content.ids > 0.5 || content.names > 0.5)) ||
    (first.column === 'acct_no' && content.filled > 0 && content.names > 0.5);
  return because(
    first.column,
    contradicts ? grade - 0.5 : grade,
    `表头“${source.text}”${first.grade === 'C' ? '见于真实文件' : '为通用写法'}${contradicts ? '，但内容不像' : ''}`,
  );
}

/** One source column for each canonical one, but for those that add up. */
function settleClaims(
  claims: readonly Claim[],
  overridden: readonly Claim[],
  contents: ReadonlyMap<number, ColumnContent>,
  kind: SourceKind,
  warnings: string[],
): ColumnReport[] {
  const byColumn = new Map<CanonicalColumn, Claim[]>();
  for (const claim of claims) byColumn.set(claim.column, [...(byColumn.get(claim.column) ?? []), claim]);
  const reports: ColumnReport[] = [];
  for (const [column, all] of byColumn) {
    const forced = all.filter((claim) => overridden.includes(claim));
    const rivals = forced.length > 0 ? forced : all;
    const sorted = [...rivals].sort(
      (a, b) => weight(b, contents, kind) - weight(a, contents, kind) || a.source.index - b.source.index,
    );
    const chosen = MANY.has(column) ? sorted : sorted.slice(0, 1);
    if (!MANY.has(column) && sorted.length > 1 && (column === 'total_amount' || column === 'head_id')) {
      warnings.push(
        `“${sorted.map((claim) => claim.source.text).join('”“')}”都像${columnLabel(column)}，采用“${chosen[0]!.source.text}”`,
      );
    }
    reports.push({
      column,
      label: columnLabel(column),
      headers: chosen.map((claim) => claim.source.text),
      indexes: chosen.map((claim) => claim.source.index),
      confidence: Math.min(...chosen.map((claim) => claim.confidence)),
      reason: chosen[0]!.reason,
    });
  }
  return reports;
}

function weight(claim: Claim, contents: ReadonlyMap<number, ColumnContent>, kind: SourceKind): number {
  const content = contents.get(claim.source.index)!;
  const key = normalizeHeader(claim.source.text).key;
  let bonus = content.filled > 0 ? 0.3 : 0;
  if (claim.column === 'head_id') bonus += content.ids + (key.startsWith('户主') ? 0.2 : 0);
  if (claim.column === 'head_name') bonus += content.names * 0.5 + (key.startsWith('户主') ? 0.2 : 0);
  if (claim.column === 'acct_no') bonus += content.accounts * 0.5 + (/银行|账号$/u.test(key) ? 0.1 : 0);
  if (claim.column === 'total_amount') {
    bonus += content.money * 0.5;
    if (/合计|总额|总金额/u.test(key)) bonus += 0.1;
    if (/实发|实付|到账|入账/u.test(key)) bonus += kind === 'bank' || kind === 'bank-return' ? 0.2 : -0.2;
  }
  return claim.confidence + bonus;
}

function renameColumn(columns: ColumnReport[], from: CanonicalColumn, to: CanonicalColumn): void {
  const at = columns.findIndex((each) => each.column === from);
  columns[at] = { ...columns[at]!, column: to, label: columnLabel(to), reason: '没有单独的姓名列，按户名对应' };
}

function unitOf(header: Header, columns: readonly ColumnReport[], warnings: string[]): MoneyUnit {
  const amounts = columns
    .filter(({ column }) => column === 'total_amount' || column === 'base_amount')
    .flatMap(({ indexes }) => indexes);
  const said = new Set(amounts.flatMap((index) => header.columns.find((source) => source.index === index)?.unit ?? []));
  const [ofColumn] = said;
  if (ofColumn !== undefined) return ofColumn;
  for (const title of header.titles) {
    const unit = readMoneyUnit(title);
    if (unit === null) continue;
    if (unit !== 'yuan') warnings.push(`表上注明单位为${unit === 'fen' ? '分' : '万元'}，金额已按此换算`);
    return unit;
  }
  return 'yuan';
}

function missingOf(has: (column: CanonicalColumn) => boolean, isPerson: boolean): readonly string[] {
  const missing: string[] = [];
  if (!has('total_amount') && !has('base_amount')) missing.push('金额');
  const hasKey = has('head_id') || has('acct_no') || has('cert_no') || (isPerson && has('member_id'));
  if (!hasKey) missing.push('身份证号、银行账号或低保证号（至少一列）');
  return missing;
}
