import { CellKind, type MergedRange } from '../../../shared/domain/ledger/source-row.ts';
import type { ReadLimits, RowSink } from '../table.ts';
import { parseCellReference, parseMergedRange } from './cell-reference.ts';
import { readCellValue, type WorkbookContext } from './cell-value.ts';
import { QuickCell } from './quick-cell.ts';
import { RowBuffer } from './row-buffer.ts';
import { StringItem } from './string-item.ts';
import { UnknownToFastReader } from './unknown-to-fast-reader.ts';
import { damagedWorkbook, type PartPlace, tooLargeWorkbook } from './workbook-problems.ts';
import type { XmlHandler, XmlName, XmlScanner } from './xml-scanner.ts';
import { decodeXstring, XSTRING_UNITS_A_CHARACTER } from './xml-text.ts';
import type { XmlWindow } from './xml-window.ts';

/** The element we are directly inside of. */
type State = 'start' | 'worksheet' | 'sheetData' | 'row' | 'cell' | 'value' | 'formula' | 'inline' | 'merges' | 'merge';

/** Where a problem is one of the sheet and not of a row. */
const OUTSIDE_ROWS: ReadonlySet<State> = new Set<State>(['start', 'worksheet', 'merges', 'merge']);

/**
 * Reads the XML of one worksheet: gives every row that has a value to `onRow`, in order, and remembers the merged ranges,
 * which come after them. Values are taken as stored; `<dimension>` and `spans` are not believed.
 */
export class SheetRows implements XmlHandler {
  readonly merges: MergedRange[] = [];
  hiddenRows = 0;
  private readonly place: PartPlace;
  private readonly limits: ReadLimits;
  private readonly context: WorkbookContext;
  private readonly onRow: RowSink;
  private readonly buffer: RowBuffer;
  private readonly quickCell: QuickCell;
  private readonly item = new StringItem();
  private state: State = 'start';
  private prefix = '';
  private rowElements = 0;
  private dataSeen = false;
  private rowNumber = 0;
  /** The column of the last cell of this row, -1 before the first. */
  private column = -1;
  private type = 'n';
  private style = 0;
  /** The text of `<v>` or `<is>`, null while the cell has none. */
  private stored: string | null = null;
  private inlineSeen = false;
  private formula: string | null = null;

  constructor(place: PartPlace, limits: ReadLimits, context: WorkbookContext, onRow: RowSink) {
    this.place = place;
    this.limits = limits;
    this.context = context;
    this.onRow = onRow;
    this.buffer = new RowBuffer(limits.maxCellsPerRow);
    this.quickCell = new QuickCell(context, limits, this.buffer);
  }

  /** Where reading is now, for whoever has to name a problem. */
  placeNow(): PartPlace {
    const inRows = this.rowNumber > 0 && !OUTSIDE_ROWS.has(this.state);
    return inRows ? { ...this.place, row: this.rowNumber } : this.place;
  }

  get wantsText(): boolean {
    return this.state === 'value' || this.state === 'formula' || (this.state === 'inline' && this.item.collecting);
  }

  open(name: XmlName, scanner: XmlScanner): void {
    const { local } = name;
    if (this.state === 'inline') {
      this.item.open(local);
      return;
    }
    const own = name.prefix === this.prefix;
    switch (this.state) {
      case 'start':
        if (local !== 'worksheet')
          throw this.damaged(
            `根元素是 ${name.qualified}，不是 worksheet`,
            `its root is ${name.qualified}, not worksheet`,
          );
        this.prefix = name.prefix;
        this.state = 'worksheet';
        return;
      case 'worksheet':
        if (local === 'sheetData') this.openSheetData(own);
        else if (local === 'mergeCells' && own) this.state = 'merges';
        else scanner.skipElement();
        return;
      case 'sheetData':
        if (local === 'row' && own) this.openRow(scanner);
        else this.openOther(name, scanner);
        return;
      case 'row':
        if (local === 'c' && own) this.openCell(scanner);
        else this.openOther(name, scanner);
        return;
      case 'cell':
        if (local === 'v' && own && this.stored === null) {
          this.stored = '';
          this.state = 'value';
        } else if (local === 'is' && own && !this.inlineSeen) {
          this.inlineSeen = true;
          this.state = 'inline';
        } else if (local === 'f' && own && this.formula === null) {
          this.formula = '';
          this.state = 'formula';
        } else this.openOther(name, scanner);
        return;
      case 'merges':
        if (local === 'mergeCell' && own) this.openMerge(scanner);
        else scanner.skipElement();
        return;
      default:
        this.openOther(name, scanner);
    }
  }

  close(): void {
    switch (this.state) {
      case 'inline':
        if (this.item.close()) return;
        this.state = 'cell';
        return;
      case 'value':
      case 'formula':
        this.state = 'cell';
        return;
      case 'cell':
        this.closeCell();
        this.state = 'row';
        return;
      case 'row':
        this.closeRow();
        this.state = 'sheetData';
        return;
      case 'merge':
        this.state = 'merges';
        return;
      default:
        this.state = 'worksheet';
    }
  }

  text(text: string): void {
    if (this.state === 'value') this.stored += text;
    else if (this.state === 'formula') this.formula += text;
    else this.item.text(text);
    // Comments, CDATA and runs may cut a text into any number of pieces.
    const length = Math.max(this.stored?.length ?? 0, this.formula?.length ?? 0, this.item.length);
    if (length > this.limits.maxCellChars * XSTRING_UNITS_A_CHARACTER) throw this.tooLong(length);
  }

