import type { Ledger } from '../../shared/domain/ledger/ledger.ts';
import { LedgerBuilder } from '../../shared/domain/ledger/ledger-builder.ts';
import { mergeLedgers } from '../../shared/domain/ledger/merge-ledgers.ts';
import { type BodyPlan, type BodyReport, TableBody } from '../../shared/domain/ledger/table-body.ts';
import { type OpenHints, openTable } from '../formats/open-table.ts';
import type { ReadLimits, TableSource } from '../formats/table.ts';
import { type DelimitedPlan, isDelimitedSource, planRanges, readDelimitedRange } from '../formats/text/delimited.ts';
import type { ByteRange } from '../formats/text/read-chunks.ts';
import { UnknownToFastReader } from '../formats/xlsx/unknown-to-fast-reader.ts';
import { hashOfFile } from './hash-of-file.ts';
import type { JobContext } from './progress.ts';
import {
  fromFen,
  type LedgerFileReading,
  ledgerKind,
  readTable,
  type SheetsRead,
  sheetReader,
  type TableToRead,
} from './read-table.ts';

/** A file of a ledger and what it is read with. */
export interface LedgerFile extends TableToRead {
  readonly limits: ReadLimits;
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
    return await readTable(
      file,
      source,
      () => hashOfFile(file.path, context.signal),
      context,
      readRanges === undefined ? undefined : () => readInRanges(file, source, context, readRanges),
    );
  } finally {
    await source.close();
  }
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
