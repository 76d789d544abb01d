import { type FileHandle, open } from 'node:fs/promises';
import { DEFAULT_READ_LIMITS, type ReadLimits, type ReadOptions, type RowSink, type TableSource } from '../table.ts';
import { refuse, tooLarge } from '../table-error.ts';
import { detectDelimiter, endsWithDelimiter } from './detect-delimiter.ts';
import { type EncodingReport, refuseMojibake } from './detect-encoding.ts';
import { type ByteRange, EndlessLine, type LineChunk, MAX_LINE_BYTES, readLineChunks } from './read-chunks.ts';
import { createRecordScanner, type StrayQuotes } from './scan-records.ts';
import { bomLength, createChunkDecoder, isWide, type TextEncoding, UndecodableText } from './text-encoding.ts';

/** All that a reader has to know of a delimited text, small enough to be sent to a worker. */
export interface DelimitedPlan {
  readonly encoding: TextEncoding;
  /** Null reads every line as one cell. */
  readonly delimiter: string | null;
  readonly trailingDelimiter: boolean;
  /** A quote character occurs in the file: a record may span lines, so the file cannot be cut into ranges. */
  readonly quoted: boolean;
  /** Quotes are ordinary characters everywhere, as in fixed-width text. */
  readonly literalQuotes?: boolean;
}

export interface DelimitedSource extends TableSource {
  readonly plan: DelimitedPlan;
}

/** True for a source whose file may be read in ranges by several workers (see `planRanges`). */
export function isDelimitedSource(source: TableSource): source is DelimitedSource {
  return source.format === 'delimited';
}

/** How the range reader may be driven. `chunkBytes` is for tests; the default measured best. */
export interface RangeOptions extends ReadOptions {
  readonly limits?: ReadLimits | undefined;
  readonly chunkBytes?: number | undefined;
}

export interface RangeEnd {
  /** Physical lines in the range: the row offset of the range that follows is the sum of those before it. */
  readonly lines: number;
  readonly strayQuotes: StrayQuotes;
}

const CHUNK_BYTES = 2 << 20;
/** How much of the head is looked at for delimiter and mojibake. */
const SAMPLE_BYTES = 256 << 10;
const HEAD_LINES = 30;
const HEAD_CHARS = 8_192;

/**
 * Opens a delimited text whose encoding is known. Gives a source with one sheet named ''. `delimiter` from a hint is believed.
 * Throws E_ENCODING where the head is mojibake.
 */
export async function openDelimited(
  path: string,
  found: EncodingReport,
  limits: ReadLimits,
  delimiter?: string,
): Promise<DelimitedSource> {
  const sample = await readSample(path, found);
  refuseMojibake(path, firstLines(sample));
  const shape =
    delimiter === undefined
      ? detectDelimiter(sample)
      : { delimiter, trailingDelimiter: endsWithDelimiter(sample, delimiter) };
  const plan: DelimitedPlan = { encoding: found.encoding, ...shape, quoted: found.quoted };
  const notes: string[] = [];
  if (found.nul) notes.push('文件中有空字符（NUL），已原样保留');
  return {
    format: 'delimited',
    encoding: plan.encoding,
    delimiter: plan.delimiter,
    sheets: [{ name: '', hidden: false }],
    notes,
    plan,
    async readSheet(_index, onRow, options = {}) {
      const range = { start: 0, end: found.size };
      const { strayQuotes } = await readDelimitedRange(path, plan, range, onRow, { ...options, limits });
      const note = strayQuoteNote(strayQuotes);
      if (note !== null && !notes.includes(note)) notes.push(note);
      return { merges: [], hiddenRows: 0 };
    },
    async close() {},
  };
}

/** The sentence for the manifest about quotes that nothing closed, or null where there were none. */
export function strayQuoteNote(strays: StrayQuotes): string | null {
  if (strays.count === 0) return null;
  return `有 ${strays.count} 个单元格以引号开头却没有配对的引号（最早在第 ${strays.firstRow} 行），引号按普通字符处理`;
}

/**
 * Reads the records of one range of a delimited text, in order, on the calling thread. Row numbers are 1-based within the
 * range; the caller adds the lines of the ranges before it. The range begins and ends at line ends (see `planRanges`); the
 * first one may begin with the byte order mark. However a file is cut, the rows are the same.
 *
 * The row object and its array are reused, and its strings are slices that keep a chunk of megabytes alive: copy what you keep
 * (joining or re-encoding it, or interning it through a buffer, copies; assigning the slice does not).
 *
 * Throws AppError E_ENCODING, E_TOO_LARGE; the signal's reason on abort.
 */
