import { AppErrors } from '../../../shared/contracts/app-error.ts';
import { FILE_KIND_LABEL } from '../../../shared/contracts/desk/common.ts';
import type { JobResult } from '../../../shared/contracts/desk/jobs.ts';
import { inWindowWords } from '../../../shared/contracts/desk/window-words.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import type { Mapping } from '../../../shared/contracts/mapping.ts';
import { maskDigitRuns } from '../../../shared/domain/identity/mask-cells.ts';
import { LEDGER_KINDS } from '../../../shared/domain/ledger/ledger-kind.ts';
import type { Database } from '../../data/database.ts';
import { standingDecisions } from '../../data/decision-repo.ts';
import { appendLog } from '../../data/log-repo.ts';
import { filesOfMonth, type MonthFile } from '../../data/month-file-repo.ts';
import { type Month, monthById } from '../../data/month-repo.ts';
import { digestOfRun } from '../../data/run-digest.ts';
import { sourceFile } from '../../data/source-file-repo.ts';
import { writeDifferences } from '../../data/write-differences.ts';
import { writeHouseholds } from '../../data/write-households.ts';
import { abandonRun, beginRun, finishRun, type RunFile } from '../../data/write-run.ts';
import type { LedgersRead } from '../gather-ledgers.ts';
import { reconcileLedgers } from '../reconcile-ledgers.ts';
import { composeMapping, hashedMapping } from './compose-mapping.ts';
import type { DeskJobContext } from './desk-job.ts';
import { followPayments } from './follow-payments.ts';
import { readStoredLedgers, type StoredLedgerFile } from './read-stored-ledgers.ts';
import { turns } from './stored-table.ts';
import { syncCases } from './sync-cases.ts';

/**
 * Reconciles a month from what the database keeps: rows, overrides and decisions as they stand at its beginning. The run is there once it
 * is whole; whatever happens before leaves nothing.
 */
export async function reconcileMonth(
  { monthId }: { readonly monthId: number },
  context: DeskJobContext,
): Promise<Extract<JobResult, { kind: 'reconcile' }>> {
  const { db } = context;
  const { month, files, mapping } = db.transaction(() => standingOf(db, monthId));
  refuseMissingLedgers(files);
  const runId = beginRun(db, { monthId, revision: month.revision, startedAt: context.now() });
  try {
    await fillRun(runId, { month, files, mapping }, context);
  } catch (error) {
    abandonRun(db, runId);
    throw error;
  }
  return { kind: 'reconcile', monthId, runId };
}

/** What a run rests on. */
interface Standing {
  readonly month: Month;
  readonly files: readonly MonthFile[];
  readonly mapping: Mapping | null;
}

function standingOf(db: Database, monthId: number): Standing {
  const files = filesOfMonth(db, monthId);
  const mapping = composeMapping({ files, decisions: standingDecisions(db, monthId) });
  return { month: monthById(db, monthId), files, mapping };
}

async function fillRun(runId: number, { month, files, mapping }: Standing, context: DeskJobContext): Promise<void> {
  const { db } = context;
  const began = performance.now();
  const read = await readLedgersOf(files, month.period, mapping, context);
  const input = { period: month.period, mapping: hashedMapping(mapping) };
  const reconciled = reconcileLedgers(read, input, performance.now() - began, context);
  const { statement, discrepancies, households } = reconciled;
  const total = discrepancies.length + statement.sources.approval.households;
  const breathe = turns();
  const written = async (rows: number): Promise<void> => {
    context.report({ phase: 'write', what: '', done: Math.min(rows, total), total, unit: 'rows' });
    await breathe();
    context.signal.throwIfAborted();
  };
  await written(0);
  const differencesSha256 = await writeDifferences(db, runId, discrepancies, written);
  const householdsSha256 = await writeHouseholds(db, runId, households(), (rows) =>
    written(discrepancies.length + rows),
  );
  const finishedAt = context.now();
  db.transaction(() => {
    finishRun(db, runId, { finishedAt, statement, mapping, files: runFilesOf(read, files) });
    appendLog(db, {
      at: finishedAt,
      actor: context.actor,
      action: 'run.finish',
      subject: `${month.period} ${month.programme}`,
      detail: {
        runId,
        monthId: month.monthId,
        verdict: statement.verdict,
        differences: statement.discrepancies.total,
        resultSha256: statement.resultSha256,
        ...digestOfRun(db, runId, { differencesSha256, householdsSha256 }),
        engine: { ...statement.engine },
        sources: files.map(({ kind, name, fileId }) => ({ kind, name, fileId })),
        sentence: `差异 ${statement.discrepancies.total} 条`,
      },
    });
    followPayments(db, month, reconciled.linesToFollow(), { at: finishedAt, actor: context.actor });
    syncCases(db, month.monthId, { actor: context.actor, at: finishedAt });
  });
}

/** Reads files of a month from the rows the database keeps. Throws WorkplaceError with a sentence a file that cannot be used. */
export async function readLedgersOf(
  files: readonly MonthFile[],
  period: string,
  mapping: Mapping | null,
  context: DeskJobContext,
): Promise<LedgersRead> {
  const stored = files.map(({ kind, name, fileId, report }): StoredLedgerFile => {
    const file = sourceFile(context.db, fileId);
    if (file === undefined) throw new Error('a file of a month is not among the source files');
    return { kind, name, file, rows: report.sheets.reduce((sum, { rowsRead }) => sum + rowsRead, 0) };
  });
  try {
    return await readStoredLedgers(context.db, stored, { period, mapping }, context);
  } catch (error) {
    throw error instanceof AppErrors ? unusable(error) : error;
  }
}

/** Every file that cannot be used, by name: what is wrong and what to do. */
function unusable({ errors }: AppErrors): WorkplaceError {
  const sentences = errors.map(({ place, problem }) => `《${place.file}》${maskDigitRuns(inWindowWords(problem.zh))}`);
  const mends = [...new Set(errors.map(({ mend }) => inWindowWords(mend.zh)))];
  return new WorkplaceError('E_REFUSED', sentences.join('；'), mends.join('；'));
}

function refuseMissingLedgers(files: readonly MonthFile[]): void {
  const missing = LEDGER_KINDS.filter((kind) => !files.some((file) => file.kind === kind));
  if (missing.length === 0) return;
  const labels = missing.map((kind) => FILE_KIND_LABEL[kind]).join('、');
  throw new WorkplaceError('E_REFUSED', `还没有${labels}文件，无法对账`, `请先选入${labels}文件`);
}

/** The files as this run read them. */
function runFilesOf({ ledgers, bankReturn }: LedgersRead, files: readonly MonthFile[]): readonly RunFile[] {
  const reports = { ...ledgers, bankReturn };
  return files.map(({ kind, name, fileId }) => {
    const report = reports[kind]?.files.find((each) => each.name === name);
    if (report === undefined) throw new Error('a file of the month was not read');
    return { kind, name, fileId, report };
  });
}
