import { mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { ArchiveFile, ArchiveManifest } from '../../../shared/contracts/archive-manifest.ts';
import { writeCsvTable } from '../../formats/write/csv-table.ts';
import { outputError, outputErrorOf } from '../output-error.ts';
import { prepareOutputFolder, writeWhole } from '../output-folder.ts';
import type { JobContext } from '../progress.ts';
import { BatchJournal, type EarlierDelivery, earlierDelivery, JOURNAL } from './batch-journal.ts';
import { catalogueSheets } from './catalogue-sheets.ts';
import type { CheckedArchive } from './checked-archive.ts';
import { composeManifest } from './compose-manifest.ts';
import type { CountyTemplate } from './county-template.ts';
import { COMPLETENESS_COLUMNS, CONSISTENCY_COLUMNS, completenessRows, consistencyRows } from './report-rows.ts';
import type { BatchMemory, DossierOptions, WrittenDossiers } from './write-dossiers.ts';

export interface ArchiveOptions extends DossierOptions {
  /** No dossiers are made, and no forms. */
  readonly checkOnly: boolean;
  /** Templates of the county, filled in for every household beside its dossier. */
  readonly templates?: readonly CountyTemplate[];
}

export interface DeliveryOptions extends ArchiveOptions {
  /**
   * Written dossier by dossier in its place instead of all or nothing: what an earlier or a broken off delivery left there unchanged is kept,
   * and a cancelled or killed batch goes on where it stopped when it is asked for once more.
   */
  readonly resume: boolean;
  /** What lies there unchanged is made once more all the same. */
  readonly afresh?: boolean;
}

/** What was delivered. */
export interface Delivery {
  readonly manifest: ArchiveManifest;
  /** How many dossiers were there already, unchanged. */
  readonly reused: number;
}

export const MANIFEST = 'manifest.json';
/** What lies at the top of every delivery. */
export const DELIVERED_FILES = [
  'completeness.csv',
  'consistency.csv',
  'catalogue.xlsx',
  'lists.pdf',
  'publicity.pdf',
  'labels.pdf',
  MANIFEST,
] as const;

/**
 * Writes what the contract says of a checked archive into `out`, whole or dossier by dossier; the bytes are the same. Files of an earlier
 * delivery that are no part of this one go, other files are never touched. Rejects with E_OUT where the folder cannot be written, with the
 * signal's reason on abort.
 */
export async function deliverArchive(
  out: string,
  checked: CheckedArchive,
  options: DeliveryOptions,
  context: JobContext,
): Promise<Delivery> {
  prepareOutputFolder(out);
  const target = resolve(out);
  const earlier = await earlierDelivery(target, MANIFEST);
  refuse(out, earlier, checked, options);
  if (options.resume) return deliverInPlace(out, target, earlier, checked, options, context);
  return writeWhole(out, MANIFEST, (stage) => writeArchive(stage, checked, options, target, context), [
    ...earlier.paths,
    JOURNAL,
  ]);
}

/** Finds out before anything is begun whether a delivery would take dossiers of other households away. Rejects with E_OUT where it would. */
export async function refuseToTakeAway(out: string, checked: CheckedArchive, options: ArchiveOptions): Promise<void> {
  refuse(out, await earlierDelivery(resolve(out), MANIFEST), checked, options);
}

/** Part of a county put over more of it would take the dossiers of all others away. Throws E_OUT. */
function refuse(out: string, earlier: EarlierDelivery, checked: CheckedArchive, options: ArchiveOptions): void {
  if (!options.checkOnly && checked.only.length === 0) return;
  const made = new Set(options.checkOnly ? [] : checked.households.map(({ household }) => household.certNo));
  const others = [...earlier.dossiers.values()].filter(({ certNo }) => !made.has(certNo)).length;
  if (others === 0) return;
  throw outputError(
    out,
    {
      zh: `这个文件夹里有做好的 ${others} 卷不在这次的范围里，接着做会去掉它们`,
      en: `${others} dossiers of the folder are no part of this and would be taken away`,
    },
    {
      zh: '请另选一个文件夹；要更新整个文件夹，请把全县再做一遍，没变的不重做',
      en: 'choose another folder, or make the whole again with --resume: what is unchanged stays',
    },
  );
}

async function deliverInPlace(
  out: string,
  target: string,
  earlier: EarlierDelivery,
  checked: CheckedArchive,
  options: DeliveryOptions,
  context: JobContext,
): Promise<Delivery> {
  try {
    mkdirSync(target, { recursive: true });
    const journal = await BatchJournal.open(target);
    try {
      const memory = { dossiers: options.afresh === true ? new Map() : earlier.dossiers, journal };
      const delivery = await writeArchive(target, checked, options, target, context, memory);
      const kept = new Set(delivery.manifest.files.map(({ path }) => path));
      for (const path of earlier.paths) if (!kept.has(path)) removeFile(target, path);
      await journal.remove();
      return delivery;
    } finally {
      await journal.close();
    }
  } catch (error) {
    throw outputErrorOf(out, error) ?? error;
  }
}

/** Writes a checked archive into `stage`, which is there, as it will lie in `out`. The same archive gives the same bytes. */
export async function writeArchive(
  stage: string,
  checked: CheckedArchive,
  options: ArchiveOptions,
  out: string,
  context: JobContext,
  memory: BatchMemory | null = null,
): Promise<Delivery> {
  const files: ArchiveFile[] = [];
  const begin = (what: string): string => {
    context.signal.throwIfAborted();
    context.report({ phase: 'write', what, done: 0, total: 0, unit: 'rows' });
    return join(stage, what);
  };
  const completeness = await writeCsvTable(begin('completeness.csv'), COMPLETENESS_COLUMNS, completenessRows(checked));
  files.push({ path: 'completeness.csv', ...completeness });
  const consistency = await writeCsvTable(
    begin('consistency.csv'),
    CONSISTENCY_COLUMNS,
    consistencyRows(checked, options.unmasked),
  );
  files.push({ path: 'consistency.csv', ...consistency });
  let made: WrittenDossiers = { dossiers: [], remarks: [], failures: [], reused: 0, tallies: new Map() };
  if (!options.checkOnly) {
    // Loaded only here: a check does not wait for fonts.
    const { writeDossiers } = await import('./write-dossiers.ts');
    made = await writeDossiers(stage, checked, options, context, memory);
    for (const each of made.dossiers) {
      if (each === null) continue;
      const { beside, ...dossier } = each;
      files.push(dossier, ...beside);
    }
  }
  const templates = options.checkOnly ? [] : (options.templates ?? []);
  if (templates.length > 0) {
    const { writeForms } = await import('./write-forms.ts');
    const { forms, failures } = await writeForms(stage, checked, templates, options.unmasked, context);
    files.push(...forms);
    made = { ...made, failures: [...made.failures, ...failures] };
  }
  if (!options.checkOnly) {
    const { writePapers } = await import('./write-papers.ts');
    files.push(...(await writePapers(checked, made, options.unmasked, begin)));
  }
  const { writeCatalogue } = await import('../../formats/write/archive/catalogue-xlsx.ts');
  const catalogue = await writeCatalogue(
    begin('catalogue.xlsx'),
    catalogueSheets(checked, made.dossiers, options.unmasked),
  );
  files.push({ path: 'catalogue.xlsx', ...catalogue });
  let selfCheck: ArchiveManifest['selfCheck'] = null;
  if (!options.checkOnly) {
    const { writeSelfCheck } = await import('./write-self-check.ts');
    const report = await writeSelfCheck(stage, checked, made, files, options.unmasked, begin, context);
    files.push(...report.files);
    selfCheck = report.result;
  }
  const { unmasked, checkOnly, placeholders } = options;
  const written = { files, ...made, templates, unmasked, checkOnly, placeholders, selfCheck };
  const manifest = composeManifest(checked, written, out);
  // In one step: a manifest is there whole, or the former one still is.
  await writeFile(join(stage, `${MANIFEST}.partial`), `${JSON.stringify(manifest, null, 2)}\n`);
  renameSync(join(stage, `${MANIFEST}.partial`), join(stage, MANIFEST));
  return { manifest, reused: made.reused };
}

/** Removes a file of an earlier delivery, and the folders that are empty then. */
function removeFile(target: string, path: string): void {
  rmSync(join(target, path), { force: true });
  try {
    for (let dir = dirname(path); dir !== '.'; dir = dirname(dir)) rmdirSync(join(target, dir));
  } catch {
    // Something is left in it: it stays.
  }
}
