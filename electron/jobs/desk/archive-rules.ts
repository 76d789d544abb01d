import { createHash } from 'node:crypto';
import type { JobResult } from '../../../shared/contracts/desk/jobs.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { BUILT_IN_PACKS } from '../../../shared/domain/archive/policy/heilongjiang.ts';
import { rulesOfPack } from '../../../shared/domain/archive/policy/rules-of-pack.ts';
import type { TemplateProblem } from '../../../shared/domain/archive/template/check-placeholders.ts';
import { dayOf } from '../../../shared/domain/case/case-day.ts';
import { archiveFrame, archivePackById, hashOfPack, keepPack } from '../../data/archive-frame-repo.ts';
import { keepTemplate } from '../../data/archive-template-repo.ts';
import { appendLog } from '../../data/log-repo.ts';
import { checkTemplate, templateBytes } from '../archive/county-template.ts';
import { choosePack } from '../archive/read-policy.ts';
import type { DeskJobContext } from './desk-job.ts';
import { fileErrorOf } from './file-error.ts';

export interface RulesInput {
  readonly what: 'pack' | 'template';
  readonly files: readonly { readonly path: string; readonly name: string }[];
}

type RulesResult = Extract<JobResult, { kind: 'archive-rules' }>;
type Outcome = RulesResult['files'][number]['outcome'];

/** Adds policy packs or templates of the county's own, each whole or not at all; one with mistakes is refused, saying which. */
export async function addArchiveRules({ what, files }: RulesInput, context: DeskJobContext): Promise<RulesResult> {
  const taken: RulesResult['files'] = [];
  for (const [at, { path, name }] of files.entries()) {
    context.report({ phase: 'read', what: name, done: at, total: files.length, unit: 'rows' });
    context.signal.throwIfAborted();
    try {
      const add = what === 'pack' ? addPack : addTemplate;
      taken.push({ name, outcome: await add(path, name, context), error: null });
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

/** Placeholders are checked under the pack that is chosen now; a batch checks them once more under its own. */
async function addTemplate(path: string, name: string, { db, actor, now }: DeskJobContext): Promise<Outcome> {
  const bytes = await templateBytes(path, name);
  const { pack } = archivePackById(db, archiveFrame(db, dayOf(now())).packId);
  const { kind, fields, problems } = await checkTemplate(bytes, name, rulesOfPack(pack));
  if (problems.length > 0) throw wrongPlaceholders(problems);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return db.transaction(() => {
    const at = now();
    const outcome = keepTemplate(db, {
      name,
      kind,
      sha256,
      addedAt: at,
      addedBy: actor.name,
      fields: fields.length,
      content: bytes,
    });
    appendLog(db, {
      at,
      actor,
      action: 'archive.template',
      subject: `《${name}》`,
      detail: { sentence: `用到 ${fields.length} 个占位符`, sha256 },
    });
    return outcome;
  });
}

const PROBLEMS_SHOWN = 8;

function wrongPlaceholders(problems: readonly TemplateProblem[]): WorkplaceError {
  const told = problems
    .slice(0, PROBLEMS_SHOWN)
    .map(({ place, placeholder, says }) => `${place}${placeholder === '' ? '' : `“${placeholder}”`}：${says}`);
  const more = problems.length > PROBLEMS_SHOWN ? `；另有 ${problems.length - PROBLEMS_SHOWN} 处` : '';
  return new WorkplaceError(
    'E_REFUSED',
    `模板有 ${problems.length} 处要改。${told.join('；')}${more}`,
    '改好后重新加入，可用的占位符见“模板里可以填哪些内容”',
  );
}
