import type { FileOverrides, FileReading } from '../../../shared/contracts/desk/files.ts';
import type { CanonicalColumn } from '../../../shared/domain/ledger/canonical-column.ts';
import { takesSeveral } from '../../../shared/domain/ledger/settle-claims.ts';

/** What a column may be taken for. */
export interface ColumnChoice {
  readonly column: string;
  readonly label: string;
}

export type SheetReading = FileReading['sheets'][number];

/** A source column as overrides name it: its header where that tells it from the others of its sheet, else its number from 1. */
export type Reference = string | number;

/** What a person says of one source column: a canonical column, nothing (null), or what the detection finds (`auto`). */
export interface ColumnEdit {
  readonly reference: Reference;
  /** As shown: its header, or 第 3 列. */
  readonly name: string;
  readonly to: string | null | 'auto';
}

/** How many columns a sheet shows: some have cells beyond their last header. */
export function widthOf(sheet: SheetReading): number {
  return Math.max(
    sheet.headers.length,
    0,
    ...sheet.columns.flatMap(({ indexes }) => indexes.map((index) => index + 1)),
  );
}

/** How overrides name the column at `index` of a sheet. */
export function referenceAt(sheet: SheetReading, index: number): Reference {
  const header = sheet.headers[index] ?? '';
  const isTelling = header !== '' && sheet.headers.filter((each) => each === header).length === 1;
  return isTelling ? header : index + 1;
}

/** The column a reference means; undefined where the sheet has none. */
export function indexOf(sheet: SheetReading, reference: Reference): number | undefined {
  if (typeof reference === 'number') return reference <= widthOf(sheet) ? reference - 1 : undefined;
  const at = sheet.headers.indexOf(reference);
  return at === -1 ? undefined : at;
}

/** A column in words: its header, else its number. */
export function columnName(sheet: SheetReading, index: number): string {
  const header = sheet.headers[index] ?? '';
  return header === '' ? `第 ${index + 1} 列` : header;
}

/** What a column means now. `source`: whose word it is. */
export interface Meaning {
  readonly column: string | null;
  readonly source: 'detected' | 'given' | 'edited';
  readonly confidence: number;
  readonly reason: string;
}

const NOTHING: Meaning = { column: null, source: 'detected', confidence: 1, reason: '' };

/** What each column of a sheet means, as it was read by these overrides and with the edits that have not been applied yet. */
export function meaningsOf(
  sheet: SheetReading,
  overrides: FileOverrides | null,
  edits: readonly ColumnEdit[],
): readonly Meaning[] {
  const meanings: Meaning[] = Array.from({ length: widthOf(sheet) }, () => NOTHING);
  for (const reference of overrides?.ignore ?? []) {
    const index = indexOf(sheet, reference);
    if (index !== undefined) meanings[index] = { ...NOTHING, source: 'given', reason: '手工指定不用' };
  }
  for (const { column, indexes, confidence, reason } of sheet.columns) {
    const source = overrides?.columns?.[column] === undefined ? 'detected' : 'given';
    for (const index of indexes) meanings[index] = { column, source, confidence, reason };
  }
  for (const { reference, to } of edits) {
    const index = indexOf(sheet, reference);
    if (index === undefined || to === 'auto') continue;
    // Of most canonical columns there is one: who names another for it takes it from the first.
    if (to !== null && !takesSeveral(to as CanonicalColumn))
      for (const [other, meaning] of meanings.entries()) if (meaning.column === to) meanings[other] = NOTHING;
    meanings[index] = { column: to, source: 'edited', confidence: 1, reason: '刚刚改的，还没有重新识别' };
  }
  return meanings;
}

/** The edits with one more: it replaces what was said of the same column before; saying what is there already takes it back. */
export function withEdit(
  sheet: SheetReading,
  overrides: FileOverrides | null,
  edits: readonly ColumnEdit[],
  index: number,
  to: ColumnEdit['to'],
): readonly ColumnEdit[] {
  const others = edits.filter(({ reference }) => indexOf(sheet, reference) !== index);
  const before = meaningsOf(sheet, overrides, [])[index] ?? NOTHING;
  // Of two edits that name the same column the later one holds; the earlier would only be counted.
  const kept =
    to === null || to === 'auto' || takesSeveral(to as CanonicalColumn)
      ? others
      : others.filter((edit) => edit.to !== to);
  if (to === before.column || (to === 'auto' && before.source !== 'given')) return kept;
  return [...kept, { reference: referenceAt(sheet, index), name: columnName(sheet, index), to }];
}
