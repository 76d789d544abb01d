import type { AppError } from '../../shared/contracts/app-error.ts';
import { detectFormat } from './detect-format.ts';
import type { ReadLimits, TableSource } from './table.ts';
import { refuse } from './table-error.ts';
import { openDelimited } from './text/delimited.ts';
import { detectEncoding } from './text/detect-encoding.ts';
import { type FixedWidthLayout, openFixedWidth } from './text/fixed-width.ts';
import { encodingNamed } from './text/text-encoding.ts';
import { UnknownToFastReader } from './xlsx/unknown-to-fast-reader.ts';

/** What somebody knows better than the detection, such as a mapping file. Only texts obey them; other files say it all themselves. */
export interface OpenHints {
  /** `gbk`, `utf-8`, ...: see `encodingNamed`. */
  readonly encoding?: string | undefined;
  /** One character. */
  readonly delimiter?: string | undefined;
  readonly fixedWidth?: FixedWidthLayout | undefined;
  /** Reads a workbook with SheetJS from the start: for a caller whose sheet the fast reader gave up on half-way. */
  readonly forceSheetJs?: boolean | undefined;
}

/**
 * Opens any table file: told by its content, read by the reader for it. The one door of this folder.
 *
 * A workbook that the fast reader does not know is read by SheetJS instead, with a note in `notes`. That is done silently as long as
 * no row of the sheet was delivered; later on, `readSheet` rejects with UnknownToFastReader: forget that file's rows, open it
 * again with `forceSheetJs` and read all of it anew.
 *
 * Throws AppError: E_NOT_FOUND, E_EMPTY, E_TOO_LARGE, E_ENCRYPTED, E_FORMAT, E_CORRUPT, E_ENCODING, E_USAGE (a hint that cannot be).
 */
export async function openTable(path: string, limits: ReadLimits, hints: OpenHints = {}): Promise<TableSource> {
  const format = await detectFormat(path, limits);
  switch (format) {
    case 'xlsx':
      return hints.forceSheetJs === true ? openWithSheetJs(path, limits, 'xlsx') : openWorkbook(path, limits);
    case 'xlsb':
      return openWithSheetJs(path, limits, 'xlsx', ['二进制工作簿（.xlsb），由通用读取器读取']);
    case 'xls':
    case 'et':
      return openWithSheetJs(path, limits, format);
    // Readers are loaded when they are needed: a text must not wait for those of workbooks.
    case 'dbf':
      return (await import('./legacy/dbf.ts')).openDbf(path, limits);
    case 'html':
      return (await import('./legacy/html-table.ts')).openHtmlTable(path, limits);
    case 'spreadsheetml':
      return (await import('./legacy/spreadsheet-ml.ts')).openSpreadsheetMl(path, limits);
    case 'text':
      return openText(path, limits, hints);
  }
}

async function openText(path: string, limits: ReadLimits, hints: OpenHints): Promise<TableSource> {
  const wanted = hints.encoding === undefined ? undefined : encodingNamed(hints.encoding);
  if (wanted === null) throw badHint(path, `encoding "${hints.encoding}"`, 'utf-8, utf-16le, utf-16be, gb18030');
  if (hints.delimiter !== undefined && (hints.delimiter.length !== 1 || '"\r\n'.includes(hints.delimiter))) {
    throw badHint(path, `delimiter "${hints.delimiter}"`, ', \\t | ; ^ ~');
  }
  const found = await detectEncoding(path, wanted);
  return hints.fixedWidth === undefined
    ? openDelimited(path, found, limits, hints.delimiter)
    : openFixedWidth(path, found, limits, hints.fixedWidth);
}

async function openWithSheetJs(...args: Parameters<typeof import('./legacy/sheetjs.ts').openWithSheetJs>) {
  return (await import('./legacy/sheetjs.ts')).openWithSheetJs(...args);
}

/** The fast reader, with SheetJS behind it. */
async function openWorkbook(path: string, limits: ReadLimits): Promise<TableSource> {
  const { openXlsx } = await import('./xlsx/open-xlsx.ts');
  let fast: TableSource;
  try {
    fast = await openXlsx(path, limits);
  } catch (error) {
    if (!(error instanceof UnknownToFastReader)) throw error;
    return openWithSheetJs(path, limits, 'xlsx', [fallBackNote(error)]);
  }
  let slow: TableSource | null = null;
  // Chart sheets may be listed by one reader and not by the other: a sheet is known by its name.
  const readSlowly: TableSource['readSheet'] = async (index, onRow, options) =>
    slow!.readSheet(
      slow!.sheets.findIndex(({ name }) => name === fast.sheets[index]?.name),
      onRow,
      options,
    );
  const extraNotes: string[] = [];
  return {
    format: fast.format,
    encoding: fast.encoding,
    delimiter: fast.delimiter,
    sheets: fast.sheets,
    get notes() {
      return [...fast.notes, ...extraNotes];
    },
    async readSheet(index, onRow, options) {
      if (slow !== null) return readSlowly(index, onRow, options);
      let delivered = false;
      try {
        return await fast.readSheet(
          index,
          (row) => {
            delivered = true;
            onRow(row);
          },
          options,
        );
      } catch (error) {
        if (!(error instanceof UnknownToFastReader) || delivered) throw error;
        slow = await openWithSheetJs(path, limits, 'xlsx');
        extraNotes.push(fallBackNote(error), ...slow.notes);
        return readSlowly(index, onRow, options);
      }
    },
    async close() {
      await fast.close();
      await slow?.close();
    },
  };
}

function fallBackNote(error: UnknownToFastReader): string {
  return `快速读取器不认识其中的内容（${error.reason.zh}），改由通用读取器读取`;
}

function badHint(path: string, what: string, known: string): AppError {
  return refuse('E_USAGE', { file: path }, [
    `不支持的设置 ${what}`,
    `unsupported ${what}`,
    `可用的有：${known}`,
    `use one of ${known}`,
  ]);
}
