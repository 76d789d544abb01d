import type { CanonicalColumn } from './canonical-column.ts';
import type { ColumnContent } from './column-content.ts';
import type { ColumnHit } from './column-dictionary.ts';
import type { HeaderColumn } from './header.ts';
import { normalizeHeader } from './normalize-header.ts';

/** The four kinds of files a month has. */
export type SourceKind = 'approval' | 'finance' | 'bank' | 'bank-return';

/** A source column that asks to be a canonical one. */
export interface Claim {
  readonly column: CanonicalColumn;
  readonly source: HeaderColumn;
  readonly content: ColumnContent;
  /** 0 … 1. */
  readonly confidence: number;
  readonly reason: string;
  /** From the mapping file: wins over everything. */
  readonly isForced: boolean;
}

/** What a header word may mean besides depends on its sheet. */
export interface SheetContext {
  readonly kind: SourceKind;
  readonly isPersonSheet: boolean;
  readonly columns: readonly HeaderColumn[];
}

const CONFIDENCE = { C: 0.98, G: 0.9 } as const;
const CONTRADICTED = 0.5;

/** The canonical column that a source column asks to be, by its header, its sheet and its content; null where the dictionary does not know it. */
export function claimOf(source: HeaderColumn, content: ColumnContent, sheet: SheetContext): Claim | null {
  const [first] = source.hits;
  if (first === undefined) return null;
  const claim = (column: CanonicalColumn, confidence: number, reason: string): Claim => ({
    column,
    source,
    content,
    confidence,
    reason,
    isForced: false,
  });
  const special = meaningInSheet(source, content, sheet);
  if (special !== null) return claim(special.column, special.confidence, special.reason);
  const origin = first.grade === 'C' ? '见于真实文件' : '为通用写法';
  if (!isContradicted(first, content))
    return claim(first.column, CONFIDENCE[first.grade], `表头“${source.text}”${origin}`);
  return claim(first.column, CONFIDENCE[first.grade] - CONTRADICTED, `表头“${source.text}”${origin}，但内容不像`);
}

/** Words with several meanings: 姓名, 身份证号, 证件号码, 户名, 总金额. */
function meaningInSheet(
  source: HeaderColumn,
  content: ColumnContent,
  sheet: SheetContext,
): { readonly column: CanonicalColumn; readonly confidence: number; readonly reason: string } | null {
  const can = (column: CanonicalColumn): boolean => source.hits.some((hit) => hit.column === column);
  const otherIs = (column: CanonicalColumn): boolean =>
    sheet.columns.some((other) => other.index !== source.index && other.hits[0]?.column === column);
  if (sheet.isPersonSheet) {
    const isOfHead = normalizeHeader(source.text).key.startsWith('户主');
    if (isOfHead && can('head_id')) return { column: 'head_id', confidence: 0.98, reason: '成员表中的户主身份证号' };
    if (!isOfHead && can('head_id') && !isCertificate(content))
      return { column: 'member_id', confidence: 0.95, reason: '成员表中的本人身份证号' };
    if (!isOfHead && can('head_name')) return { column: 'member_name', confidence: 0.95, reason: '成员表中的本人姓名' };
  } else if (can('head_name') && can('member_name'))
    return { column: 'head_name', confidence: 0.9, reason: '不是成员表，按户主姓名看待' };
  if (can('head_id') && can('cert_no')) {
    return isCertificate(content)
      ? { column: 'cert_no', confidence: 0.7, reason: '内容不是身份证号，按证号看待' }
      : { column: 'head_id', confidence: 0.85, reason: '内容是身份证号' };
  }
  const isBank = sheet.kind === 'bank' || sheet.kind === 'bank-return';
  // The payee's name: a bank file has no other; elsewhere the account holder stands beside the head.
  if (isBank && can('acct_name') && !otherIs('head_name'))
    return { column: 'head_name', confidence: 0.95, reason: '银行文件的户名即收款人' };
  if (can('total_amount') && can('batch_total_amount') && otherIs('total_amount'))
    return { column: 'batch_total_amount', confidence: 0.8, reason: '另有单笔金额列，按整批总额看待' };
  return null;
}

/** Numbers that are no identity numbers. An empty column says nothing. */
function isCertificate(content: ColumnContent): boolean {
  return content.filled > 0 && content.ids < 0.5;
}

/** Whether a column plainly holds something else than its header says. */
function isContradicted({ column }: ColumnHit, content: ColumnContent): boolean {
  const { filled, ids, names, money, accounts } = content;
  if (filled === 0) return false;
  switch (column) {
    case 'head_id':
    case 'member_id':
      return ids < 0.2 && (names > 0.5 || (money > 0.5 && accounts < 0.2));
    case 'head_name':
    case 'acct_name':
      return ids > 0.5 || money > 0.5;
    case 'total_amount':
    case 'base_amount':
    case 'class_amount':
    case 'extra_amount':
      return money < 0.2 && (ids > 0.5 || names > 0.5 || accounts > 0.5);
    case 'acct_no':
      return accounts < 0.2 && names > 0.5;
    default:
      return false;
  }
}
