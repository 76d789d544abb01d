import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Ledger } from '../../shared/domain/ledger/ledger.ts';
import { LedgerBuilder } from '../../shared/domain/ledger/ledger-builder.ts';
import { type BodyReport, TableBody } from '../../shared/domain/ledger/table-body.ts';
import { intoParts } from '../../shared/domain/plain/into-parts.ts';
import {
  joinPlainRows,
  type PlainJoin,
  type PlainLedgers,
  type PlainRows,
} from '../../shared/domain/plain/join-plain.ts';
import { PairSet } from '../../shared/domain/plain/pair-set.ts';
import { keysOfLines, type PlainKeys } from '../../shared/domain/plain/plain-keys.ts';
import type { PlainPlan } from '../../shared/domain/plain/plain-plan.ts';
import { PlainScanner, SLACK_BYTES } from '../../shared/domain/plain/plain-scanner.ts';
import { MAX_LINE_BYTES } from '../formats/text/read-chunks.ts';
import { createRecordScanner } from '../formats/text/scan-records.ts';
import { createChunkDecoder } from '../formats/text/text-encoding.ts';
import type { RangeToRead } from './cut-text.ts';
import { ledgerKind } from './ledger-of-kind.ts';

/** A range to be passed over in the plain lane. */
export interface RangeToScan extends RangeToRead {
  readonly plain: PlainPlan;
}

/** What was found in a range: its plain rows as records, and of all others what has to be known before they are read as lines. */
export interface ScannedRange extends Pick<PlainRows, 'records' | 'starts'> {
  /** By index in the records; null where no plain row names it. */
  readonly townships: readonly (string | null)[];
  /** The rows that are not plain: physical lines before each, and where it begins, two words a row. */
  readonly others: Uint32Array;
  readonly otherKeys: PlainKeys;
  /** Of all rows, the plain ones too. */
  readonly report: BodyReport;
  readonly lines: number;
}

/** Parts of the plain rows of all ledgers, to be joined. */
export interface PartsToJoin {
  readonly ledgers: PlainLedgers;
  readonly from: number;
  readonly to: number;
  readonly otherIds: Uint32Array;
}

/** Rows of a range to be read as lines, in their order: physical lines before each, and where it begins, two words a row. */
export interface RowsToRead {
  readonly range: RangeToRead;
  readonly rows: Uint32Array;
}

const CHUNK_BYTES = 1 << 20;
const LF = 0x0a;
/** Where a thread takes down the rows of one range after the other. */
let room = new Uint32Array(0);
const CR = 0x0d;

/**
 * Passes over a range. Null where there is something in it that the lane does not know: a quote, NUL, bytes that are no UTF-8, a line that
 * ends with a lone CR or not at all.
 */
export function scanRange({ path, limits, text, body, plain, range }: RangeToScan): ScannedRange | null {
  const builder = new LedgerBuilder(ledgerKind(body.kind));
  const reader = new TableBody(body, builder, builder.addSheet({ file: body.file, sheet: body.sheet }));
  const takeOther = rowTaker({ path, limits, text }, reader);
  const others: number[] = [];
  let isKnown = true;
  let chunk: Buffer = Buffer.alloc(0);
  let chunkEnd = 0;
  const scanner = new PlainScanner(plain, room, textOfCells(), (from, to, line, offset) => {
    const bytes = chunk.subarray(from, Math.min(to, chunkEnd));
    for (let at = bytes.indexOf(CR); at !== -1; at = bytes.indexOf(CR, at + 1)) isKnown &&= bytes[at + 1] === LF;
    others.push(line, offset);
    reader.countPlainLines(scanner.takeSum());
    takeOther(bytes, line, range.start + offset + bytes.length === range.end);
  });
  const ok = forEachChunk(path, range, (bytes, end, offset) => {
    chunk = bytes;
    chunkEnd = end;
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole) || whole.includes(0x22) || whole.includes(0)) return false;
    scanner.scan(bytes, end, offset);
    return isKnown;
  });
  room = scanner.room;
  if (!ok) return null;
  reader.countPlainLines(scanner.takeSum());
  return {
    ...intoParts(scanner.records),
    townships: scanner.townships,
    others: Uint32Array.from(others),
    otherKeys: keysOfLines(builder.finish()),
    report: reader.finish(),
    lines: scanner.lines,
  };
}

/** Joins parts of the plain rows; see `joinPlainRows`. */
export function joinParts({ ledgers, from, to, otherIds }: PartsToJoin): PlainJoin {
  return joinPlainRows(ledgers, from, to, PairSet.of(otherIds));
}

