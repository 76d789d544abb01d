import { open } from 'node:fs/promises';
import type { ReadLimits, ReadOptions, RowSink, SheetEnd, SheetInfo, TableSource } from '../table.ts';
import { refuse } from '../table-error.ts';
import type { WorkbookContext } from './cell-value.ts';
import { holdsEncryptedPackage, isCompoundFile } from './encrypted-workbook.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readMergesBeforehand } from './sheet-merges.ts';
import { SheetRows } from './sheet-rows.ts';
import { readDateStyles } from './styles.ts';
import { readWorkbook, type Workbook } from './workbook.ts';
import { damagedWorkbook, tooLargeWorkbook } from './workbook-problems.ts';
import { readXmlPart } from './xml-part.ts';
import { ZipArchive } from './zip-archive.ts';

/**
 * Opens an .xlsx or .xlsm workbook (ECMA-376, transitional or strict) for reading row by row. The inflated sheets are
 * never held; shared strings are, once the first sheet is read.
 *
 * Throws AppError: E_EMPTY, E_FORMAT (no workbook), E_ENCRYPTED, E_CORRUPT, E_TOO_LARGE; and `UnknownToFastReader` where
 * another reader should try, here as well as from `readSheet`. Close the source when done.
 *
 * What the rows are: rows without any value are not reported, and hidden rows among them not counted; a formula nobody
 * has calculated yet (no cached value) is an error cell with the formula as its text, `=SUM(A1:A9)`.
 */
export async function openXlsx(path: string, limits: ReadLimits): Promise<TableSource> {
  await refuseOtherFiles(path, limits);
  const archive = await ZipArchive.open(path, limits);
  try {
    const workbook = await readWorkbook(archive, limits);
    const dateStyles =
      workbook.styles === null ? new Uint8Array(0) : await readDateStyles(archive, workbook.styles, limits);
    const merges = await readMergesBeforehand(archive, workbook.sheets, limits);
    const sheets = workbook.sheets.map(({ name, hidden }, index): SheetInfo => {
      const known = merges[index];
      return known === undefined ? { name, hidden } : { name, hidden, merges: known };
    });
    return new XlsxSource(archive, limits, workbook, dateStyles, sheets);
  } catch (error) {
    await archive.close();
    throw error;
  }
}

class XlsxSource implements TableSource {
  readonly format = 'xlsx';
  readonly encoding = null;
  readonly delimiter = null;
  readonly sheets: readonly SheetInfo[];
  readonly notes: readonly string[];
  private readonly archive: ZipArchive;
  private readonly limits: ReadLimits;
  private readonly workbook: Workbook;
  private readonly dateStyles: Uint8Array;
  private sharedStrings: readonly string[] | null = null;

  constructor(
    archive: ZipArchive,
    limits: ReadLimits,
    workbook: Workbook,
    dateStyles: Uint8Array,
    sheets: readonly SheetInfo[],
  ) {
    this.archive = archive;
    this.limits = limits;
    this.workbook = workbook;
    this.dateStyles = dateStyles;
    this.sheets = sheets;
    this.notes = workbook.sheetsWithoutCells.map((name) => `工作表“${name}”是图表、对话框或宏表，没有可读的行`);
  }

  async readSheet(index: number, onRow: RowSink, options: ReadOptions = {}): Promise<SheetEnd> {
    const sheet = this.workbook.sheets[index];
    if (sheet === undefined) throw new RangeError(`no sheet ${index}`);
    const place = { file: this.archive.file, part: sheet.entry.name, sheet: sheet.name };
    const rows = new SheetRows(place, this.limits, await this.context(options), onRow);
    await readXmlPart(this.archive, sheet.entry, rows, this.limits, () => rows.placeNow(), options);
    return { merges: rows.merges, hiddenRows: rows.hiddenRows };
  }

  close(): Promise<void> {
    return this.archive.close();
  }

  private async context(options: ReadOptions): Promise<WorkbookContext> {
    const { sharedStrings: entry, is1904 } = this.workbook;
    this.sharedStrings ??= entry === null ? [] : await readSharedStrings(this.archive, entry, this.limits, options);
    return { sharedStrings: this.sharedStrings, dateStyles: this.dateStyles, is1904 };
  }
}

/** Looks at the size and the first bytes: what is no zip never gets to the zip reader. */
async function refuseOtherFiles(path: string, limits: ReadLimits): Promise<void> {
  const { size, head } = await readHead(path);
  if (size > limits.maxFileBytes)
    throw tooLargeWorkbook({ file: path }, 'maxFileBytes', limits, `文件有 ${size} 字节`, `the file has ${size} bytes`);
  if (size === 0) {
    throw refuse('E_EMPTY', { file: path }, [
      '文件是空的',
      'the file is empty',
      '请重新导出或重新索取文件',
      'export it or ask for it again',
    ]);
  }
  if (isCompoundFile(head) && (await holdsEncryptedPackage(path))) {
    throw refuse('E_ENCRYPTED', { file: path }, [
      '工作簿设有打开密码',
      'the workbook is protected by a password',
      '请用 Excel 或 WPS 凭密码打开，取消密码后另存，再导入',
      'open it in Excel or WPS with its password, remove the password, and save it',
    ]);
  }
  if (head.toString('latin1', 0, 2) === 'PK') return;
  if ('PK'.startsWith(head.toString('latin1')))
    throw damagedWorkbook({ file: path }, '文件只剩开头，不完整', 'only the beginning of the file is left');
  throw refuse('E_FORMAT', { file: path }, [
    '这个文件不是 .xlsx 工作簿',
    'this file is not an .xlsx workbook',
    '请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入',
    'open it in Excel or WPS and save it as .xlsx',
  ]);
}

async function readHead(path: string): Promise<{ readonly size: number; readonly head: Buffer }> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    return { size, head: buffer.subarray(0, bytesRead) };
  } finally {
    await handle.close();
  }
}
