import { join } from 'node:path';
import { discrepancyRows } from '../../../electron/formats/write/discrepancies-csv.ts';
import { LANE_SIZES } from '../../../electron/jobs/plain-lane.ts';
import { readLedgers } from '../../../electron/jobs/read-ledgers.ts';
import { reconcileLedgers } from '../../../electron/jobs/reconcile-ledgers.ts';
import { CSV_FILES } from '../../../electron/jobs/sample-county/csv-ledgers.ts';

/** Reconciles the county of a folder twice in one process, with the program's own threads beside it, and prints what came of it as JSON. */
const [folder, period] = process.argv.slice(2) as [string, string];
const context = { signal: new AbortController().signal, report: () => {} };
const path = (kind: keyof typeof CSV_FILES): string[] => [join(folder, CSV_FILES[kind])];
const input = {
  period,
  mapping: null,
  files: { approval: path('approval'), finance: path('finance'), bank: path('bank'), bankReturn: [] },
};

let threads = 0;
process.on('worker', () => threads++);

async function answerOf(fromBytes: number) {
  const sizes = { ...LANE_SIZES, fromBytes, headBytes: 16 << 10, rangeBytes: 48 << 10 };
  const before = threads;
  const read = await readLedgers(input, context, sizes);
  const { statement, discrepancies } = reconcileLedgers(read, input, 0, context);
  return {
    threads: threads - before,
    settled: read.settled.count,
    statement,
    csv: [...discrepancyRows(discrepancies, { unmasked: true })].join(''),
  };
}

const inLane = await answerOf(0);
const asEver = await answerOf(Number.POSITIVE_INFINITY);
process.stdout.write(JSON.stringify({ inLane, asEver }));
