import { open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/contracts/app-error.ts';
import type { Ledger } from '../../shared/domain/ledger/ledger.ts';
import { LEDGER_KINDS, type LedgerKind } from '../../shared/domain/ledger/ledger-kind.ts';
import type { SheetRead } from '../../shared/domain/ledger/sheet-reader.ts';
import { withTownships } from '../../shared/domain/ledger/with-townships.ts';
import type { PlainJoin, PlainLedger, PlainLedgers, PlainRows } from '../../shared/domain/plain/join-plain.ts';
import { PairSet } from '../../shared/domain/plain/pair-set.ts';
import { accountMark, otherAccountMark } from '../../shared/domain/plain/plain-keys.ts';
import { type PlainPlan, plainPlanOf } from '../../shared/domain/plain/plain-plan.ts';
import { accountDigitsOf, PARTS, RECORD_WORDS, Word } from '../../shared/domain/plain/plain-record.ts';
import { settlePlain } from '../../shared/domain/plain/settle-plain.ts';
import type { SettledHouseholds } from '../../shared/domain/plain/settled-households.ts';
import { detectFormat } from '../formats/detect-format.ts';
import { DEFAULT_READ_LIMITS } from '../formats/table.ts';
import { type DelimitedSource, openDelimited } from '../formats/text/delimited.ts';
import { assumeUtf8 } from '../formats/text/detect-encoding.ts';
import type { ByteRange } from '../formats/text/read-chunks.ts';
import { CUT_SIZES, type CutSizes, type CutText, cutText } from './cut-text.ts';
import { hashOfFile } from './hash-of-file.ts';
import { ledgerKind } from './ledger-of-kind.ts';
import {
  joinParts,
  type PartsToJoin,
  type RangeToScan,
  type RowsToRead,
  readRows,
  type ScannedRange,
  scanRange,
} from './plain-range.ts';
import type { JobContext } from './progress.ts';
import { joinLedgers, joinReports } from './read-ledger-file.ts';
import { type LedgerFile, type LedgerFileReading, reportOf, requireTable } from './read-table.ts';

/** Who does the work of the lane: threads, or the caller's own. */
export interface LaneHands {
  /** SHA-256 of a file in lower-case hex. */
  hash(path: string): Promise<string>;
  scan(range: RangeToScan): Promise<ScannedRange | null>;
  join(parts: PartsToJoin): Promise<PlainJoin>;
  rows(rows: RowsToRead): Promise<Ledger>;
}

/** The caller's own hands, where there are no threads. Between two ranges whatever else is waiting has its turn, such as the signal. */
export function ownHands(signal: AbortSignal): LaneHands {
  return {
    hash: (path) => hashOfFile(path, signal),
    async scan(range) {
      await setImmediate();
      signal.throwIfAborted();
      return scanRange(range);
    },
    join: async (parts) => joinParts(parts),
    rows: async (rows) => readRows(rows),
  };
}

/** All ledgers as read, in the order of the files; what is settled is in none of them. */
export interface LaneReading {
  readonly readings: readonly LedgerFileReading[];
  readonly settled: SettledHouseholds;
}

/** Parts joined at a time. */
const PARTS_TOGETHER = 32;

export interface LaneSizes extends CutSizes {
  /** The lane is for files of which at least this share of the rows of the head is plain; others would be read twice. */
  readonly leastPlain: number;
}

export const LANE_SIZES: LaneSizes = { ...CUT_SIZES, leastPlain: 0.8 };

/** Thrown where the lane comes upon something it does not know, in whatever file: all are then read as ever. */
class NotForTheLane extends Error {}

/**
 * Reads the ledgers of a month where all files are large UTF-8 texts in nearly canonical form (docs/plain-lane.md): the households in order
 * are settled on the bytes, and only the rest is read as lines. Null where the lane is none for these files; nothing is lost by trying.
 */
export async function readInPlainLane(
  files: readonly LedgerFile[],
  hands: LaneHands,
  context: JobContext,
  sizes: LaneSizes = LANE_SIZES,
): Promise<LaneReading | null> {
  if (!files.every(mayBeRead) || !LEDGER_KINDS.every((kind) => files.some((file) => file.kind === kind))) return null;
  try {
    // First, for the hands have nothing else to do until the first head was understood.
    const hashes = files.map(({ path }) => hands.hash(path));
    for (const each of hashes) each.catch(() => {});
    const inside: LaneFile[] = [];
    for (const [i, file] of files.entries()) inside.push(await enter(file, hashes[i]!, sizes, hands, context));
    return await leave(inside, hands, context);
  } catch (error) {
    context.signal.throwIfAborted();
    // What is wrong with a file is said by the reader that knows all kinds of files.
    if (error instanceof NotForTheLane || error instanceof AppError) return null;
    throw error;
  }
}

/** Whether nothing was said of the file that the lane would have to obey. */
function mayBeRead({ kind, limits, mapping }: LedgerFile): boolean {
  const { encoding, fixedWidth, sheets } = mapping ?? {};
  return (
    kind !== 'bank-return' &&
    encoding === undefined &&
    fixedWidth === undefined &&
    sheets === undefined &&
    (Object.keys(DEFAULT_READ_LIMITS) as (keyof typeof DEFAULT_READ_LIMITS)[]).every(
      (name) => limits[name] === DEFAULT_READ_LIMITS[name],
    )
  );
}

/** A file whose head was understood, on its way through the lane. */
interface LaneFile {
  readonly file: LedgerFile;
  readonly kind: LedgerKind;
  readonly source: DelimitedSource;
  readonly cut: CutText;
  /** The rows of the head, then those of each range, as they are found. */
  readonly scans: readonly Promise<Scanned>[];
  readonly sha256: Promise<string>;
}

/** A range of a file, scanned. */
interface Scanned {
  readonly range: RangeToScan;
  readonly found: ScannedRange;
}

/** Understands the head of a file and has all its rows passed over; what follows the head is on its way when this resolves. */
async function enter(
  file: LedgerFile,
  sha256: Promise<string>,
  sizes: LaneSizes,
  hands: LaneHands,
  context: JobContext,
): Promise<LaneFile> {
  const { path, limits, mapping } = file;
  if ((await detectFormat(path, limits)) !== 'text') throw new NotForTheLane();
  // Taken for UTF-8 without quotes, which every byte of it has to bear out as it is passed over.
  const encoding = await assumeUtf8(path);
  const source = await openDelimited(path, encoding, limits, mapping?.delimiter);
  const cut = await cutText(file, source, sizes, context);
  const plain = cut === null ? null : plainPlanOf(cut.body, source.plan.delimiter);
  if (cut === null || plain === null) throw new NotForTheLane();
  const head = await scanHead(cut, plain, encoding.bomBytes, sizes.leastPlain);
  let done = 0;
  const scans = cut.ranges.map(async (each) => {
    const range: RangeToScan = { ...each, plain };
    const found = await hands.scan(range);
    if (found === null) throw new NotForTheLane();
    done += range.range.end - range.range.start;
    context.report({ phase: 'read', what: file.name, done, total: 0, unit: 'bytes' });
    return { range, found };
  });
  // Where the lane is left early nobody waits for these any more.
  for (const each of scans) each.catch(() => {});
  return { file, kind: ledgerKind(file.kind), source, cut, scans: [Promise.resolve(head), ...scans], sha256 };
}

/** The rows of the head below its header. Its report is the reader's who understood it. */
async function scanHead(
  { ranges, headRange, headerRows }: CutText,
  plain: PlainPlan,
  bomBytes: number,
  leastPlain: number,
): Promise<Scanned> {
  const start = await startBelow(ranges[0]!.path, headRange, headerRows, bomBytes);
  const range: RangeToScan = { ...ranges[0]!, range: { start, end: headRange.end }, plain };
  const found = scanRange(range);
  if (found === null || found.records.length / RECORD_WORDS < leastPlain * found.lines) throw new NotForTheLane();
  return { range, found };
}

/** Where the first row below the header begins. */
async function startBelow(
  path: string,
  { end }: ByteRange,
  headerRows: readonly number[],
  bomBytes: number,
): Promise<number> {
  const last = headerRows.at(-1) ?? 0;
  if (last === 0) return bomBytes;
  // A row between two rows of a header is one of the table.
  if (last - headerRows[0]! >= headerRows.length) throw new NotForTheLane();
  const bytes = Buffer.alloc(end);
  const file = await open(path, 'r');
  try {
    await file.read(bytes, 0, end, 0);
  } finally {
    await file.close();
  }
  let start = 0;
  for (let line = 0; line < last; line++) {
    const lineEnd = bytes.indexOf(0x0a, start);
    if (lineEnd === -1 || bytes.subarray(start, lineEnd - 1).includes(0x0d)) throw new NotForTheLane();
    start = lineEnd + 1;
  }
  return start;
}

/** Joins and settles what was found once all files have been passed over, and has the rest read as lines. */
async function leave(files: readonly LaneFile[], hands: LaneHands, { signal }: JobContext): Promise<LaneReading> {
  const ofFiles = await Promise.all(
    files.map(async (each): Promise<PassedFile> => {
      const scanned = await Promise.all(each.scans);
      const read = joinReports(
        each.cut,
        scanned.slice(1).map(({ found }) => found),
      );
      if (read.amountsInFen) for (const { found } of scanned) fromYuanToFen(found.records);
      requireTable(each.file, [read.report]);
      return { ...each, scanned, ...read };
    }),
  );
  signal.throwIfAborted();
  const otherIds = new PairSet();
  const otherAccounts = new PairSet();
  for (const { found } of ofFiles.flatMap(({ scanned }) => scanned)) {
    addPairs(otherIds, found.otherKeys.ids);
    addPairs(otherAccounts, found.otherKeys.accounts);
  }
  const rowsOf = (kind: LedgerKind): NumberedRows =>
    numberRows(ofFiles.filter((each) => each.kind === kind).flatMap(({ scanned }) => scanned));
  const rows = { approval: rowsOf('approval'), finance: rowsOf('finance'), bank: rowsOf('bank') };
  const ledgers = { approval: rows.approval.ledger, finance: rows.finance.ledger, bank: rows.bank.ledger };
  // The townships of a household are one word (`HouseholdWord.townships`): enough for any county, not for a column of free text.
  if (LEDGER_KINDS.reduce((all, kind) => all * ledgers[kind].townshipCount, 1) > 0xffffffff) throw new NotForTheLane();
  const joins = await joinAll(ledgers, otherIds, hands);
  signal.throwIfAborted();
  for (const kind of LEDGER_KINDS) for (const { left } of joins) addAccounts(otherAccounts, ledgers[kind], left[kind]);
  const settlement = settlePlain(joins, otherAccounts, {
    approval: rows.approval.townships,
    finance: rows.finance.townships,
    bank: rows.bank.townships,
  });
  for (const kind of LEDGER_KINDS) {
    for (const { left } of joins) for (const number of left[kind]) rows[kind].leave(number);
    for (const number of settlement.left[kind]) rows[kind].leave(number);
  }
  const readings = await Promise.all(ofFiles.map((each) => readLeft(each, rows[each.kind], hands)));
  return { readings, settled: settlement.settled };
}

/** A file passed over to its end, and what was understood of it. */
interface PassedFile extends LaneFile, SheetRead {
  readonly scanned: readonly Scanned[];
}

/** Reads as lines what is not settled of a file. */
async function readLeft(
  { file, source, cut, scanned, report, amountsInFen, sha256 }: PassedFile,
  { townships, leftOf }: NumberedRows,
  hands: LaneHands,
): Promise<LedgerFileReading> {
  const [head, ...rest] = await Promise.all(
    scanned.map(async ({ range, found }) => ({
      ledger: await hands.rows({ range, rows: inOrder(found.others, leftOf(found)) }),
      lines: found.lines,
    })),
  );
  // The head was passed over from below its header.
  const above = cut.headLines - head!.lines;
  for (let line = 0; line < head!.ledger.count; line++) head!.ledger.row[line]! += above;
  const lines = joinLedgers({ head: head!.ledger, headLines: cut.headLines }, rest, amountsInFen);
  return { ledger: withTownships(lines, townships), report: reportOf(file, source, await sha256, [report]) };
}

async function joinAll(ledgers: PlainLedgers, otherIds: PairSet, hands: LaneHands): Promise<readonly PlainJoin[]> {
  const tasks: Promise<PlainJoin>[] = [];
  for (let from = 0; from < PARTS; from += PARTS_TOGETHER)
    tasks.push(hands.join({ ledgers, from, to: from + PARTS_TOGETHER, otherIds: otherIds.pairs() }));
  return Promise.all(tasks);
}

/** The rows of a ledger numbered through, and which of them are left to be read as lines. */
interface NumberedRows {
  readonly ledger: PlainLedger;
  readonly townships: readonly string[];
  leave(number: number): void;
  leftOf(range: ScannedRange): readonly number[];
}

function numberRows(scanned: readonly Scanned[]): NumberedRows {
  const townships: string[] = [];
  const known = new Map<string, number>();
  const ranges: PlainRows[] = [];
  let first = 0;
  for (const { found } of scanned) {
    const own = found.townships.map((name) => {
      if (name === null) return 0;
      const index = known.get(name) ?? townships.push(name) - 1;
      known.set(name, index);
      return index;
    });
    ranges.push({ records: found.records, starts: found.starts, first, townships: Uint32Array.from(own) });
    first += found.records.length / RECORD_WORDS;
  }
  const left = ranges.map((): number[] => []);
  return {
    ledger: { ranges, townshipCount: townships.length },
    townships,
    leave(number) {
      const at = rangeOf(ranges, number);
      left[at]!.push(number - ranges[at]!.first);
    },
    leftOf: (range) =>
      left[scanned.findIndex(({ found }) => found === range)]!.flatMap((record) => placeOf(range, record)),
  };
}

function rangeOf(ranges: readonly PlainRows[], number: number): number {
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ranges[middle]!.first <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}

function placeOf({ records }: ScannedRange, record: number): [number, number] {
  const at = record * RECORD_WORDS;
  return [records[at + Word.line]!, records[at + Word.offset]!];
}

/** The rows that are not plain and those that are left, in their order in the range. */
function inOrder(others: Uint32Array, left: readonly number[]): Uint32Array {
  const rows: (readonly [number, number])[] = [];
  for (const places of [others, left])
    for (let i = 0; i < places.length; i += 2) rows.push([places[i]!, places[i + 1]!]);
  rows.sort(([, one], [, other]) => one - other);
  return Uint32Array.from(rows.flat());
}

function addPairs(set: PairSet, pairs: Uint32Array): void {
  for (let i = 0; i < pairs.length; i += 2) set.add(pairs[i]!, pairs[i + 1]!);
}

function addAccounts(set: PairSet, { ranges }: PlainLedger, numbers: Uint32Array): void {
  for (const number of numbers) {
    const { records, first } = ranges[rangeOf(ranges, number)]!;
    const at = (number - first) * RECORD_WORDS;
    const { account } = Word;
    const words = [records[at + account]!, records[at + account + 1]!, records[at + account + 2]!] as const;
    const digits = accountDigitsOf(records[at + Word.traits]!);
    set.add(accountMark(...words, digits), otherAccountMark(...words, digits));
  }
}

/** Amounts that were read as yuan but written in fen: as `fromFen` has it. */
function fromYuanToFen(records: Uint32Array): void {
  for (let at = Word.fen; at < records.length; at += RECORD_WORDS) records[at] = Math.round(records[at]! / 100);
}
