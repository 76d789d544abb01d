import type { CanonicalColumn, Grade, SynonymsByColumn } from './canonical-column.ts';
import { SYNONYMS } from './column-synonyms.ts';
import { normalizeHeader } from './normalize-header.ts';

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
