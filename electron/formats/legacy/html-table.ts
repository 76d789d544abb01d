import { foreign } from '../foreign-file.ts';
import type { ReadLimits, TableSource } from '../table.ts';
import { tooLarge } from '../table-error.ts';
import { refuseMojibake } from '../text/detect-encoding.ts';
import { walkHtmlTables } from './html-rows.ts';
import { decodeReferences } from './markup.ts';
import { brokenOff, readDocument } from './read-document.ts';

const HEAD_ROWS = 30;

/**
 * Opens an HTML page with tables, as many systems export it under the name .xls. Every table with text in it is a sheet, also one
 * inside another. All cells are text, so an identity number keeps its 18 digits whatever its style says. Cells and rows that are not
 * closed end where the next begins. An own reader, because SheetJS runs such cells together and judges numbers by their looks.
 * Throws E_FORMAT without any table, E_CORRUPT where the page breaks off, E_ENCODING, E_TOO_LARGE.
 */
export async function openHtmlTable(path: string, limits: ReadLimits): Promise<TableSource> {
  const { text, encoding } = await readDocument(path);
  const tables: number[] = [];
  const head: string[] = [];
  const { complete } = walkHtmlTables(text, limits, path, (table, { cells }) => {
    if (cells.every((cell) => cell === '')) return;
    if (!tables.includes(table)) tables.push(table);
    if (head.length < HEAD_ROWS) head.push(cells.join(','));
  });
  if (!complete) throw brokenOff(path);
  if (tables.length === 0)
    throw foreign(
      path,
      '网页，但里面没有表格（多半是登录页或出错页）',
      'a web page without a table, likely a login or error page',
    );
  if (tables.length > limits.maxSheets) {
    throw tooLarge(
      { file: path },
      { zh: `网页里有 ${tables.length} 个表格`, en: `the page has ${tables.length} tables` },
      'maxSheets',
      limits.maxSheets,
    );
  }
  refuseMojibake(path, head.join('\n'));
  // Excel and those who imitate it name the sheets in a comment of the head.
  const named = [...text.slice(0, 65_536).matchAll(/<x:Name>([^<]*)<\/x:Name>/giu)].map(([, name]) =>
    decodeReferences(name!).trim(),
  );
  return {
    format: 'html',
    encoding,
    delimiter: null,
    sheets: tables.map((_, i) => ({ name: named.length === tables.length ? named[i]! : `表${i + 1}`, hidden: false })),
    notes: [],
    async readSheet(index, onRow, options = {}) {
      const wanted = tables[index]!;
      let hiddenRows = 0;
      const { merges } = walkHtmlTables(text, limits, path, (table, row) => {
        if (table !== wanted) return;
        options.signal?.throwIfAborted();
        if (row.hidden) hiddenRows++;
        onRow(row);
      });
      options.onProgress?.(text.length);
      return { merges: merges.get(wanted) ?? [], hiddenRows };
    },
    async close() {},
  };
}
