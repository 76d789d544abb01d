import { stat } from 'node:fs/promises';
import type { FileKind } from '../../../shared/contracts/desk/common.ts';
import type { FileOverrides } from '../../../shared/contracts/desk/files.ts';
import { type KnownLayout, layoutOf, nameStemOf, recogniseLayout } from '../../../shared/domain/ledger/layout.ts';
import { LEDGER_KINDS } from '../../../shared/domain/ledger/ledger-kind.ts';
import type { SheetReport } from '../../../shared/domain/ledger/reading-report.ts';
import { allProfiles } from '../../data/profile-repo.ts';
import { sheetHeads } from '../../data/sheet-heads.ts';
import { type Decoding, decodesAlike, type SourceFile } from '../../data/source-file-repo.ts';
import { detectFormat } from '../../formats/detect-format.ts';
import { DEFAULT_READ_LIMITS } from '../../formats/table.ts';
import { hashOfFile } from '../hash-of-file.ts';
import { requireTable } from '../read-table.ts';
import type { DeskJobContext } from './desk-job.ts';
import type { ImportPlan, PlannedFile } from './import-plan.ts';

import type { FileAtHand, SourceKeeper } from './source-keeper.ts';
import { type FileToUnderstand, tellStoredKind, understandFile } from './understand-file.ts';

/** How the files of an import are taken in. */
export interface TakingIn {
  /** YYYY-MM. */
  readonly period: string;
  readonly fileKind: FileKind | null;
  readonly overrides: FileOverrides | null;
}

/** A layout somebody has said something about: a profile, or the earlier version of the file. */
interface Known extends KnownLayout {
  readonly kind: FileKind;
  readonly overrides: FileOverrides;
  readonly profileId: number | null;
}

/** A file whose rows are kept, with what it was recognised as. */
interface Recognition {
  readonly source: SourceFile;
  readonly kind: FileKind;
  readonly overrides: FileOverrides | null;
  readonly profileId: number | null;
}

/**
 * Takes in one file of an import: keeps its rows where they are not known yet, finds out what it is and how it is to be read, and reads it.
 * Rejects with AppError where it cannot be read.
 */
export async function takeInFile(
  { path, name }: { readonly path: string; readonly name: string },
  taking: TakingIn,
  plan: ImportPlan,
  keeper: SourceKeeper,
  context: DeskJobContext,
): Promise<PlannedFile> {
  // Says in a sentence what cannot be opened, before anything else stumbles over it.
  await detectFormat(path, DEFAULT_READ_LIMITS);
  const file: FileAtHand = {
    path,
    name,
    bytes: (await stat(path)).size,
    sha256: await hashOfFile(path, context.signal),
  };
  const given = taking.fileKind ?? plan.former?.kind ?? null;
  const same = plan.findSame({ sha256: file.sha256, overrides: taking.overrides }, given);
  if (same !== null) return plan.takeSame(name, same);
  const { source, kind, overrides, profileId } =
    taking.overrides === null
      ? await recognise(file, given, taking.period, plan, keeper, context)
      : await readAsTold(file, given, taking, keeper, context);
  const earlier = plan.earlierVersionOf(name, kind);
  const pointerName = plan.nameFor(name, earlier);
  const read = await understandFile(
    context.db,
    { file: source, name: pointerName, period: taking.period, overrides },
    kind,
    inKeepPhase(name, context),
  );
  if (given === null) refuseWithoutTable(name, read.report.sheets);
  return plan.take({ kind, name: pointerName, source, understood: { kind, overrides, profileId, ...read } }, earlier);
}

/** Nobody has said what it is, and nothing in it looks like a ledger: most likely a wrong file. */
function refuseWithoutTable(name: string, sheets: readonly SheetReport[]): void {
  const mayBeOne = sheets.some(({ isTable, problem }) => isTable || problem?.code === 'E_NO_COLUMN');
  if (!mayBeOne) requireTable({ path: name }, sheets);
}

