import { AppError, AppErrors } from '../../../shared/contracts/app-error.ts';
import type { FileKind } from '../../../shared/contracts/desk/common.ts';
import type { Mapping } from '../../../shared/contracts/mapping.ts';
import { mappingOfFile } from '../../../shared/contracts/mapping-of-file.ts';
import type { Database } from '../../data/database.ts';
import { byName, gatherLedgers, type LedgersRead } from '../gather-ledgers.ts';
import type { JobContext } from '../progress.ts';
import { type LedgerFileReading, readTable } from '../read-table.ts';
import { type StoredFile, storedTable } from './stored-table.ts';
import { sourceKindOf } from './understand-file.ts';

/** A file of the month whose rows the database keeps. */
export interface StoredLedgerFile {
  readonly kind: FileKind;
  /** The name row pointers use. */
  readonly name: string;
  readonly file: StoredFile;
  /** How many rows are expected, for the progress. */
  readonly rows: number;
}

/** Reads all ledgers of a month from the rows kept, as `readLedgers` does from files. Every file that cannot be used is told. */
export async function readStoredLedgers(
  db: Database,
  files: readonly StoredLedgerFile[],
  { period, mapping }: { readonly period: string; readonly mapping: Mapping | null },
  context: JobContext,
): Promise<LedgersRead> {
  const total = files.reduce((sum, { rows }) => sum + rows, 0);
  const readings: { readonly kind: FileKind; readonly reading: LedgerFileReading }[] = [];
  const refused: AppError[] = [];
  let before = 0;
  for (const { kind, name, file, rows } of [...files].sort(byName)) {
    const start = before;
    const watched: JobContext = {
      signal: context.signal,
      report: ({ done }) =>
        context.report({ phase: 'read', what: name, done: Math.min(start + done, total), total, unit: 'rows' }),
    };
    const table = {
      path: name,
      name,
      kind: sourceKindOf(kind),
      period,
      mapping: mappingOfFile(mapping, name),
    };
    try {
      readings.push({ kind, reading: await readTable(table, storedTable(db, file), () => file.sha256, watched) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused.push(error);
    }
    before += rows;
  }
  context.signal.throwIfAborted();
  if (refused.length > 0) throw new AppErrors(refused);
  return gatherLedgers(readings);
}
