import type { SourceRow } from '../../../shared/domain/ledger/source-row.ts';
import type { ReadLimits, RowSink } from '../table.ts';
import { tooLarge } from '../table-error.ts';
import { createUnitsOf, type TextChunk } from './text-encoding.ts';

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const END_OF_FILE_MARK = '\u001a';

/**
 * How far a quoted field may reach before its opening quote is taken for a stray one. Addresses with a line break or two
 * are real; a field of a hundred lines is a quote that somebody forgot, and must not swallow the rows behind it.
 */
export const MAX_QUOTED_LINES = 100;
export const MAX_QUOTED_CHARS = 65_536;

/** What the scanner has to be told of the text. `delimiter` null reads every line as one cell. */
export interface RecordShape {
  readonly delimiter: string | null;
  /** Every record ends with a delimiter: the empty cell behind it is no column. */
  readonly trailingDelimiter: boolean;
  /** Quotes are ordinary characters everywhere, as in fixed-width text. */
  readonly literalQuotes?: boolean;
}

/** Opening quotes that had to be taken literally, because nothing closed them. */
export interface StrayQuotes {
  readonly count: number;
  readonly firstRow: number;
}

/** Turns stretches of text into records. Feed it whole lines in order, `last` with the final one. */
export interface RecordScanner {
  push(chunk: TextChunk, last: boolean): void;
  /** Physical lines finished so far. */
  lines(): number;
  strayQuotes(): StrayQuotes;
}

/**
 * The scanner of delimited text (RFC 4180, read leniently). CR, LF and CRLF each end a line. A quote is special only as the
 * first character of a cell and only if a closing one follows that stands before a delimiter, a line end or the end of the
 * file, within MAX_QUOTED_LINES and MAX_QUOTED_CHARS; every other quote is an ordinary character, so that one forgotten quote
 * damages one cell. Spaces are kept. Blank lines are rows with one empty cell. What comes out does not depend on how the
 * text was cut into stretches.
 *
 * The strings in a row are slices that keep the whole stretch (megabytes) alive: whoever keeps one copies it.
 */
