import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { AppError } from '../../shared/contracts/app-error.ts';
import type { FileMapping } from '../../shared/contracts/mapping.ts';
import type { Ledger } from '../../shared/domain/ledger/ledger.ts';
import { LedgerBuilder } from '../../shared/domain/ledger/ledger-builder.ts';
import type { LedgerKind } from '../../shared/domain/ledger/ledger-kind.ts';
import { mergeLedgers } from '../../shared/domain/ledger/merge-ledgers.ts';
import type { FileReport, SheetReport } from '../../shared/domain/ledger/reading-report.ts';
import { SheetReader, type SourceKind } from '../../shared/domain/ledger/sheet-reader.ts';
import { type BodyPlan, type BodyReport, TableBody } from '../../shared/domain/ledger/table-body.ts';
import { type OpenHints, openTable } from '../formats/open-table.ts';
import type { ReadLimits, TableSource } from '../formats/table.ts';
import { type DelimitedPlan, isDelimitedSource, planRanges, readDelimitedRange } from '../formats/text/delimited.ts';
import type { ByteRange } from '../formats/text/read-chunks.ts';
import { UnknownToFastReader } from '../formats/xlsx/unknown-to-fast-reader.ts';
import type { JobContext } from './progress.ts';

/** A file of a ledger and what it is read with. */
export interface LedgerFile {
  readonly path: string;
  /** The name row pointers use. */
  readonly name: string;
  readonly kind: SourceKind;
  readonly period: string;
  readonly mapping: FileMapping | undefined;
  readonly limits: ReadLimits;
}

/** A file as read: its lines, and what was understood of it. */
export interface LedgerFileReading {
  readonly ledger: Ledger;
  readonly report: FileReport;
}

/** A stretch of a large text, to be read anywhere. */
export interface RangeToRead {
  readonly path: string;
  readonly limits: ReadLimits;
  readonly text: DelimitedPlan;
  readonly body: BodyPlan;
  readonly range: ByteRange;
}

/** A stretch as read. Rows count from its own beginning; `lines` is how many physical lines it has. */
export interface RangeReading {
  readonly ledger: Ledger;
  readonly report: BodyReport;
  readonly lines: number;
}

/** Reads ranges, at the same time where there are threads for it, and gives them in their order. */
export type ReadRanges = (ranges: readonly RangeToRead[]) => Promise<readonly RangeReading[]>;

/** Texts below this size are not worth cutting up. */
const CUT_FROM_BYTES = 8 << 20;
/** The head of a large text, in which its header and a sample of its rows are looked at. */
const HEAD_BYTES = 256 << 10;
const RANGE_BYTES = 24 << 20;

function ledgerKind(kind: SourceKind): LedgerKind {
  return kind === 'bank-return' ? 'bank' : kind;
}

/** Reads one range on the calling thread. */
export async function readRange(
  { path, limits, text, body, range }: RangeToRead,
  context: JobContext,
): Promise<RangeReading> {
  const builder = new LedgerBuilder(ledgerKind(body.kind));
  const reader = new TableBody(body, builder, builder.addSheet({ file: body.file, sheet: body.sheet }));
  const { lines } = await readDelimitedRange(path, text, range, (row) => reader.take(row), {
    signal: context.signal,
    limits,
  });
  return { report: reader.finish(), ledger: builder.finish(), lines };
}

/** SHA-256 of a file, read as a stream. */
async function hashOf(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, signal })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Reads one file into a ledger. Rejects with AppError where it cannot be used, with the signal's reason on abort. */
export async function readLedgerFile(
  file: LedgerFile,
  context: JobContext,
  readRanges?: ReadRanges,
): Promise<LedgerFileReading> {
  try {
    return await readWith(file, {}, context, readRanges);
  } catch (error) {
    // The fast reader came upon something it does not know after it had given rows: all of the file is read again, the slow way.
    if (!(error instanceof UnknownToFastReader)) throw error;
    return readWith(file, { forceSheetJs: true }, context, undefined);
  }
}

