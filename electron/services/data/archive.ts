import type { CallsAt } from '../../../shared/contracts/desk/desk.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { rulesOfPack } from '../../../shared/domain/archive/policy/rules-of-pack.ts';
import { fieldExamples } from '../../../shared/domain/archive/template/example-household.ts';
import { dayOf, isDay } from '../../../shared/domain/case/case-day.ts';
import { batchById } from '../../data/archive-batch-repo.ts';
import { type ArchiveCheck, currentCheck } from '../../data/archive-check-repo.ts';
import { archivePackById, removePack, setArchiveFrame } from '../../data/archive-frame-repo.ts';
import {
  goneHousehold,
  householdIdOfToken,
  householdLine,
  householdNeighbours,
  householdPage,
} from '../../data/archive-household-repo.ts';
import { contentOfScan, scanById } from '../../data/archive-scan-repo.ts';
import { archiveSourceById, endSource, remarksOf } from '../../data/archive-source-repo.ts';
import { removeTemplate, templateById } from '../../data/archive-template-repo.ts';
import type { Database } from '../../data/database.ts';
import { appendLog } from '../../data/log-repo.ts';
import { readSettings } from '../../data/setting-repo.ts';
import { type ArchiveStepInput, takeArchiveStep } from '../../data/take-archive-step.ts';
import { archiveHouseholdView, presentHousehold } from './archive-household.ts';
import { archivePreview } from './archive-preview.ts';
import { archiveRowOf } from './archive-row.ts';
import { archiveMap, archiveState, frameOf } from './archive-state.ts';
import type { DataContext } from './context.ts';
import type { Cover } from './difference-row.ts';
import type { HandlersOf } from './handler.ts';

const MEDIA = { pdf: 'application/pdf', jpg: 'image/jpeg', png: 'image/png' } as const;
const UNCOVERED: Cover = { uncovered: true, maskNames: false };

