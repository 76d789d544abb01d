import { AppError } from '../../shared/contracts/app-error.ts';
import type { FileMapping } from '../../shared/contracts/mapping.ts';
import type { Ledger } from '../../shared/domain/ledger/ledger.ts';
import { LedgerBuilder } from '../../shared/domain/ledger/ledger-builder.ts';
import { mergeLedgers } from '../../shared/domain/ledger/merge-ledgers.ts';
import type { FileReport, SheetReport } from '../../shared/domain/ledger/reading-report.ts';
import { SheetReader, type SourceKind } from '../../shared/domain/ledger/sheet-reader.ts';
import type { ReadLimits, TableSource } from '../formats/table.ts';
import { ledgerKind } from './ledger-of-kind.ts';
import type { JobContext } from './progress.ts';

/** What a table is read as. */
export interface TableToRead {
  /** Where it lies, for reports and sentences. */
  readonly path: string;
  /** The name row pointers use. */
  readonly name: string;
  readonly kind: SourceKind;
  readonly period: string;
  readonly mapping: FileMapping | undefined;
}

/** A file of a ledger and what it is read with. */
export interface LedgerFile extends TableToRead {
  readonly limits: ReadLimits;
}

/** A file as read: its lines, and what was understood of it. */
export interface LedgerFileReading {
  readonly ledger: Ledger;
  readonly report: FileReport;
}

/** The lines of all sheets together, and what was understood of each. */
export interface SheetsRead {
  readonly ledger: Ledger;
  readonly sheets: readonly SheetReport[];
}

/**
 * Reads an open table into a ledger. `sha256` gives the digest of the file's bytes, once its rows have been read; `otherwise` may read the
 * sheets in a way of its own, and gives null where it cannot. Rejects with AppError where the table cannot be used.
 */
export async function readTable(
  file: TableToRead,
  source: TableSource,
  sha256: () => string | Promise<string>,
  context: JobContext,
  otherwise: () => Promise<SheetsRead | null> = () => Promise.resolve(null),
): Promise<LedgerFileReading> {
  const { ledger, sheets } = (await otherwise()) ?? (await readSheets(file, source, context));
  requireTable(file, sheets);
  return { ledger, report: reportOf(file, source, await sha256(), sheets) };
}

/** What was understood of a file; asked for at its end, when all its notes are known. */
export function reportOf(
  { name, path }: Pick<TableToRead, 'name' | 'path'>,
  { format, encoding, delimiter, notes }: TableSource,
  sha256: string,
  sheets: readonly SheetReport[],
): FileReport {
  return { name, path, sha256, format, encoding, delimiter, sheets, notes };
}

/** The reader of one sheet of the file, which puts its lines into `builder`. */
export function sheetReader(
  file: TableToRead,
  builder: LedgerBuilder,
  sheet: TableSource['sheets'][number],
): SheetReader {
  return new SheetReader(builder, {
    kind: file.kind,
    file: file.name,
    sheet: sheet.name,
    hidden: sheet.hidden,
    merges: sheet.merges,
    period: file.period,
    mapping: file.mapping,
  });
}

/** Every sheet of the file, one after the other, into one ledger. */
export async function readSheets(file: TableToRead, source: TableSource, context: JobContext): Promise<SheetsRead> {
  refuseUnknownSheets(file, source);
  const parts: Ledger[] = [];
  const sheets: SheetReport[] = [];
  for (const [index, sheet] of source.sheets.entries()) {
    if (file.mapping?.sheets !== undefined && !file.mapping.sheets.includes(sheet.name)) continue;
    const builder = new LedgerBuilder(ledgerKind(file.kind));
    const reader = sheetReader(file, builder, sheet);
    await source.readSheet(index, (row) => reader.row(row), {
      signal: context.signal,
      onProgress: (bytes) => context.report({ phase: 'read', what: file.name, done: bytes, total: 0, unit: 'bytes' }),
    });
    const { report, amountsInFen } = reader.end();
    parts.push(amountsInFen ? fromFen(builder.finish()) : builder.finish());
    sheets.push(report);
  }
  const ledger = mergeLedgers(parts.length === 0 ? [new LedgerBuilder(ledgerKind(file.kind)).finish()] : parts);
  return { ledger, sheets: agreeWithWholeFile(sheets, ledger) };
}

/** A total that does not fit its sheet may be the grand total of all sheets (全县合计 on the last one). */
function agreeWithWholeFile(sheets: readonly SheetReport[], ledger: Ledger): readonly SheetReport[] {
  if (sheets.every((sheet) => sheet.controlFaults.length === 0)) return sheets;
  const fileFen = ledger.fen.reduce((sum, fen) => sum + (fen || 0), 0);
  const fits = (declaredFen: number | null | undefined, declaredCount: number | null | undefined): boolean =>
    declaredFen === fileFen && (declaredCount ?? ledger.count) === ledger.count;
  return sheets.map((sheet) => ({
    ...sheet,
    controlFaults: sheet.controlFaults.filter((fault) => !fits(fault.declaredFen, fault.declaredCount)),
    controlTotals: sheet.controlTotals.map((total) => ({
      ...total,
      ...(!total.agrees && fits(total.declaredFen, total.declaredCount)
        ? { agrees: true, actualFen: fileFen, actualCount: ledger.count }
        : {}),
    })),
  }));
}

/** Amounts that were read as yuan but written in fen. */
export function fromFen(ledger: Ledger): Ledger {
  return {
    ...ledger,
    fen: ledger.fen.map((fen) => Math.round(fen / 100)),
    classFen: ledger.classFen.map((fen) => Math.round(fen / 100)),
  };
}

/** The mapping file names the sheets to read: a name that is not there would silently leave a township out. */
function refuseUnknownSheets(file: TableToRead, source: TableSource): void {
  const there = source.sheets.map((sheet) => sheet.name);
  const unknown = file.mapping?.sheets?.filter((name) => !there.includes(name)) ?? [];
  if (unknown.length === 0) return;
  throw new AppError(
    'E_USAGE',
    { file: file.path },
    {
      zh: `映射文件指定的工作表“${unknown.join('”“')}”不在文件里`,
      en: `the mapping names sheets that are not there: ${unknown.join(', ')}`,
    },
    { zh: `文件里的工作表有：${there.join('、')}`, en: `the sheets there are: ${there.join(', ')}` },
  );
}

/** Throws where there is no table at all, or one without the columns a ledger needs: such a file cannot be used. Says what was seen. */
export function requireTable(file: Pick<TableToRead, 'path'>, sheets: readonly SheetReport[]): void {
  const unusable = sheets.find((sheet) => sheet.problem !== null)?.problem ?? null;
  if (unusable !== null)
    throw new AppError(unusable.code, { file: file.path, ...unusable.place }, unusable.problem, unusable.mend);
  if (sheets.some((sheet) => sheet.isTable)) return;
  if (sheets.every((sheet) => sheet.rowsRead === sheet.setAside.blank)) {
    throw new AppError(
      'E_EMPTY',
      { file: file.path },
      { zh: '文件里没有任何数据', en: 'the file holds no data' },
      { zh: '请确认导出成功，重新导出', en: 'make sure the export succeeded, and export it again' },
    );
  }
  throw new AppError(
    'E_NO_HEADER',
    { file: file.path },
    { zh: '各张工作表里都找不到表头（要有姓名、身份证号、账号、金额等列名）', en: 'no sheet has a header' },
    { zh: '请补上列名，或用 --mapping 指明各列', en: 'add column names, or name the columns with --mapping' },
  );
}
