import { basename } from 'node:path';
import type { ArchiveMaking } from '../../../shared/contracts/desk/archive.ts';
import type { JobResult } from '../../../shared/contracts/desk/jobs.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { type BatchOutcome, batchById, beginBatch, endBatch } from '../../data/archive-batch-repo.ts';
import { contentOfTemplate, templateById } from '../../data/archive-template-repo.ts';
import type { Database } from '../../data/database.ts';
import { appendLog } from '../../data/log-repo.ts';
import { openTemplates } from '../archive/county-template.ts';
import { deliverArchive, refuseToTakeAway } from '../archive/deliver-archive.ts';
import { checkWhereStale } from './archive-check.ts';
import { checkedArchiveOfDesk } from './archive-gather.ts';
import type { DeskJobContext } from './desk-job.ts';

export type MakeInput = ArchiveMaking & { readonly folder: string };
type MakeResult = Extract<JobResult, { kind: 'archive-make' }>;

/**
 * Makes dossiers, lists, catalogue and labels out of the database into a folder, dossier by dossier: cancelled or killed, it goes on where it
 * stopped when it is asked for once more, and a dossier that would be the same stays as it is. What can be made is made; the rest is listed.
 */
export async function makeArchive(input: MakeInput, context: DeskJobContext): Promise<MakeResult> {
  const { db, actor, now } = context;
  const { folder, resume, ...making } = resumed(db, input);
  if (making.unmasked && making.purpose.trim().length < 2)
    throw new WorkplaceError('E_REFUSED', '制作完整号码的档案要写明用途', '请写明用途，用途会记入记录');
  await checkWhereStale(context);
  const checked = await checkedArchiveOfDesk(making.scope, folder, context);
  // What is wrong with a template under this pack is told before anything is made.
  const templates = await openTemplates(
    making.templates.map((id) => ({
      file: templateById(db, id).name,
      path: null,
      bytes: Buffer.from(contentOfTemplate(db, id)),
    })),
    checked.rules,
  );
  const { unmasked, placeholders } = making;
  const options = {
    unmasked,
    placeholders,
    checkOnly: false,
    resume: true,
    afresh: !making.changedOnly && resume === null,
    templates,
  };
  await refuseToTakeAway(folder, checked, options);
  const subject = basename(folder);
  const begun = {
    folder: subject,
    households: checked.households.length,
    unmasked: making.unmasked,
    purpose: making.purpose,
  };
  const batchId = db.transaction(() => {
    const at = now();
    appendLog(db, { at, actor, action: 'archive.make', subject, detail: { sentence: '开始制作', ...begun } });
    const batch = {
      madeAt: at,
      madeBy: actor.name,
      folder,
      making: { ...making, resume: null },
      households: begun.households,
    };
    return beginBatch(db, batch, resume);
  });
  let outcome: BatchOutcome | null = null;
  try {
    const { manifest, reused } = await deliverArchive(folder, checked, options, context);
    const { dossiers, pages } = manifest.totals;
    outcome = { dossiers, pages, reused, failures: manifest.failures.length };
    return {
      kind: 'archive-make',
      batchId,
      folder,
      ...outcome,
      failures: manifest.failures.map(({ certNo, headName, says }) => ({
        household: `${headName}（${certNo}）`,
        says,
      })),
      warnings: [...manifest.warnings],
    };
  } finally {
    const ended = outcome;
    db.transaction(() => {
      endBatch(db, batchId, ended === null ? 'stopped' : 'done', ended);
      if (ended !== null)
        appendLog(db, {
          at: now(),
          actor,
          action: 'archive.make',
          subject,
          detail: { sentence: `制成 ${ended.dossiers} 卷 ${ended.pages} 页`, batchId, ...begun, ...ended },
        });
    });
  }
}

/** A batch that is gone on with is made as it was asked for, in its folder. */
function resumed(db: Database, input: MakeInput): MakeInput {
  if (input.resume === null) return input;
  const { folder, making } = batchById(db, input.resume);
  return { ...making, folder, resume: input.resume };
}