/** Reads single rows of a range as lines, as ever; what is counted of a range was counted when it was scanned. */
export function readRows({ range: { path, limits, text, body, range }, rows }: RowsToRead): Ledger {
  const builder = new LedgerBuilder(ledgerKind(body.kind));
  const reader = new TableBody(body, builder, builder.addSheet({ file: body.file, sheet: body.sheet }));
  const take = rowTaker({ path, limits, text }, reader);
  const window = new RowWindow(path, range.end);
  try {
    for (let i = 0; i < rows.length; i += 2) {
      const bytes = window.rowAt(range.start + rows[i + 1]!);
      take(bytes, rows[i]!, range.start + rows[i + 1]! + bytes.length === range.end);
    }
  } finally {
    window.close();
  }
  return builder.finish();
}

/** Reads the bytes of one row and has it taken. `line`: physical lines before it. */
function rowTaker(
  { path, limits, text }: Pick<RangeToRead, 'path' | 'limits' | 'text'>,
  reader: TableBody,
): (bytes: Buffer, line: number, last: boolean) => void {
  const decode = createChunkDecoder(text.encoding);
  let row = 0;
  const records = createRecordScanner(text, limits, path, (record) => {
    record.row = row;
    reader.take(record);
  });
  return (bytes, line, last) => {
    row = line + 1;
    records.push(decode(bytes), last);
  };
}

function textOfCells(): (bytes: Uint8Array) => string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return (bytes) => decoder.decode(bytes);
}

/**
 * Gives a range in chunks of whole lines: `bytes` up to `end`, where a LF stands behind the last one in any case, and slack. Stops and gives
 * false where `take` does, or a line has no end.
 */
function forEachChunk(
  path: string,
  { start, end }: RangeToRead['range'],
  take: (bytes: Buffer, end: number, offset: number) => boolean,
): boolean {
  const file = openSync(path, 'r');
  try {
    let buffer = Buffer.alloc(Math.min(CHUNK_BYTES, end - start) + SLACK_BYTES);
    let offset = start;
    let filled = 0;
    while (offset < end) {
      const wanted = Math.min(buffer.length - SLACK_BYTES - filled, end - offset - filled);
      const read = readSync(file, buffer, filled, wanted, offset + filled);
      filled += read;
      const isLast = offset + filled >= end;
      // A file that shrank while it was read is none the lane knows.
      if (read === 0 && !isLast) return false;
      const whole = isLast ? filled : buffer.lastIndexOf(LF, filled - 1) + 1;
      if (whole === 0) {
        if (buffer.length >= MAX_LINE_BYTES) return false;
        const larger = Buffer.alloc(buffer.length * 2);
        buffer.copy(larger, 0, 0, filled);
        buffer = larger;
        continue;
      }
      const behind = buffer[whole]!;
      if (buffer[whole - 1] !== LF) buffer[whole] = LF;
      if (!take(buffer, whole, offset - start)) return false;
      buffer[whole] = behind;
      buffer.copyWithin(0, whole, filled);
      filled -= whole;
      offset += whole;
    }
    return true;
  } finally {
    closeSync(file);
  }
}

/** Gives rows of a file by where they begin, in ascending order; rows that lie together are read together. */
class RowWindow {
  readonly #file: number;
  #end: number;
  #buffer = Buffer.alloc(4 << 10);
  #offset = 0;
  #filled = 0;

  constructor(path: string, end: number) {
    this.#file = openSync(path, 'r');
    this.#end = end;
  }

  /** The bytes of the row with its line end; valid until the next call. */
  rowAt(offset: number): Buffer {
    let lineEnd = this.#lineEndFrom(offset);
    if (lineEnd === -1) this.#fill(offset);
    for (lineEnd = this.#lineEndFrom(offset); lineEnd === -1; lineEnd = this.#lineEndFrom(offset)) {
      if (this.#offset + this.#filled >= this.#end) return this.#buffer.subarray(offset - this.#offset, this.#filled);
      this.#buffer = Buffer.alloc(this.#buffer.length * 2);
      this.#fill(offset);
    }
    return this.#buffer.subarray(offset - this.#offset, lineEnd + 1);
  }

  close(): void {
    closeSync(this.#file);
  }

  #lineEndFrom(offset: number): number {
    const from = offset - this.#offset;
    if (from < 0 || from >= this.#filled) return -1;
    return this.#buffer.subarray(0, this.#filled).indexOf(LF, from);
  }

  #fill(offset: number): void {
    const wanted = Math.min(this.#buffer.length, this.#end - offset);
    this.#offset = offset;
    this.#filled = readSync(this.#file, this.#buffer, 0, wanted, offset);
    // A file that shrank while it was read ends where it ends.
    if (this.#filled === 0) this.#end = offset;
  }
}
