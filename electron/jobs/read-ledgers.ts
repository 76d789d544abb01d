import { stat } from 'node:fs/promises';
import { AppError, AppErrors } from '../../shared/contracts/app-error.ts';
import { mappingOfFile } from '../../shared/contracts/mapping-of-file.ts';
import { LEDGER_KINDS } from '../../shared/domain/ledger/ledger-kind.ts';
import { NONE_SETTLED } from '../../shared/domain/plain/settled-households.ts';
import { DEFAULT_READ_LIMITS, type ReadLimits } from '../formats/table.ts';
import type { RangeToRead } from './cut-text.ts';
import { byName, gatherLedgers, type LedgersRead } from './gather-ledgers.ts';
import { LedgerPool } from './ledger-pool.ts';
import {
  LANE_SIZES,
  type LaneHands,
  type LaneReading,
  type LaneSizes,
  ownHands,
  readInPlainLane,
} from './plain-lane.ts';
import { pointerNames } from './pointer-names.ts';
import type { JobContext } from './progress.ts';
import { type RangeReading, readLedgerFile } from './read-ledger-file.ts';
import type { LedgerFile, LedgerFileReading } from './read-table.ts';
import type { ReconcileInput } from './reconciliation.ts';

/** The limits of the mapping file over the built-in ones. Throws E_USAGE where a name is unknown. */
export function limitsOf(input: Pick<ReconcileInput, 'mapping'>): ReadLimits {
  const given = input.mapping?.content.limits ?? {};
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(DEFAULT_READ_LIMITS, name));
  if (unknown !== undefined) {
    const known = Object.keys(DEFAULT_READ_LIMITS).join('、');
    throw new AppError(
      'E_USAGE',
      {},
      { zh: `映射文件里没有叫“${unknown}”的限额`, en: `there is no limit "${unknown}"` },
      { zh: `可用的限额：${known}`, en: `known limits: ${known}` },
    );
  }
  return { ...DEFAULT_READ_LIMITS, ...given };
}

/** Reads all ledgers. Every file that cannot be used is told, not only the first. `sizes`: those of the plain lane, unless a test says otherwise. */
export async function readLedgers(
  input: ReconcileInput,
  context: JobContext,
  sizes: LaneSizes = LANE_SIZES,
): Promise<LedgersRead> {
  const limits = limitsOf(input);
  const everything = [...LEDGER_KINDS, 'bankReturn' as const].flatMap((kind) =>
    input.files[kind].map((path) => ({ kind, path })),
  );
  const names = pointerNames(everything.map(({ path }) => path));
  const inOrder = everything
    .map((each, i) => ({ ...each, name: input.names?.get(each.path) ?? names[i]! }))
    .sort(byName);
  const files = inOrder.map(
    ({ kind, path, name }): LedgerFile => ({
      path,
      name,
      kind: kind === 'bankReturn' ? 'bank-return' : kind,
      period: input.period,
      mapping: mappingOfFile(input.mapping?.content ?? null, name),
      limits,
    }),
  );
  const { readings, settled } = await readFiles(files, mayBeSettled(input), sizes, context);
  return gatherLedgers(
    inOrder.map(({ kind }, i) => ({ kind, reading: readings[i]! })),
    settled,
  );
}

/** Files from this size on are worth a thread of their own. */
const THREAD_FROM_BYTES = 1 << 20;

/** Whether nobody said anything of single households: who was said to be whose successor, or the same, has to be there as a line. */
function mayBeSettled({ mapping }: Pick<ReconcileInput, 'mapping'>): boolean {
  const { successions = [], decisions = [] } = mapping?.content ?? {};
  return successions.length === 0 && decisions.length === 0;
}

/** Reads the files, in the plain lane where they are for it. Rejects with every file's problem, not only the first. */
async function readFiles(
  files: readonly LedgerFile[],
  maySettle: boolean,
  laneSizes: LaneSizes,
  { signal, report }: JobContext,
): Promise<LaneReading> {
  const sizes = await Promise.all(
    files.map(({ path }) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const context = (): JobContext => ({ signal, report: addedUp(total, report) });
  const isForTheLane = files.every(({ path }, i) => isTextName(path) && sizes[i]! >= laneSizes.fromBytes);
  const lane = maySettle && isForTheLane ? await tryPlainLane(files, laneSizes, context()) : null;
  return lane ?? { readings: await readAllLines(files, sizes, context()), settled: NONE_SETTLED };
}

async function tryPlainLane(
  files: readonly LedgerFile[],
  sizes: LaneSizes,
  context: JobContext,
): Promise<LaneReading | null> {
  const pool = LedgerPool.open(context);
  pool?.start();
  const hands: LaneHands =
    pool === null
      ? ownHands(context.signal)
      : {
          hash: (path) => pool.run('hash', path),
          scan: (range) => pool.run('scan', range),
          join: (parts) => pool.run('join', parts),
          rows: (rows) => pool.run('rows', rows),
        };
  try {
    return await readInPlainLane(files, hands, context, sizes);
  } finally {
    await pool?.close();
  }
}

/** Reads every row of the files as a line, large files at the same time. */
async function readAllLines(
  files: readonly LedgerFile[],
  sizes: readonly number[],
  context: JobContext,
): Promise<readonly LedgerFileReading[]> {
  const pool = sizes.some((size) => size >= THREAD_FROM_BYTES) ? LedgerPool.open(context) : null;
  const read = (file: LedgerFile, size: number): Promise<LedgerFileReading> => {
    if (pool === null || size < THREAD_FROM_BYTES) return readLedgerFile(file, context);
    if (isTextName(file.path)) return readLedgerFile(file, context, (ranges) => readRanges(pool, ranges, context));
    return pool.run('file', file);
  };
  try {
    const settled = await Promise.allSettled(files.map((file, i) => read(file, sizes[i]!)));
    const failures = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    context.signal.throwIfAborted();
    const broken = failures.find((failure) => !(failure instanceof AppError));
    if (broken !== undefined) throw broken;
    if (failures.length > 0) throw new AppErrors(failures as AppError[]);
    return settled.map((each) => (each as PromiseFulfilledResult<LedgerFileReading>).value);
  } finally {
    await pool?.close();
  }
}

async function readRanges(
  pool: LedgerPool,
  ranges: readonly RangeToRead[],
  { report }: JobContext,
): Promise<readonly RangeReading[]> {
  let done = 0;
  return Promise.all(
    ranges.map(async (range) => {
      const reading = await pool.run('range', range);
      done += range.range.end - range.range.start;
      report({ phase: 'read', what: range.body.file, done, total: 0, unit: 'bytes' });
      return reading;
    }),
  );
}

/** The files are read at the same time: their progress is one line, how much of all their bytes is behind us. */
function addedUp(total: number, report: JobContext['report']): JobContext['report'] {
  const doneOf = new Map<string, number>();
  return (progress) => {
    doneOf.set(progress.what, Math.max(progress.done, doneOf.get(progress.what) ?? 0));
    const done = [...doneOf.values()].reduce((sum, each) => sum + each, 0);
    report({ ...progress, what: '', done: Math.min(done, total), total });
  };
}

/** Whether a file is likely a text, which is cut into ranges; by its name, which only decides where the work is done. */
function isTextName(path: string): boolean {
  return /\.(?:csv|tsv|txt|dat|ret)$/i.test(path);
}
