import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import type { JobResult } from '../../../shared/contracts/desk/jobs.ts';
import { toldOf, WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { dayOf } from '../../../shared/domain/case/case-day.ts';
import { EVIDENCE_TYPES_IN_WORDS, evidenceTypeOf } from '../../../shared/domain/case/evidence-type.ts';
import { hindranceOf } from '../../../shared/domain/case/refusal.ts';
import { caseById } from '../../data/case-repo.ts';
import { evidenceOfCase, keepContent } from '../../data/evidence-repo.ts';
import { standingExemption } from '../../data/exemption-repo.ts';
import { readSettings } from '../../data/setting-repo.ts';
import { refusedStep, takeCaseStep } from '../../data/take-case-step.ts';
import type { DeskJobContext } from './desk-job.ts';

type AddedFile = Extract<JobResult, { kind: 'evidence' }>['files'][number];

export interface EvidenceInput {
  readonly caseId: number;
  readonly files: readonly { readonly path: string; readonly name: string }[];
}

/**
 * Takes files as evidence of a case: what each is is told by its content, its bytes are kept in the encrypted database under their sha256, once.
 * Each file is one step of the case, there whole or not at all; a file that cannot be taken does not keep the others out.
 */
export async function addEvidence(
  { caseId, files }: EvidenceInput,
  context: DeskJobContext,
): Promise<Extract<JobResult, { kind: 'evidence' }>> {
  const { db, actor, now } = context;
  const exempt = standingExemption(db) !== null;
  const hindered = hindranceOf(caseById(db, caseId), 'evidence-add', actor, { today: dayOf(now()), exempt });
  if (hindered !== null) throw refusedStep(hindered);
  const added: AddedFile[] = [];
  for (const [at, { path, name }] of files.entries()) {
    context.report({ phase: 'keep', what: name, done: at, total: files.length, unit: 'rows' });
    context.signal.throwIfAborted();
    try {
      added.push(await addFile(caseId, path, name, context));
    } catch (thrown) {
      if (context.signal.aborted) throw thrown;
      added.push({ name, evidenceId: null, outcome: 'refused', error: errorOf(thrown) });
    }
  }
  return { kind: 'evidence', caseId, files: added };
}

async function addFile(
  caseId: number,
  path: string,
  name: string,
  { db, actor, now, signal }: DeskJobContext,
): Promise<AddedFile> {
  const most = readSettings(db).evidenceMostMegabytes;
  const { size } = await stat(path);
  if (size === 0) throw refused(`《${name}》是空文件`, '请重新扫描或另存后再加入');
  if (size > most * 1_000_000)
    throw refused(
      `《${name}》有 ${(size / 1_000_000).toFixed(1)} MB，超过了 ${most} MB 的上限`,
      '请降低扫描分辨率或拆成几个文件；上限可在“设置”里改',
    );
  const content = new Uint8Array(await readFile(path, { signal }));
  const type = evidenceTypeOf(content);
  if (type === null)
    throw refused(
      `《${name}》的内容不是可以作为材料的文件（按内容判断，不看扩展名）`,
      `可以加入：${EVIDENCE_TYPES_IN_WORDS}；其他文件请打印成 PDF 再加入`,
    );
  const sha256 = createHash('sha256').update(content).digest('hex');
  return db.transaction((): AddedFile => {
    const { evidence } = caseById(db, caseId);
    const same = evidenceOfCase(db, caseId).find(
      (each) => each.sha256 === sha256 && evidence.includes(each.evidenceId),
    );
    if (same !== undefined) return { name, evidenceId: same.evidenceId, outcome: 'same', error: null };
    keepContent(db, sha256, content);
    const file = { sha256, name, type, bytes: content.length };
    const event = takeCaseStep(db, caseId, { action: 'evidence-add', file }, { actor, at: now() });
    if (event.action !== 'evidence-add') throw new Error('another step than asked for');
    return { name, evidenceId: event.detail.evidenceId, outcome: 'added', error: null };
  });
}

function refused(message: string, mend: string): WorkplaceError {
  return new WorkplaceError('E_REFUSED', message, mend);
}

/** The sentence of a file that could not be taken. Main gives it its number. */
function errorOf(thrown: unknown): DeskError {
  const told = toldOf(thrown) ?? toldOfFile(thrown);
  if (told === null) throw thrown;
  return { ...told, number: 0 };
}

function toldOfFile(thrown: unknown) {
  const code = (thrown as NodeJS.ErrnoException | null)?.code;
  if (code === undefined) return null;
  return { code: 'E_NOT_FOUND', message: '文件读不出来', mend: '请确认文件还在原处、没有被别的程序占用，再重新选择' };
}
