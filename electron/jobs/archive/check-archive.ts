import { basename } from 'node:path';
import { AppError, AppErrors } from '../../../shared/contracts/app-error.ts';
import type { ArchiveSource } from '../../../shared/contracts/archive-manifest.ts';
import type { ArchiveHousehold } from '../../../shared/domain/archive/archive-household.ts';
import { checkItems } from '../../../shared/domain/archive/check/completeness.ts';
import {
  type Inconsistency,
  inconsistencies,
  strayInconsistency,
} from '../../../shared/domain/archive/check/consistency.ts';
import type { ItemResult } from '../../../shared/domain/archive/check/item-status.ts';
import { type PolicyFinding, policyFindings } from '../../../shared/domain/archive/check/policy-questions.ts';
import { type Volume, volumesOf } from '../../../shared/domain/archive/dossier/volumes.ts';
import { type PackRules, rulesOfPack } from '../../../shared/domain/archive/policy/rules-of-pack.ts';
import { certKey, joinHouseholds, type SetAsideByFile } from '../../../shared/domain/archive/read/join-households.ts';
import { TABLE_KINDS, type TableKind } from '../../../shared/domain/archive/read/table-kind.ts';
import type { RowRemark, TableRecord } from '../../../shared/domain/archive/read/table-rows.ts';
import type { JobContext } from '../progress.ts';
import type { ArchiveInput } from './archive-input.ts';
import { readArchiveTable } from './read-archive-table.ts';

/** One household with what was found of it. */
export interface CheckedHousehold {
  readonly household: ArchiveHousehold;
  /** Its place on the shelf among all households, whichever were wanted. */
  readonly volume: Volume;
  readonly items: readonly ItemResult[];
  /** null: no paper table was given, so nothing was compared. */
  readonly inconsistencies: readonly Inconsistency[] | null;
  readonly findings: readonly PolicyFinding[];
}

/** Everything that can be said of an archive before anything is written. Households by township, village and certificate. */
export interface CheckedArchive {
  readonly input: ArchiveInput;
  readonly rules: PackRules;
  readonly households: readonly CheckedHousehold[];
  /** Papers of households the system does not have. */
  readonly stray: readonly Inconsistency[];
  readonly sources: Readonly<Record<TableKind, readonly ArchiveSource[]>>;
  readonly warnings: readonly string[];
  readonly remarks: readonly RowRemark[];
}

const HOUSEHOLDS_A_TURN = 500;

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
  warnings.push(...notesOn(input, sources));

  const all = [...joined.households].sort(byPlace);
  const volumes = new Map(volumesOf(all).map((volume, i) => [all[i]!, volume]));
  const wanted = selected(all, input.only);
  const checked: CheckedHousehold[] = [];
  for (const [i, household] of wanted.entries()) {
    if (i % HOUSEHOLDS_A_TURN === 0) {
      await new Promise((resume) => setImmediate(resume));
      context.signal.throwIfAborted();
      context.report({ phase: 'match', what: '', done: i, total: wanted.length, unit: 'rows' });
    }
    checked.push({
      household,
      volume: volumes.get(household)!,
      items: checkItems(household, rules, input.makingDate, hasInventory),
      inconsistencies: hasPaper ? inconsistencies(household) : null,
      findings: policyFindings(household, rules),
    });
  }
  const stray =
    input.only.length === 0
      ? joined.strayPapers
      : joined.strayPapers.filter(({ facts }) => input.only.map(certKey).includes(certKey(facts.cert_no)));
  return {
    input,
    rules,
    households: checked,
    stray: stray.map(strayInconsistency),
    sources: withSetAside(sources, joined.setAside),
    warnings,
    remarks,
  };
}

function byPlace(a: ArchiveHousehold, b: ArchiveHousehold): number {
  const keys = [
    [a.township, b.township],
    [a.village, b.village],
    [a.certNo, b.certNo],
    [a.headId, b.headId],
  ] as const;
  for (const [left, right] of keys) if (left !== right) return left < right ? -1 : 1;
  return 0;
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

/** The households wanted. Throws E_USAGE for every certificate number that no household has. */
function selected(households: readonly ArchiveHousehold[], only: readonly string[]): readonly ArchiveHousehold[] {
  if (only.length === 0) return households;
  const wanted = new Set(only.map(certKey));
  const found = new Set(households.map(({ certNo }) => certNo));
  const unknown = only.filter((each) => !found.has(certKey(each)));
  if (unknown.length > 0)
    throw new AppErrors(
      unknown.map(
        (each) =>
          new AppError(
            'E_USAGE',
            {},
            { zh: `--only 指的低保证号“${each}”不在家庭查询里`, en: `no household has the certificate "${each}"` },
            { zh: '请检查证号', en: 'check the number' },
          ),
      ),
    );
  return households.filter(({ certNo }) => wanted.has(certNo));
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