export function createRecordScanner(
  shape: RecordShape,
  limits: ReadLimits,
  file: string,
  onRow: RowSink,
): RecordScanner {
  const delimiter = shape.delimiter === null ? -1 : shape.delimiter.charCodeAt(0);
  const { trailingDelimiter } = shape;
  const { maxCellsPerRow, maxCellChars, maxRows } = limits;
  const row: SourceRow = { row: 0, cells: [], kinds: null, hidden: false };
  const cells = row.cells;
  const unitsOf = createUnitsOf();
  let line = 0;
  let rows = 0;
  let carry = '';
  let strayCount = 0;
  let strayFirstRow = 0;

  function emit(count: number, recordLine: number): void {
    let used = count;
    if (trailingDelimiter && used > 1 && cells[used - 1] === '') used--;
    if (used > maxCellsPerRow) {
      throw tooLarge(
        { file, row: recordLine },
        { zh: `第 ${recordLine} 行有 ${used} 个单元格`, en: `line ${recordLine} has ${used} cells` },
        'maxCellsPerRow',
        maxCellsPerRow,
      );
    }
    if (++rows > maxRows) {
      throw tooLarge(
        { file, row: recordLine },
        { zh: `行数到第 ${recordLine} 行仍未结束`, en: `more rows follow line ${recordLine}` },
        'maxRows',
        maxRows,
      );
    }
    if (cells.length !== used) cells.length = used;
    row.row = recordLine;
    onRow(row);
  }

  function cellTooLong(chars: number, recordLine: number): never {
    throw tooLarge(
      { file, row: recordLine },
      {
        zh: `第 ${recordLine} 行有一个 ${chars} 字的单元格`,
        en: `line ${recordLine} has a cell of ${chars} characters`,
      },
      'maxCellChars',
      maxCellChars,
    );
  }

  /** The hot path: a stretch without any quote. */
  function scanPlain(text: string, units: Uint16Array): void {
    const length = text.length;
    let count = 0;
    let start = 0;
    for (let i = 0; i < length; i++) {
      const unit = units[i]!;
      if (unit !== delimiter && unit !== LF && unit !== CR) continue;
      if (i - start > maxCellChars) cellTooLong(i - start, line + 1);
      cells[count++] = text.slice(start, i);
      start = i + 1;
      if (unit === delimiter) continue;
      if (unit === CR && units[start] === LF && start < length) {
        i++;
        start++;
      }
      emit(count, ++line);
      count = 0;
    }
    // Only the last line of a file may lack its end. After a delimiter the cell behind it is there, though empty.
    if (start < length || count > 0) {
      if (length - start > maxCellChars) cellTooLong(length - start, line + 1);
      cells[count++] = text.slice(start, length);
      emit(count, ++line);
    }
  }

  /** Reads records of a stretch with quotes in it. Gives how much was used up: a record whose quote may yet close is left. */
  function scanQuoted(text: string, units: Uint16Array, last: boolean): number {
    const length = text.length;
    let recordStart = 0;
    let i = 0;
    while (i < length) {
      const recordLine = line + 1;
      let inner = 0;
      let strays = 0;
      let count = 0;
      for (;;) {
        const start = i;
        const close = i < length && units[i] === QUOTE ? closingQuote(text, units, i, last) : NO_QUOTE;
        if (close === UNDECIDED) return recordStart;
        if (close >= 0) {
          const raw = text.slice(start + 1, close);
          const cell = raw.includes('"') ? raw.replaceAll('""', '"') : raw;
          if (cell.length > maxCellChars) cellTooLong(cell.length, recordLine);
          inner += lineEndsBetween(units, start, close);
          cells[count++] = cell;
          i = close + 1;
        } else {
          if (close === STRAY) strays++;
          while (i < length && units[i] !== delimiter && units[i] !== LF && units[i] !== CR) i++;
          if (i - start > maxCellChars) cellTooLong(i - start, recordLine);
          cells[count++] = text.slice(start, i);
        }
        if (i >= length || units[i] !== delimiter) break;
        i++;
      }
      if (i < length) i += units[i] === CR && i + 1 < length && units[i + 1] === LF ? 2 : 1;
      if (strays > 0 && strayCount === 0) strayFirstRow = recordLine;
      strayCount += strays;
      line += inner + 1;
      emit(count, recordLine);
      recordStart = i;
    }
    return length;
  }

  /** Index of the quote that closes the one at `open`, or STRAY, or UNDECIDED where the answer lies in the next stretch. */
  function closingQuote(text: string, units: Uint16Array, open: number, last: boolean): number {
    const length = text.length;
    let from = open + 1;
    let lineEnds = 0;
    for (;;) {
      const quote = text.indexOf('"', from);
      const reach = quote < 0 ? length : quote;
      if (reach - open > MAX_QUOTED_CHARS) return STRAY;
      lineEnds += lineEndsBetween(units, from, reach);
      if (lineEnds > MAX_QUOTED_LINES) return STRAY;
      if (quote < 0) return last ? STRAY : UNDECIDED;
      if (quote + 1 === length) return last ? quote : UNDECIDED;
      const next = units[quote + 1];
      if (next !== QUOTE) return next === delimiter || next === LF || next === CR ? quote : STRAY;
      from = quote + 2;
    }
  }

  return {
    push(chunk, last) {
      let text = carry + chunk.text;
      let units = carry === '' ? chunk.units : unitsOf(text);
      // DOS programs end a text with this mark; it is no data.
      if (last && text.endsWith(END_OF_FILE_MARK)) text = text.slice(0, -1);
      if (shape.literalQuotes === true || !text.includes('"')) {
        carry = '';
        scanPlain(text, units);
        return;
      }
      if (units.length < text.length) units = unitsOf(text);
      carry = text.slice(scanQuoted(text, units, last));
    },
    lines: () => line,
    strayQuotes: () => ({ count: strayCount, firstRow: strayFirstRow }),
  };
}

const NO_QUOTE = -1;
const STRAY = -2;
const UNDECIDED = -3;

function lineEndsBetween(units: Uint16Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    const unit = units[i];
    if (unit === LF || (unit === CR && units[i + 1] !== LF)) count++;
  }
  return count;
}
