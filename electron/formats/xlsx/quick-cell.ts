import { CellKind } from '../../../shared/domain/ledger/source-row.ts';
import type { ReadLimits } from '../table.ts';
import type { WorkbookContext } from './cell-value.ts';
import { needsDecoding, quickAscii, quickText } from './quick-text.ts';
import type { RowBuffer } from './row-buffer.ts';
import { serialToIso } from './serial-date.ts';
import type { XmlWindow } from './xml-window.ts';

const SPACE = 0x20;
const QUOTE = 0x22;
const DASH = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;
const ZERO = 0x30;
const NINE = 0x39;
const LT = 0x3c;
const EQUALS = 0x3d;
const GT = 0x3e;
const LOWER_C = 0x63;
const LOWER_R = 0x72;
const LOWER_S = 0x73;
const LOWER_T = 0x74;
const LOWER_V = 0x76;

const VALUE_END = Buffer.from('</v></c>');
const INLINE_START = Buffer.from('<is><t>');
const INLINE_PRESERVED_START = Buffer.from('<is><t xml:space="preserve">');
const INLINE_END = Buffer.from('</t></is></c>');

const MOST_REMEMBERED_DATES = 4096;

type QuickType = 'n' | 's' | 'str' | 'inlineStr';

/**
 * Takes a whole cell such as `<c r="B2" s="1" t="s"><v>12</v></c>` in one go. It knows the regular forms that writers
 * really write, and declines everything else, above all everything that is a problem, to the general reader, which must
 * read the same cells in the same way. No cell is put before it is understood to its end.
 */
export class QuickCell {
  /** The column of the cell just taken. */
  column = -1;
  private readonly context: WorkbookContext;
  private readonly limits: ReadLimits;
  private readonly buffer: RowBuffer;
  private readonly dates = new Map<string, string | null>();
  private style = 0;
  private type: QuickType = 'n';

  constructor(context: WorkbookContext, limits: ReadLimits, buffer: RowBuffer) {
    this.context = context;
    this.limits = limits;
    this.buffer = buffer;
  }

  /** Takes the cells at `at` as long as they are regular. Gives the position after the last one it took. */
  readCells(window: XmlWindow, at: number, lastColumn: number, row: number): number {
    let taken = at;
    let column = lastColumn;
    for (;;) {
      const next = this.readCell(window, taken, column, row);
      if (next === -1) break;
      taken = next;
      column = this.column;
    }
    this.column = column;
    return taken;
  }

  /** Takes the cell at `at`. Gives the position after it, or -1 where it declines. */
  private readCell(window: XmlWindow, at: number, lastColumn: number, row: number): number {
    const { bytes, end } = window;
    if (at + 4 > end || bytes[at] !== LT || bytes[at + 1] !== LOWER_C) return -1;
    let i = this.readAttributes(bytes, end, at + 2, lastColumn, row);
    if (i === -1 || this.column >= this.limits.maxCellsPerRow) return -1;
    if (bytes[i] === SLASH) return i + 1 < end && bytes[i + 1] === GT ? i + 2 : -1;
    i++;
    if (this.type === 'inlineStr') {
      if (startsWith(bytes, end, INLINE_START, i)) return this.readText(window, i + INLINE_START.length, INLINE_END);
      if (!startsWith(bytes, end, INLINE_PRESERVED_START, i)) return -1;
      return this.readText(window, i + INLINE_PRESERVED_START.length, INLINE_END);
    }
    // `<v>`
    if (i + 3 > end || bytes[i] !== LT || bytes[i + 1] !== LOWER_V || bytes[i + 2] !== GT) return -1;
    i += 3;
    if (this.type === 'n') return this.readNumber(window, i);
    return this.type === 's' ? this.readShared(bytes, end, i) : this.readText(window, i, VALUE_END);
  }

  /** Reads r, s and t in any order. Gives the position of the `>` or `/` after them, or -1. */
  private readAttributes(bytes: Buffer, end: number, from: number, lastColumn: number, row: number): number {
    this.column = lastColumn + 1;
    this.style = 0;
    this.type = 'n';
    let i = from;
    while (i + 4 < end && bytes[i] === SPACE) {
      const name = bytes[i + 1];
      if (bytes[i + 2] !== EQUALS || bytes[i + 3] !== QUOTE) return -1;
      i += 4;
      if (name === LOWER_R) i = this.readReference(bytes, end, i, lastColumn, row);
      else if (name === LOWER_S) i = this.readStyle(bytes, end, i);
      else if (name === LOWER_T) i = this.readType(bytes, end, i);
      else return -1;
      if (i === -1 || i >= end || bytes[i] !== QUOTE) return -1;
      i++;
    }
    return i < end && (bytes[i] === GT || bytes[i] === SLASH) ? i : -1;
  }

