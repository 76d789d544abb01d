import type { CanonicalColumn } from './canonical-column.ts';
import type { SourceKind } from './column-claim.ts';
import { COLUMN_DICTIONARY, columnLabel } from './column-dictionary.ts';

/** What a reconciliation lives by: offered first. */
const FIRST: readonly CanonicalColumn[] = ['head_name', 'head_id', 'acct_no', 'acct_name', 'total_amount'];
/** What only the bank writes. */
const OF_BANK: ReadonlySet<CanonicalColumn> = new Set([
  'status',
  'fail_reason',
  'batch_total_count',
  'batch_total_amount',
]);

/** The columns a file of this kind may be mapped to, in the clerk's words, those that matter most first. */
export function columnsOfKind(
  kind: SourceKind,
): readonly { readonly column: CanonicalColumn; readonly label: string }[] {
  const isBank = kind === 'bank' || kind === 'bank-return';
  const all = Object.keys(COLUMN_DICTIONARY) as CanonicalColumn[];
  return [...FIRST, ...all.filter((column) => !FIRST.includes(column))]
    .filter((column) => isBank || !OF_BANK.has(column))
    .map((column) => ({ column, label: columnLabel(column) }));
}
