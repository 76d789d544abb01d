import { stat } from 'node:fs/promises';
import { AppError, AppErrors } from '../../shared/contracts/app-error.ts';
import { mappingOfFile } from '../../shared/contracts/mapping.ts';
import { LEDGER_KINDS } from '../../shared/domain/ledger/ledger-kind.ts';
import { DEFAULT_READ_LIMITS, type ReadLimits } from '../formats/table.ts';
import { byName, gatherLedgers, type LedgersRead } from './gather-ledgers.ts';
import { LedgerPool } from './ledger-pool.ts';
import { pointerNames } from './pointer-names.ts';
import type { JobContext } from './progress.ts';
import { type LedgerFile, readLedgerFile } from './read-ledger-file.ts';
import type { LedgerFileReading } from './read-table.ts';
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

/** Reads all ledgers. Every file that cannot be used is told, not only the first. */
export async function readLedgers(input: ReconcileInput, context: JobContext): Promise<LedgersRead> {
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
  const readings = await readFiles(files, context);
  return gatherLedgers(inOrder.map(({ kind }, i) => ({ kind, reading: readings[i]! })));
}

/** Files from this size on are worth a thread of their own. */
const THREAD_FROM_BYTES = 1 << 20;

/** Reads the files, large ones at the same time. Rejects with every file's problem, not only the first. */
async function readFiles(files: readonly LedgerFile[], outer: JobContext): Promise<readonly LedgerFileReading[]> {
  const sizes = await Promise.all(
    files.map(({ path }) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const context = { signal: outer.signal, report: addedUp(total, outer.report) };
  const pool = sizes.some((size) => size >= THREAD_FROM_BYTES) ? LedgerPool.open(context) : null;
  const read = (file: LedgerFile, size: number): Promise<LedgerFileReading> => {
    if (pool === null || size < THREAD_FROM_BYTES) return readLedgerFile(file, context);
    if (isTextName(file.path)) return readLedgerFile(file, context, (ranges) => pool.readRanges(ranges));
    return pool.readFile(file);
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