async function readWith(
  file: LedgerFile,
  hints: OpenHints,
  context: JobContext,
  readRanges: ReadRanges | undefined,
): Promise<LedgerFileReading> {
  const { encoding, delimiter, fixedWidth } = file.mapping ?? {};
  const source = await openTable(file.path, file.limits, {
    ...hints,
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(fixedWidth === undefined ? {} : { fixedWidth }),
  });
  try {
    const ranged = readRanges === undefined ? null : await readInRanges(file, source, context, readRanges);
    const { ledger, sheets } = ranged ?? (await readSheets(file, source, context));
    requireTable(file, sheets);
    const report: FileReport = {
      name: file.name,
      path: file.path,
      sha256: await hashOf(file.path, context.signal),
      format: source.format,
      encoding: source.encoding,
      delimiter: source.delimiter,
      sheets,
      notes: source.notes,
    };
    return { ledger, report };
  } finally {
    await source.close();
  }
}

interface SheetsRead {
  readonly ledger: Ledger;
  readonly sheets: readonly SheetReport[];
}

function sheetReader(file: LedgerFile, builder: LedgerBuilder, sheet: TableSource['sheets'][number]): SheetReader {
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
async function readSheets(file: LedgerFile, source: TableSource, context: JobContext): Promise<SheetsRead> {
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

/**
 * A large text without quotes: its head is read here, to understand it, the rest in ranges. null where it is not worth it or cannot be
 * cut. The result is the same as reading it in one piece.
 */
async function readInRanges(
  file: LedgerFile,
  source: TableSource,
  context: JobContext,
  readRanges: ReadRanges,
): Promise<SheetsRead | null> {
  if (!isDelimitedSource(source)) return null;
  const pieces = await planRanges(file.path, source.plan, 1);
  const size = pieces[0]!.end;
  if (size < CUT_FROM_BYTES) return null;
  const cuts = await planRanges(file.path, source.plan, Math.ceil(size / HEAD_BYTES));
  if (cuts.length < 2) return null;
  const builder = new LedgerBuilder(ledgerKind(file.kind));
  const reader = sheetReader(file, builder, source.sheets[0]!);
  const head = cuts[0]!;
  const { lines } = await readDelimitedRange(file.path, source.plan, head, (row) => reader.row(row), {
    signal: context.signal,
    limits: file.limits,
  });
  const body = reader.bodyPlan();
  // A person export puts households together over the whole file.
  if (body === null || body.persons !== null) return null;
  const perRange = Math.max(1, Math.round(RANGE_BYTES / HEAD_BYTES));
  const ranges: ByteRange[] = [];
  for (let at = 1; at < cuts.length; at += perRange) {
    ranges.push({ start: cuts[at]!.start, end: cuts[Math.min(at + perRange, cuts.length) - 1]!.end });
  }
  const readings = await readRanges(
    ranges.map((range) => ({ path: file.path, limits: file.limits, text: source.plan, body, range })),
  );
  const parts = [];
  let rowsBefore = lines;
  for (const reading of readings) {
    reader.join(reading.report, rowsBefore);
    for (let line = 0; line < reading.ledger.count; line++) reading.ledger.row[line]! += rowsBefore;
    parts.push(reading.ledger);
    rowsBefore += reading.lines;
  }
  const { report, amountsInFen } = reader.end();
  const ledger = mergeLedgers([builder.finish(), ...parts]);
  return { ledger: amountsInFen ? fromFen(ledger) : ledger, sheets: [report] };
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
      agrees: total.agrees || fits(total.declaredFen, total.declaredCount),
    })),
  }));
}

/** Amounts that were read as yuan but written in fen. */
function fromFen(ledger: Ledger): Ledger {
  return {
    ...ledger,
    fen: ledger.fen.map((fen) => Math.round(fen / 100)),
    classFen: ledger.classFen.map((fen) => Math.round(fen / 100)),
  };
}

/** The mapping file names the sheets to read: a name that is not there would silently leave a township out. */
function refuseUnknownSheets(file: LedgerFile, source: TableSource): void {
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

/** A file without any table, or without the columns a ledger needs, cannot be used: say what was seen. */
function requireTable(file: LedgerFile, sheets: readonly SheetReport[]): void {
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
