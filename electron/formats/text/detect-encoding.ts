import { type FileHandle, open } from 'node:fs/promises';
import type { AppError } from '../../../shared/contracts/app-error.ts';
import { refuse } from '../table-error.ts';
import { findMojibake } from './find-mojibake.ts';
import { bomLength, firstLoneSurrogate, isWide, type TextEncoding } from './text-encoding.ts';
import { countMultibyte, type Validity, validateGb18030, validateUtf8 } from './validate-bytes.ts';

/** What a whole text file is made of, after every byte of it was judged. */
export interface EncodingReport {
  readonly encoding: TextEncoding;
  readonly bomBytes: number;
  readonly size: number;
  /** A quote character occurs somewhere, so a record may span lines. */
  readonly quoted: boolean;
  /** NUL characters occur somewhere. */
  readonly nul: boolean;
}

const CHUNK_BYTES = 1 << 20;
/** A GBK text breaks the rules of UTF-8 within a word or two; this many good characters in a row prove UTF-8. */
const UTF8_PROOF = 8;
const HEAD_BYTES = 64 * 1024;

/**
 * Finds the encoding of a text file: byte order mark, then UTF-16 by its pattern of NULs, then strict UTF-8, then strict
 * GB18030. The whole file is judged, not only its head. Throws AppError E_ENCODING naming the byte and the line of
 * the first bad sequence, E_EMPTY where only white space is in it, E_CORRUPT where only NUL bytes are.
 * `wanted` (from a mapping or a hint) is believed, but checked the same way.
 */
export async function detectEncoding(path: string, wanted?: TextEncoding): Promise<EncodingReport> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = await readAt(file, 0, Math.min(HEAD_BYTES, size));
    await refuseBlank(file, path, size, head);
    const fixed = wanted ?? encodingOfMark(head) ?? wideByPattern(head);
    if (fixed !== null) {
      const survey = await surveyAs(file, fixed, bomLength(head, fixed), size);
      if (survey.badAt !== null) throw await badBytes(file, path, fixed, survey.badAt);
      return report(fixed, head, size, survey);
    }
    const utf8 = await surveyAs(file, 'utf-8', 0, size);
    if (utf8.badAt === null) return report('utf-8', head, size, utf8);
    if (utf8.multibyteBeforeBad >= UTF8_PROOF) throw await badBytes(file, path, 'utf-8', utf8.badAt);
    const gb = await surveyAs(file, 'gb18030', 0, size);
    if (gb.badAt !== null) {
      const farther = utf8.badAt > gb.badAt ? 'utf-8' : 'gb18030';
      throw await badBytes(file, path, farther, Math.max(utf8.badAt, gb.badAt));
    }
    return report('gb18030', head, size, gb);
  } finally {
    await file.close();
  }
}

/**
 * What `detectEncoding` would find of a text of UTF-8 without quotes and NULs. Nothing of it is looked at but its mark: for a caller who
 * judges every byte of it later on.
 */
export async function assumeUtf8(path: string): Promise<EncodingReport> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const sound: Survey = { badAt: null, multibyteBeforeBad: 0, quoted: false, nul: false };
    return report('utf-8', await readAt(file, 0, 3), size, sound);
  } finally {
    await file.close();
  }
}

/**
 * Refuses a text whose head was garbled before it was saved: the bytes are valid, the words are lost. Never repaired
 * silently, for what was lost cannot be known. Takes the text of the first records.
 */
