import { ALL_CODES, type DiscrepancyCode } from '../../../shared/domain/discrepancy/code.ts';
import type { Discrepancy } from '../../../shared/domain/discrepancy/discrepancy.ts';
import type { PresentOptions } from '../../../shared/domain/discrepancy/present.ts';
import { addCategorySheets, ROWS_PER_SHEET } from './category-sheets.ts';
import { writeWorkbook } from './fixed-date-workbook.ts';
import type { StatementToWrite } from './statement-words.ts';
import { addSummarySheet } from './summary-sheet.ts';
import type { WrittenFile } from './written-file.ts';

/**
 * Writes discrepancies.xlsx for people: a summary, then a sheet a code that occurs, in catalogue order, the rows in the order
 * given. The same input gives the same bytes.
 *
 * @param path is created or overwritten; staging and renaming are the caller's
 * @param options.rowsPerSheet rows after which a code goes on on another sheet (a test need not write a million)
 */
export async function writeDiscrepanciesXlsx(
  path: string,
  discrepancies: readonly Discrepancy[],
  statement: StatementToWrite,
  options: PresentOptions & { readonly rowsPerSheet?: number },
): Promise<WrittenFile> {
  const byCode = new Map<DiscrepancyCode, Discrepancy[]>(ALL_CODES.map((code) => [code, []]));
  for (const discrepancy of discrepancies) byCode.get(discrepancy.code)!.push(discrepancy);
  return writeWorkbook(path, async (workbook) => {
    addSummarySheet(workbook, discrepancies, statement);
    for (const [code, ofCode] of byCode) {
      await addCategorySheets(workbook, code, ofCode, { rowsPerSheet: ROWS_PER_SHEET, ...options });
    }
  });
}
