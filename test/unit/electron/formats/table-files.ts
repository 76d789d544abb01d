import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { type OpenHints, openTable } from '../../../../electron/formats/open-table.ts';
import { DEFAULT_READ_LIMITS, type ReadLimits, type TableSource } from '../../../../electron/formats/table.ts';
import { AppError } from '../../../../shared/contracts/app-error.ts';
import type { MergedRange } from '../../../../shared/domain/ledger/source-row.ts';
import { temporaryFolder } from '../../../temporary-folders.ts';

let files = 0;

/** Writes bytes (or UTF-8 text) to a new file and gives its path. */
export function tempFile(content: Uint8Array | string, name = 'table.dat'): string {
  const path = join(temporaryFolder('formats'), `${++files}-${name}`);
  writeFileSync(path, content);
  return path;
}

export function gbk(text: string): Buffer {
  return iconv.encode(text, 'gb18030');
}

export interface ReadRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly kinds: readonly number[] | null;
  readonly hidden: boolean;
}

export interface ReadSheet {
  readonly rows: readonly ReadRow[];
  readonly merges: readonly MergedRange[];
  readonly hiddenRows: number;
}

/** Reads one sheet of a source with everything copied out of the reused row. */
export async function readSheet(source: TableSource, index = 0): Promise<ReadSheet> {
  const rows: ReadRow[] = [];
  const end = await source.readSheet(index, ({ row, cells, kinds, hidden }) => {
    rows.push({ row, cells: [...cells], kinds: kinds === null ? null : [...kinds.subarray(0, cells.length)], hidden });
  });
  return { rows, ...end };
}

/** Opens a file and reads its first sheet to cells. */
export async function readCells(
  content: Uint8Array | string,
  hints: OpenHints = {},
  limits: Partial<ReadLimits> = {},
): Promise<string[][]> {
  const source = await openTable(tempFile(content), { ...DEFAULT_READ_LIMITS, ...limits }, hints);
  try {
    return (await readSheet(source)).rows.map(({ cells }) => [...cells]);
  } finally {
    await source.close();
  }
}

/** Opens a file for inspection. */
export function openBytes(
  content: Uint8Array | string,
  hints: OpenHints = {},
  limits: Partial<ReadLimits> = {},
): Promise<TableSource> {
  return openTable(tempFile(content), { ...DEFAULT_READ_LIMITS, ...limits }, hints);
}

/** The AppError that a promise rejects with; fails where it does not, or with something else. */
export async function refusal(promise: Promise<unknown>): Promise<AppError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('expected an AppError, but the promise was fulfilled');
}
