import type { FileKind } from '../../../shared/contracts/desk/common.ts';
import type { FileOverrides, FileReading } from '../../../shared/contracts/desk/files.ts';
import type { CanonicalColumn } from '../../../shared/domain/ledger/canonical-column.ts';
import { takesSeveral } from '../../../shared/domain/ledger/settle-claims.ts';
import {
  type ColumnEdit,
  indexOf,
  meaningsOf,
  type Reference,
  referenceAt,
  type SheetReading,
} from './column-meaning.ts';

/** How a whole file is read; columns have edits of their own. `auto`: as detected. */
export interface Manner {
  readonly sheets: readonly string[] | 'auto';
  readonly encoding: string | 'auto';
  readonly delimiter: string | 'auto';
  readonly headerRows: readonly number[] | 'auto';
  readonly unit: 'yuan' | 'fen' | 'wan-yuan' | 'auto';
  readonly successCodes: readonly string[] | 'auto';
}

/** What a person changed in how a file is read and has not applied yet. */
export interface ReadingDraft {
  readonly kind?: FileKind;
  readonly manner: Partial<Manner>;
  readonly columns: readonly ColumnEdit[];
}

export const EMPTY_DRAFT: ReadingDraft = { manner: {}, columns: [] };

/** How the file is read by its overrides. */
export function mannerOf(overrides: FileOverrides | null): Manner {
  return {
    sheets: overrides?.sheets ?? 'auto',
    encoding: overrides?.encoding ?? 'auto',
    delimiter: overrides?.delimiter ?? 'auto',
    headerRows: overrides?.headerRows ?? 'auto',
    unit: overrides?.unit ?? 'auto',
    successCodes: overrides?.successCodes ?? 'auto',
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The draft with one more change; choosing what is there already takes the change back. */
export function withManner<Field extends keyof Manner>(
  reading: FileReading,
  draft: ReadingDraft,
  field: Field,
  value: Manner[Field],
): ReadingDraft {
  const { [field]: _, ...others } = draft.manner;
  if (isSame(mannerOf(reading.overrides)[field], value)) return { ...draft, manner: others as Partial<Manner> };
  return { ...draft, manner: { ...others, [field]: value } as Partial<Manner> };
}

/** The draft with another kind. */
export function withKind(reading: FileReading, { kind: _, ...draft }: ReadingDraft, kind: FileKind): ReadingDraft {
  return kind === reading.kind ? draft : { ...draft, kind };
}

/** How many things have been changed. */
export function changesIn({ kind, manner, columns }: ReadingDraft): number {
  return (kind === undefined ? 0 : 1) + Object.keys(manner).length + columns.length;
}

/** Encoding and delimiter make the rows: what was kept of the file does not tell them, the file itself has to be read again. */
export function needsFile({ manner }: ReadingDraft): boolean {
  return manner.encoding !== undefined || manner.delimiter !== undefined;
}

/** The overrides of the file with the draft applied; null where nothing is said by hand any more. */
export function overridesWith(reading: FileReading, draft: ReadingDraft): FileOverrides | null {
  const { fixedWidth, ignore = [], columns = {} } = reading.overrides ?? {};
  const manner: Manner = { ...mannerOf(reading.overrides), ...draft.manner };
  const said = foldEdits(reading, draft.columns, columns, ignore);
  const overrides: FileOverrides = {
    ...(manner.sheets === 'auto' ? {} : { sheets: [...manner.sheets] }),
    ...(manner.encoding === 'auto' ? {} : { encoding: manner.encoding }),
    ...(manner.delimiter === 'auto' ? {} : { delimiter: manner.delimiter }),
    ...(fixedWidth === undefined ? {} : { fixedWidth }),
    ...(manner.headerRows === 'auto' ? {} : { headerRows: [...manner.headerRows] }),
    ...(manner.unit === 'auto' ? {} : { unit: manner.unit }),
    ...(Object.keys(said.columns).length === 0 ? {} : { columns: said.columns }),
    ...(said.ignore.length === 0 ? {} : { ignore: said.ignore }),
    ...(manner.successCodes === 'auto' ? {} : { successCodes: [...manner.successCodes] }),
  };
  return Object.keys(overrides).length === 0 ? null : overrides;
}

type Columns = NonNullable<FileOverrides['columns']>;

/** Puts the edits of columns into the overrides' own form: canonical column → source columns, and source columns to be left alone. */
function foldEdits(
  reading: FileReading,
  edits: readonly ColumnEdit[],
  columns: Columns,
  ignore: readonly Reference[],
): { readonly columns: Columns; readonly ignore: Reference[] } {
  const edited = (reference: Reference): boolean =>
    edits.some((edit) => isSameColumn(reading.sheets, edit.reference, reference));
  const kept = new Map<string, Reference[]>();
  for (const [column, given] of Object.entries(columns)) {
    const references = [given].flat().filter((reference) => !edited(reference));
    if (references.length > 0) kept.set(column, references);
  }
  const left = ignore.filter((reference) => !edited(reference));
  for (const { reference, to } of edits) {
    if (to === 'auto') continue;
    if (to === null) left.push(reference);
    else if (!takesSeveral(to as CanonicalColumn)) kept.set(to, [reference]);
    // A column named by hand stands alone: what the detection had found for the same is named beside it, or it would be lost.
    else kept.set(to, [...(kept.get(to) ?? detectedFor(reading, edits, to, reference)), reference]);
  }
  return {
    columns: Object.fromEntries([...kept].map(([column, all]) => [column, all.length === 1 ? all[0]! : all])),
    ignore: left,
  };
}

/** Source columns of the sheet of `beside` that stand for `column` besides what was edited. */
function detectedFor(
  { sheets, overrides }: FileReading,
  edits: readonly ColumnEdit[],
  column: string,
  beside: Reference,
): readonly Reference[] {
  const sheet = sheets.find((each) => indexOf(each, beside) !== undefined);
  if (sheet === undefined) return [];
  const meanings = meaningsOf(sheet, overrides, edits);
  const found = sheet.columns.find((each) => each.column === column)?.indexes ?? [];
  return found
    .filter((index) => meanings[index]?.column === column && meanings[index]?.source !== 'edited')
    .map((index) => referenceAt(sheet, index));
}

function isSameColumn(sheets: readonly SheetReading[], a: Reference, b: Reference): boolean {
  if (a === b) return true;
  return sheets.some((sheet) => {
    const index = indexOf(sheet, a);
    return index !== undefined && index === indexOf(sheet, b);
  });
}