export function refuseMojibake(path: string, head: string): void {
  const found = findMojibake(head);
  if (found === null) return;
  const meant = found.meaning === null ? '' : `，原文应为“${found.meaning}”`;
  const happened = {
    'utf8-as-gbk': ['UTF-8 编码的文件曾被当作 GBK 打开并保存', 'UTF-8 text was opened as GBK and saved'],
    'utf8-as-latin1': ['UTF-8 编码的文件曾被当作西文编码打开并保存', 'UTF-8 text was opened as Latin-1 and saved'],
    'gbk-as-latin1': ['GBK 编码的文件曾被当作西文编码打开并保存', 'GBK text was opened as Latin-1 and saved'],
    replacement: ['转码时汉字已丢失', 'characters were lost in a conversion'],
  }[found.kind];
  throw refuse('E_ENCODING', { file: path, row: 1 }, [
    `表头是乱码“${found.sample}”${meant}：${happened[0]}`,
    `the head of the file is garbled ("${found.sample}"): ${happened[1]}`,
    '请从原系统重新导出，不要用记事本另存；或用导出时的原始文件',
    'export the file again from its system, or use the file as first exported',
  ]);
}

interface Survey {
  readonly badAt: number | null;
  readonly multibyteBeforeBad: number;
  readonly quoted: boolean;
  readonly nul: boolean;
}

function report(encoding: TextEncoding, head: Uint8Array, size: number, survey: Survey): EncodingReport {
  const bomBytes = bomLength(head, encoding);
  const named = encoding === 'utf-8' && bomBytes > 0 ? 'utf-8-bom' : encoding;
  return { encoding: named, bomBytes, size, quoted: survey.quoted, nul: survey.nul };
}

function encodingOfMark(head: Uint8Array): TextEncoding | null {
  for (const encoding of ['utf-8-bom', 'utf-16le', 'utf-16be'] as const) {
    if (bomLength(head, encoding) > 0) return encoding;
  }
  return null;
}

/**
 * UTF-16 without a mark: digits, delimiters and line ends have a NUL on one side, and there are many of them in a table. Nothing on that
 * side is a line end, as there would be in a text of single bytes that merely holds NULs.
 */
function wideByPattern(head: Uint8Array): TextEncoding | null {
  const pairs = head.length >> 1;
  const nuls: [number, number] = [0, 0];
  const lineEnds: [number, number] = [0, 0];
  for (let i = 0; i < pairs * 2; i++) {
    const side = i % 2 === 0 ? 0 : 1;
    const byte = head[i];
    if (byte === 0) nuls[side]++;
    else if (byte === 0x0a || byte === 0x0d) lineEnds[side]++;
  }
  const isHighSide = (high: 0 | 1, low: 0 | 1): boolean =>
    nuls[high] > 0 && nuls[high] * 5 >= pairs && nuls[low] * 20 <= nuls[high] && lineEnds[high] === 0;
  if (isHighSide(1, 0)) return 'utf-16le';
  return isHighSide(0, 1) ? 'utf-16be' : null;
}

/** Judges the whole file as one encoding. */
async function surveyAs(file: FileHandle, encoding: TextEncoding, start: number, size: number): Promise<Survey> {
  const judge = judgeOf(encoding);
  const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES + 4);
  let offset = start;
  let filled = 0;
  let multibyte = 0;
  let quoted = isWide(encoding);
  let nul = false;
  while (offset + filled < size) {
    const { bytesRead } = await file.read(buffer, filled, CHUNK_BYTES + 4 - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
    const bytes = buffer.subarray(0, filled);
    quoted ||= bytes.includes(0x22);
    nul ||= !isWide(encoding) && bytes.includes(0);
    const { good, bad } = judge(bytes);
    if (multibyte < UTF8_PROOF) multibyte += countMultibyte(bytes.subarray(0, good), UTF8_PROOF - multibyte);
    if (bad) return { badAt: offset + good, multibyteBeforeBad: multibyte, quoted, nul };
    buffer.copyWithin(0, good, filled);
    filled -= good;
    offset += good;
  }
  return { badAt: filled > 0 ? offset : null, multibyteBeforeBad: multibyte, quoted, nul };
}

