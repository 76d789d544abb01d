import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { csvCell } from './csv-cell.ts';
import type { WrittenFile } from './written-file.ts';

/** Characters gathered before they go to the disk; the next rows are made only when these are written. */
const CHUNK_CHARS = 1 << 18;

/**
 * Writes a table as CSV: UTF-8 with BOM, RFC 4180, CRLF, the columns' names first. Cells a spreadsheet would run as a formula are made harmless.
 * `path` is created or overwritten; staging and renaming are the caller's. Rejects with the file system's errors.
 */
export async function writeCsvTable(
  path: string,
  columns: readonly string[],
  rows: Iterable<readonly string[]>,
): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'w');
  try {
    const write = async (text: string): Promise<void> => {
      const chunk = Buffer.from(text, 'utf8');
      hash.update(chunk);
      bytes += chunk.length;
      // writeFile and not write: it goes on until every byte is on the disk.
      await file.writeFile(chunk);
    };
    let text = '';
    for (const line of csvLines(columns, rows)) {
      text += line;
      if (text.length < CHUNK_CHARS) continue;
      await write(text);
      text = '';
    }
    await write(text);
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** The text of such a table, line by line, its header first. */
export function* csvLines(columns: readonly string[], rows: Iterable<readonly string[]>): Generator<string, void> {
  yield `\uFEFF${columns.join(',')}\r\n`;
  for (const row of rows) {
    let line = '';
    let separator = '';
    for (const cell of row) {
      line += separator + csvCell(cell);
      separator = ',';
    }
    yield `${line}\r\n`;
  }
}
