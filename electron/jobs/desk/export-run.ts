import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DifferenceFilter, DifferenceSort } from '../../../shared/contracts/desk/differences.ts';
import type { JobResult } from '../../../shared/contracts/desk/jobs.ts';
import { inWindowWords } from '../../../shared/contracts/desk/window-words.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import type { Discrepancy } from '../../../shared/domain/discrepancy/discrepancy.ts';
import { exemptionSentence } from '../../../shared/domain/people/four-eyes.ts';
import { REPORT_LABEL, type ReportKind } from '../../../shared/domain/statement/file-name.ts';
import { differencesByIds } from '../../data/difference-repo.ts';
import { viewsOf } from '../../data/difference-view.ts';
import { standingExemption } from '../../data/exemption-repo.ts';
import { appendLog } from '../../data/log-repo.ts';
import { mappingOf, type Run, runById, statementOf } from '../../data/run-repo.ts';
import { readSettings } from '../../data/setting-repo.ts';
import { writeDiscrepanciesCsv } from '../../formats/write/discrepancies-csv.ts';
import type { StatementToWrite } from '../../formats/write/statement-words.ts';
import { mappingText } from './compose-mapping.ts';
import type { DeskJobContext } from './desk-job.ts';
import { sealToPrint } from './seal-to-print.ts';
import { turns } from './stored-table.ts';
import { writeBeside } from './write-beside.ts';

export interface ExportInput {
  readonly runId: number;
  readonly what: ReportKind;
  /** Only the differences that pass; null: all. The statement is always whole. */
  readonly filter: DifferenceFilter | null;
  /** Identity numbers and accounts in full: for a stated purpose, which is recorded. */
  readonly unmasked: boolean;
  readonly purpose: string;
  /** Where the person wants the file. */
  readonly target: string;
}

/** What a writer has to say besides the file. */
interface Written {
  readonly rows: number;
  readonly warnings: readonly string[];
}

const STANDARD: DifferenceSort = { by: 'standard', descending: false };
const ROWS_AT_ONCE = 2000;

/** Writes a report of a run as the command line writes it. The file is there once it is whole, and the record says that it was handed out. */
export async function exportRun(
  input: ExportInput,
  context: DeskJobContext,
): Promise<Extract<JobResult, { kind: 'export' }>> {
  const { db, now, actor } = context;
  const { runId, what, target } = input;
  // The window asks for it; a door that must not be left to the window alone is closed here as well.
  if (input.unmasked && input.purpose.trim().length < 2)
    throw new WorkplaceError('E_REFUSED', '导出完整号码要写明用途', '请写明用途，用途会记入记录');
  const run = runById(db, runId);
  context.report({ phase: 'write', what: REPORT_LABEL[what], done: 0, total: 0, unit: 'rows' });
  let written: Written = { rows: 0, warnings: [] };
  await writeBeside(
    target,
    async (path) => {
      written = await WRITERS[what](path, run, input, context);
    },
    () => {
      context.signal.throwIfAborted();
      appendLog(db, { at: now(), actor, action: 'export', ...entryOf(run, input, written.rows) });
    },
  );
  return { kind: 'export', runId, name: basename(target), rows: written.rows, warnings: [...written.warnings] };
}

type Writer = (path: string, run: Run, input: ExportInput, context: DeskJobContext) => Promise<Written>;

const WRITERS: Readonly<Record<ReportKind, Writer>> = {
  async csv(path, { runId }, { filter, unmasked }, context) {
    const rows = new DifferencesToWrite(runId, filter, context);
    await writeDiscrepanciesCsv(path, rows, { unmasked });
    return { rows: rows.total, warnings: [] };
  },
  async xlsx(path, run, { filter, unmasked }, context) {
    const rows = new DifferencesToWrite(run.runId, filter, context);
    const breathe = turns();
    const discrepancies: Discrepancy[] = [];
    for (const discrepancy of rows) {
      discrepancies.push(discrepancy);
      if (discrepancies.length % ROWS_AT_ONCE === 0) await breathe();
    }
    const { writeDiscrepanciesXlsx } = await import('../../formats/write/discrepancies-xlsx.ts');
    await writeDiscrepanciesXlsx(path, discrepancies, statementToWrite(run, context), { unmasked });
    return { rows: rows.total, warnings: [] };
  },
  async pdf(path, run, _input, context) {
    const { writeStatementPdf } = await import('../../formats/write/statement-pdf.ts');
    const { missingGlyphWarnings } = await import('../../formats/write/pdf-file.ts');
    const { missingGlyphs } = await writeStatementPdf(path, statementToWrite(run, context));
    return { rows: 0, warnings: missingGlyphWarnings('对账单', missingGlyphs) };
  },
  async mapping(path, { runId }, _input, { db }) {
    const mapping = mappingOf(db, runId);
    if (mapping === null)
      throw new WorkplaceError('E_REFUSED', '这次对账没有手工设定，也没有人工决定', '不需要对账设置文件');
    await writeFile(path, mappingText(mapping));
    return { rows: 0, warnings: [] };
  },
};

function statementToWrite(run: Run, { db }: DeskJobContext): StatementToWrite {
  const statement = statementOf(db, run.runId);
  const exemption = standingExemption(db);
  return {
    ...statement,
    warnings: statement.warnings.map(inWindowWords),
    issuer: {
      programme: run.programme,
      office: readSettings(db).office,
      exemption: exemption === null ? '' : exemptionSentence(exemption),
    },
    ...sealToPrint(db, run),
  };
}

/** The differences of a run that pass the filter, in the standard order, fetched as they are written. */
class DifferencesToWrite implements Iterable<Discrepancy> {
  readonly total: number;
  readonly #slice: (offset: number, limit: number) => readonly number[];
  readonly #context: DeskJobContext;

  constructor(runId: number, filter: DifferenceFilter | null, context: DeskJobContext) {
    const view = viewsOf(context.db).view(runId, filter ?? {}, STANDARD);
    this.total = view.total;
    this.#slice = (offset, limit) => view.slice(offset, limit);
    this.#context = context;
  }

  *[Symbol.iterator](): Generator<Discrepancy> {
    const { db, report, signal } = this.#context;
    for (let at = 0; at < this.total; at += ROWS_AT_ONCE) {
      signal.throwIfAborted();
      report({ phase: 'read', what: '', done: at, total: this.total, unit: 'rows' });
      yield* differencesByIds(db, this.#slice(at, ROWS_AT_ONCE));
    }
    report({ phase: 'write', what: '', done: this.total, total: this.total, unit: 'rows' });
  }
}

function entryOf({ period, programme }: Run, { what, filter, unmasked, purpose }: ExportInput, rows: number) {
  const parts = [
    `${REPORT_LABEL[what]}（${what}）`,
    ...(what === 'csv' || what === 'xlsx' ? [`${rows} 条${filter === null ? '' : '（按筛选）'}`] : []),
    ...(what === 'mapping' ? [] : [unmasked ? '完整号码' : '号码已打码']),
    ...(purpose.trim() === '' ? [] : [`用途：${purpose.trim()}`]),
  ];
  return { subject: `${period} ${programme}`, detail: { sentence: parts.join('，') } };
}
