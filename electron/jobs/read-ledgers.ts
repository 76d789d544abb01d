import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { AppError, AppErrors } from '../../shared/contracts/app-error.ts';
import { type FileMapping, mappingOfFile } from '../../shared/contracts/mapping.ts';
import { LEDGER_KINDS, LEDGER_LABEL, type LedgerKind } from '../../shared/domain/discrepancy/discrepancy.ts';
import type { Ledger } from '../../shared/domain/ledger/ledger.ts';
import { LedgerBuilder } from '../../shared/domain/ledger/ledger-builder.ts';
import { mergeLedgers } from '../../shared/domain/ledger/merge-ledgers.ts';
import type { FileReport, SheetReport } from '../../shared/domain/ledger/reading-report.ts';
import { SheetReader, type SourceKind } from '../../shared/domain/ledger/sheet-reader.ts';
import { openTable } from '../formats/open-table.ts';
import { DEFAULT_READ_LIMITS, type ReadLimits, type TableSource } from '../formats/table.ts';
import { pointerNames } from './pointer-names.ts';
import type { JobContext } from './progress.ts';
import type { ReconcileInput } from './reconcile.ts';

/** One ledger as read: its lines, and what was understood of each file. */
export interface LedgerReading {
  readonly ledger: Ledger;
  readonly files: readonly FileReport[];
  readonly warnings: readonly string[];
}

/** SHA-256 of a file, read as a stream. */
async function hashOf(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, signal })) hash.update(chunk as Buffer);
  return hash.digest('hex');
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

/** What a file is read with. */
export interface FileToRead {
  readonly path: string;
  /** The name row pointers use. */
  readonly name: string;
  readonly kind: SourceKind;
  readonly period: string;
  readonly mapping: FileMapping | undefined;
  readonly limits: ReadLimits;
}

/** Reads one file into a part of a ledger. Rejects with AppError where it cannot be used. */
export async function readLedgerFile(
  file: FileToRead,
  context: JobContext,
): Promise<{ readonly ledger: Ledger; readonly report: FileReport }> {
  const { mapping } = file;
  const source = await openTable(file.path, file.limits, {
    ...(mapping?.encoding === undefined ? {} : { encoding: mapping.encoding }),
    ...(mapping?.delimiter === undefined ? {} : { delimiter: mapping.delimiter }),
    ...(mapping?.fixedWidth === undefined ? {} : { fixedWidth: mapping.fixedWidth }),
  });
  try {
    const builder = new LedgerBuilder(file.kind === 'bank-return' ? 'bank' : file.kind);
    const sheets = await readSheets(file, source, builder, context);
    requireTable(file, sheets);
    const sha256 = await hashOf(file.path, context.signal);
    const report: FileReport = {
      name: file.name,
      path: file.path,
      sha256,
      format: source.format,
      encoding: source.encoding,
      delimiter: source.delimiter,
      sheets,
      notes: source.notes,
    };
    return { ledger: builder.finish(), report };
  } finally {
    await source.close();
  }
}

async function readSheets(
  file: FileToRead,
  source: TableSource,
  builder: LedgerBuilder,
  context: JobContext,
): Promise<readonly SheetReport[]> {
  const reports: SheetReport[] = [];
  for (const [index, sheet] of source.sheets.entries()) {
    if (file.mapping?.sheets !== undefined && !file.mapping.sheets.includes(sheet.name)) continue;
    const reader = new SheetReader(builder, {
      kind: file.kind,
      file: file.name,
      sheet: sheet.name,
      hidden: sheet.hidden,
      merges: sheet.merges,
      period: file.period,
      mapping: file.mapping,
    });
    await source.readSheet(index, (row) => reader.row(row), {
      signal: context.signal,
      onProgress: (bytes) => context.report({ phase: 'read', what: file.name, done: bytes, total: 0, unit: 'bytes' }),
    });
    reports.push(reader.end());
  }
  return reports;
}

/** A file without any table, or without the columns a ledger needs, cannot be used: say what was seen. */
function requireTable(file: FileToRead, sheets: readonly SheetReport[]): void {
  const problem = sheets.find((sheet) => sheet.problem !== null)?.problem;
  const tables = sheets.filter((sheet) => sheet.isTable);
  if (tables.length > 0 && problem === undefined) return;
  if (sheets.every((sheet) => sheet.rowsRead === sheet.setAside.blank)) {
    throw new AppError(
      'E_EMPTY',
      { file: file.path },
      { zh: '文件里没有任何数据', en: 'the file holds no data' },
      { zh: '请确认导出成功，重新导出', en: 'export it again' },
    );
  }
  if (problem !== undefined && problem !== null)
    throw new AppError(problem.code, { file: file.path, ...problem.place }, problem.problem, problem.mend);
}

/** Reads all ledgers. Every file that cannot be used is told, not only the first. */
export async function readLedgers(
  input: ReconcileInput,
  context: JobContext,
): Promise<{
  readonly ledgers: Readonly<Record<LedgerKind, LedgerReading>>;
  readonly bankReturn: LedgerReading | null;
}> {
  const limits = limitsOf(input);
  const everything = [...LEDGER_KINDS, 'bankReturn' as const].flatMap((kind) =>
    input.files[kind].map((path) => ({ kind, path })),
  );
  const names = pointerNames(everything.map(({ path }) => path));
  const parts = { approval: [], finance: [], bank: [], bankReturn: [] } as Record<
    LedgerKind | 'bankReturn',
    Awaited<ReturnType<typeof readLedgerFile>>[]
  >;
  const problems: AppError[] = [];
  const inOrder = everything
    .map((each, i) => ({ ...each, name: names[i]! }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const { kind, path, name } of inOrder) {
    try {
      const file = {
        path,
        name,
        kind: kind === 'bankReturn' ? ('bank-return' as const) : kind,
        period: input.period,
        mapping: mappingOfFile(input.mapping?.content ?? null, name),
        limits,
      };
      parts[kind].push(await readLedgerFile(file, context));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push(error);
    }
  }
  if (problems.length > 0) throw new AppErrors(problems);
  const together = (kind: LedgerKind | 'bankReturn', label: string): LedgerReading => {
    const files = parts[kind].map(({ report }) => report);
    return {
      ledger: mergeLedgers(parts[kind].map(({ ledger }) => ledger)),
      files,
      warnings: files.flatMap((file) =>
        file.sheets.flatMap((sheet) =>
          sheet.warnings.map(
            (warning) => `${label}《${file.name}》${sheet.name === '' ? '' : `“${sheet.name}”表`}：${warning}`,
          ),
        ),
      ),
    };
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
