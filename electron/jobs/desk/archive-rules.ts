import type { JobResult } from '../../../shared/contracts/desk/jobs.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { BUILT_IN_PACKS } from '../../../shared/domain/archive/policy/heilongjiang.ts';
import { hashOfPack, keepPack } from '../../data/archive-frame-repo.ts';
import { appendLog } from '../../data/log-repo.ts';
import { choosePack } from '../archive/read-policy.ts';
import type { DeskJobContext } from './desk-job.ts';
import { fileErrorOf } from './file-error.ts';

export interface RulesInput {
  readonly what: 'pack' | 'template';
  readonly files: readonly { readonly path: string; readonly name: string }[];
}

type RulesResult = Extract<JobResult, { kind: 'archive-rules' }>;
type Outcome = RulesResult['files'][number]['outcome'];

/** Adds policy packs or templates of the county's own, each whole or not at all; one with mistakes is refused with the first of them. */
export async function addArchiveRules({ what, files }: RulesInput, context: DeskJobContext): Promise<RulesResult> {
  const taken: RulesResult['files'] = [];
  for (const [at, { path, name }] of files.entries()) {
    context.report({ phase: 'read', what: name, done: at, total: files.length, unit: 'rows' });
    context.signal.throwIfAborted();
    try {
      if (what === 'template') throw new WorkplaceError('E_REFUSED', '这一版还不能加入表格模板', '请用内置的表格');
      taken.push({ name, outcome: await addPack(path, name, context), error: null });
    } catch (thrown) {
      if (context.signal.aborted) throw thrown;
      taken.push({ name, outcome: 'refused', error: fileErrorOf(thrown) });
    }
  }
  return { kind: 'archive-rules', files: taken };
}

async function addPack(path: string, name: string, { db, actor, now }: DeskJobContext): Promise<Outcome> {
  const { pack } = await choosePack(path, '');
  if (BUILT_IN_PACKS.some(({ id }) => id === pack.id))
    throw new WorkplaceError('E_REFUSED', `政策包的 id“${pack.id}”是内置的`, '请在文件里换一个 id');
  return db.transaction(() => {
    const at = now();
    const outcome = keepPack(db, pack, name, { at, by: actor.name });
    appendLog(db, {
      at,
      actor,
      action: 'archive.pack',
      subject: pack.title,
      detail: { sentence: `《${name}》`, packId: pack.id, sha256: hashOfPack(pack) },
    });
    return outcome;
  });
}
