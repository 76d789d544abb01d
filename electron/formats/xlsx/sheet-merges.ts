import { AppError } from '../../../shared/contracts/app-error.ts';
import type { MergedRange } from '../../../shared/domain/ledger/source-row.ts';
import type { ReadLimits } from '../table.ts';
import { SheetRows } from './sheet-rows.ts';
import { UnknownToFastReader } from './unknown-to-fast-reader.ts';
import type { WorkbookSheet } from './workbook.ts';
import { readXmlPart } from './xml-part.ts';
import type { XmlHandler, XmlName, XmlScanner } from './xml-scanner.ts';
import type { ZipArchive } from './zip-archive.ts';

/** Sheets of less than this are looked through for their merged ranges before their rows are read... */
const MOST_SHEET_BYTES = 4 * 1024 ** 2;
/** ...as long as all of them together are not more than this. */
const MOST_BYTES_TOGETHER = 32 * 1024 ** 2;
const MERGE_WORD = 'mergeCell';

/**
 * The merged ranges of every sheet that is small enough to be looked through beforehand; undefined for the others, and
 * for those that cannot be read: whoever reads their rows will hear why.
 */
export async function readMergesBeforehand(
  archive: ZipArchive,
  sheets: readonly WorkbookSheet[],
  limits: ReadLimits,
): Promise<readonly (readonly MergedRange[] | undefined)[]> {
  const found: (readonly MergedRange[] | undefined)[] = [];
  let bytes = 0;
  for (const sheet of sheets) {
    bytes += sheet.entry.inflatedBytes;
    const isSmall = sheet.entry.inflatedBytes < MOST_SHEET_BYTES && bytes < MOST_BYTES_TOGETHER;
    found.push(isSmall ? await readMerges(archive, sheet, limits) : undefined);
  }
  return found;
}

async function readMerges(
  archive: ZipArchive,
  sheet: WorkbookSheet,
  limits: ReadLimits,
): Promise<readonly MergedRange[] | undefined> {
  try {
    if (!(await mentionsMerges(archive, sheet))) return [];
    const place = { file: archive.file, part: sheet.entry.name, sheet: sheet.name };
    const rows = new SheetRows(
      place,
      limits,
      { sharedStrings: [], dateStyles: new Uint8Array(0), is1904: false },
      () => undefined,
    );
    await readXmlPart(archive, sheet.entry, new WithoutData(rows), limits, () => place);
    return rows.merges;
  } catch (error) {
    if (error instanceof AppError || error instanceof UnknownToFastReader) return undefined;
    throw error;
  }
}

/** Most sheets have no merges at all: their XML need not be scanned for them. */
async function mentionsMerges(archive: ZipArchive, sheet: WorkbookSheet): Promise<boolean> {
  const chunks: Buffer[] = [];
  await archive.read(sheet.entry, (chunk) => chunks.push(chunk));
  const bytes = Buffer.concat(chunks);
  return (
    bytes.includes(MERGE_WORD) ||
    bytes.includes(MERGE_WORD, 0, 'utf16le') ||
    bytes.includes(Buffer.from(MERGE_WORD, 'utf16le').swap16())
  );
}

/** A sheet with its `<sheetData>` left out. */
class WithoutData implements XmlHandler {
  private readonly rows: SheetRows;

  constructor(rows: SheetRows) {
    this.rows = rows;
  }

  get wantsText(): boolean {
    return this.rows.wantsText;
  }

  open(name: XmlName, scanner: XmlScanner): void {
    if (name.local === 'sheetData') scanner.skipElement();
    else this.rows.open(name, scanner);
  }

  close(): void {
    this.rows.close();
  }

  text(text: string): void {
    this.rows.text(text);
  }
}
