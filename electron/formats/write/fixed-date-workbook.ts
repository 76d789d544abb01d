import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import type { stream } from 'exceljs';
import type { WrittenFile } from './written-file.ts';

export type WorkbookWriter = stream.xlsx.WorkbookWriter;

/** Every date in the file, inside and in the zip's entries: the clock is kept out, so that the same content gives the same bytes. */
const FIXED_DATE = new Date('2000-01-01T00:00:00Z');

/** The zip the library writes to; its types leave it out. */
interface ZipOfWriter {
  readonly zip: { append(source: unknown, entry: { readonly name: string; readonly date?: Date }): unknown };
}

/**
 * Writes a workbook row by row to a file, with the same bytes for the same content.
 *
 * @param path is created or overwritten
 * @param fill adds the sheets and commits them in order
 */
export async function writeWorkbook(
  path: string,
  fill: (workbook: WorkbookWriter) => Promise<void>,
): Promise<WrittenFile> {
  // Loaded only here: commands that write no workbook do not wait for the library.
  const { default: excel } = await import('exceljs');

  /** The library stamps zip entries with the clock, the first two already in its constructor: the hook is the first of these. */
  class FixedDateWriter extends excel.stream.xlsx.WorkbookWriter {
    override addThemes(): Promise<void> {
      const { zip } = this as unknown as ZipOfWriter;
      const append = zip.append.bind(zip);
      zip.append = (source, entry) => append(source, { ...entry, date: FIXED_DATE });
      return super.addThemes();
    }
  }

  const file = createWriteStream(path);
  const failed = new Promise<never>((_, reject) => file.once('error', reject));
  const written = (async () => {
    const workbook = new FixedDateWriter({ stream: file, useStyles: true, useSharedStrings: false });
    workbook.creator = '三账通';
    workbook.lastModifiedBy = '三账通';
    workbook.created = FIXED_DATE;
    workbook.modified = FIXED_DATE;
    await fill(workbook);
    await workbook.commit();
  })();
  await Promise.race([written, failed]);
  return digestOf(path);
}

async function digestOf(path: string): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