  quick(window: XmlWindow, at: number): number {
    if (this.state !== 'row' || this.prefix !== '') return at;
    const { quickCell } = this;
    const next = quickCell.readCells(window, at, this.column, this.rowNumber);
    this.column = quickCell.column;
    return next;
  }

  private openSheetData(own: boolean): void {
    if (!own || this.dataSeen) throw unknown('工作表里有两个 sheetData', 'a second sheetData in the worksheet');
    this.dataSeen = true;
    this.state = 'sheetData';
  }

  /** Extensions may stand anywhere and hold no values; anything else among rows might. */
  private openOther(name: XmlName, scanner: XmlScanner): void {
    if (name.local !== 'extLst') {
      throw unknown(`${this.state} 里的元素 ${name.qualified}`, `the element ${name.qualified} inside ${this.state}`);
    }
    scanner.skipElement();
  }

  private openRow(scanner: XmlScanner): void {
    const stated = scanner.attribute('r');
    const row = stated === undefined ? this.rowNumber + 1 : parseRowNumber(stated);
    if (row < 1) throw this.damaged(`行号“${stated}”无效`, `the row number "${stated}" is invalid`);
    if (row <= this.rowNumber)
      throw unknown(`第 ${row} 行排在第 ${this.rowNumber} 行之后`, `row ${row} after row ${this.rowNumber}`);
    this.rowNumber = row;
    this.column = -1;
    if (++this.rowElements > this.limits.maxRows) {
      throw tooLargeWorkbook(
        this.placeNow(),
        'maxRows',
        this.limits,
        '工作表的行数',
        'the number of rows of the sheet',
      );
    }
    const hidden = scanner.attribute('hidden');
    this.buffer.begin(row, hidden === '1' || hidden === 'true');
    this.state = 'row';
  }

  private closeRow(): void {
    if (this.buffer.width === 0) return;
    const row = this.buffer.finish();
    if (row.hidden) this.hiddenRows++;
    this.onRow(row);
  }

  private openCell(scanner: XmlScanner): void {
    const stated = scanner.attribute('r');
    if (stated === undefined) this.column++;
    else {
      const reference = parseCellReference(stated);
      if (reference === null)
        throw this.damaged(`单元格位置“${stated}”无效`, `the cell reference "${stated}" is invalid`);
      if (reference.row !== this.rowNumber) {
        throw unknown(`单元格 ${stated} 在第 ${this.rowNumber} 行里`, `the cell ${stated} in row ${this.rowNumber}`);
      }
      if (reference.column <= this.column)
        throw unknown(`单元格 ${stated} 的列次颠倒或重复`, `the cell ${stated} out of order`);
      this.column = reference.column;
    }
    this.type = scanner.attribute('t') ?? 'n';
    this.style = Number(scanner.attribute('s') ?? 0);
    this.stored = null;
    this.inlineSeen = false;
    this.formula = null;
    this.item.begin();
    this.state = 'cell';
  }

  private closeCell(): void {
    const { type, stored } = this;
    if (this.inlineSeen) {
      if (type !== 'inlineStr' || stored !== null)
        throw unknown(`类型为 ${type} 的单元格里有 is`, `an is element in a cell of type ${type}`);
      this.put(this.item.value, CellKind.text);
    } else if (stored !== null) {
      const value = readCellValue(
        type,
        type === 'str' || type === 'inlineStr' ? decodeXstring(stored) : stored,
        this.style,
        this.context,
      );
      if (value === 'unknown-type') throw unknown(`单元格类型 ${type}`, `the cell type ${type}`);
      if (value === 'no-such-string') {
        throw this.damaged(
          `单元格引用的共享字符串“${stored}”不存在`,
          `a cell refers to the shared string "${stored}", which does not exist`,
        );
      }
      this.put(value.text, value.kind);
    } else if (this.formula !== null) {
      // The writer left the calculating to others: there is no value, and an empty cell would hide that.
      this.put(`=${this.formula}`, CellKind.error);
    }
  }

  private put(text: string, kind: CellKind): void {
    if (text === '') return;
    if (this.column >= this.limits.maxCellsPerRow) {
      throw tooLargeWorkbook(
        this.placeNow(),
        'maxCellsPerRow',
        this.limits,
        `有值的单元格在第 ${this.column + 1} 列`,
        `a cell with a value in column ${this.column + 1}`,
      );
    }
    if (text.length > this.limits.maxCellChars) throw this.tooLong(text.length);
    this.buffer.set(this.column, text, kind);
  }

  private openMerge(scanner: XmlScanner): void {
    const reference = scanner.attribute('ref') ?? '';
    const range = parseMergedRange(reference);
    if (range === null) throw this.damaged(`合并区域“${reference}”无效`, `the merged range "${reference}" is invalid`);
    if (this.merges.length >= this.limits.maxRows) {
      throw tooLargeWorkbook(this.place, 'maxRows', this.limits, '合并区域的个数', 'the number of merged ranges');
    }
    this.merges.push(range);
    this.state = 'merge';
  }

  private tooLong(length: number): Error {
    return tooLargeWorkbook(
      this.placeNow(),
      'maxCellChars',
      this.limits,
      `一个单元格有 ${length} 个字符`,
      `a cell has ${length} characters`,
    );
  }

  private damaged(zh: string, en: string): Error {
    return damagedWorkbook(this.placeNow(), zh, en);
  }
}

/** A row number of up to nine digits; 0 for what is none. */
function parseRowNumber(text: string): number {
  if (text.length === 0 || text.length > 9) return 0;
  let row = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) return 0;
    row = row * 10 + digit;
  }
  return row;
}

function unknown(zh: string, en: string): UnknownToFastReader {
  return new UnknownToFastReader({ zh, en });
}
