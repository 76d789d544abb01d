import type { Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { AppError } from '../../shared/contracts/app-error.ts';
import {
  EXPORT_TABLE,
  foreign,
  REEXPORT,
  refuseForeignBytes,
  SAVE_AS_XLSX,
  SAVE_TABLE,
  UNPACK,
} from './foreign-file.ts';
import { DamagedCompoundFile, isCompoundFile, openCompoundFile } from './legacy/compound-file.ts';
import { looksLikeDbf } from './legacy/dbf-header.ts';
import type { ReadLimits } from './table.ts';
import { refuse, tooLarge } from './table-error.ts';
import { emptyFile } from './text/detect-encoding.ts';

/** What a file is by its content. `xlsb` is the binary kind of workbook; `text` is still to be told by encoding and delimiter. */
export type FileFormat = 'xlsx' | 'xlsb' | 'xls' | 'et' | 'dbf' | 'html' | 'spreadsheetml' | 'text';

const HEAD_BYTES = 64 * 1024;
/** End of central directory record, [APPNOTE] 4.3.16: 22 bytes and a comment of at most 64 KB. */
const ZIP_TAIL_BYTES = 22 + 0xffff;
const MAX_ZIP_DIRECTORY_BYTES = 16 * 1024 * 1024;

/**
 * Tells what a file is by its bytes, never by its name. Throws AppError: E_NOT_FOUND (missing, a folder, not to be opened),
 * E_EMPTY, E_TOO_LARGE, E_ENCRYPTED, E_FORMAT naming what the file really is and how to mend it.
 */
export async function detectFormat(path: string, limits: ReadLimits): Promise<FileFormat> {
  const info = await lookAt(path);
  if (info.isDirectory())
    throw notFound(
      path,
      '这是一个文件夹，不是文件',
      'this is a folder, not a file',
      '请选择文件夹里的表格文件',
      'choose the files inside',
    );
  if (!info.isFile())
    throw notFound(
      path,
      '这不是普通文件',
      'this is not a regular file',
      '请把表格保存为普通文件后再导入',
      'save the table to a regular file',
    );
  if (info.size === 0) throw emptyFile(path);
  if (info.size > limits.maxFileBytes) {
    throw tooLarge(
      { file: path },
      { zh: `文件有 ${info.size} 字节`, en: `the file has ${info.size} bytes` },
      'maxFileBytes',
      limits.maxFileBytes,
    );
  }
  const file = await openToRead(path);
  try {
    const head = Buffer.alloc(Math.min(HEAD_BYTES, info.size));
    await file.read(head, 0, head.length, 0);
    const container = await formatOfContainer(file, path, head, info.size);
    if (container !== null) return container;
    refuseForeignBytes(path, head);
    return formatOfMarkup(path, head);
  } finally {
    await file.close();
  }
}

async function formatOfContainer(
  file: FileHandle,
  path: string,
  head: Buffer,
  size: number,
): Promise<FileFormat | null> {
  if (head.length >= 4 && head.readUInt32LE(0) === 0x04034b50) return formatOfZip(file, path, head, size);
  if (head.length >= 22 && head.readUInt32LE(0) === 0x06054b50)
    throw foreign(path, '空的压缩包', 'an empty zip archive');
  if (isCompoundFile(head)) return formatOfCompound(path, file);
  if (isBareWorkbookStream(head)) return 'xls';
  if (looksLikeDbf(head, size)) return 'dbf';
  return null;
}

async function formatOfZip(file: FileHandle, path: string, head: Buffer, size: number): Promise<FileFormat> {
  const directory = await zipDirectory(file, size);
  // Without its directory (a cut-off copy) the names at the start must do; the workbook reader will say that it is damaged.
  const names = (directory ?? head).toString('latin1');
  if (names.includes('xl/workbook.bin')) return 'xlsb';
  if (names.includes('xl/') || names.includes('xl\\')) return 'xlsx';
  if (names.includes('word/')) throw foreign(path, 'Word 文档', 'a Word document', SAVE_TABLE);
  if (names.includes('ppt/')) throw foreign(path, '演示文稿', 'a presentation', SAVE_TABLE);
  if (names.includes('OFD.xml')) throw foreign(path, 'OFD 版式文件', 'an OFD document', EXPORT_TABLE);
  if (head.includes('application/vnd.oasis.opendocument.spreadsheet'))
    throw foreign(path, 'OpenDocument 表格（.ods）', 'an OpenDocument spreadsheet', SAVE_AS_XLSX);
  if (head.includes('application/vnd.oasis.opendocument'))
    throw foreign(path, 'OpenDocument 文档', 'an OpenDocument text', SAVE_TABLE);
  if (names.includes('[Content_Types].xml')) return 'xlsx';
  throw foreign(path, '压缩包（zip）', 'a zip archive', UNPACK);
}

async function zipDirectory(file: FileHandle, size: number): Promise<Buffer | null> {
  const tail = Buffer.alloc(Math.min(ZIP_TAIL_BYTES, size));
  await file.read(tail, 0, tail.length, size - tail.length);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > tail.length) return null;
  const bytes = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  // 0xFFFFFFFF stands for a zip64 directory: only workbooks beyond 4 GB need one, and the names in the head tell as well.
  if (bytes > MAX_ZIP_DIRECTORY_BYTES || offset + bytes > size) return null;
  const directory = Buffer.alloc(bytes);
  await file.read(directory, 0, bytes, offset);
  return directory;
}