/** The person has said how it is read. */
async function readAsTold(
  file: FileAtHand,
  given: FileKind | null,
  { period, overrides }: TakingIn,
  keeper: SourceKeeper,
  context: DeskJobContext,
): Promise<Recognition> {
  const source = await keeper.keep(file, overrides);
  const kind = given ?? (await tellKindOf({ file: source, name: file.name, period, overrides }, context));
  return { source, kind, overrides, profileId: null };
}

/** By what is known of such files: the version before it, or a profile. */
async function recognise(
  file: FileAtHand,
  given: FileKind | null,
  period: string,
  plan: ImportPlan,
  keeper: SourceKeeper,
  context: DeskJobContext,
): Promise<Recognition> {
  const { db } = context;
  const detected = await keeper.keep(file, null);
  const told = given ?? (await tellKindOf({ file: detected, name: file.name, period, overrides: null }, context));
  // A profile for a file of this very name knows better what it is than its columns do.
  const kinds =
    given === null ? [told, ...[...LEDGER_KINDS, 'bankReturn' as const].filter((kind) => kind !== told)] : [told];
  const stem = nameStemOf(file.name);
  const known = knownLayouts(plan, file.name, told, context).filter(
    (layout) => layout.kind === told || layout.stem === stem,
  );
  for (const decoding of decodingsOf(known, stem)) {
    const source = await keeper.keep(file, decoding);
    const heads = sheetHeads(db, source.fileId);
    const alike = known.filter(({ overrides }) => decodesAlike(overrides, decoding));
    for (const kind of kinds) {
      const found = recogniseLayout(alike, { kind, name: file.name, heads });
      if (found.state !== 'same') continue;
      const { overrides, profileId } = found.layout;
      return {
        source,
        kind,
        overrides: fitting(
          overrides,
          heads.map((head) => head.name),
        ),
        profileId,
      };
    }
  }
  return { source: detected, kind: told, overrides: null, profileId: null };
}

/** What is known of layouts, what is closest to this file first. */
function knownLayouts(plan: ImportPlan, name: string, kind: FileKind, { db }: DeskJobContext): readonly Known[] {
  const earlier = plan.earlierVersionOf(name, kind);
  const profiles = allProfiles(db).map(({ id, ...profile }): Known => ({ ...profile, profileId: id }));
  if (earlier === null) return profiles;
  const overrides = earlier.overrides ?? {};
  const headers = layoutOf(sheetHeads(db, earlier.fileId), overrides);
  const before = { kind, stem: nameStemOf(name), headers, overrides, profileId: earlier.profileId };
  return [before, ...profiles];
}

/** The ways of decoding that are worth a try: as detected first, then as said for files of this name. */
function decodingsOf(known: readonly Known[], stem: string): readonly (Decoding | null)[] {
  const ways: (Decoding | null)[] = [null];
  for (const { overrides, stem: ofName } of known)
    if (ofName === stem && !ways.some((way) => decodesAlike(way, overrides))) ways.push(overrides);
  return ways;
}

/** A sheet that was named and is not in this file any more is not asked for; null where nothing is said at all. */
function fitting(overrides: FileOverrides, sheets: readonly string[]): FileOverrides | null {
  const { sheets: named, ...rest } = overrides;
  const there = named?.filter((name) => sheets.includes(name)) ?? [];
  const fits = there.length === 0 ? rest : { ...rest, sheets: there };
  return Object.keys(fits).length === 0 ? null : fits;
}

/** A look at the first rows is over before anybody could read how far it is. */
function tellKindOf(file: FileToUnderstand, { db, signal }: DeskJobContext): Promise<FileKind> {
  return tellStoredKind(db, file, { signal, report: () => {} });
}

/** Reading the rows once more, from where they are kept. */
function inKeepPhase(name: string, context: DeskJobContext): DeskJobContext {
  return {
    ...context,
    report: ({ done }) => context.report({ phase: 'keep', what: name, done, total: 0, unit: 'rows' }),
  };
}
