import { AppError } from '../../../shared/contracts/app-error.ts';
import type { FileKind } from '../../../shared/contracts/desk/common.ts';
import type { FileOverrides } from '../../../shared/contracts/desk/files.ts';
import type { FileMapping } from '../../../shared/contracts/mapping.ts';
import { HEADER_SEARCH_ROWS } from '../../../shared/domain/ledger/header.ts';
import type { Ledger } from '../../../shared/domain/ledger/ledger.ts';
import type { FileReport, SheetReport } from '../../../shared/domain/ledger/reading-report.ts';
import type { SourceKind } from '../../../shared/domain/ledger/sheet-reader.ts';
import { groupHouseholds } from '../../../shared/domain/matching/households.ts';
import type { Database } from '../../data/database.ts';
import type { JobContext } from '../progress.ts';
import { readSheets, reportOf, requireTable } from '../read-table.ts';
import { tellKind } from '../tell-kind.ts';
import { type StoredFile, storedTable } from './stored-table.ts';

/** A file whose rows the database keeps, and how it is to be read. */
export interface FileToUnderstand {
  readonly file: StoredFile;
  /** The name row pointers use. */
  readonly name: string;
  /** YYYY-MM. */
  readonly period: string;
  readonly overrides: FileOverrides | null;
}

/** What was understood of a file, and what it comes to. */
export interface UnderstoodFile {
  readonly report: FileReport;
  readonly households: number;
  readonly lines: number;
  readonly amountFen: number;
}

/** Rows that are enough to tell a ledger by its columns: the header is among the first, and a sample below it. */
const ROWS_TO_TELL_KIND = HEADER_SEARCH_ROWS + 256;

/** What the readers call the kind of a file. */
export function sourceKindOf(kind: FileKind): SourceKind {
  return kind === 'bankReturn' ? 'bank-return' : kind;
}

/** Tells by its first rows what a file is. */
export async function tellStoredKind(
  db: Database,
  { file, name, period, overrides }: FileToUnderstand,
  context: JobContext,
): Promise<FileKind> {
  const source = storedTable(db, file, ROWS_TO_TELL_KIND);
  // The bank's reading takes files without a header too, so it can look at anything.
  const table = { path: name, name, kind: 'bank', period, mapping: mappingOf(name, overrides) } as const;
  const { sheets } = await readSheets(table, source, context);
  const kind = tellKind(reportOf(table, source, file.sha256, sheets));
  return kind === 'bank-return' ? 'bankReturn' : kind;
}

/**
 * Reads a file from the rows kept and says what it understood. A file without the columns a ledger needs is understood too, with the problem
 * in its report: a person may know which columns they are. Rejects with AppError where there is nothing to know: a file without any data, or
 * overrides that name a sheet which is not there.
 */
export async function understandFile(
  db: Database,
  { file, name, period, overrides }: FileToUnderstand,
  kind: FileKind,
  context: JobContext,
): Promise<UnderstoodFile> {
  const source = storedTable(db, file);
  const table = { path: name, name, kind: sourceKindOf(kind), period, mapping: mappingOf(name, overrides) };
  const { ledger, sheets } = await readSheets(table, source, context);
  return {
    report: reportOf(table, source, file.sha256, withProblem(name, sheets)),
    households: groupHouseholds(ledger, new Map()).count,
    lines: ledger.count,
    amountFen: sumOf(ledger),
  };
}

/** The entry of the mapping file that says the same of this one file. */
export function mappingOf(name: string, overrides: FileOverrides | null): FileMapping | undefined {
  return overrides === null ? undefined : { match: name, ...overrides };
}

function sumOf({ fen, count }: Ledger): number {
  let sum = 0;
  for (let line = 0; line < count; line++) sum += fen[line] || 0;
  return sum;
}

/** Where no single sheet is to blame (none has a header), the first with something in it bears the problem of the file. */
function withProblem(name: string, sheets: readonly SheetReport[]): readonly SheetReport[] {
  try {
    requireTable({ path: name }, sheets);
    return sheets;
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'E_NO_HEADER' && error.code !== 'E_NO_COLUMN')) throw error;
    if (sheets.some(({ problem }) => problem !== null)) return sheets;
    const { code, problem, mend } = error;
    const filled = sheets.findIndex(({ rowsRead, setAside }) => rowsRead > setAside.blank);
    return sheets.map((sheet, at) =>
      at === filled ? { ...sheet, problem: { code, place: {}, problem, mend } } : sheet,
    );
  }
}
