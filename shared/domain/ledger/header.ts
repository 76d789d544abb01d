import type { MoneyUnit } from '../identity/money.ts';
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
const NAMES_A_LEDGER = new Set(['head_name', 'head_id', 'member_id', 'acct_no', 'total_amount', 'base_amount']);
/** A child that says nothing without its parent. */
const GENERIC_CHILD = new Set(['合计', '小计', '计', '总数', '总计']);

/** Whether a cell can stand in a header: no long number, no amount. */
function isWording(text: string): boolean {
  return !/\d{6,}|^[\s¥￥]*-?[\d,]+(?:\.\d+)?\s*$/u.test(text.normalize('NFKC'));
}

function isHeaderish(row: BufferedRow): boolean {
  const filled = row.cells.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.every(isWording);
}

/**
 * Finds the header among the first rows: one to three rows, whichever wording the dictionary knows best. null where no rows name three
 * columns of a ledger (two, in a table of two or three columns), one of them a name, a number, an account or an amount.
 */
export function findHeader(rows: readonly BufferedRow[], merges: readonly MergedRange[]): Header | null {
  let best: { readonly header: Header; readonly score: number } | null = null;
  for (let at = 0; at < Math.min(rows.length, HEADER_SEARCH_ROWS); at++) {
    for (let depth = 1; depth <= MAX_DEPTH && at + depth <= rows.length; depth++) {
      if (!isHeaderish(rows[at + depth - 1]!)) break;
      const header = headerAt(rows, at, depth, merges);
      const score = scoreOf(header);
      if (score > 0 && (best === null || score > best.score)) best = { header, score };
    }
  }
  return best?.header ?? null;
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
    const parts = grid.map((line) => line[index]!).filter((text, i, all) => text !== '' && text !== all[i - 1]);
    columns.push(columnOf(index, parts));
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

/** Where merges are not known: an empty parent with a child below belongs to the parent on its left that has a child too. */
function fillAcross(grid: string[][]): void {
  for (let r = 0; r + 1 < grid.length; r++) {
    const line = grid[r]!;
    for (let c = 1; c < line.length; c++) {
      if (line[c] === '' && grid[r + 1]![c] !== '' && line[c - 1] !== '' && grid[r + 1]![c - 1] !== '')
        line[c] = line[c - 1]!;
    }
  }
}

function columnOf(index: number, parts: readonly string[]): HeaderColumn {
  const text = parts.join('.');
  const normalized = parts.map(normalizeHeader);
  const child = normalized.at(-1);
  if (child === undefined) return { index, text, unit: null, hits: [] };
  const parent = normalized.at(-2);
  const keys = [normalized.map(({ key }) => key).join('.')];
  if (parent !== undefined) {
    keys.push(parent.key + child.key);
    if (GENERIC_CHILD.has(child.key)) keys.push(parent.key);
  }
  keys.push(child.key);
  const hits = keys.map(columnsOfHeader).find((found) => found.length > 0) ?? [];
  const unit = [...normalized].reverse().find((part) => part.unit !== null)?.unit ?? null;
  return { index, text: text.replace(/\s+/g, ''), unit, hits };
}
