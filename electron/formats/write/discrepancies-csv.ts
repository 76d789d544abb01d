import type { Discrepancy } from '../../../shared/domain/discrepancy/discrepancy.ts';
import {
  DISCREPANCY_COLUMNS,
  type PresentOptions,
  presentDiscrepancy,
} from '../../../shared/domain/discrepancy/present.ts';
import { csvLines, writeCsvTable } from './csv-table.ts';
import type { WrittenFile } from './written-file.ts';

/**
 * Writes discrepancies.csv, one row a discrepancy in the order given (contract: by priority, township, id). `path` is created or overwritten;
 * staging and renaming are the caller's. Rejects with the file system's errors.
 */
export function writeDiscrepanciesCsv(
  path: string,
  discrepancies: Iterable<Discrepancy>,
  options: PresentOptions,
): Promise<WrittenFile> {
  return writeCsvTable(path, DISCREPANCY_COLUMNS, presented(discrepancies, options));
}

/** The text of discrepancies.csv, row by row, its header first. */
export function discrepancyRows(
  discrepancies: Iterable<Discrepancy>,
  options: PresentOptions,
): Generator<string, void> {
  return csvLines(DISCREPANCY_COLUMNS, presented(discrepancies, options));
}

function* presented(discrepancies: Iterable<Discrepancy>, options: PresentOptions): Generator<readonly string[], void> {
  for (const discrepancy of discrepancies) {
    const shown = presentDiscrepancy(discrepancy, options);
    yield DISCREPANCY_COLUMNS.map((column) => shown[column]);
  }
}
