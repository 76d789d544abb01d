import { basename } from 'node:path';
import type { DocumentToMake } from '../../../shared/contracts/desk/documents.ts';
import type { JobResult } from '../../../shared/contracts/desk/jobs.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { appendLog } from '../../data/log-repo.ts';
import { prepareAuditPackage } from '../audit/audit-package.ts';
import { prepareArchiveLists, prepareDossier, prepareRequestedForm } from './archive-documents.ts';
import { prepareAuditReport } from './audit-report-document.ts';
import type { DeskJobContext } from './desk-job.ts';
import { prepareDisposalForm } from './disposal-form.ts';
import { prepareLeadDocument, prepareLeadLedger } from './lead-document.ts';
import { preparePrecheckList } from './precheck-list.ts';
import type { PreparedDocument } from './prepared-document.ts';
import { prepareSampleList } from './sample-list.ts';
import { prepareSealFile } from './seal-file.ts';
import { writeBeside } from './write-beside.ts';

export interface DocumentInput {
  readonly document: DocumentToMake;
  /** Where the person wants the file. */
  readonly target: string;
}

/** Writes a document. The file is there once it is whole, and the log says that it was handed out, to whom, masked or not, and what for. */
export async function makeDocument(
  { document, target }: DocumentInput,
  context: DeskJobContext,
): Promise<Extract<JobResult, { kind: 'document' }>> {
  const { db, now, actor, signal, report } = context;
  const { unmasked, purpose, format } = document;
  // The window asks for it; a door that must not be left to the window alone is closed here as well.
  if (unmasked && purpose.trim().length < 2)
    throw new WorkplaceError('E_REFUSED', '写出完整号码要写明用途', '请写明用途，用途会记入操作日志');
  report({ phase: 'read', what: '', done: 0, total: 0, unit: 'rows' });
  const { title, write } = await prepared(document, context);
  report({ phase: 'write', what: title, done: 0, total: 0, unit: 'rows' });
  const written = await writeBeside(target, write, () => {
    signal.throwIfAborted();
    const parts = [
      format,
      unmasked ? '完整号码' : '号码已打码',
      ...(purpose.trim() === '' ? [] : [`用途：${purpose.trim()}`]),
    ];
    appendLog(db, { at: now(), actor, action: 'export', subject: title, detail: { sentence: parts.join('，') } });
  });
  return { kind: 'document', name: basename(target), rows: written.rows, warnings: [...written.warnings] };
}

function prepared(document: DocumentToMake, context: DeskJobContext): Promise<PreparedDocument> {
  switch (document.what) {
    case 'seal-file':
      return prepareSealFile(document, context);
    case 'audit-package':
      return prepareAuditPackage(document, context);
    case 'sample-list':
      return prepareSampleList(document, context);
    case 'disposal-form':
      return prepareDisposalForm(document, context);
    case 'precheck-list':
      return preparePrecheckList(document, context);
    case 'audit-report':
      return prepareAuditReport(document, context);
    case 'lead-letter':
    case 'lead-list':
      return prepareLeadDocument(document, context);
    case 'dossier':
      return prepareDossier(document, context);
    case 'archive-form':
      return prepareRequestedForm(document, context);
    case 'archive-lists':
      return prepareArchiveLists(document, context);
    case 'lead-ledger':
      return prepareLeadLedger(document, context);
  }
}
