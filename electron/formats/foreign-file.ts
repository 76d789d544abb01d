import type { AppError } from '../../shared/contracts/app-error.ts';
import { refuse } from './table-error.ts';

/** How to mend it, in both languages. */
export type Mend = readonly [zh: string, en: string];
export const SAVE_TABLE: Mend = [
  '请把其中的表格复制到 WPS 表格或 Excel，另存为 .xlsx 再导入',
  'copy the table into a spreadsheet and save it as .xlsx',
];
export const EXPORT_TABLE: Mend = [
  '请向出具单位索取 Excel 或文本格式的原始数据',
  'ask whoever issued it for the data as a spreadsheet or text',
];
export const SAVE_AS_XLSX: Mend = [
  '请用 WPS 表格或 Excel 打开，另存为 .xlsx 再导入',
  'open it in a spreadsheet program and save it as .xlsx',
];
export const UNPACK: Mend = ['请先解压，再导入里面的表格文件', 'unpack it first and import the files inside'];
export const REEXPORT: Mend = ['请回到原系统重新导出表格', 'export the table again from its system'];

/** Files that people mistake for tables, by their first bytes. */
const FOREIGN: readonly {
  readonly magic: string;
  readonly at?: number;
  readonly zh: string;
  readonly en: string;
  readonly mend: Mend;
}[] = [
  { magic: '%PDF-', zh: 'PDF 文件', en: 'a PDF', mend: EXPORT_TABLE },
  { magic: '\x89PNG', zh: '图片（PNG）', en: 'a picture (PNG)', mend: EXPORT_TABLE },
  { magic: '\xff\xd8\xff', zh: '图片（JPEG）', en: 'a picture (JPEG)', mend: EXPORT_TABLE },
  { magic: 'GIF8', zh: '图片（GIF）', en: 'a picture (GIF)', mend: EXPORT_TABLE },
  { magic: 'II*\0', zh: '图片（TIFF）', en: 'a picture (TIFF)', mend: EXPORT_TABLE },
  { magic: 'MM\0*', zh: '图片（TIFF）', en: 'a picture (TIFF)', mend: EXPORT_TABLE },
  { magic: 'Rar!\x1a\x07', zh: '压缩包（rar）', en: 'a rar archive', mend: UNPACK },
  { magic: '7z\xbc\xaf\x27\x1c', zh: '压缩包（7z）', en: 'a 7z archive', mend: UNPACK },
  { magic: '\x1f\x8b\x08', zh: '压缩文件（gzip）', en: 'a gzip file', mend: UNPACK },
  { magic: 'BZh', zh: '压缩文件（bzip2）', en: 'a bzip2 file', mend: UNPACK },
  { magic: '\xfd7zXZ', zh: '压缩文件（xz）', en: 'an xz file', mend: UNPACK },
  { magic: '{\\rtf', zh: 'RTF 文档', en: 'an RTF document', mend: SAVE_TABLE },
  { magic: 'SQLite format 3\0', zh: 'SQLite 数据库', en: 'an SQLite database', mend: REEXPORT },
  { magic: '\0\x01\0\0Standard ', zh: 'Access 数据库', en: 'an Access database', mend: REEXPORT },
  { magic: 'MIME-Version:', zh: '单个文件网页（mht）', en: 'a web archive (mht)', mend: SAVE_AS_XLSX },
  { magic: '\x7fELF', zh: '程序文件', en: 'a program', mend: REEXPORT },
];

/** Throws E_FORMAT, naming what it is, where the first bytes of a file belong to something that is no table. */
export function refuseForeignBytes(path: string, head: Buffer): void {
  const start = head.toString('latin1', 0, 64);
  for (const { magic, zh, en, mend } of FOREIGN) if (start.startsWith(magic)) throw foreign(path, zh, en, mend);
  // "BM" and "MZ" might begin a text: ask for the fixed zeros behind them as well.
  if (start.startsWith('BM') && head.length > 10 && head.readUInt32LE(6) === 0)
    throw foreign(path, '图片（BMP）', 'a picture (BMP)', EXPORT_TABLE);
  if (start.startsWith('MZ') && head.subarray(0, 64).includes(0))
    throw foreign(path, '程序文件', 'a program', REEXPORT);
}

/** E_FORMAT for a file that is something else than a table. */
export function foreign(path: string, zh: string, en: string, mend: Mend = REEXPORT): AppError {
  return refuse('E_FORMAT', { file: path }, [
    `这不是能读的表格，而是${zh}`,
    `this is no table that can be read but ${en}`,
    mend[0],
    mend[1],
  ]);
}
