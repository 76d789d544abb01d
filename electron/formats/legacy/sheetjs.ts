import { open, readFile } from 'node:fs/promises';
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { AppError } from '../../../shared/contracts/app-error.ts';
import { CellKind, type MergedRange, type SourceRow } from '../../../shared/domain/ledger/source-row.ts';
import { encrypted } from '../detect-format.ts';
import type { ReadLimits, SheetEnd, TableSource } from '../table.ts';
import { refuse, tooLarge } from '../table-error.ts';
import { refuseMojibake } from '../text/detect-encoding.ts';
import { isDateFormatCode } from '../xlsx/number-format.ts';
import { serialToIso } from '../xlsx/serial-date.ts';
import { UnknownToFastReader } from '../xlsx/unknown-to-fast-reader.ts';
import { ZipArchive } from '../xlsx/zip-archive.ts';
import { checkBiff } from './check-biff.ts';
import { DamagedCompoundFile, isCompoundFile, openCompoundFile } from './compound-file.ts';
import { checkWholeFileSize } from './read-document.ts';

/** A worksheet read with `dense`: rows with holes, cells with holes. */
type DenseSheet = WorkSheet & { readonly '!data'?: readonly (readonly (CellObject | undefined)[] | undefined)[] };

const CHINESE_CODE_PAGE = 936;
const HEAD_ROWS = 30;
/** What SheetJS may hold in memory of an inflated workbook. */
const MAX_INFLATED_BYTES = 1024 ** 3;
const ERROR_TEXT: Readonly<Record<number, string>> = {
  0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A', 43: '#GETTING_DATA',
}; // biome-ignore format: a table

/**
 * Opens a workbook with SheetJS: .xls and .et, and .xlsx that the fast reader does not know. It is read whole. A number is given as its
 * shortest decimal text, for its stored text is lost; a date only where the number format is one.
 * Throws AppError E_TOO_LARGE, E_ENCRYPTED, E_CORRUPT; whatever SheetJS throws is E_CORRUPT with its words.
 */
