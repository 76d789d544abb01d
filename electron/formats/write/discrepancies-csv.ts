import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Discrepancy } from '../../../shared/domain/discrepancy/discrepancy.ts';
import {
  DISCREPANCY_COLUMNS,
  type PresentOptions,
  presentDiscrepancy,
} from '../../../shared/domain/discrepancy/present.ts';
import { csvCell } from './csv-cell.ts';
import type { WrittenFile } from './written-file.ts';

export { DISCREPANCY_COLUMNS as CSV_COLUMNS };

const BYTE_ORDER_MARK = '\uFEFF';
const END_OF_ROW = '\r\n';
/** Characters gathered before they go to the disk; the next rows are made only when these are written. */
const CHUNK_CHARS = 1 << 18;

/**
 * Writes discrepancies.csv: UTF-8 with BOM, RFC 4180, CRLF, one row a discrepancy in the order given
 * (contract: by priority, township, id). Cells a spreadsheet would run as a formula are made harmless.
 *
 * @param path is created or overwritten; staging and renaming are the caller's
 * @throws the file system's errors
 */
export async function writeDiscrepanciesCsv(
  path: string,
  discrepancies: Iterable<Discrepancy>,
  options: PresentOptions,
): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'w');
  try {
    const write = async (text: string): Promise<void> => {
      const chunk = Buffer.from(text, 'utf8');
      hash.update(chunk);
      bytes += chunk.length;
      // writeFile and not write: it goes on until every byte is on the disk.
      await file.writeFile(chunk);
    };
    let text = '';
    for (const row of discrepancyRows(discrepancies, options)) {
      text += row;
      if (text.length >= CHUNK_CHARS) {
        await write(text);
        text = '';
      }
    }
    await write(text);
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** The text of discrepancies.csv, row by row, its header first. */
export function* discrepancyRows(
  discrepancies: Iterable<Discrepancy>,
  options: PresentOptions,
): Generator<string, void> {
  yield BYTE_ORDER_MARK + DISCREPANCY_COLUMNS.join(',') + END_OF_ROW;
  for (const discrepancy of discrepancies) {
    const shown = presentDiscrepancy(discrepancy, options);
    let row = '';
    let separator = '';
    for (const column of DISCREPANCY_COLUMNS) {
      row += separator + csvCell(shown[column]);
      separator = ',';
    }
    yield row + END_OF_ROW;
  }
}
