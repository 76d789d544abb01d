import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ArchiveHousehold, InventoryItem } from '../../../shared/domain/archive/archive-household.ts';
import { composeDossier } from '../../../shared/domain/archive/dossier/compose-dossier.ts';
import { dossierPaths } from '../../../shared/domain/archive/dossier/dossier-path.ts';
import type { RowRemark } from '../../../shared/domain/archive/read/table-rows.ts';
import { dossierPdf } from '../../formats/write/archive/dossier-pdf.ts';
import { type Faces, loadFaces } from '../../formats/write/pdf/faces.ts';
import { readScan } from '../../formats/write/pdf/read-scan.ts';
import { type Scan, ScanError } from '../../formats/write/pdf/scan.ts';
import type { JobContext } from '../progress.ts';
import type { CheckedArchive, CheckedHousehold, ScanStore } from './checked-archive.ts';
import type { WrittenDossier } from './written-dossier.ts';

export interface DossierOptions {
  readonly unmasked: boolean;
  /** A marked sheet in the place of what is wanted and missing. */
  readonly placeholders: boolean;
}

/** The dossiers of an archive, and the scans that could not be used. */
export interface WrittenDossiers {
  readonly dossiers: readonly WrittenDossier[];
  readonly remarks: readonly RowRemark[];
}

/**
 * Makes the dossier of every household as a PDF below `folder`. One household is held at a time, so that memory does not grow with their
 * number; a scan that cannot be used is told and costs nothing else. Rejects with the signal's reason on abort.
 */
export async function writeDossiers(
  folder: string,
  checked: CheckedArchive,
  options: DossierOptions,
  context: JobContext,
): Promise<WrittenDossiers> {
  const faces = await loadFaces();
  const all = checked.households.map(({ household }) => household);
  const paths = dossierPaths(all);
  const dossiers: WrittenDossier[] = [];
  const remarks: RowRemark[] = [];
  for (const [i, each] of checked.households.entries()) {
    context.signal.throwIfAborted();
    context.report({ phase: 'write', what: paths[i]!, done: i, total: all.length, unit: 'rows' });
    const { scans, remarks: ofScans } = await scansOf(each.household, checked.scans);
    remarks.push(...ofScans);
    const made = dossierOf(each, checked, options, faces, scans);
    const path = join(folder, paths[i]!);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, made.bytes);
    dossiers.push({
      path: paths[i]!,
      sha256: createHash('sha256').update(made.bytes).digest('hex'),
      bytes: made.bytes.length,
      pages: made.pages,
      items: made.parts.map(({ code }) => code),
      certNo: each.household.certNo,
      missingGlyphs: made.missingGlyphs,
    });
  }
  return { dossiers, remarks };
}

/** The dossier of one household as a PDF, for a preview as for a batch. */
export function dossierOf(
  { household, items, volume }: CheckedHousehold,
  { rules, year, makingDate }: Pick<CheckedArchive, 'rules' | 'year' | 'makingDate'>,
  { unmasked, placeholders }: DossierOptions,
  faces: Faces,
  scans: ReadonlyMap<InventoryItem, Scan>,
) {
  const dossier = composeDossier(household, items, rules, { year, day: makingDate, unmasked, volume, placeholders });
  return dossierPdf(dossier, faces, makingDate, (item) => scans.get(item) ?? null);
}

/** The scans of a household's materials, and a remark for each that cannot be used. */
export async function scansOf(
  { inventory }: ArchiveHousehold,
  store: ScanStore,
): Promise<{ readonly scans: ReadonlyMap<InventoryItem, Scan>; readonly remarks: readonly RowRemark[] }> {
  const scans = new Map<InventoryItem, Scan>();
  const remarks: RowRemark[] = [];
  for (const item of inventory) {
    if (item.file === '') continue;
    try {
      scans.set(item, await readScan(await store.bytesOf(item)));
    } catch (error) {
      if (!(error instanceof ScanError)) throw error;
      remarks.push({ pointer: item.pointer, says: `扫描件“${item.file}”不能使用：${error.message}` });
    }
  }
  return { scans, remarks };
}
