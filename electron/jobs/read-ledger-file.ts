import type { Ledger } from '../../shared/domain/ledger/ledger.ts';
import { LedgerBuilder } from '../../shared/domain/ledger/ledger-builder.ts';
import { mergeLedgers } from '../../shared/domain/ledger/merge-ledgers.ts';
import type { SheetRead } from '../../shared/domain/ledger/sheet-reader.ts';
import { type BodyReport, TableBody } from '../../shared/domain/ledger/table-body.ts';
import { type OpenHints, openTable } from '../formats/open-table.ts';
import type { TableSource } from '../formats/table.ts';
import { isDelimitedSource, readDelimitedRange } from '../formats/text/delimited.ts';
import { UnknownToFastReader } from '../formats/xlsx/unknown-to-fast-reader.ts';
import { CUT_SIZES, type CutText, cutText, type RangeToRead } from './cut-text.ts';
import { hashOfFile } from './hash-of-file.ts';
import { ledgerKind } from './ledger-of-kind.ts';
import type { JobContext } from './progress.ts';
import { fromFen, type LedgerFile, type LedgerFileReading, readTable, type SheetsRead } from './read-table.ts';

/** A stretch as read. Rows count from its own beginning; `lines` is how many physical lines it has. */
export interface RangeReading {
  readonly ledger: Ledger;
  readonly report: BodyReport;
  readonly lines: number;
}

/** Reads ranges, at the same time where there are threads for it, and gives them in their order. */
export type ReadRanges = (ranges: readonly RangeToRead[]) => Promise<readonly RangeReading[]>;

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
  const cut = isDelimitedSource(source) ? await cutText(file, source, CUT_SIZES, context) : null;
  if (cut === null) return null;
  const readings = await readRanges(cut.ranges);
  const { report, amountsInFen } = joinReports(cut, readings);
  return { ledger: joinLedgers(cut, readings, amountsInFen), sheets: [report] };
}

/** What was understood of a text that was cut, its head and its ranges together. */
export function joinReports(
  { reader, headLines }: CutText,
  ranges: readonly Pick<RangeReading, 'report' | 'lines'>[],
): SheetRead {
  let rowsBefore = headLines;
  for (const { report, lines } of ranges) {
    reader.join(report, rowsBefore);
    rowsBefore += lines;
  }
  return reader.end();
}

/** The lines of a text that was cut: those of its head, then those of its ranges, whose rows now count from the beginning of the file. */
export function joinLedgers(
  { head, headLines }: Pick<CutText, 'head' | 'headLines'>,
  ranges: readonly Pick<RangeReading, 'ledger' | 'lines'>[],
  amountsInFen: boolean,
): Ledger {
  const parts = [head];
  let rowsBefore = headLines;
  for (const { ledger, lines } of ranges) {
    for (let line = 0; line < ledger.count; line++) ledger.row[line]! += rowsBefore;
    parts.push(ledger);
    rowsBefore += lines;
  }
  const whole = mergeLedgers(parts);
  return amountsInFen ? fromFen(whole) : whole;
}
