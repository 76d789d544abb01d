import type { MoneyUnit } from '../identity/money.ts';
import { readMoneyUnit } from '../identity/money-unit.ts';
import type { CanonicalColumn } from './canonical-column.ts';
import { type Claim, claimOf, type SourceKind } from './column-claim.ts';
import { contentOf } from './column-content.ts';
import { COLUMN_DICTIONARY, columnLabel } from './column-dictionary.ts';
import type { BufferedRow, Header, HeaderColumn } from './header.ts';
import { normalizeHeader } from './normalize-header.ts';
import type { ColumnReport } from './reading-report.ts';
import { settleClaims } from './settle-claims.ts';

export type { SourceKind };

/** Which source column became what. */
export interface ColumnMap {
  readonly sheetKind: 'household' | 'person';
  readonly columns: readonly ColumnReport[];
  /** Headers that became nothing. */
  readonly unmapped: readonly string[];
  readonly unit: MoneyUnit;
  /** Nothing says what the amounts count, and they are written without decimals. */
  readonly mayBeFen: boolean;
  readonly warnings: readonly string[];
  /** What a ledger cannot do without and this sheet does not have, in a clerk's words; empty where nothing is missing. */
  readonly missing: readonly string[];
}

/** Mapping-file overrides: canonical column → header texts or 1-based numbers. */
export type ColumnOverrides = Readonly<Record<string, string | number | readonly (string | number)[]>>;

/** A result file without it says nothing of any payment. */
export const NO_RESULT = '状态、处理结果或失败原因（至少一列）';

/**
 * Takes each source column for the canonical column that its header names; where the header leaves it open, the kind of ledger and the
 * content of the sample rows decide; overrides win over everything. Columns to be ignored become nothing, whatever they look like. Never
 * throws: what is missing is said in the map.
 */
export function mapColumns(
  header: Header,
  sample: readonly BufferedRow[],
  kind: SourceKind,
  overrides: ColumnOverrides = {},
  ignore: readonly (string | number)[] = [],
): ColumnMap {
  const warnings: string[] = [];
  const isPersonSheet = namesHeadBesideMember(header);
  const absent: string[] = [];
  const forced = forcedClaims(header, sample, overrides, warnings, absent);
  const taken = new Set(forced.map(({ source }) => source.index));
  // A column to be left alone that is not there is left alone already.
  for (const reference of ignore) taken.add(sourceOf(header, reference)?.index ?? -1);
  const claims = header.columns
    .filter((source) => !taken.has(source.index) && source.hits.length > 0)
    .map((source) =>
      claimOf(source, contentOf(sample, source.index), { kind, isPersonSheet, columns: header.columns }),
    );
  const columns = settleClaims([...forced, ...claims.filter((claim) => claim !== null)], kind, warnings);
  if (!has(columns, 'head_name')) takeFor(columns, 'acct_name', 'head_name', '没有单独的姓名列，按户名对应');
  if (!forced.some(({ column }) => column === 'total_amount')) dropEmptyTotal(columns, sample, warnings);
  takeOnlyAmountForTotal(columns);
  if (kind === 'bank-return') takeRemarkForResult(columns, sample);
  const unit = unitOf(header, columns, warnings);
  const mapped = new Set(columns.flatMap(({ indexes }) => indexes));
  return {
    sheetKind: isPersonSheet ? 'person' : 'household',
    columns,
    unmapped: header.columns.filter(({ text, index }) => text !== '' && !mapped.has(index)).map(({ text }) => text),
    unit: unit ?? 'yuan',
    mayBeFen: unit === null && amountColumns(columns).every((index) => contentOf(sample, index).decimals === 0),
    warnings,
    missing: [...absent, ...missingOf(columns, kind, isPersonSheet)],
  };
}

/** A sheet with one row a member: it has the relation to the head, and the head's number beside the member's own. */
function namesHeadBesideMember({ columns }: Header): boolean {
  const isA = ({ hits }: HeaderColumn, ...wanted: readonly CanonicalColumn[]): boolean =>
    hits.some(({ column }) => wanted.includes(column));
  const numbers = columns.filter((source) => isA(source, 'head_id', 'member_id'));
  return (
    numbers.length >= 2 &&
    columns.some((source) => isA(source, 'relation')) &&
    numbers.some(({ text }) => /^户主.*(?:身份|证件)/.test(normalizeHeader(text).key))
  );
}

function forcedClaims(
  header: Header,
  sample: readonly BufferedRow[],
  overrides: ColumnOverrides,
  warnings: string[],
  absent: string[],
): readonly Claim[] {
  const claims: Claim[] = [];
  for (const [name, given] of Object.entries(overrides)) {
    if (!Object.hasOwn(COLUMN_DICTIONARY, name)) {
      warnings.push(`映射文件指定的列“${name}”不是已知的列名，已忽略`);
      continue;
    }
    const column = name as CanonicalColumn;
    for (const reference of [given].flat() as readonly (string | number)[]) {
      const source = sourceOf(header, reference);
      if (source === undefined) {
        // Whoever names a column means it: falling back to what was detected would be a guess.
        absent.push(`映射文件为${columnLabel(column)}（${name}）指定的“${reference}”`);
        continue;
      }
      const content = contentOf(sample, source.index);
      claims.push({ column, source, content, confidence: 1, reason: '映射文件指定', isForced: true });
    }
  }
  return claims;
}

