import { foreign } from '../foreign-file.ts';
import type { ReadLimits, SheetEnd, TableSource } from '../table.ts';
import { tooLarge } from '../table-error.ts';
import { refuseMojibake } from '../text/detect-encoding.ts';
import { brokenOff, readDocument } from './read-document.ts';
import { walkSpreadsheetMl } from './spreadsheet-ml-rows.ts';

const HEAD_ROWS = 30;

/**
 * Opens a workbook in the XML of Excel 2003 (SpreadsheetML), a common export of Chinese systems under the name .xls. A number keeps its
 * stored text, so that 18 digits survive even where the exporter called them a number; it is a date only where its style says so. An own
 * reader, because SheetJS turns every number into floating point. Throws E_CORRUPT where the file breaks off, E_ENCODING, E_TOO_LARGE.
 */
export async function openSpreadsheetMl(path: string, limits: ReadLimits): Promise<TableSource> {
  const { text, encoding } = await readDocument(path);
  const head: string[] = [];
  const { complete, sheets } = walkSpreadsheetMl(text, limits, path, (_sheet, { cells }) => {
    if (head.length < HEAD_ROWS) head.push(cells.join(','));
  });
  if (!complete) throw brokenOff(path);
  if (sheets.length === 0) throw foreign(path, 'XML 工作簿，但里面没有工作表', 'an XML workbook without a sheet');
  if (sheets.length > limits.maxSheets) {
    throw tooLarge(
      { file: path },
      { zh: `有 ${sheets.length} 个工作表`, en: `it has ${sheets.length} sheets` },
      'maxSheets',
      limits.maxSheets,
    );
  }
  refuseMojibake(path, head.join('\n'));
  return {
    format: 'spreadsheetml',
    encoding,
    delimiter: null,
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    notes: [],
    async readSheet(index, onRow, options = {}): Promise<SheetEnd> {
      let hiddenRows = 0;
      const walked = walkSpreadsheetMl(text, limits, path, (sheet, row) => {
        if (sheet !== index) return;
        options.signal?.throwIfAborted();
        if (row.hidden) hiddenRows++;
        onRow(row);
      });
      options.onProgress?.(text.length);
      return { merges: walked.sheets[index]?.merges ?? [], hiddenRows };
    },
    async close() {},
  };
}