/** The archive (档案): what it is made from, how complete it is, households with what people key in of them. Files are read and dossiers made by jobs. */
export const archiveHandlers: HandlersOf<Extract<CallsAt<'data'>, `archive.${string}`>> = {
  'archive.state': ({ db, now }) => archiveState(db, now()),
  'archive.setFrame': ({ db, now, actor }, frame) => {
    if (!isDay(frame.makingDate)) throw refused('制作日期不是日历上的一天', '请改正制作日期');
    return db.transaction(() => {
      const { pack } = archivePackById(db, frame.packId);
      const at = now();
      setArchiveFrame(db, frame);
      appendLog(db, {
        at,
        actor,
        action: 'archive.frame',
        subject: `${frame.year} 年度`,
        detail: { sentence: `制作日期 ${frame.makingDate}，${pack.title}`, ...frame },
      });
      return frameOf(db, dayOf(at));
    });
  },
  'archive.removeSource': ({ db, now, actor }, { sourceId }) =>
    db.transaction(() => {
      const { name, sha256 } = archiveSourceById(db, sourceId);
      endSource(db, sourceId);
      appendLog(db, {
        at: now(),
        actor,
        action: 'archive.remove',
        subject: `《${name}》`,
        detail: { sourceId, sha256 },
      });
      return {};
    }),
  'archive.remarks': ({ db }, { sourceId, ...page }) => {
    archiveSourceById(db, sourceId);
    const { total, remarks } = remarksOf(db, sourceId, currentCheck(db)?.checkId ?? 0, page);
    return { total, remarks: [...remarks] };
  },
  'archive.map': ({ db }, { township }) => archiveMap(db, township),
  'archive.page': ({ db }, { filter, sort, offset, limit }) => {
    const check = currentCheck(db);
    if (check === null) return { total: 0, rows: [] };
    const { total, rows } = householdPage(db, check, filter, sort, { offset, limit });
    const cover = covered(db);
    return { total, rows: rows.map((line) => archiveRowOf(line, check.rules, cover)) };
  },
  'archive.get': ({ db }, { householdId }) => archiveHouseholdView(db, checked(db), householdId, covered(db)),
  'archive.neighbours': ({ db }, { householdId, filter, sort }) => {
    const check = currentCheck(db);
    if (check === null) return { previous: null, next: null, position: null, total: 0 };
    return householdNeighbours(db, check, householdId, filter, sort);
  },
  'archive.uncover': ({ db, now, actor }, { householdId }) => {
    const view = archiveHouseholdView(db, checked(db), householdId, UNCOVERED);
    appendLog(db, {
      at: now(),
      actor,
      action: 'archive.look',
      subject: view.row.certNo,
      detail: { sentence: '完整号码', householdId },
    });
    return view;
  },
  'archive.ofHousehold': ({ db }, { household }) => {
    const check = currentCheck(db);
    return { householdId: check === null ? null : householdIdOfToken(db, check, household) };
  },
  'archive.putEntry': (context, { entry, keyed, ...seen }) =>
    step(context, seen, { action: 'put-entry', entry, typed: keyed }),
  'archive.removeEntry': (context, { entry, ...seen }) => step(context, seen, { action: 'remove-entry', entry }),
  'archive.putPaper': (context, { values, ...seen }) => step(context, seen, { action: 'put-paper', values }),
  'archive.decide': (context, { field, result, note, ...seen }) =>
    step(context, seen, { action: 'decide', field, result, note }),
  'archive.addEvent': (context, { kind, date, note, ...seen }) =>
    step(context, seen, { action: 'add-event', kind, date, note }),
  'archive.undo': (context, { stepId, ...seen }) => step(context, seen, { action: 'undo', stepId }),
  'archive.detachScan': (context, { scanId, ...seen }) => step(context, seen, { action: 'detach-scan', scanId }),
  'archive.scan': ({ db, now, actor }, { scanId }) => {
    const scan = scanById(db, scanId);
    appendLog(db, {
      at: now(),
      actor,
      action: 'archive.look',
      subject: `扫描件《${scan.name}》`,
      detail: { scanId, sha256: scan.sha256 },
    });
    const content = Buffer.from(contentOfScan(db, scan)).toString('base64');
    return { name: scan.name, media: MEDIA[scan.type], content };
  },
  'archive.preview': ({ db }, { householdId, code, placeholders }) =>
    archivePreview(db, checked(db), householdId, { code, placeholders }),
  'archive.batchFolder': ({ db }, { batchId }) => ({ folder: batchById(db, batchId).folder }),
  'archive.removePack': ({ db, now, actor }, { packId }) =>
    db.transaction(() => {
      const at = now();
      const { pack, file } = archivePackById(db, packId);
      if (file === null) throw refused('内置的政策包不能移去', '可以加入自己的政策包，在“档案”里选用');
      if (frameOf(db, dayOf(at)).packId === packId) throw refused('档案正用着这个政策包', '请先换成另一个政策包');
      removePack(db, packId);
      appendLog(db, { at, actor, action: 'archive.pack-remove', subject: pack.title, detail: { packId } });
      return {};
    }),
  'archive.removeTemplate': ({ db, now, actor }, { templateId }) =>
    db.transaction(() => {
      const { name, sha256 } = templateById(db, templateId);
      removeTemplate(db, templateId);
      appendLog(db, {
        at: now(),
        actor,
        action: 'archive.template-remove',
        subject: `《${name}》`,
        detail: { sha256 },
      });
      return {};
    }),
  'archive.templateFields': ({ db, now }) => {
    const { pack } = archivePackById(db, frameOf(db, dayOf(now())).packId);
    return {
      fields: fieldExamples(rulesOfPack(pack)).map(({ field, loop, example }) => ({
        name: field.name,
        loop: loop?.name ?? '',
        explains: field.says,
        example,
      })),
    };
  },
};

/** Takes a step and gives the household as it is then. */
function step(
  { db, now, actor }: DataContext,
  { householdId, revision }: { readonly householdId: number; readonly revision: number },
  input: ArchiveStepInput,
) {
  const derived = takeArchiveStep(db, { householdId, revision }, input, { actor, at: now() });
  const check = checked(db);
  return presentHousehold(db, check, householdLine(db, check, householdId), derived, covered(db));
}

function checked(db: Database): ArchiveCheck {
  const check = currentCheck(db);
  if (check === null) throw goneHousehold();
  return check;
}

function covered(db: Database): Cover {
  return { uncovered: false, maskNames: readSettings(db).maskNames };
}

function refused(message: string, mend: string): WorkplaceError {
  return new WorkplaceError('E_REFUSED', message, mend);
}
