import ExcelJS from 'exceljs';

/** The zip archive inside ExcelJS's streaming writer: not in its types, and the only place where the time of an entry is set. */
interface EntryArchive {
  append(source: unknown, data: { name: string; date?: Date }): unknown;
}

/**
 * Opens a workbook that is written to `path` row by row. All dates in it are `dated`, so that the same rows give the same bytes.
 * Commit every row, then every sheet, then the workbook.
 *
 * `sharedStrings`: as Excel itself writes; costs memory by the distinct text. Without it, a text stands in its cell.
 * `styles`: fonts, alignment and number formats are kept; costs as much time as everything else together.
 */
export function openStreamingWorkbook(
  path: string,
  dated: Date,
  options: { readonly sharedStrings: boolean; readonly styles: boolean },
): ExcelJS.stream.xlsx.WorkbookWriter {
  class DatedWorkbook extends ExcelJS.stream.xlsx.WorkbookWriter {
    /** The first thing that the constructor of ExcelJS puts into the archive: the last moment to see to its dates. */
    override addThemes(): Promise<void> {
      const archive = (this as unknown as { readonly zip: EntryArchive }).zip;
      const append = archive.append.bind(archive);
      archive.append = (source, data) => append(source, { ...data, date: dated });
      return super.addThemes();
    }
  }
  const workbook = new DatedWorkbook({
    filename: path,
    useSharedStrings: options.sharedStrings,
    useStyles: options.styles,
  });
  workbook.created = dated;
  workbook.modified = dated;
  return workbook;
}
