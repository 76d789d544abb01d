import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { csvCell } from './csv-cell.ts';
import type { WrittenFile } from './written-file.ts';

/** Characters gathered before they go to the disk; the next rows are made only when these are written. */
const CHUNK_CHARS = 1 << 18;

/**
 * Writes a table as CSV: UTF-8 with BOM, RFC 4180, CRLF, the columns' names first. `path` is created or overwritten; staging and renaming are
 * the caller's. Rejects with the file system's errors.
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
      await file.writeFile(chunk);
    };
    let text = `\uFEFF${columns.join(',')}\r\n`;
    for (const row of rows) {
      text += `${row.map(csvCell).join(',')}\r\n`;
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
