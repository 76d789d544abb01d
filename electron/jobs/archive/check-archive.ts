import { basename } from 'node:path';
import { AppError, AppErrors } from '../../../shared/contracts/app-error.ts';
import type { ArchiveSource } from '../../../shared/contracts/archive-manifest.ts';
import { rulesOfPack } from '../../../shared/domain/archive/policy/rules-of-pack.ts';
import { joinHouseholds, type SetAsideByFile } from '../../../shared/domain/archive/read/join-households.ts';
import { TABLE_KINDS, TABLE_SHAPES, type TableKind } from '../../../shared/domain/archive/read/table-kind.ts';
import type { RowRemark, TableRecord } from '../../../shared/domain/archive/read/table-rows.ts';
import type { JobContext } from '../progress.ts';
import type { ArchiveInput } from './archive-input.ts';
import { checkHouseholds, checkStrays } from './check-households.ts';
import type { CheckedArchive } from './checked-archive.ts';
import { readArchiveTable } from './read-archive-table.ts';
import { scansBesideInventory } from './scans-beside-inventory.ts';

/** Reads the tables and checks every household. Rejects with AppError(s) where an input cannot be used, with the signal's reason on abort. */
export async function checkArchive(input: ArchiveInput, context: JobContext): Promise<CheckedArchive> {
  refuseSameFileTwice(input);
  const rules = rulesOfPack(input.policy.pack);
  const sources = { households: [], persons: [], inventory: [], paper: [] } as Record<TableKind, ArchiveSource[]>;
  const records = { households: [], persons: [], inventory: [], paper: [] } as Record<TableKind, TableRecord[]>;
  const warnings: string[] = [];
  const remarks: RowRemark[] = [];
  const failures: AppError[] = [];
  for (const kind of TABLE_KINDS)
    for (const [at, path] of input.files[kind].entries()) {
      try {
        const reading = await readArchiveTable(path, input.names?.get(path) ?? basename(path), kind, at, context);
        sources[kind].push(reading.source);
        for (const record of reading.records) records[kind].push(record);
        remarks.push(...reading.remarks);
        warnings.push(...reading.notes);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        failures.push(error);
      }
    }
  if (failures.length > 0) throw new AppErrors(failures);
  const joined = joinHouseholds(records, rules.pack, input.makingDate);
  remarks.push(...joined.remarks);
  const hasInventory = input.files.inventory.length > 0;
  const hasPaper = input.files.paper.length > 0;
  const settled = withSetAside(sources, joined.setAside);
  // What is wrong with a whole file is told before what is wrong with its rows.
  warnings.unshift(...foreign(sources, settled));
  warnings.push(...notesOn(input, sources));

  const { policy, year, makingDate, only } = input;
  const households = await checkHouseholds(joined, { rules, makingDate, hasInventory, hasPaper, only }, context);
  return {
    policy,
    year,
    makingDate,
    only,
    rules,
    households,
    stray: checkStrays(joined, only),
    sources: settled,
    warnings,
    remarks,
    scans: scansBesideInventory(sources.inventory),
    keyedSteps: 0,
  };
}

/** Rows that were read and then belonged nowhere are set aside, not taken. */
function withSetAside(
  sources: Readonly<Record<TableKind, readonly ArchiveSource[]>>,
  setAside: Readonly<Record<TableKind, SetAsideByFile>>,
): Record<TableKind, readonly ArchiveSource[]> {
  const of = (kind: TableKind): readonly ArchiveSource[] =>
    sources[kind].map((source, file) => {
      const all = { ...source.setAside };
      let { taken } = source;
      for (const [why, count] of Object.entries(setAside[kind][file] ?? {})) {
        all[why] = (all[why] ?? 0) + count;
        taken -= count;
      }
      return { ...source, taken, setAside: all };
    });
  return { households: of('households'), persons: of('persons'), inventory: of('inventory'), paper: of('paper') };
}

type Sources = Readonly<Record<TableKind, readonly ArchiveSource[]>>;

/** Files with rows of which none belongs to a household of the system. */
function foreign(read: Sources, settled: Sources): readonly string[] {
  return (['persons', 'inventory', 'paper'] as const).flatMap((kind) =>
    read[kind].flatMap(({ name, taken }, at) =>
      taken > 0 && settled[kind][at]!.taken === 0
        ? [`${TABLE_SHAPES[kind].label} ${name} 没有一行属于家庭查询里的户，请检查是不是别的县、别的年度的文件`]
        : [],
    ),
  );
}

function notesOn(
  { files }: ArchiveInput,
  sources: Readonly<Record<TableKind, readonly ArchiveSource[]>>,
): readonly string[] {
  const notes: string[] = [];
  if (files.inventory.length === 0) notes.push('没有提供纸质材料清单（--inventory），每户要求的材料都按缺件计');
  else {
    const columns = new Set(
      sources.inventory.flatMap(({ sheets }) => sheets.flatMap((sheet) => Object.keys(sheet.columns))),
    );
    if (!columns.has('signed')) notes.push('材料清单没有“签字”列，签字没有检查');
    if (!columns.has('sealed')) notes.push('材料清单没有“盖章”列，盖章没有检查');
  }
  if (files.paper.length === 0) notes.push('没有提供纸质登记（--paper），线上线下没有比对');
  return notes;
}

function refuseSameFileTwice({ files }: ArchiveInput): void {
  const seen = new Set<string>();
  for (const kind of TABLE_KINDS)
    for (const path of files[kind]) {
      if (seen.has(path))
        throw new AppError(
          'E_USAGE',
          { file: path },
          { zh: '同一个文件给了两次', en: 'the file is named twice' },
          {
            zh: '每个文件只能给一次，请检查是否选错了文件',
            en: 'name every file once; check that it is the right one',
          },
        );
      seen.add(path);
    }
}
