import type { Ledger } from '../../shared/domain/ledger/ledger.ts';
import { LedgerBuilder } from '../../shared/domain/ledger/ledger-builder.ts';
import type { SheetReader } from '../../shared/domain/ledger/sheet-reader.ts';
import type { BodyPlan } from '../../shared/domain/ledger/table-body.ts';
import type { ReadLimits } from '../formats/table.ts';
import { cutAtLines, type DelimitedPlan, type DelimitedSource, readDelimitedRange } from '../formats/text/delimited.ts';
import type { ByteRange } from '../formats/text/read-chunks.ts';
import { ledgerKind } from './ledger-of-kind.ts';
import type { JobContext } from './progress.ts';
import { type LedgerFile, sheetReader } from './read-table.ts';

/** A stretch of a large text, to be read anywhere. */
export interface RangeToRead {
  readonly path: string;
  readonly limits: ReadLimits;
  readonly text: DelimitedPlan;
  readonly body: BodyPlan;
  readonly range: ByteRange;
}

/** A large text whose head has been read and understood: what is left to read of it. */
export interface CutText {
  readonly reader: SheetReader;
  readonly body: BodyPlan;
  /** The lines of the head. */
  readonly head: Ledger;
  readonly headRange: ByteRange;
  /** Physical lines of the head. */
  readonly headLines: number;
  /** Physical rows of the header. */
  readonly headerRows: readonly number[];
  /** All that follows the head, in order. */
  readonly ranges: readonly RangeToRead[];
}

export interface CutSizes {
  /** Texts below this size are not worth cutting up. */
  readonly fromBytes: number;
  /** The head of a large text, in which its header and a sample of its rows are looked at. */
  readonly headBytes: number;
  readonly rangeBytes: number;
}

export const CUT_SIZES: CutSizes = { fromBytes: 8 << 20, headBytes: 128 << 10, rangeBytes: 12 << 20 };

/** Reads the head of a large text without quotes and cuts up what follows; null where it is not worth it or cannot be done. */
export async function cutText(
  file: LedgerFile,
  source: DelimitedSource,
  { fromBytes, headBytes, rangeBytes }: CutSizes,
  { signal }: Pick<JobContext, 'signal'>,
): Promise<CutText | null> {
  const { path, limits } = file;
  const [head, ...rest] = await cutAtLines(path, source.plan, (size) => {
    const places: number[] = [];
    if (size >= fromBytes) for (let at = headBytes; at < size; at += rangeBytes) places.push(at);
    return places;
  });
  if (rest.length === 0) return null;
  const builder = new LedgerBuilder(ledgerKind(file.kind));
  const reader = sheetReader(file, builder, source.sheets[0]!);
  const { lines } = await readDelimitedRange(path, source.plan, head!, (row) => reader.row(row), { signal, limits });
  const body = reader.bodyPlan();
  // A person export puts households together over the whole file.
  if (body === null || body.persons !== null) return null;
  const ranges = rest.map((range) => ({ path, limits, text: source.plan, body, range }));
  return {
    reader,
    body,
    head: builder.finish(),
    headRange: head!,
    headLines: lines,
    headerRows: reader.headerRows,
    ranges,
  };
}
