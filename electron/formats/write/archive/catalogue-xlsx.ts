import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { type WorkbookWriter, writeWorkbook } from '../fixed-date-workbook.ts';
import { packPart, packParts } from '../packed-zip.ts';
import { sheetName, textCell } from '../table-sheet.ts';
import { FOOTER, LOOK, type Look, pageSetup } from '../workbook-style.ts';
import type { WrittenFile } from '../written-file.ts';

/** A sheet of the archive's workbook as plain cells: what stands in it was decided before. */
export interface CatalogueSheet {
  readonly name: string;
  readonly title: string;
  readonly note?: string;
  readonly columns: readonly { readonly heading: string; readonly width: number; readonly look: Look }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const ROWS_AT_ONCE = 1000;

/** Writes catalogue.xlsx. The same sheets give the same bytes on every machine. `path` is created or overwritten. */
export async function writeCatalogue(path: string, sheets: readonly CatalogueSheet[]): Promise<WrittenFile> {
  await writeWorkbook(path, async (workbook) => {
    for (const sheet of sheets) await addSheet(workbook, sheet);
  });
  // The library packs with Node's own compression: packed once more, so that any Node and the window come to the same file.
  const parts = Object.entries(unzipSync(await readFile(path)));
  const bytes = packParts(parts.map(([name, content]) => packPart(name, Buffer.from(content))));
  await writeFile(path, bytes);
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}

async function addSheet(workbook: WorkbookWriter, { name, title, note, columns, rows }: CatalogueSheet): Promise<void> {
  const headRow = note === undefined ? 2 : 3;
  const sheet = workbook.addWorksheet(sheetName(name, 1), {
    views: [{ state: 'frozen', ySplit: headRow }],
    pageSetup: pageSetup(headRow),
    headerFooter: FOOTER,
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  sheet.autoFilter = { from: { row: headRow, column: 1 }, to: { row: headRow + rows.length, column: columns.length } };
  sheet.addRow([title]).getCell(1).style = LOOK.title;
  if (note !== undefined) sheet.addRow([textCell(note)]).getCell(1).style = LOOK.plain;
  const last = String.fromCharCode(64 + Math.min(26, columns.length));
  for (let row = 1; row < headRow; row++) sheet.mergeCells(`A${row}:${last}${row}`);
  const head = sheet.addRow(columns.map(({ heading }) => heading));
  columns.forEach((_, i) => {
    head.getCell(i + 1).style = LOOK.head;
  });
  for (const [i, cells] of rows.entries()) {
    const row = sheet.addRow(cells.map((cell) => (typeof cell === 'string' ? textCell(cell) : cell)));
    columns.forEach(({ look }, column) => {
      row.getCell(column + 1).style = LOOK[look];
    });
    // A merged range above keeps rows from being written as they come; the library is given time all the same.
    if (i % ROWS_AT_ONCE === 0) await new Promise((resume) => setImmediate(resume));
  }
  sheet.commit();
}
