import { join } from 'node:path';
import type { ArchiveSource } from '../../../shared/contracts/archive-manifest.ts';
import type { ArchiveScope } from '../../../shared/contracts/desk/archive.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { TABLE_KINDS, type TableKind } from '../../../shared/domain/archive/read/table-kind.ts';
import { type ArchiveCheck, currentCheck } from '../../data/archive-check-repo.ts';
import { chunkReader, deriveHousehold } from '../../data/archive-derive.ts';
import { archivePackById, hashOfPack } from '../../data/archive-frame-repo.ts';
import { hasInventory, hasPaper } from '../../data/archive-has.ts';
import { type HouseholdLine, householdLines } from '../../data/archive-household-repo.ts';
import { wordsOfUnusableScans } from '../../data/archive-scan-repo.ts';
import { archiveSources, remarksOf } from '../../data/archive-source-repo.ts';
import { countSteps } from '../../data/archive-step-repo.ts';
import type { Database } from '../../data/database.ts';
import type { CheckedArchive, CheckedHousehold } from '../archive/checked-archive.ts';
import { STRAY_PAPER } from './archive-check.ts';
import { checkedHousehold, StoredScans } from './archive-dossier.ts';
import type { DeskJobContext } from './desk-job.ts';

const HOUSEHOLDS_A_TURN = 100;
/** Chunks held at once: some 100,000 rows. */
const CHUNKS_HELD = 500;

/**
 * The archive as it is at one moment, as a delivery into `folder` takes it: what of it is wanted, each with its place among all. Throws
 * E_REFUSED where that is nobody.
 */
export function checkedArchiveOfDesk(
  scope: ArchiveScope,
  folder: string,
  context: DeskJobContext,
): Promise<CheckedArchive> {
  const check = currentCheck(context.db);
  const lines = check === null ? [] : householdLines(context.db, check, scope);
  if (check === null || lines.length === 0)
    throw new WorkplaceError('E_REFUSED', '这个范围里没有一户', '请先读入家庭查询，或换一个范围');
  return context.db.snapshot(() => gathered(check, lines, scope, folder, context));
}

async function gathered(
  check: ArchiveCheck,
  lines: readonly HouseholdLine[],
  scope: ArchiveScope,
  folder: string,
  { db, signal, report }: DeskJobContext,
): Promise<CheckedArchive> {
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
  const sources = sourcesOf(db, check, folder);
  const { year, makingDate, packId } = check.input.frame;
  const { pack } = check.rules;
  const { file } = archivePackById(db, packId);
  const keyedSteps = countSteps(
    db,
    lines.map(({ householdId }) => householdId),
  );
  return {
    policy: { pack, sha256: hashOfPack(pack), file: file === null ? null : join(folder, file) },
    year,
    makingDate,
    only: scope.what === 'county' ? [] : lines.map(({ certNo }) => certNo),
    rules: check.rules,
    households,
    stray: scope.what === 'county' && has.paper ? check.strays : [],
    sources,
    warnings: warningsOf(sources, has, keyedSteps),
    remarks: check.input.sources.flatMap((sourceId) => remarksOfSource(db, sourceId, check)),
    scans,
    keyedSteps,
  };
}

const ALL = { offset: 0, limit: Number.MAX_SAFE_INTEGER } as const;

/** What was said of the rows of a file. Of scans that cannot be used the making tells, of those it wants; of stray papers the differences. */
function remarksOfSource(db: Database, sourceId: number, { checkId }: ArchiveCheck): CheckedArchive['remarks'] {
  const ofScans = wordsOfUnusableScans(db, sourceId);
  return remarksOf(db, sourceId, checkId, ALL).remarks.filter(({ says }) => !ofScans.has(says) && says !== STRAY_PAPER);
}

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

function warningsOf(
  { inventory }: CheckedArchive['sources'],
  has: { readonly inventory: boolean; readonly paper: boolean },
  keyedSteps: number,
): readonly string[] {
  const columns = new Set(inventory.flatMap(({ sheets }) => sheets.flatMap((sheet) => Object.keys(sheet.columns))));
  return [
    ...(has.inventory ? [] : ['没有读入纸质材料清单，也没有手工登记，每户要求的材料都按缺件计']),
    ...(inventory.length === 0 || columns.has('signed') ? [] : ['材料清单没有“签字”列，签字没有检查']),
    ...(inventory.length === 0 || columns.has('sealed') ? [] : ['材料清单没有“盖章”列，盖章没有检查']),
    ...(has.paper ? [] : ['没有读入纸质登记，线上线下没有比对']),
    ...(keyedSteps === 0 ? [] : [`计入了手工登记的 ${keyedSteps} 步：只凭源文件重做，这些户会不同`]),
  ];
}