export async function openWithSheetJs(
  path: string,
  limits: ReadLimits,
  format: 'xlsx' | 'xls' | 'et',
  moreNotes: readonly string[] = [],
): Promise<TableSource> {
  await checkWholeFileSize(path);
  const bytes = format === 'xlsx' ? await readWholeZip(path, limits) : await readWorkbookStream(path);
  const notes = [...moreNotes];
  const workbook = await parse(path, bytes, notes);
  const names = workbook.SheetNames;
  if (names.length === 0) throw damaged(path, '里面没有工作表', 'it has no sheet');
  if (names.length > limits.maxSheets) {
    throw tooLarge(
      { file: path },
      { zh: `有 ${names.length} 个工作表`, en: `it has ${names.length} sheets` },
      'maxSheets',
      limits.maxSheets,
    );
  }
  const lost = names.find((name) => workbook.Sheets[name] === undefined);
  if (lost !== undefined) throw damaged(path, `工作表“${lost}”读不出来`, `sheet "${lost}" cannot be read`);
  // A code page that is not true garbles the text of old workbooks.
  if (format !== 'xlsx') for (const name of names) refuseMojibake(path, headOf(workbook.Sheets[name]!));
  const is1904 = workbook.Workbook?.WBProps?.date1904 === true;
  return {
    format,
    encoding: null,
    delimiter: null,
    sheets: names.map((name, i) => ({ name, hidden: (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0 })),
    notes,
    async readSheet(index, onRow, options = {}): Promise<SheetEnd> {
      const name = names[index]!;
      const sheet: DenseSheet = workbook.Sheets[name]!;
      const place = { file: path, sheet: name };
      const row: SourceRow = { row: 0, cells: [], kinds: null, hidden: false };
      let hiddenRows = 0;
      let rows = 0;
      // Only rows that are there: a sheet may declare a million and hold three cells.
      sheet['!data']?.forEach((cells, r) => {
        options.signal?.throwIfAborted();
        if (cells === undefined) return;
        row.row = r + 1;
        row.hidden = sheet['!rows']?.[r]?.hidden === true;
        if (row.hidden) hiddenRows++;
        if (++rows > limits.maxRows)
          throw tooLarge(
            { ...place, row: row.row },
            { zh: '行数太多', en: 'too many rows' },
            'maxRows',
            limits.maxRows,
          );
        fillRow(row, cells, is1904, limits, place);
        onRow(row);
      });
      options.onProgress?.(bytes.length);
      return { merges: mergesOf(sheet), hiddenRows };
    },
    async close() {},
  };
}

/** SheetJS inflates without any limit: every entry is inflated once before, with all limits and checks, and thrown away. */
async function readWholeZip(path: string, limits: ReadLimits): Promise<Buffer> {
  const maxInflatedBytes = Math.min(limits.maxInflatedBytes, MAX_INFLATED_BYTES);
  const archive = await ZipArchive.open(path, { ...limits, maxInflatedBytes });
  try {
    for (const entry of archive.all()) await archive.read(entry, () => {});
  } catch (error) {
    if (error instanceof UnknownToFastReader) throw damaged(path, error.reason.zh, error.reason.en);
    throw error;
  } finally {
    await archive.close();
  }
  return readFile(path);
}

/** The stream of records inside an .xls, after it was found to be whole. */
async function readWorkbookStream(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  let stream: Buffer;
  try {
    const head = Buffer.alloc(8);
    await file.read(head, 0, 8, 0);
    if (isCompoundFile(head)) {
      const compound = await openCompoundFile(file);
      const named = (wanted: string) => compound.entries.find(({ name }) => name.toLowerCase() === wanted);
      const entry = named('workbook') ?? named('book');
      if (entry === undefined) throw new DamagedCompoundFile('no workbook in it');
      stream = await compound.readStream(entry);
    } else {
      stream = await file.readFile();
    }
  } catch (error) {
    if (error instanceof DamagedCompoundFile) throw damaged(path, '文件不完整或内部目录错乱', error.message);
    throw error;
  } finally {
    await file.close();
  }
  const problem = checkBiff(stream);
  if (problem === 'encrypted') throw encrypted(path);
  if (problem === 'damaged') throw damaged(path, '工作簿的内容不完整', 'its records are cut off');
  return stream;
}

async function parse(path: string, bytes: Buffer, notes: string[]): Promise<WorkBook> {
  // Loaded only when such a file comes: it is large.
  const [xlsx, codePages] = await Promise.all([import('@e965/xlsx'), import('@e965/xlsx/dist/cpexcel.full.mjs')]);
  xlsx.set_cptable(codePages);
  // SheetJS tells of records it passes over on the console, which is ours to speak on. It runs without a pause, so nobody else's words are lost.
  const { console } = globalThis;
  const speak = console.error;
  const said: string[] = [];
  console.error = (...words: unknown[]) => said.push(words.join(' '));
  try {
    return xlsx.read(bytes, {
      type: 'buffer',
      dense: true,
      codepage: CHINESE_CODE_PAGE,
      cellNF: true,
      cellStyles: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      cellDates: false,
    });
  } catch (error) {
    if (error instanceof AppError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/iu.test(message)) throw encrypted(path);
    throw damaged(path, `读取器报告“${message.slice(0, 80)}”`, message.slice(0, 80));
  } finally {
    console.error = speak;
    if (said.length > 0) notes.push(`通用读取器略过了 ${said.length} 处它不认识的内容（${said[0]!.slice(0, 60)}）`);
  }
}

function fillRow(
  row: SourceRow,
  cells: readonly (CellObject | undefined)[],
  is1904: boolean,
  limits: ReadLimits,
  place: { readonly file: string; readonly sheet: string },
): void {
  row.cells.length = 0;
  const room = Math.min(cells.length, limits.maxCellsPerRow);
  const kinds = row.kinds !== null && row.kinds.length >= room ? row.kinds : new Uint8Array(room);
  // Holes and blank styled cells are passed over; what is left may end far before the declared width.
  cells.forEach((cell, column) => {
    const kind = cell === undefined ? CellKind.empty : kindOf(cell);
    if (cell === undefined || kind === CellKind.empty) return;
    if (column >= limits.maxCellsPerRow) {
      throw tooLarge(
        { ...place, row: row.row },
        { zh: `第 ${row.row} 行的单元格太多`, en: `row ${row.row} has too many cells` },
        'maxCellsPerRow',
        limits.maxCellsPerRow,
      );
    }
    while (row.cells.length < column) {
      kinds[row.cells.length] = CellKind.empty;
      row.cells.push('');
    }
    const iso = kind === CellKind.date ? serialToIso(Number(cell.v), is1904) : null;
    const text = iso ?? textOf(cell);
    if (text.length > limits.maxCellChars) {
      throw tooLarge(
        { ...place, row: row.row },
        { zh: `第 ${row.row} 行有超长的单元格`, en: `row ${row.row} has an overlong cell` },
        'maxCellChars',
        limits.maxCellChars,
      );
    }
    row.cells.push(text);
    kinds[column] = kind === CellKind.date && iso === null ? CellKind.number : kind;
  });
  row.kinds = kinds;
}

function kindOf(cell: CellObject): CellKind {
  switch (cell.t) {
    case 's':
      return cell.v === '' ? CellKind.empty : CellKind.text;
    case 'n':
    case 'd':
      return typeof cell.z === 'string' && isDateFormatCode(cell.z) ? CellKind.date : CellKind.number;
    case 'b':
      return CellKind.boolean;
    case 'e':
      return CellKind.error;
    case 'z':
      return CellKind.empty;
  }
}

function textOf(cell: CellObject): string {
  if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE';
  if (cell.t === 'e') return ERROR_TEXT[Number(cell.v)] ?? cell.w ?? '#ERROR!';
  return String(cell.v);
}

/** The texts of the first rows of a sheet. */
function headOf(sheet: DenseSheet): string {
  const rows = (sheet['!data'] ?? []).slice(0, HEAD_ROWS);
  return rows.map((cells) => (cells ?? []).map((cell) => (cell?.t === 's' ? cell.v : '')).join(',')).join('\n');
}

function mergesOf(sheet: DenseSheet): MergedRange[] {
  return (sheet['!merges'] ?? []).map(({ s, e }) => ({
    firstRow: s.r + 1,
    lastRow: e.r + 1,
    firstColumn: s.c,
    lastColumn: e.c,
  }));
}

function damaged(path: string, zh: string, en: string): AppError {
  return refuse('E_CORRUPT', { file: path }, [
    `工作簿已损坏：${zh}`,
    `the workbook is damaged: ${en}`,
    '请用 WPS 或 Excel 打开并另存为 .xlsx；打不开的请重新拷贝或导出',
    'open it in a spreadsheet program and save it as .xlsx, or copy it again',
  ]);
}