function judgeOf(encoding: TextEncoding): (bytes: Buffer) => Validity {
  if (encoding === 'gb18030') return validateGb18030;
  if (!isWide(encoding)) return validateUtf8;
  return (bytes) => {
    const units = new Uint16Array(bytes.length >> 1);
    for (let i = 0; i < units.length; i++) {
      units[i] = encoding === 'utf-16le' ? bytes.readUInt16LE(2 * i) : bytes.readUInt16BE(2 * i);
    }
    const lone = firstLoneSurrogate(units);
    if (lone < 0) return { good: units.length * 2, bad: false };
    // The first half of a pair at the very end: its second half may follow.
    return { good: lone * 2, bad: lone < units.length - 1 || units[lone]! > 0xdbff };
  };
}

async function badBytes(file: FileHandle, path: string, encoding: TextEncoding, at: number): Promise<AppError> {
  const row = await lineOf(file, encoding, at);
  const bytes = [...(await readAt(file, at, 4))]
    .map((byte) => byte.toString(16).toUpperCase().padStart(2, '0'))
    .join(' ');
  const likely = encoding === 'gb18030' ? 'GB18030' : encoding.toUpperCase();
  return refuse('E_ENCODING', { file: path, row }, [
    `第 ${row} 行（文件第 ${at + 1} 个字节，${bytes}）有无法识别的文字：文件大体是 ${likely}，但此处不是；UTF-8、UTF-16、GB18030 都读不通整个文件`,
    `line ${row} (byte offset ${at}, ${bytes}) cannot be decoded: the file looks like ${likely}, but not here; it is neither UTF-8, UTF-16 nor GB18030 throughout`,
    '请从原系统重新导出；如文件是由两个不同编码的文件拼接而成，请分开导入',
    'export the file again; if two files of different encodings were joined, import them separately',
  ]);
}

/** Physical line of a byte, 1-based. */
async function lineOf(file: FileHandle, encoding: TextEncoding, at: number): Promise<number> {
  const width = isWide(encoding) ? 2 : 1;
  const high = encoding === 'utf-16le' ? 1 : -1;
  let line = 1;
  let before = 0;
  for (let offset = 0; offset < at; offset += CHUNK_BYTES) {
    const bytes = await readAt(file, offset, Math.min(CHUNK_BYTES, at - offset));
    for (let i = encoding === 'utf-16be' ? 1 : 0; i < bytes.length; i += width) {
      const unit = width === 2 && bytes[i + high] !== 0 ? 0xffff : bytes[i]!;
      if (unit === 0x0d || (unit === 0x0a && before !== 0x0d)) line++;
      before = unit;
    }
  }
  return line;
}

async function refuseBlank(file: FileHandle, path: string, size: number, head: Uint8Array): Promise<void> {
  const mark = encodingOfMark(head);
  let offset = mark === null ? 0 : bomLength(head, mark);
  let seen = 0;
  let bytes: Uint8Array = head.subarray(offset);
  while (bytes.length > 0) {
    // White space, NUL and the DOS end mark: no control character alone makes a table.
    for (const byte of bytes) {
      if (byte > 0x20) return;
      seen |= byte;
    }
    offset += bytes.length;
    bytes = await readAt(file, offset, Math.min(CHUNK_BYTES, size - offset));
  }
  if (seen !== 0 || size === 0 || mark !== null) throw emptyFile(path);
  throw refuse('E_CORRUPT', { file: path }, [
    '文件里全是空字节，内容已丢失（多见于拷贝中断或突然断电）',
    'the file holds nothing but NUL bytes: its content was lost',
    '请重新拷贝或重新导出该文件',
    'copy or export the file again',
  ]);
}

/** E_EMPTY for a file without a single visible character. */
export function emptyFile(path: string): AppError {
  return refuse('E_EMPTY', { file: path }, [
    '文件是空的，没有任何内容',
    'the file is empty',
    '请重新导出，确认导出时选中了数据',
    'export the file again and make sure that rows were selected',
  ]);
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, offset);
  return buffer.subarray(0, bytesRead);
}
