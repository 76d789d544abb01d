import { SYNONYMS } from './column-synonyms.ts';
import { normalizeHeader } from './normalize-header.ts';

/** What a column of a ledger can be. The names of dibao.md 4.4. */
export type CanonicalColumn =
  | 'seq'
  | 'head_name'
  | 'head_id'
  | 'member_name'
  | 'member_id'
  | 'relation'
  | 'family_no'
  | 'cert_no'
  | 'region_code'
  | 'county'
  | 'town'
  | 'village'
  | 'address'
  | 'hukou_type'
  | 'family_size'
  | 'insured_size'
  | 'income_total'
  | 'income_pc'
  | 'std'
  | 'grade'
  | 'calc_mode'
  | 'base_amount'
  | 'class_amount'
  | 'class_type'
  | 'months'
  | 'pay_month'
  | 'extra_amount'
  | 'total_amount'
  | 'bank'
  | 'acct_name'
  | 'acct_id'
  | 'acct_no'
  | 'card_kind'
  | 'begin_month'
  | 'stop'
  | 'status'
  | 'phone'
  | 'fail_reason'
  | 'remark'
  | 'sign'
  | 'batch_total_count'
  | 'batch_total_amount'
  | 'fund_item';

/** Whether a synonym was seen in a real file or system (C) or is common usage, not verified (G). */
export type Grade = 'C' | 'G';

export type SynonymsByColumn = Readonly<
  Record<CanonicalColumn, { readonly label: string; readonly C: readonly string[]; readonly G: readonly string[] }>
>;

/** The dictionary as data; its hash is part of every statement. */
export const COLUMN_DICTIONARY = SYNONYMS;

/** The column in the clerk's words. */
export function columnLabel(column: CanonicalColumn): string {
  return SYNONYMS[column].label;
}

/** A column that a header may stand for. */
export interface ColumnHit {
  readonly column: CanonicalColumn;
  readonly grade: Grade;
}

const HITS: ReadonlyMap<string, readonly ColumnHit[]> = (() => {
  const hits = new Map<string, ColumnHit[]>();
  for (const [column, { C, G }] of Object.entries(SYNONYMS) as [CanonicalColumn, SynonymsByColumn[CanonicalColumn]][]) {
    for (const [grade, texts] of [
      ['C', C],
      ['G', G],
    ] as const) {
      for (const text of texts) {
        const key = normalizeHeader(text).key;
        const known = hits.get(key) ?? [];
        if (!known.some((hit) => hit.column === column)) hits.set(key, [...known, { column, grade }]);
      }
    }
  }
  return hits;
})();

/**
 * All columns a normalised header may stand for; empty where the dictionary does not know it. A remark in brackets that the dictionary
 * does not know is left out: 银行账号(农信社).
 */
export function columnsOfHeader(key: string): readonly ColumnHit[] {
  return HITS.get(key) ?? HITS.get(key.replace(/\([^()]*\)$/, '')) ?? [];
}
