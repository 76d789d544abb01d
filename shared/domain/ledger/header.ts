import type { MoneyUnit } from '../identity/money.ts';
import { readMoneyUnit } from '../identity/money-unit.ts';
import type { CanonicalColumn } from './canonical-column.ts';
import { type ColumnHit, columnsOfHeader } from './column-dictionary.ts';
import { normalizeHeader } from './normalize-header.ts';
import type { MergedRange } from './source-row.ts';

/** A row kept while the header is being looked for. */
export interface BufferedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly kinds: Uint8Array | null;
}

/** One column as its header names it. */
export interface HeaderColumn {
  readonly index: number;
  /** As the file has it; parents and children joined with '.'. */
  readonly text: string;
  readonly unit: MoneyUnit | null;
  /** What the dictionary knows it as; empty where it does not. */
  readonly hits: readonly ColumnHit[];
}

export interface Header {
  /** Position in the buffer of the first header row, and how many rows it has. */
  readonly at: number;
  readonly depth: number;
  /** Physical rows. */
  readonly rows: readonly number[];
  readonly columns: readonly HeaderColumn[];
  /** Texts above the header: title, unit, office, date. */
  readonly titles: readonly string[];
}

/** How many rows of a sheet are searched for its header. */
export const HEADER_SEARCH_ROWS = 30;
const MAX_DEPTH = 3;
const NAMES_A_LEDGER: ReadonlySet<CanonicalColumn> = new Set([
  'head_name',
  'head_id',
  'member_id',
  'acct_no',
  'total_amount',
  'base_amount',
]);
/** A line has something in one of these; the rest of a header has not. */
const KEY_COLUMNS: ReadonlySet<CanonicalColumn> = new Set([
  'seq',
  'head_name',
  'head_id',
  'member_name',
  'member_id',
  'acct_no',
  'acct_name',
  'cert_no',
]);
/** A child that says nothing without its parent. */
const GENERIC_CHILD = new Set(['合计', '小计', '计', '总数', '总计']);

/** Whether the row may be one of a header: no long number in it, and far more words than numbers. */
function isHeaderish(row: BufferedRow): boolean {
  let words = 0;
  let numbers = 0;
  for (const cell of row.cells) {
    const text = cell.normalize('NFKC').trim();
    if (text === '') continue;
    if (/\d{6}/.test(text)) return false;
    if (/^¥?\s*-?[\d,]+(?:\.\d+)?$/.test(text)) numbers++;
    else words++;
  }
  return words > 0 && words >= numbers * 3;
}

/**
 * Finds the header among the first rows: one to three rows, whichever wording the dictionary knows best. null where no rows name three
 * columns of a ledger (two, in a table of two or three columns), one of them a name, a number, an account or an amount.
 */
export function findHeader(rows: readonly BufferedRow[], merges: readonly MergedRange[]): Header | null {
  let best: { readonly header: Header; readonly score: number } | null = null;
  const end = Math.min(rows.length, HEADER_SEARCH_ROWS);
  for (let at = 0; at < end; at++) {
    for (let depth = 1; depth <= MAX_DEPTH && at + depth <= end; depth++) {
      if (!isHeaderish(rows[at + depth - 1]!)) break;
      const header = headerAt(rows, at, depth, merges);
      const score = scoreOf(header);
      if (score > 0 && (best === null || score > best.score)) best = { header, score };
    }
  }
  return best === null ? null : withRestOfHeader(best.header, rows);
}

/**
 * A row below the header that names nobody and holds no number is a part of it whose words are not known (保障人数 over 男, 女): it is no line,
 * and the words known from above stay.
 */
function withRestOfHeader(header: Header, rows: readonly BufferedRow[]): Header {
  const key = header.columns.filter(({ hits }) => hits.some(({ column }) => KEY_COLUMNS.has(column)));
  let { depth } = header;
  while (depth < MAX_DEPTH) {
    const next = rows[header.at + depth];
    if (next === undefined || !isHeaderish(next) || next.cells.some((cell) => /\d/.test(cell))) break;
    if (key.some(({ index }) => (next.cells[index] ?? '').trim() !== '')) break;
    // One cell alone is a group heading (a village's name) or a note.
    if (next.cells.filter((cell) => cell.trim() !== '').length < 2) break;
    depth++;
  }
  if (depth === header.depth) return header;
  return { ...header, depth, rows: rows.slice(header.at, header.at + depth).map(({ row }) => row) };
}

/** The header at fixed physical rows, as a mapping file gives them. */
export function headerAtRows(
  rows: readonly BufferedRow[],
  physical: readonly number[],
  merges: readonly MergedRange[],
): Header | null {
  const at = rows.findIndex((row) => row.row === physical[0]);
  return at === -1 ? null : headerAt(rows, at, physical.length, merges);
}

