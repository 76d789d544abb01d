import { basename, join } from 'node:path';
import type { ArchiveSource } from '../../../shared/contracts/archive-manifest.ts';
import type { ArchiveMaking, ArchiveScope } from '../../../shared/contracts/desk/archive.ts';
import type { JobResult } from '../../../shared/contracts/desk/jobs.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { TABLE_KINDS, type TableKind } from '../../../shared/domain/archive/read/table-kind.ts';
import { type BatchOutcome, batchById, beginBatch, endBatch } from '../../data/archive-batch-repo.ts';
import { type ArchiveCheck, currentCheck } from '../../data/archive-check-repo.ts';
import { chunkReader, deriveHousehold } from '../../data/archive-derive.ts';
import { archivePackById, hashOfPack } from '../../data/archive-frame-repo.ts';
import { hasInventory, hasPaper } from '../../data/archive-has.ts';
import { householdLines } from '../../data/archive-household-repo.ts';
import { archiveSources, remarksOf } from '../../data/archive-source-repo.ts';
import { countSteps } from '../../data/archive-step-repo.ts';
import { contentOfTemplate, templateById } from '../../data/archive-template-repo.ts';
import type { Database } from '../../data/database.ts';
import { appendLog } from '../../data/log-repo.ts';
import type { CheckedArchive, CheckedHousehold } from '../archive/checked-archive.ts';
import { openTemplates } from '../archive/county-template.ts';
import { deliverArchive } from '../archive/deliver-archive.ts';
import { checkWhereStale } from './archive-check.ts';
import { checkedHousehold, StoredScans } from './archive-dossier.ts';
import type { DeskJobContext } from './desk-job.ts';

export type MakeInput = ArchiveMaking & { readonly folder: string };
type MakeResult = Extract<JobResult, { kind: 'archive-make' }>;

const HOUSEHOLDS_A_TURN = 100;
const CHUNKS_HELD = 1000;

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
  if (currentCheck(db) === null) throw nobody();
  const checked = await db.snapshot(() => checkedArchiveOf(making.scope, folder, context));
  // What is wrong with a template under this pack is told before anything is made.
  const templates = await openTemplates(
    making.templates.map((id) => ({
      file: templateById(db, id).name,
      path: null,
      bytes: Buffer.from(contentOfTemplate(db, id)),
    })),
    checked.rules,
  );
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
    const { unmasked, placeholders } = making;
    const { manifest, reused } = await deliverArchive(
      folder,
      checked,
      { unmasked, placeholders, checkOnly: false, resume: true, templates },
      context,
    );
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

/** The archive as it is at this moment, as a delivery takes it: what of it is wanted, each with its place among all. */
async function checkedArchiveOf(scope: ArchiveScope, folder: string, context: DeskJobContext): Promise<CheckedArchive> {
  const { db, signal, report } = context;
  const check = currentCheck(db)!;
  const lines = householdLines(db, check, scope);
  if (lines.length === 0) throw nobody();
  const scans = new StoredScans(db);
  const has = { inventory: hasInventory(db, check), paper: hasPaper(db, check) };
  const chunk = chunkReader(db, CHUNKS_HELD);
  const households: CheckedHousehold[] = [];
  for (const [at, line] of lines.entries()) {
    if (at % HOUSEHOLDS_A_TURN === 0) {
      await new Promise((resume) => setImmediate(resume));
      signal.throwIfAborted();
      report({ phase: 'match', what: '', done: at, total: lines.length, unit: 'rows' });
    }
    households.push(checkedHousehold(db, check, line, deriveHousehold(db, check, line.householdId, chunk), has, scans));
  }
  const { year, makingDate, packId } = check.input.frame;
  const { pack } = check.rules;
  const { file } = archivePackById(db, packId);
  return {
    policy: { pack, sha256: hashOfPack(pack), file: file === null ? null : join(folder, file) },
    year,
    makingDate,
    only: scope.what === 'county' ? [] : lines.map(({ certNo }) => certNo),
    rules: check.rules,
    households,
    stray: scope.what === 'county' && has.paper ? check.strays : [],
    sources: sourcesOf(db, check, folder),
    warnings: warningsOf(db, has),
    remarks: check.input.sources.flatMap((sourceId) => remarksOf(db, sourceId, check.checkId, ALL).remarks),
    scans,
  };
}

function nobody(): WorkplaceError {
  return new WorkplaceError('E_REFUSED', '这个范围里没有一户', '请先读入家庭查询，或换一个范围');
}

const ALL = { offset: 0, limit: Number.MAX_SAFE_INTEGER } as const;

/** The files the archive rests on. Where they lie nobody knows any more: as if beside what is made. */
function sourcesOf(db: Database, check: ArchiveCheck, folder: string): CheckedArchive['sources'] {
  const of = (wanted: TableKind): ArchiveSource[] =>
    archiveSources(db)
      .filter(({ kind, sourceId }) => kind === wanted && check.input.sources.includes(sourceId))
      .map(({ sourceId, name, sha256, reading }) => {
        const setAside = { ...reading.setAside };
        let { taken } = reading;
        for (const [why, rows] of Object.entries(check.setAside[sourceId] ?? {})) {
          setAside[why] = (setAside[why] ?? 0) + rows;
          taken -= rows;
        }
        const sheets = reading.sheets.map((sheet) => ({ ...sheet, unused: [...sheet.unused] }));
        return { name, path: join(folder, name), sha256, ...reading, sheets, taken, setAside };
      });
  return Object.fromEntries(TABLE_KINDS.map((kind) => [kind, of(kind)])) as unknown as CheckedArchive['sources'];
}

function warningsOf(db: Database, has: { readonly inventory: boolean; readonly paper: boolean }): readonly string[] {
  const steps = countSteps(db);
  return [
    ...(has.inventory ? [] : ['没有读入纸质材料清单，也没有手工登记，每户要求的材料都按缺件计']),
    ...(has.paper ? [] : ['没有读入纸质登记，线上线下没有比对']),
    ...(steps === 0 ? [] : [`计入了手工登记的 ${steps} 步：只凭源文件重做，这些户会不同`]),
  ];
}
