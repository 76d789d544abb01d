import { createWriteStream } from 'node:fs';
import type ExcelJS from 'exceljs';

/** The zip archive inside ExcelJS's streaming writer: not in its types, and the only place where the time of an entry is set. */
interface EntryArchive {
  append(source: unknown, data: { name: string; date?: Date }): unknown;
}

export type StreamingWorkbook = ExcelJS.stream.xlsx.WorkbookWriter;
export type StreamingSheet = ReturnType<StreamingWorkbook['addWorksheet']>;

/**
 * Writes a workbook to `path` row by row: `fill` adds the sheets and commits every row and every sheet. All dates in it are `dated`,
 * so that the same rows give the same bytes. Rejects with what `fill` or the disk says; the file is closed in any case.
 *
 * `sharedStrings`: as Excel itself writes; costs memory by the distinct text. Without it, a text stands in its cell.
 * `styles`: fonts, alignment and number formats are kept; costs as much time as everything else together.
 */
export async function writeStreamingWorkbook(
  path: string,
  dated: Date,
  options: { readonly sharedStrings: boolean; readonly styles: boolean },
  fill: (workbook: StreamingWorkbook) => Promise<void>,
): Promise<void> {
  // Loaded only here: whoever writes no workbook does not wait for the library.
  const { default: excel } = await import('exceljs');
  class DatedWorkbook extends excel.stream.xlsx.WorkbookWriter {
    /** The first thing that the constructor of ExcelJS puts into the archive: the last moment to see to its dates. */
    override addThemes(): Promise<void> {
      const archive = (this as unknown as { readonly zip: EntryArchive }).zip;
      const append = archive.append.bind(archive);
      archive.append = (source, data) => append(source, { ...data, date: dated });
      return super.addThemes();
    }
  }
  const file = createWriteStream(path);
  // ExcelJS listens for errors of the file only at the very end; until then one would end the program.
  const broken = new Promise<never>((_, reject) => file.on('error', reject));
  try {
    const workbook = new DatedWorkbook({
      stream: file,
      useSharedStrings: options.sharedStrings,
      useStyles: options.styles,
    });
    workbook.created = dated;
    workbook.modified = dated;
    await Promise.race([broken, fill(workbook).then(() => workbook.commit())]);
  } finally {
    file.destroy();
    // Until it is closed, other systems do not let it be renamed or removed.
    if (!file.closed) await new Promise<void>((resume) => file.once('close', () => resume()));
  }
}
