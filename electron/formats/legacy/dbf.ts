import { type FileHandle, open } from 'node:fs/promises';
import iconv from 'iconv-lite';
import type { AppError } from '../../../shared/contracts/app-error.ts';
import { CellKind, type SourceRow } from '../../../shared/domain/ledger/source-row.ts';
import type { ReadLimits, TableSource } from '../table.ts';
import { refuse, tooLarge } from '../table-error.ts';
import { refuseMojibake } from '../text/detect-encoding.ts';
import { findMojibake } from '../text/find-mojibake.ts';
import { validateUtf8 } from '../text/validate-bytes.ts';
import { readDbfCell } from './dbf-cell.ts';
import { type DbfField, type DbfHeader, parseDbfHeader } from './dbf-header.ts';

const MAX_HEADER_BYTES = 64 * 1024;
const CHUNK_BYTES = 1 << 20;
const DELETED = 0x2a;
const SAMPLE_BYTES = 256 * 1024;

/**
 * Language driver id → iconv name. What is not in it, and 0, is taken for Chinese (cp936) or UTF-8, by content: 0x57 means
 * "the code page of the machine that wrote it".
 */
const CODE_PAGES: Readonly<Record<number, string>> = {
  1: 'cp437', 2: 'cp850', 3: 'win1252', 19: 'cp932', 77: 'cp936', 78: 'cp949', 79: 'cp950', 88: 'win1252', 100: 'cp852', 101: 'cp866',
  120: 'cp950', 121: 'cp949', 122: 'cp936', 123: 'cp932', 200: 'win1250', 201: 'win1251',
}; // biome-ignore format: a table

/**
 * Opens a dBASE or FoxPro table. The names of its fields are row 1, record n is row n + 1. Numbers keep their stored text,
 * dates become ISO, text loses the padding at its end. Deleted records are left out and counted in a note; memos stand in
 * another file and are noted too. An own reader, because SheetJS makes 0 of blank and damaged numbers and rounds those of 18 digits.
 * Throws E_CORRUPT where records are missing at the end, E_ENCODING where the head is mojibake, E_TOO_LARGE.
 */
