import { CellKind, type MergedRange, type SourceRow } from '../../../shared/domain/ledger/source-row.ts';
import type { ReadLimits } from '../table.ts';
import { tooLarge } from '../table-error.ts';
import { isDateFormatCode } from '../xlsx/number-format.ts';
import { isoCellToIso, serialToIso } from '../xlsx/serial-date.ts';
import { attributeOf, decodeReferences, type MarkupSink, scanMarkup } from './markup.ts';

/** Called for every row of every sheet, in order. The row is reused. */
export type XmlRowSink = (sheet: number, row: SourceRow) => void;

export interface XmlSheet {
  name: string;
  hidden: boolean;
  readonly merges: MergedRange[];
}

export interface XmlWalk {
  /** False where the document breaks off before its workbook ends. */
  readonly complete: boolean;
  readonly sheets: readonly XmlSheet[];
}

/** Formats that SpreadsheetML names in words ([MS-OE376] has none of them; they stand in Excel's own XML). */
const NAMED_DATE_FORMAT = /^(?:general date|(?:long|medium|short) (?:date|time))$/iu;

/** Walks all sheets of a SpreadsheetML workbook. Throws E_TOO_LARGE over a limit. */
export function walkSpreadsheetMl(document: string, limits: ReadLimits, file: string, onRow: XmlRowSink): XmlWalk {
  const walker = new WorkbookWalker(limits, file, onRow);
  const whole = scanMarkup(document, 'xml', walker);
  return { complete: whole && walker.ended, sheets: walker.sheets };
}

class WorkbookWalker implements MarkupSink {
  readonly sheets: XmlSheet[] = [];
  ended = false;
  private readonly limits: ReadLimits;
  private readonly file: string;
  private readonly onRow: XmlRowSink;
  private readonly row: SourceRow = { row: 0, cells: [], kinds: null, hidden: false };
  private kinds = new Uint8Array(32);
  private readonly dateStyles = new Set<string>();
  private date1904 = false;
  private styleId = '';
  private inRow = false;
  private inComment = false;
  private rowStyle = '';
  private column = 0;
  private nextColumn = 0;
  private cellStyle = '';
  private dataType: string | null = null;
  private data = '';
  private collecting: 'data' | 'visible' | null = null;

  constructor(limits: ReadLimits, file: string, onRow: XmlRowSink) {
    this.limits = limits;
    this.file = file;
    this.onRow = onRow;
  }

  open(name: string, attributes: string, selfClosing: boolean): void {
    switch (name) {
      case 'style':
        this.styleId = attributeOf(attributes, 'ID') ?? '';
        break;
      case 'numberformat': {
        const format = attributeOf(attributes, 'Format') ?? '';
        if (NAMED_DATE_FORMAT.test(format) || isDateFormatCode(format)) this.dateStyles.add(this.styleId);
        break;
      }
      case 'date1904':
        this.date1904 = true;
        break;
      case 'worksheet':
        this.sheets.push({ name: attributeOf(attributes, 'Name') ?? '', hidden: false, merges: [] });
        this.row.row = 0;
        break;
      case 'visible':
        this.collecting = 'visible';
        this.data = '';
        break;
      case 'row':
        this.beginRow(attributes);
        if (selfClosing) this.endRow();
        break;
      case 'cell':
        if (this.inRow) this.beginCell(attributes);
        break;
      case 'comment':
        this.inComment = !selfClosing;
        break;
      case 'data':
        if (!this.inRow || this.inComment) break;
        this.dataType = attributeOf(attributes, 'Type') ?? 'String';
        this.data = '';
        this.collecting = selfClosing ? null : 'data';
        break;
    }
  }

  close(name: string): void {
    switch (name) {
      case 'workbook':
        this.ended = true;
        break;
      case 'visible': {
        const sheet = this.sheets.at(-1);
        if (sheet !== undefined && this.collecting === 'visible') sheet.hidden = /hidden/iu.test(this.data);
        this.collecting = null;
        break;
      }
      case 'row':
        this.endRow();
        break;
      case 'comment':
        this.inComment = false;
        break;
      case 'data':
        if (this.collecting === 'data') this.endData();
        this.collecting = null;
        break;
    }
  }

