import type { MoneyUnit } from '../../identity/money.ts';
import { normalizeHeader } from '../../ledger/normalize-header.ts';
import { CellKind, type SourceRow } from '../../ledger/source-row.ts';
import type { FactValue } from '../fact.ts';
import { readValue } from './read-value.ts';
import { TABLE_SHAPES, type TableColumn, type TableKind } from './table-kind.ts';

/** A row as read. A column that the table has and the cell of which is blank is null; one it has not is not there. */
export interface TableRecord {
  /** FILE#SHEET!ROW, or FILE#LINE for texts. */
  readonly pointer: string;
  /** Which of the files of its table it stands in, from 0. */
  readonly file: number;
  readonly values: Readonly<Record<string, FactValue>>;
  /** The household it belongs to, by `householdKeyOf`, where that is known and need not be read off its values. */
  readonly household?: string;
}

/** Why a row was not taken. Blank rows, titles, repeated headers, sums and notes are counted only. */
export type SetAside =
  | 'title'
  | 'header'
  | 'blank'
  | 'subtotal'
  | 'note'
  | 'no_key'
  | 'duplicate'
  | 'no_household'
  | 'unreadable';

/** Something about a row that a person should see. */
export interface RowRemark {
  readonly pointer: string;
  readonly says: string;
}

/** What became of the rows of a sheet: rowsRead = records + Σ setAside. */
export interface SheetRows {
  readonly sheet: string;
  readonly headerRow: number | null;
  /** Column name → header as the file writes it. */
  readonly columns: Readonly<Record<string, string>>;
  readonly unused: readonly string[];
  readonly rowsRead: number;
  readonly records: readonly TableRecord[];
  readonly setAside: Readonly<Partial<Record<SetAside, number>>>;
  readonly remarks: readonly RowRemark[];
  /** Headers that were seen where none would do, the best row of the first ones; for the sentence that says what is missing. */
  readonly seenHeaders: readonly string[];
}

const SEARCHED_ROWS = 30;
const SUM = /^(?:合\s*计|小\s*计|总\s*计|共\s*计|本页小计)/u;
const NOTE = /^(?:制表|填表|填报|审核人|负责人|单位[:：]|备注[:：]|注[:：]|说明[:：]|附[:：])/u;

interface Found {
  readonly row: number;
  readonly columns: readonly {
    readonly index: number;
    readonly column: TableColumn;
    readonly text: string;
    readonly unit: MoneyUnit | null;
  }[];
  readonly texts: readonly string[];
}

/** Takes the rows of one sheet, finds its header and reads the rows below it. Feed it rows in order, then `finish`. */
export class TableRows {
  readonly #kind: TableKind;
  readonly #file: number;
  readonly #place: (row: number) => string;
  readonly #sheet: string;
  #buffer: SourceRow[] = [];
  #header: Found | null = null;
  #rowsRead = 0;
  #records: TableRecord[] = [];
  #setAside: Partial<Record<SetAside, number>> = {};
  #remarks: RowRemark[] = [];
  #seen: readonly string[] = [];

  /** `file` is the file's name and `at` its place among the files of the table. */
  constructor(kind: TableKind, file: string, sheet: string, at = 0) {
    this.#kind = kind;
    this.#file = at;
    this.#sheet = sheet;
    this.#place = (row) => (sheet === '' ? `${file}#${row}` : `${file}#${sheet}!${row}`);
  }

  row(row: SourceRow): void {
    this.#rowsRead++;
    if (this.#header !== null) {
      this.#take(row, this.#header);
      return;
    }
    this.#buffer.push({ ...row, cells: [...row.cells], kinds: row.kinds === null ? null : row.kinds.slice() });
    if (this.#buffer.length <= SEARCHED_ROWS) this.#header = this.#headerIn(row);
    if (this.#header === null) return;
    for (const before of this.#buffer.slice(0, -1)) this.#aside(isBlank(before) ? 'blank' : 'title');
    this.#aside('header');
    this.#buffer = [];
  }

  finish(): SheetRows {
    if (this.#header === null) for (const row of this.#buffer) this.#aside(isBlank(row) ? 'blank' : 'title');
    const used = this.#header?.columns ?? [];
    return {
      sheet: this.#sheet,
      headerRow: this.#header?.row ?? null,
      columns: Object.fromEntries(used.map(({ column, text }) => [column.name, text])),
      unused: (this.#header?.texts ?? []).filter(
        (text, index) => text !== '' && !used.some((each) => each.index === index),
      ),
      rowsRead: this.#rowsRead,
      records: this.#records,
      setAside: this.#setAside,
      remarks: this.#remarks,
      seenHeaders: this.#seen,
    };
  }

  #headerIn(row: SourceRow): Found | null {
    const shape = TABLE_SHAPES[this.#kind];
    const texts = row.cells.map((cell) => cell.replace(/\s+/gu, ''));
    const columns: Found['columns'][number][] = [];
    const taken = new Set<string>();
    for (const [index, text] of texts.entries()) {
      if (text === '' || /\d{6}/u.test(text)) continue;
      const { key, unit } = normalizeHeader(text);
      const name = shape.names.get(key) ?? shape.names.get(key.replace(/\([^()]*\)$/u, ''));
      if (name === undefined || taken.has(name)) continue;
      taken.add(name);
      columns.push({ index, column: shape.columns.get(name)!, text, unit });
    }
    if (columns.length > 0 && texts.filter((text) => text !== '').length > this.#seen.length)
      this.#seen = texts.filter((text) => text !== '');
    const isWhole = columns.length >= 2 && shape.needs.every((group) => group.some((name) => taken.has(name)));
    return isWhole ? { row: row.row, columns, texts } : null;
  }

  #take(row: SourceRow, { columns, texts }: Found): void {
    const why = noRecord(row, texts);
    if (why !== null) {
      this.#aside(why);
      return;
    }
    const values: Record<string, FactValue> = {};
    const pointer = this.#place(row.row);
    for (const { index, column, unit } of columns) {
      const text = row.cells[index] ?? '';
      const kind = (row.kinds?.[index] ?? CellKind.text) as CellKind;
      const { value, problem } = readValue(text, kind, column.name, column.type, unit);
      values[column.name] = value;
      if (problem !== null) this.#remarks.push({ pointer, says: `“${column.label}”读不懂：${problem}，按未填处理` });
    }
    this.#records.push({ pointer, file: this.#file, values });
  }

  #aside(why: SetAside): void {
    this.#setAside[why] = (this.#setAside[why] ?? 0) + 1;
  }
}

/** Why a row below the header is no record; null where it is one. */
function noRecord(row: SourceRow, header: readonly string[]): SetAside | null {
  const filled = row.cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0) return 'blank';
  const first = filled[0]!.trim();
  const repeats = row.cells.every((cell, i) => cell.trim() === '' || cell.replace(/\s+/gu, '') === header[i]);
  if (filled.length > 1 && repeats) return 'header';
  if (SUM.test(first)) return 'subtotal';
  return filled.length <= 3 && NOTE.test(first) ? 'note' : null;
}

function isBlank(row: SourceRow): boolean {
  return row.cells.every((cell) => cell.trim() === '');
}