function scoreOf(header: Header): number {
  const known = new Set(header.columns.flatMap((column) => column.hits.slice(0, 1).map((hit) => hit.column)));
  const named = header.columns.filter((column) => column.text !== '').length;
  const enough = named <= 3 ? 2 : 3;
  if (known.size < enough || ![...known].some((column) => NAMES_A_LEDGER.has(column))) return 0;
  // Columns recognised count most; then that nothing is left unrecognised; then that it takes few rows.
  const recognised = header.columns.filter((column) => column.hits.length > 0).length;
  return known.size * 100 + recognised * 10 - (named - recognised) - header.depth;
}

function headerAt(rows: readonly BufferedRow[], at: number, depth: number, merges: readonly MergedRange[]): Header {
  const block = rows.slice(at, at + depth);
  const width = Math.max(...block.map((row) => row.cells.length));
  const grid = block.map((row) => Array.from({ length: width }, (_, c) => (row.cells[c] ?? '').trim()));
  fillMerged(grid, block, merges);
  fillAcross(grid);
  const columns: HeaderColumn[] = [];
  for (let index = 0; index < width; index++) {
    columns.push(
      columnOf(
        index,
        grid.map((line) => line[index]!),
      ),
    );
  }
  const titles = rows.slice(0, at).flatMap((row) => row.cells.filter((cell) => cell.trim() !== ''));
  return { at, depth, rows: block.map((row) => row.row), columns, titles };
}

/** A merged range stands in its first cell; the header reads it in all. */
function fillMerged(grid: string[][], block: readonly BufferedRow[], merges: readonly MergedRange[]): void {
  for (const { firstRow, lastRow, firstColumn, lastColumn } of merges) {
    const top = block.findIndex((row) => row.row === firstRow);
    if (top === -1) continue;
    const text = grid[top]![firstColumn] ?? '';
    for (let r = top; r < block.length && block[r]!.row <= lastRow; r++) {
      for (let c = firstColumn; c <= lastColumn && c < grid[r]!.length; c++) grid[r]![c] = text;
    }
  }
}

/**
 * Where merges are not known: an empty parent with a child below belongs to the parent on its left that has a child too. From the lowest
 * row up, so that a parent is filled before its own parent asks for its children. A parent that reaches down (one cell over two rows)
 * has no child and passes nothing on.
 */
function fillAcross(grid: string[][]): void {
  for (let r = grid.length - 2; r >= 0; r--) {
    const line = grid[r]!;
    const below = grid[r + 1]!;
    for (let c = 1; c < line.length; c++) {
      const left = line[c - 1]!;
      const hasChild = below[c - 1] !== '' && below[c - 1] !== left;
      if (line[c] === '' && below[c] !== '' && left !== '' && hasChild) line[c] = left;
    }
  }
}

function columnOf(index: number, cells: readonly string[]): HeaderColumn {
  const parts = cells.filter((text, i) => text !== '' && text !== cells[i - 1]);
  const normalized = parts.map(normalizeHeader);
  const unit = normalized.findLast((part) => part.unit !== null)?.unit ?? unitAlone(parts.at(-1));
  // A last row that only says 元 belongs to the word above it.
  const wording = normalized.filter(({ key }) => !/^\(?(?:万?元|分|人|户)\)?$/.test(key)).map(({ key }) => key);
  return { index, text: parts.join('.').replace(/\s+/g, ''), unit, hits: hitsOf(wording) };
}

function unitAlone(text: string | undefined): MoneyUnit | null {
  return text === undefined ? null : readMoneyUnit(text);
}

/**
 * The joined words first, then the child alone. The words above it alone only for a child that says nothing without them: 领取金额 over
 * 合计 is an amount, 保障人数 over 合计 a number of people; 金额 over 大写 is no amount.
 */
function hitsOf(words: readonly string[]): readonly ColumnHit[] {
  const child = words.at(-1);
  if (child === undefined) return [];
  const above = words.slice(0, -1).reverse();
  const isGeneric = GENERIC_CHILD.has(child);
  const keys = [words.join('.'), ...above.slice(0, 1).map((parent) => parent + child), ...(isGeneric ? above : [])];
  const hits = keys.map(columnsOfHeader).find((found) => found.length > 0);
  if (hits !== undefined) return hits;
  const countsPeople = isGeneric && above.some((parent) => /人|户数/.test(parent) && !/[额金费]/.test(parent));
  return countsPeople ? [] : columnsOfHeader(child);
}