  private readReference(bytes: Buffer, end: number, from: number, lastColumn: number, row: number): number {
    let i = from;
    let column = 0;
    for (; i < end; i++) {
      const letter = bytes[i]! - 0x40;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
    }
    if (i === from || i - from > 3 || column - 1 <= lastColumn) return -1;
    let stated = 0;
    for (; i < end; i++) {
      const digit = bytes[i]! - ZERO;
      if (digit < 0 || digit > 9) break;
      stated = stated * 10 + digit;
    }
    if (stated !== row) return -1;
    this.column = column - 1;
    return i;
  }

  private readStyle(bytes: Buffer, end: number, from: number): number {
    let i = from;
    let style = 0;
    for (; i < end && i - from < 6; i++) {
      const digit = bytes[i]! - ZERO;
      if (digit < 0 || digit > 9) break;
      style = style * 10 + digit;
    }
    this.style = style;
    return i;
  }

  private readType(bytes: Buffer, end: number, from: number): number {
    if (from + 10 > end) return -1;
    const first = bytes[from];
    if (first === 0x6e && bytes[from + 1] === QUOTE) return from + 1;
    if (first === LOWER_S && bytes[from + 1] === QUOTE) {
      this.type = 's';
      return from + 1;
    }
    if (first === LOWER_S && bytes[from + 1] === LOWER_T && bytes[from + 2] === LOWER_R) {
      this.type = 'str';
      return from + 3;
    }
    // Only inlineStr is that long; another word of its length would meet something else than <is>.
    if (first !== 0x69 || bytes[from + 8] !== LOWER_R || bytes[from + 9] !== QUOTE) return -1;
    this.type = 'inlineStr';
    return from + 9;
  }

  private readText(window: XmlWindow, from: number, terminator: Buffer): number {
    const { bytes, end } = window;
    let to = from;
    let seen = 0;
    for (; to < end && bytes[to] !== LT; to++) {
      const byte = bytes[to]!;
      if (needsDecoding(byte)) return -1;
      seen |= byte;
    }
    if (to - from > this.limits.maxCellChars || !startsWith(bytes, end, terminator, to)) return -1;
    if (to > from) this.buffer.set(this.column, quickText(window, from, to, seen), CellKind.text);
    return to + terminator.length;
  }

  private readShared(bytes: Buffer, end: number, from: number): number {
    let i = from;
    let index = 0;
    for (; i < end && i - from < 10; i++) {
      const digit = bytes[i]! - ZERO;
      if (digit < 0 || digit > 9) break;
      index = index * 10 + digit;
    }
    if (i === from || index >= this.context.sharedStrings.length || !isValueEnd(bytes, end, i)) return -1;
    const text = this.context.sharedStrings[index]!;
    if (text !== '') this.buffer.set(this.column, text, CellKind.text);
    return i + VALUE_END.length;
  }

  /** Takes plain decimal numbers, `-12.50`. Exponents are rare and left to the general reader. */
  private readNumber(window: XmlWindow, from: number): number {
    const { bytes, end } = window;
    // A read beyond the window would be harmless, but makes V8 give up its fast array access for good.
    let i = from < end && bytes[from] === DASH ? from + 1 : from;
    const digits = i;
    while (i < end && bytes[i]! >= ZERO && bytes[i]! <= NINE) i++;
    if (i === digits || i >= end) return -1;
    if (bytes[i] === DOT) {
      i++;
      while (i < end && bytes[i]! >= ZERO && bytes[i]! <= NINE) i++;
    }
    if (i - from > this.limits.maxCellChars || !isValueEnd(bytes, end, i)) return -1;
    const text = quickAscii(window, from, i);
    const date = this.context.dateStyles[this.style] === 1 ? this.readDate(text) : null;
    if (date === null) this.buffer.set(this.column, text, CellKind.number);
    else this.buffer.set(this.column, date, CellKind.date);
    return i + VALUE_END.length;
  }

  /** The same days come again and again in a ledger. */
  private readDate(serial: string): string | null {
    const known = this.dates.get(serial);
    if (known !== undefined) return known;
    const date = serialToIso(Number(serial), this.context.is1904);
    if (this.dates.size < MOST_REMEMBERED_DATES) this.dates.set(serial, date);
    return date;
  }
}

/** `</v></c>`, spelled out: this is asked of every cell. */
function isValueEnd(bytes: Buffer, end: number, at: number): boolean {
  return (
    at + 8 <= end &&
    bytes[at] === LT &&
    bytes[at + 1] === SLASH &&
    bytes[at + 2] === LOWER_V &&
    bytes[at + 3] === GT &&
    bytes[at + 4] === LT &&
    bytes[at + 5] === SLASH &&
    bytes[at + 6] === LOWER_C &&
    bytes[at + 7] === GT
  );
}

function startsWith(bytes: Buffer, end: number, expected: Buffer, at: number): boolean {
  if (at + expected.length > end) return false;
  for (let i = 0; i < expected.length; i++) if (bytes[at + i] !== expected[i]) return false;
  return true;
}