export async function openDbf(path: string, limits: ReadLimits): Promise<TableSource> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const header = parseDbfHeader(await readAt(file, 0, Math.min(MAX_HEADER_BYTES, size)));
    if (header === null) throw damaged(path, '表结构损坏', 'its header is damaged');
    checkSize(path, header, size, limits);
    const notes: string[] = [];
    const sample = await readAt(file, header.headerBytes, Math.min(SAMPLE_BYTES, size - header.headerBytes));
    const encoding = chooseEncoding(header, sample, notes);
    const decode = decoderOf(encoding);
    const columns = header.fields.filter(({ type }) => type !== '0');
    const names = columns.map(({ nameBytes }) => decode(nameBytes).trim());
    refuseMojibake(path, `${names.join(',')}\n${headText(columns, header, sample, decode)}`);
    const memos = columns.filter(({ type }) => 'MGP'.includes(type)).map(({ nameBytes }) => decode(nameBytes).trim());
    if (memos.length > 0) notes.push(`备注型字段“${memos.join('、')}”的内容存放在另外的文件里，未读取`);
    const stored = Math.floor((size - header.headerBytes) / header.recordBytes);
    if (stored > header.records)
      notes.push(`文件头登记 ${header.records} 条记录，文件里有 ${stored} 条的位置，按登记数读取`);
    return {
      format: 'dbf',
      encoding,
      delimiter: null,
      sheets: [{ name: '', hidden: false }],
      notes,
      async readSheet(_index, onRow, options = {}) {
        const row: SourceRow = {
          row: 1,
          cells: [...names],
          kinds: new Uint8Array(columns.length).fill(CellKind.text),
          hidden: false,
        };
        onRow(row);
        const perChunk = Math.max(1, Math.floor(CHUNK_BYTES / header.recordBytes));
        let deleted = 0;
        for (let first = 0; first < header.records; first += perChunk) {
          options.signal?.throwIfAborted();
          const count = Math.min(perChunk, header.records - first);
          const offset = header.headerBytes + first * header.recordBytes;
          const bytes = await readAt(file, offset, count * header.recordBytes);
          if (bytes.length < count * header.recordBytes)
            throw damaged(path, '读取过程中文件变短了', 'it became shorter while it was read');
          for (let i = 0; i < count; i++) {
            const record = bytes.subarray(i * header.recordBytes, (i + 1) * header.recordBytes);
            if (record[0] === DELETED) {
              deleted++;
              continue;
            }
            row.row = first + i + 2;
            fillRow(row, record, columns, decode, limits, path);
            onRow(row);
          }
          options.onProgress?.(offset + bytes.length);
        }
        const note = `有 ${deleted} 条记录已被标记为删除，未读取`;
        if (deleted > 0 && !notes.includes(note)) notes.push(note);
        return { merges: [], hiddenRows: 0 };
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

function checkSize(path: string, header: DbfHeader, size: number, limits: ReadLimits): void {
  const { records, headerBytes, recordBytes, fields } = header;
  if (records + 1 > limits.maxRows)
    throw tooLarge(
      { file: path },
      { zh: `有 ${records} 条记录`, en: `it has ${records} records` },
      'maxRows',
      limits.maxRows,
    );
  if (fields.length > limits.maxCellsPerRow)
    throw tooLarge(
      { file: path },
      { zh: `有 ${fields.length} 个字段`, en: `it has ${fields.length} fields` },
      'maxCellsPerRow',
      limits.maxCellsPerRow,
    );
  const whole = Math.floor((size - headerBytes) / recordBytes);
  if (whole < records)
    throw damaged(
      path,
      `文件头登记 ${records} 条记录，实际只有 ${Math.max(whole, 0)} 条完整`,
      `its header promises ${records} records, only ${Math.max(whole, 0)} are whole`,
    );
}

/** The code page byte decides, except where it is silent, or names a western page for bytes that are plainly Chinese. */
function chooseEncoding(header: DbfHeader, sample: Buffer, notes: string[]): string {
  const text = Buffer.concat([
    ...header.fields.map(({ nameBytes }) => Buffer.concat([nameBytes, Buffer.from(',')])),
    sample,
  ]);
  const declared = CODE_PAGES[header.codePageByte];
  if (declared === undefined) {
    const ascii = text.every((byte) => byte < 0x80);
    return !ascii && !validateUtf8(text).bad ? 'utf-8' : 'cp936';
  }
  if (declared.startsWith('win') || declared === 'cp437' || declared === 'cp850') {
    const asLatin = findMojibake(iconv.decode(text.subarray(0, 8_192), 'win1252'));
    const really = asLatin?.kind === 'gbk-as-latin1' ? 'cp936' : asLatin?.kind === 'utf8-as-latin1' ? 'utf-8' : null;
    if (really !== null) {
      notes.push(`文件头标明的代码页是 ${declared}，内容其实是 ${really}，按 ${really} 读取`);
      return really;
    }
  }
  return declared;
}

/** Lenient: a character cut in half by the width of its field damages that cell only, and shows as U+FFFD. */
function decoderOf(encoding: string): (bytes: Buffer) => string {
  if (encoding === 'utf-8') return (bytes) => bytes.toString('utf8');
  if (encoding !== 'cp936') return (bytes) => iconv.decode(bytes, encoding);
  const decoder = new TextDecoder('gb18030');
  return (bytes) => (isAscii(bytes) ? bytes.toString('latin1') : decoder.decode(bytes));
}

function isAscii(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false;
  return true;
}

function headText(
  columns: readonly DbfField[],
  header: DbfHeader,
  sample: Buffer,
  decode: (bytes: Buffer) => string,
): string {
  const lines: string[] = [];
  for (let at = 0; at + header.recordBytes <= sample.length && lines.length < 30; at += header.recordBytes) {
    const texts = columns
      .filter(({ type }) => type === 'C')
      .map(({ offset, length }) => decode(sample.subarray(at + offset, at + offset + length)));
    lines.push(texts.join(','));
  }
  return lines.join('\n');
}

function fillRow(
  row: SourceRow,
  record: Buffer,
  columns: readonly DbfField[],
  decode: (bytes: Buffer) => string,
  limits: ReadLimits,
  path: string,
): void {
  const kinds = row.kinds!;
  for (let c = 0; c < columns.length; c++) {
    const field = columns[c]!;
    const bytes = record.subarray(field.offset, field.offset + field.length);
    kinds[c] = CellKind.text;
    row.cells[c] = readDbfCell(field.type, bytes, decode, (kind) => {
      kinds[c] = kind;
    });
    if (row.cells[c]!.length > limits.maxCellChars) {
      throw tooLarge(
        { file: path, row: row.row },
        { zh: `第 ${row.row} 行有超长的单元格`, en: `row ${row.row} has an overlong cell` },
        'maxCellChars',
        limits.maxCellChars,
      );
    }
    if (row.cells[c] === '') kinds[c] = CellKind.empty;
  }
}

function damaged(path: string, zh: string, en: string): AppError {
  return refuse('E_CORRUPT', { file: path }, [
    `DBF 文件已损坏：${zh}`,
    `the DBF file is damaged: ${en}`,
    '请重新拷贝或重新导出该文件',
    'copy or export the file again',
  ]);
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, offset);
  return buffer.subarray(0, bytesRead);
}