async function formatOfCompound(path: string, file: FileHandle): Promise<FileFormat> {
  let names: readonly string[];
  try {
    names = (await openCompoundFile(file)).entries.map(({ name }) => name.toLowerCase());
  } catch (error) {
    if (!(error instanceof DamagedCompoundFile)) throw error;
    throw refuse('E_CORRUPT', { file: path }, [
      '旧版 Office 文件（xls 一类），但不完整或内部目录错乱',
      `an old Office file (.xls or the like) that is damaged: ${error.message}`,
      '请重新拷贝或重新导出该文件',
      'copy or export the file again',
    ]);
  }
  if (names.includes('encryptedpackage') || names.includes('encryption')) throw encrypted(path);
  // [G] WPS writes the same stream as Excel and marks the file with streams of its own.
  if (names.includes('workbook') || names.includes('book'))
    return names.some((name) => /^(?:et|wps)/u.test(name)) ? 'et' : 'xls';
  if (names.includes('worddocument')) throw foreign(path, 'Word 文档', 'a Word document', SAVE_TABLE);
  if (names.includes('powerpoint document')) throw foreign(path, '演示文稿', 'a presentation', SAVE_TABLE);
  throw foreign(path, '旧版 Office 文件，但里面没有工作簿', 'an old Office file without a workbook', SAVE_AS_XLSX);
}

/** E_ENCRYPTED for a password-protected workbook. */
export function encrypted(path: string): AppError {
  return refuse('E_ENCRYPTED', { file: path }, [
    '工作簿设了打开密码',
    'the workbook is protected by a password',
    '请用 WPS 或 Excel 打开，去掉密码后另存再导入',
    'open it in WPS or Excel, remove the password and save it again',
  ]);
}

/** A BIFF stream without a compound file around it (Excel 2–4, and some exporters): a BOF record with a known length. */
function isBareWorkbookStream(head: Buffer): boolean {
  if (head.length < 8 || head[0] !== 0x09 || head[3] !== 0) return false;
  return [0, 2, 4, 8].includes(head[1]!) && [4, 6, 8, 16].includes(head[2]!) && head[5]! <= 6;
}

/** HTML and XML are told by their tags, whatever their encoding: NULs are dropped, so UTF-16 looks like ASCII. */
function formatOfMarkup(path: string, head: Buffer): FileFormat {
  const text = head
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/u, '')
    .trimStart()
    .toLowerCase();
  if (!text.startsWith('<')) return 'text';
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet') && /<(?:\w+:)?workbook[\s>]/u.test(text))
    return 'spreadsheetml';
  if (/<(?:table|tr|td)[\s>]/u.test(text)) return 'html';
  if (/<(?:!doctype html|html|head|body|script|meta|style)[\s>]/u.test(text)) {
    // A long style sheet may stand before the table: the reader decides.
    if (head.length === HEAD_BYTES) return 'html';
    throw foreign(
      path,
      '网页，但里面没有表格（多半是登录页或出错页）',
      'a web page without a table, likely a login or error page',
      REEXPORT,
    );
  }
  if (/^<(?:\?xml|[a-z_])/u.test(text) && /<\/|\/>/u.test(text))
    throw foreign(path, 'XML 文件，但不是 Excel 的 XML 表格', 'XML, but no spreadsheet', REEXPORT);
  return 'text';
}

function notFound(path: string, zh: string, en: string, mendZh: string, mendEn: string): AppError {
  return refuse('E_NOT_FOUND', { file: path }, [zh, en, mendZh, mendEn]);
}

/** Asked before opening: opening a pipe would wait for ever. */
async function lookAt(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (error) {
    throw cannotOpen(path, error);
  }
}

async function openToRead(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw cannotOpen(path, error);
  }
}

function cannotOpen(path: string, error: unknown): AppError {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EBUSY':
      return notFound(
        path,
        '文件正被别的程序占用',
        'the file is in use by another program',
        '请在 WPS 或 Excel 中关闭它再试',
        'close it there and try again',
      );
    case 'EACCES':
    case 'EPERM':
      return notFound(
        path,
        '没有读取这个文件的权限',
        'no permission to read the file',
        '请把文件复制到自己的文件夹再试',
        'copy it to a folder of your own',
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return notFound(path, '找不到这个文件', 'there is no such file', '请检查文件名和路径', 'check its name and path');
    default:
      return notFound(
        path,
        `文件打不开（${code}）`,
        `the file cannot be opened (${code})`,
        '请检查文件所在的磁盘',
        'check the disk it is on',
      );
  }
}
