import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  type ArchiveFile,
  type ArchiveManifest,
  archiveManifestSchema,
} from '../../../shared/contracts/archive-manifest.ts';
import { writeCsvTable } from '../../formats/write/csv-table.ts';
import { writeWhole } from '../output-folder.ts';
import type { JobContext } from '../progress.ts';
import { catalogueSheets } from './catalogue-sheets.ts';
import type { CheckedArchive } from './checked-archive.ts';
import { composeManifest } from './compose-manifest.ts';
import { COMPLETENESS_COLUMNS, CONSISTENCY_COLUMNS, completenessRows, consistencyRows } from './report-rows.ts';
import type { WrittenDossier } from './written-dossier.ts';

export interface ArchiveOptions {
  readonly unmasked: boolean;
  /** No dossiers are made. */
  readonly checkOnly: boolean;
}

export const MANIFEST = 'manifest.json';
/** What lies at the top of every delivery. */
export const DELIVERED_FILES = ['completeness.csv', 'consistency.csv', 'catalogue.xlsx', MANIFEST] as const;

/** Writes what the contract says of a checked archive into `out`, all or nothing. Gives the manifest as written. */
export async function deliverArchive(
  out: string,
  checked: CheckedArchive,
  options: ArchiveOptions,
  context: JobContext,
): Promise<ArchiveManifest> {
  const outdated = await filesOfManifest(out);
  return writeWhole(out, MANIFEST, (stage) => writeArchive(stage, checked, options, resolve(out), context), outdated);
}

/** Writes a checked archive into `stage`, which is there, as it will lie in `out`. The same archive gives the same bytes. */
export async function writeArchive(
  stage: string,
  checked: CheckedArchive,
  options: ArchiveOptions,
  out: string,
  context: JobContext,
): Promise<ArchiveManifest> {
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
  let dossiers: readonly WrittenDossier[] = [];
  let remarks: ArchiveManifest['remarks'] = [];
  if (!options.checkOnly) {
    // Loaded only here: a check does not wait for fonts.
    const { writeDossiers } = await import('./write-dossiers.ts');
    const made = await writeDossiers(stage, checked, { unmasked: options.unmasked, placeholders: false }, context);
    dossiers = made.dossiers;
    remarks = [...made.remarks];
    for (const { path, sha256, bytes, pages, items, certNo } of dossiers)
      files.push({ path, sha256, bytes, pages, items: [...items], certNo });
  }
  const { writeCatalogue } = await import('../../formats/write/archive/catalogue-xlsx.ts');
  const catalogue = await writeCatalogue(begin('catalogue.xlsx'), catalogueSheets(checked, dossiers, options.unmasked));
  files.push({ path: 'catalogue.xlsx', ...catalogue });
  const { unmasked, checkOnly } = options;
  const manifest = composeManifest(checked, { files, dossiers, remarks, unmasked, checkOnly }, out);
  await writeFile(join(stage, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** What an earlier delivery into the same folder left: it goes where the new one has no such file. Nothing else is ever touched. */
async function filesOfManifest(out: string): Promise<readonly string[]> {
  try {
    const parsed = archiveManifestSchema.safeParse(JSON.parse(await readFile(join(out, MANIFEST), 'utf8')));
    const paths = parsed.success ? parsed.data.files.map(({ path }) => path) : [];
    return paths.filter((path) => !path.split(/[/\\]/u).includes('..') && !path.startsWith('/') && !path.includes(':'));
  } catch {
    return [];
  }
}
