import type { MergedRange, SourceRow } from '../../../shared/domain/ledger/source-row.ts';
import type { ReadLimits } from '../table.ts';
import { tooLarge } from '../table-error.ts';
import { attributeOf, decodeReferences, type MarkupSink, scanMarkup } from './markup.ts';

/** What HTML itself allows (WHATWG, 4.9.11); 0 means "to the end of the table". */
const MAX_ROW_SPAN = 65_534;

/** Called for every row of every table; `table` counts the tables in the order in which they begin. The row is reused. */
export type HtmlRowSink = (table: number, row: SourceRow) => void;

export interface HtmlWalk {
  /** False where the page breaks off inside a tag or a table. */
  readonly complete: boolean;
  /** Merged cells by table. */
  readonly merges: ReadonlyMap<number, readonly MergedRange[]>;
}

/** Walks all tables of a page. Throws E_TOO_LARGE over a limit. */
export function walkHtmlTables(page: string, limits: ReadLimits, file: string, onRow: HtmlRowSink): HtmlWalk {
  const walker = new TableWalker(limits, file, onRow);
  const whole = scanMarkup(page, 'html', walker);
  return { complete: whole && walker.openTables.length === 0, merges: walker.merges };
}

interface OpenTable {
  readonly index: number;
  readonly row: SourceRow;
  /** For how many more rows a cell from above reaches into each column. */
  readonly spans: number[];
  readonly merges: MergedRange[];
  inRow: boolean;
  /** Column after the last cell. */
  column: number;
  /** The text of the cell that is open, or null. */
  text: string | null;
  cellColumn: number;
}

class TableWalker implements MarkupSink {
  readonly openTables: OpenTable[] = [];
  readonly merges = new Map<number, readonly MergedRange[]>();
  private tables = 0;
  private readonly limits: ReadLimits;
  private readonly file: string;
  private readonly onRow: HtmlRowSink;

  constructor(limits: ReadLimits, file: string, onRow: HtmlRowSink) {
    this.limits = limits;
    this.file = file;
    this.onRow = onRow;
  }

  open(name: string, attributes: string): void {
    if (name === 'table') {
      if (this.openTables.length >= this.limits.maxXmlDepth) {
        throw tooLarge(
          { file: this.file },
          { zh: '网页里的表格嵌套过深', en: 'its tables are nested too deep' },
          'maxXmlDepth',
          this.limits.maxXmlDepth,
        );
      }
      const row = { row: 0, cells: [], kinds: null, hidden: false };
      this.openTables.push({
        index: this.tables++,
        row,
        spans: [],
        merges: [],
        inRow: false,
        column: 0,
        text: null,
        cellColumn: 0,
      });
      return;
    }
    const table = this.openTables.at(-1);
    if (table === undefined) return;
    if (name === 'tr') {
      this.endRow(table);
      this.beginRow(table, attributes);
    } else if (name === 'td' || name === 'th') {
      this.endCell(table);
      if (!table.inRow) this.beginRow(table, '');
      this.beginCell(table, attributes);
    } else if (name === 'br' && table.text !== null) {
      table.text += '\n';
    }
  }

  close(name: string): void {
    const table = this.openTables.at(-1);
    if (table === undefined) return;
    if (name === 'td' || name === 'th') this.endCell(table);
    else if (name === 'tr') this.endRow(table);
    else if ((name === 'p' || name === 'div') && table.text !== null) table.text += '\n';
    else if (name === 'table') {
      this.endRow(table);
      const last = table.row.row;
      this.merges.set(
        table.index,
        table.merges.map((merge) => ({ ...merge, lastRow: Math.min(merge.lastRow, last) })),
      );
      this.openTables.pop();
    }
  }

  text(raw: string, literal: boolean): void {
    const table = this.openTables.at(-1);
    if (table === undefined || table.text === null) return;
    // White space of the source is one space; only <br> and paragraphs break a line.
    const piece = raw.replace(/[ \t\r\n\f]+/gu, ' ');
    table.text += literal ? piece : decodeReferences(piece);
    if (table.text.length > 2 * this.limits.maxCellChars) this.refuseLongCell(table, table.text.length);
  }

  private beginRow(table: OpenTable, attributes: string): void {
    table.inRow = true;
    table.column = 0;
    table.row.row++;
    table.row.cells.length = 0;
    table.row.hidden = /display\s*:\s*none|mso-hide\s*:\s*all/iu.test(attributes);
    if (table.row.row > this.limits.maxRows) {
      throw tooLarge(
        { file: this.file, row: table.row.row },
        { zh: '表格的行太多', en: 'the table has too many rows' },
        'maxRows',
        this.limits.maxRows,
      );
    }
  }

  private beginCell(table: OpenTable, attributes: string): void {
    const { spans, row } = table;
    while ((spans[table.column] ?? 0) > 0) table.column++;
    const column = table.column;
    const across = Math.max(1, Math.trunc(Number(attributeOf(attributes, 'colspan') ?? 1)) || 1);
    const rawDown = Math.trunc(Number(attributeOf(attributes, 'rowspan') ?? 1));
    const down = rawDown === 0 ? MAX_ROW_SPAN : Math.min(Math.max(1, rawDown || 1), MAX_ROW_SPAN);
    if (column + across > this.limits.maxCellsPerRow) {
      throw tooLarge(
        { file: this.file, row: row.row },
        { zh: `第 ${row.row} 行的单元格太多`, en: `row ${row.row} has too many cells` },
        'maxCellsPerRow',
        this.limits.maxCellsPerRow,
      );
    }
    if (across > 1 || down > 1) {
      table.merges.push({
        firstRow: row.row,
        lastRow: row.row + down - 1,
        firstColumn: column,
        lastColumn: column + across - 1,
      });
    }
    // Counted with this row, whose end takes one off.
    if (down > 1) for (let c = column; c < column + across; c++) spans[c] = down;
    while (row.cells.length < column + across) row.cells.push('');
    table.column = column + across;
    table.cellColumn = column;
    table.text = '';
  }

  private endCell(table: OpenTable): void {
    if (table.text === null) return;
    // Paragraphs leave line breaks at both ends.
    const text = table.text.split('\n').map(withoutEdgeSpaces).join('\n').trim();
    table.text = null;
    if (text.length > this.limits.maxCellChars) this.refuseLongCell(table, text.length);
    // Trimming also empties a cell of nothing but &nbsp;, which is how HTML keeps an empty cell open.
    table.row.cells[table.cellColumn] = text;
  }

  private endRow(table: OpenTable): void {
    this.endCell(table);
    if (!table.inRow) return;
    table.inRow = false;
    const { spans } = table;
    for (let c = 0; c < spans.length; c++) if ((spans[c] ?? 0) > 0) spans[c] = spans[c]! - 1;
    this.onRow(table.index, table.row);
  }

  private refuseLongCell(table: OpenTable, chars: number): never {
    const { row } = table.row;
    throw tooLarge(
      { file: this.file, row },
      { zh: `第 ${row} 行有一个 ${chars} 字的单元格`, en: `row ${row} has a cell of ${chars} characters` },
      'maxCellChars',
      this.limits.maxCellChars,
    );
  }
}

/** Spaces of the source around a line. A loop, for a pattern would take for ever on a hostile cell. */
function withoutEdgeSpaces(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && line.charCodeAt(start) === SPACE) start++;
  while (end > start && line.charCodeAt(end - 1) === SPACE) end--;
  return line.slice(start, end);
}

const SPACE = 0x20;
