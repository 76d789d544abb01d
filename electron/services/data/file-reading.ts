import type { FileReading } from '../../../shared/contracts/desk/files.ts';
import { headersAt, type SheetHead } from '../../../shared/domain/ledger/layout.ts';
import type { SheetReport } from '../../../shared/domain/ledger/reading-report.ts';
import type { SourceRow } from '../../../shared/domain/ledger/source-row.ts';
import type { Database } from '../../data/database.ts';
import type { MonthFile } from '../../data/month-file-repo.ts';
import { allProfiles } from '../../data/profile-repo.ts';
import { readSettings } from '../../data/setting-repo.ts';
import { sheetHeads } from '../../data/sheet-heads.ts';
import { rowsBetween, sheetsOf } from '../../data/source-store.ts';
import { maskedRows, maskedSheet } from './masked-sheet.ts';
import { layoutChangeOf } from './recognised-layout.ts';

/** Rows shown as written: some above the header, the header, and some below. */
const ROWS_ABOVE = 5;
const ROWS_BELOW = 10;

/** What was understood of a file of a month, beside its first rows as written. People's numbers are masked. */
export function readingOf(db: Database, file: MonthFile): FileReading {
  const { maskNames } = readSettings(db);
  const profiles = allProfiles(db);
  const heads = new Map(sheetHeads(db, file.fileId).map((head) => [head.name, head]));
  const positions = new Map(sheetsOf(db, file.fileId).map(({ name, position }) => [name, position]));
  const { report } = file;
  const profile = profiles.find(({ id }) => id === file.profileId);
  const changed = layoutChangeOf(db, file, profiles);
  const shown = report.sheets.filter((sheet) => sheet.isTable || sheet.problem !== null);
  return {
    monthFileId: file.monthFileId,
    fileId: file.fileId,
    kind: file.kind,
    name: file.name,
    bytes: file.bytes,
    sha256: file.sha256,
    format: report.format,
    encoding: report.encoding,
    delimiter: report.delimiter,
    addedAt: file.addedAt,
    notes: [...report.notes],
    households: file.households,
    lines: file.lines,
    amountFen: file.amountFen,
    sheetNames: [...positions.keys()],
    sheets: report.sheets.map((sheet) => maskedSheet(sheet, headersOf(sheet, heads.get(sheet.name)), maskNames)),
    asWritten: (shown.length === 0 ? report.sheets.slice(0, 1) : shown).map((sheet) => ({
      sheet: sheet.name,
      rows: maskedRows(rowsToShow(db, file.fileId, positions.get(sheet.name) ?? 0, sheet), sheet, maskNames),
    })),
    overrides: file.overrides,
    profile: profile === undefined ? null : { id: profile.id, name: profile.name },
    layoutChange:
      changed === null
        ? null
        : {
            profileId: changed.profile.id,
            profileName: changed.profile.name,
            added: [...changed.change.added],
            removed: [...changed.change.removed],
            moved: [...changed.change.moved],
          },
  };
}

/** Every header by column index; a table without a header has as many empty ones as columns. */
export function headersOf(sheet: SheetReport, head: SheetHead | undefined): readonly string[] {
  if (head === undefined) return [];
  const headers = headersAt(head, sheet.headerRows);
  const width = Math.max(0, ...head.rows.map(({ cells }) => cells.findLastIndex((cell) => cell.trim() !== '') + 1));
  return headers.length > 0 ? headers : Array.from({ length: width }, () => '');
}

function rowsToShow(db: Database, fileId: number, position: number, sheet: SheetReport): readonly SourceRow[] {
  const first = sheet.headerRows[0] ?? 1;
  const last = sheet.headerRows.at(-1) ?? 0;
  const lastShown = Math.max(last + ROWS_BELOW, ...sheet.previewRows.filter((row) => row <= last + 3 * ROWS_BELOW));
  return rowsBetween(db, fileId, position, Math.max(1, first - ROWS_ABOVE), lastShown);
}