/** The column a mapping file means: by number, by its text as shown, however it is spelled, or by its lowest header cell where only one has it. */
function sourceOf({ columns }: Header, reference: string | number): HeaderColumn | undefined {
  if (typeof reference === 'number') return columns.find(({ index }) => index === reference - 1);
  const wanted = normalizeHeader(reference).key;
  const exact =
    columns.find(({ text }) => text === reference) ?? columns.find(({ text }) => normalizeHeader(text).key === wanted);
  if (exact !== undefined) return exact;
  const children = columns.filter(({ text }) => normalizeHeader(text.slice(text.lastIndexOf('.') + 1)).key === wanted);
  return children.length === 1 ? children[0] : undefined;
}

function has(columns: readonly ColumnReport[], ...wanted: readonly CanonicalColumn[]): boolean {
  return columns.some(({ column }) => (wanted as readonly string[]).includes(column));
}

function takeFor(columns: ColumnReport[], from: CanonicalColumn, to: CanonicalColumn, reason: string): void {
  const at = columns.findIndex(({ column }) => column === from);
  if (at !== -1) columns[at] = { ...columns[at]!, column: to, label: columnLabel(to), reason };
}

/** A total that nobody filled in says nothing where its parts are filled in. */
function dropEmptyTotal(columns: ColumnReport[], sample: readonly BufferedRow[], warnings: string[]): void {
  const isFilled = ({ indexes }: ColumnReport): boolean =>
    indexes.some((index) => sample.some(({ cells }) => (cells[index] ?? '').trim() !== ''));
  const at = columns.findIndex(({ column }) => column === 'total_amount');
  const base = columns.find(({ column }) => column === 'base_amount');
  if (at === -1 || base === undefined || isFilled(columns[at]!) || !isFilled(base)) return;
  warnings.push(`“${columns[at]!.headers[0]}”一列是空的，金额按各项相加`);
  columns.splice(at, 1);
}

/** A single column of money is what is paid, whatever it is called: 保障金额, 补差金额, 价格补贴. */
function takeOnlyAmountForTotal(columns: ColumnReport[]): void {
  if (has(columns, 'total_amount')) return;
  const amounts = columns.filter(
    ({ column }) => column === 'base_amount' || column === 'class_amount' || column === 'extra_amount',
  );
  const [only] = amounts;
  if (only === undefined || amounts.length > 1 || only.indexes.length > 1) return;
  takeFor(columns, only.column as CanonicalColumn, 'total_amount', `只有“${only.headers[0]}”一列金额，按合计金额看待`);
}

/** Many a bank writes what became of a payment under 备注. */
function takeRemarkForResult(columns: ColumnReport[], sample: readonly BufferedRow[]): void {
  const remark = columns.find(({ column }) => column === 'remark');
  if (remark === undefined || has(columns, 'status', 'fail_reason')) return;
  if (contentOf(sample, remark.indexes[0]!).outcomes > 0.5)
    takeFor(columns, 'remark', 'fail_reason', `“${remark.headers[0]}”一列写的是发放结果`);
}

function amountColumns(columns: readonly ColumnReport[]): readonly number[] {
  return columns
    .filter(({ column }) => column === 'total_amount' || column === 'base_amount')
    .flatMap(({ indexes }) => indexes);
}

/** The unit that the amounts' headers or the title name; null where nothing does. */
function unitOf(header: Header, columns: readonly ColumnReport[], warnings: string[]): MoneyUnit | null {
  for (const index of amountColumns(columns)) {
    const unit = header.columns.find((source) => source.index === index)?.unit;
    if (unit !== undefined && unit !== null) return unit;
  }
  for (const title of header.titles) {
    const unit = readMoneyUnit(title);
    if (unit === null) continue;
    if (unit !== 'yuan') warnings.push(`表上注明单位为${unit === 'fen' ? '分' : '万元'}，金额已按此换算`);
    return unit;
  }
  return null;
}

function missingOf(columns: readonly ColumnReport[], kind: SourceKind, isPersonSheet: boolean): readonly string[] {
  const missing: string[] = [];
  if (!has(columns, 'total_amount', 'base_amount', 'class_amount')) missing.push('金额');
  const keys: readonly CanonicalColumn[] = ['head_id', 'acct_no', 'cert_no'];
  if (!has(columns, ...keys, ...(isPersonSheet ? (['member_id'] as const) : [])))
    missing.push('身份证号、银行账号或低保证号（至少一列）');
  if (kind === 'bank-return' && !has(columns, 'status', 'fail_reason')) missing.push(NO_RESULT);
  return missing;
}
