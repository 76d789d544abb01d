import { stat } from 'node:fs/promises';
import { AppError, AppErrors } from '../../shared/contracts/app-error.ts';
import { mappingOfFile } from '../../shared/contracts/mapping.ts';
import type { Ledger } from '../../shared/domain/ledger/ledger.ts';
import { LEDGER_KINDS, LEDGER_LABEL, type LedgerKind } from '../../shared/domain/ledger/ledger-kind.ts';
import { mergeLedgers } from '../../shared/domain/ledger/merge-ledgers.ts';
import { mergePersonExport } from '../../shared/domain/ledger/merge-person-export.ts';
import type { FileReport } from '../../shared/domain/ledger/reading-report.ts';
import { DEFAULT_READ_LIMITS, type ReadLimits } from '../formats/table.ts';
import { LedgerPool } from './ledger-pool.ts';
import { pointerNames } from './pointer-names.ts';
import type { JobContext } from './progress.ts';
import { type LedgerFile, readLedgerFile } from './read-ledger-file.ts';
import type { LedgerFileReading } from './read-table.ts';
import type { ReconcileInput } from './reconciliation.ts';

/** One ledger as read: its lines, and what was understood of each file. */
export interface LedgerReading {
  readonly ledger: Ledger;
  readonly files: readonly FileReport[];
  readonly warnings: readonly string[];
}

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

/** All ledgers of the month as read. */
export interface LedgersRead {
  readonly ledgers: Readonly<Record<LedgerKind, LedgerReading>>;
  readonly bankReturn: LedgerReading | null;
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

/**
 * Puts the files of each ledger together. They come in the order of their names, whatever the order in which they were given: the same
 * files are the same ledger.
 */
export function gatherLedgers(
  readings: readonly { readonly kind: LedgerKind | 'bankReturn'; readonly reading: LedgerFileReading }[],
): LedgersRead {
  const parts = { approval: [], finance: [], bank: [], bankReturn: [] } as Record<
    LedgerKind | 'bankReturn',
    LedgerFileReading[]
  >;
  for (const { kind, reading } of readings) parts[kind].push(reading);
  const together = (kind: LedgerKind | 'bankReturn', label: string): LedgerReading => {
    const files = parts[kind].map(({ report }) => report);
    const whole = mergeLedgers(parts[kind].map(({ ledger }) => ledger));
    const { ledger, warnings } =
      kind === 'approval' ? mergePersonExport(whole, files) : { ledger: whole, warnings: [] };
    const ofSheets = files.flatMap((file) =>
      file.sheets.flatMap((sheet) =>
        sheet.warnings.map(
          (warning) => `${label}《${file.name}》${sheet.name === '' ? '' : `“${sheet.name}”表`}：${warning}`,
        ),
      ),
    );
    return { ledger, files, warnings: [...ofSheets, ...warnings.map((warning) => `${label}：${warning}`)] };
  };
  return {
    ledgers: {
      approval: together('approval', LEDGER_LABEL.approval),
      finance: together('finance', LEDGER_LABEL.finance),
      bank: together('bank', LEDGER_LABEL.bank),
    },
    bankReturn: parts.bankReturn.length === 0 ? null : together('bankReturn', '回盘'),
  };
}

/** The order in which the files of a month are read: by name, in code units. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
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