export async function readDelimitedRange(
  path: string,
  plan: DelimitedPlan,
  range: ByteRange,
  onRow: RowSink,
  options: RangeOptions = {},
): Promise<RangeEnd> {
  const limits = options.limits ?? DEFAULT_READ_LIMITS;
  const scanner = createRecordScanner(plan, limits, path, onRow);
  const decode = createChunkDecoder(plan.encoding);
  const file = await open(path, 'r');
  try {
    const start = range.start === 0 ? await markLength(file, plan.encoding) : range.start;
    const chunkBytes = options.chunkBytes ?? CHUNK_BYTES;
    for await (const chunk of readLineChunks(
      file,
      plan.encoding,
      { start, end: range.end },
      chunkBytes,
      MAX_LINE_BYTES,
    )) {
      options.signal?.throwIfAborted();
      scanner.push(decodeOrRefuse(decode, chunk, path, scanner.lines() + 1), chunk.last);
      options.onProgress?.(chunk.offset + chunk.bytes.length - range.start);
    }
  } catch (error) {
    if (!(error instanceof EndlessLine)) throw error;
    const row = scanner.lines() + 1;
    const what = { zh: `第 ${row} 行长得没有尽头`, en: `line ${row} has no end` };
    throw tooLarge({ file: path, row }, what, 'MAX_LINE_BYTES', MAX_LINE_BYTES);
  } finally {
    await file.close();
  }
  return { lines: scanner.lines(), strayQuotes: scanner.strayQuotes() };
}

/** Cuts a file into at most `parts` ranges of about equal size, see `cutAtLines`. */
export async function planRanges(path: string, plan: DelimitedPlan, parts: number): Promise<ByteRange[]> {
  return cutAtLines(path, plan, (size) => Array.from({ length: parts - 1 }, (_, i) => (size * (i + 1)) / parts));
}

/**
 * Cuts a file into ranges that begin and end at line ends, for `readDelimitedRange`: each begins at the first line behind one of the
 * `places` (in bytes, ascending) that the size of the file gives. One range only where a record might span the cut: UTF-16, or any quote
 * character in the file.
 */
export async function cutAtLines(
  path: string,
  plan: DelimitedPlan,
  places: (size: number) => readonly number[],
): Promise<ByteRange[]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (plan.quoted || isWide(plan.encoding)) return [{ start: 0, end: size }];
    const ranges: ByteRange[] = [];
    let start = 0;
    for (const place of places(size)) {
      const cut = await nextLineStart(file, Math.max(Math.floor(place), start + 1), size);
      if (cut >= size) break;
      if (cut > start) ranges.push({ start, end: cut });
      start = Math.max(start, cut);
    }
    ranges.push({ start, end: size });
    return ranges;
  } finally {
    await file.close();
  }
}

/** The first place at or behind `from` where a line begins: behind a LF, or behind a CR that no LF follows. */
async function nextLineStart(file: FileHandle, from: number, size: number): Promise<number> {
  const buffer = Buffer.allocUnsafe(4 << 10);
  let before = from - 1;
  while (before + 1 < size) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, before);
    for (let i = 0; i + 1 < bytesRead; i++) {
      if (buffer[i] === 0x0a || (buffer[i] === 0x0d && buffer[i + 1] !== 0x0a)) return before + i + 1;
    }
    if (bytesRead < 2) break;
    before += bytesRead - 1;
  }
  return size;
}

function decodeOrRefuse(
  decode: ReturnType<typeof createChunkDecoder>,
  chunk: LineChunk,
  path: string,
  row: number,
): ReturnType<typeof decode> {
  try {
    return decode(chunk.bytes);
  } catch (error) {
    if (!(error instanceof UndecodableText)) throw error;
    // The whole file was judged when it was opened: it was changed since, or another encoding was forced on it.
    throw refuse('E_ENCODING', { file: path, row }, [
      `第 ${row} 行起有无法识别的文字，文件可能在读取过程中被改动`,
      `text from line ${row} on cannot be decoded; the file may have been changed while it was read`,
      '请关闭正在编辑该文件的程序后重试',
      'close the program that has the file open and try again',
    ]);
  }
}

async function markLength(file: FileHandle, encoding: TextEncoding): Promise<number> {
  const head = Buffer.alloc(3);
  await file.read(head, 0, 3, 0);
  return bomLength(head, encoding);
}

/** The head of a file in which the words of a header would stand. */
export async function readHead(path: string, found: EncodingReport): Promise<string> {
  return firstLines(await readSample(path, found));
}

/** The first whole lines of a file, decoded: about 256 KB of them. */
async function readSample(path: string, found: EncodingReport): Promise<string> {
  const file = await open(path, 'r');
  try {
    const range = { start: found.bomBytes, end: found.size };
    for await (const chunk of readLineChunks(file, found.encoding, range, SAMPLE_BYTES, MAX_LINE_BYTES)) {
      return createChunkDecoder(found.encoding)(chunk.bytes).text;
    }
    return '';
  } catch (error) {
    if (!(error instanceof EndlessLine)) throw error;
    throw tooLarge(
      { file: path, row: 1 },
      { zh: '第 1 行长得没有尽头', en: 'line 1 has no end' },
      'MAX_LINE_BYTES',
      MAX_LINE_BYTES,
    );
  } finally {
    await file.close();
  }
}

/** The beginning of a text: 30 lines, and no more than a few thousand characters. */
function firstLines(text: string): string {
  const head = text.slice(0, HEAD_CHARS);
  let count = 0;
  for (const { index } of head.matchAll(/\r\n|\r|\n/gu)) if (++count === HEAD_LINES) return head.slice(0, index);
  return head;
}