  text(raw: string, literal: boolean): void {
    if (this.collecting === null) return;
    this.data += literal ? raw : decodeReferences(raw);
    if (this.data.length > this.limits.maxCellChars) {
      throw this.overLimit({ zh: '有一个超长的单元格', en: 'has an overlong cell' }, 'maxCellChars');
    }
  }

  private beginRow(attributes: string): void {
    this.endRow();
    const index = Number(attributeOf(attributes, 'Index') ?? Number.NaN);
    this.row.row = Number.isInteger(index) && index > this.row.row ? index : this.row.row + 1;
    if (this.row.row > this.limits.maxRows)
      throw this.overLimit({ zh: '超出行数', en: 'is one row too many' }, 'maxRows');
    this.row.hidden = attributeOf(attributes, 'Hidden') === '1';
    this.row.cells.length = 0;
    this.rowStyle = attributeOf(attributes, 'StyleID') ?? '';
    this.nextColumn = 0;
    this.inRow = true;
  }

  private beginCell(attributes: string): void {
    const index = Number(attributeOf(attributes, 'Index') ?? Number.NaN);
    this.column = Number.isInteger(index) && index > this.nextColumn ? index - 1 : this.nextColumn;
    const across = spanOf(attributes, 'MergeAcross');
    const down = spanOf(attributes, 'MergeDown');
    this.nextColumn = this.column + across + 1;
    if (this.nextColumn > this.limits.maxCellsPerRow)
      throw this.overLimit({ zh: '的单元格太多', en: 'has too many cells' }, 'maxCellsPerRow');
    const { row } = this.row;
    if (across > 0 || down > 0) {
      this.sheets.at(-1)?.merges.push({
        firstRow: row,
        lastRow: row + down,
        firstColumn: this.column,
        lastColumn: this.nextColumn - 1,
      });
    }
    this.cellStyle = attributeOf(attributes, 'StyleID') ?? this.rowStyle;
  }

  private endData(): void {
    const { cells } = this.row;
    while (cells.length < this.column) this.put(cells.length, '', CellKind.empty);
    const text = this.data;
    if (text === '') return;
    switch (this.dataType) {
      case 'Number': {
        const trimmed = text.trim();
        const iso = this.dateStyles.has(this.cellStyle) ? serialToIso(Number(trimmed), this.date1904) : null;
        this.put(this.column, iso ?? trimmed, iso === null ? CellKind.number : CellKind.date);
        return;
      }
      case 'DateTime': {
        const iso = isoCellToIso(text);
        this.put(this.column, iso ?? text, iso === null ? CellKind.text : CellKind.date);
        return;
      }
      case 'Boolean':
        this.put(this.column, text.trim() === '1' ? 'TRUE' : 'FALSE', CellKind.boolean);
        return;
      case 'Error':
        this.put(this.column, text, CellKind.error);
        return;
      default:
        this.put(this.column, text, CellKind.text);
    }
  }

  private put(column: number, text: string, kind: CellKind): void {
    if (this.kinds.length <= column) {
      const larger = new Uint8Array(column * 2 + 2);
      larger.set(this.kinds);
      this.kinds = larger;
    }
    this.row.cells[column] = text;
    this.kinds[column] = kind;
  }

  private endRow(): void {
    if (!this.inRow) return;
    this.inRow = false;
    this.row.kinds = this.kinds.subarray(0, this.row.cells.length);
    this.onRow(this.sheets.length - 1, this.row);
  }

  private overLimit(what: { zh: string; en: string }, limit: 'maxCellChars' | 'maxRows' | 'maxCellsPerRow') {
    const sheet = this.sheets.at(-1)?.name ?? '';
    const { row } = this.row;
    return tooLarge(
      { file: this.file, sheet, row },
      { zh: `第 ${row} 行${what.zh}`, en: `row ${row} ${what.en}` },
      limit,
      this.limits[limit],
    );
  }
}

function spanOf(attributes: string, name: string): number {
  const span = Number(attributeOf(attributes, name) ?? 0);
  return Number.isInteger(span) && span > 0 ? span : 0;
}
