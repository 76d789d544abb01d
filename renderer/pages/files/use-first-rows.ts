import type { FileReading } from '../../../shared/contracts/desk/files.ts';
import { type CallState, useCall } from '../../api/use-call.ts';
import type { SheetReading } from './column-meaning.ts';

type Rows = FileReading['asWritten'][number]['rows'];

/** Rows below the header that are shown at least. */
const BELOW_HEADER = 6;

/** The first rows of a sheet as written: they come with the reading for the first table, and are fetched for the others. */
export function useFirstRows(
  reading: FileReading,
  sheet: SheetReading,
): CallState<Rows> | { readonly state: 'ready'; readonly value: Rows; readonly error: null } {
  const there = reading.asWritten.find((each) => each.sheet === sheet.name)?.rows;
  const last = Math.max(sheet.headerRows.at(-1) ?? 0, sheet.previewRows.at(-1) ?? 0) + 1;
  const asked = useCall(
    'files.rows',
    there === undefined
      ? { fileId: reading.fileId, sheet: sheet.name, firstRow: 1, lastRow: Math.max(last, BELOW_HEADER) }
      : null,
  );
  return there === undefined ? asked : { state: 'ready', value: there, error: null };
}
