import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { ArchiveHousehold, InventoryItem } from '../../../shared/domain/archive/archive-household.ts';
import { composeDossier } from '../../../shared/domain/archive/dossier/compose-dossier.ts';
import { dossierPaths } from '../../../shared/domain/archive/dossier/dossier-path.ts';
import type { RowRemark } from '../../../shared/domain/archive/read/table-rows.ts';
import { dossierPdf } from '../../formats/write/archive/dossier-pdf.ts';
import { type Faces, loadFaces } from '../../formats/write/pdf/faces.ts';
import { readScan } from '../../formats/write/pdf/read-scan.ts';
import { type Scan, ScanError } from '../../formats/write/pdf/scan.ts';
import type { JobContext } from '../progress.ts';
import type { CheckedArchive, CheckedHousehold } from './check-archive.ts';
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
  const scanFolders = scanFoldersOf(checked);
  const dossiers: WrittenDossier[] = [];
  const remarks: RowRemark[] = [];
  for (const [i, each] of checked.households.entries()) {
    context.signal.throwIfAborted();
    context.report({ phase: 'write', what: paths[i]!, done: i, total: all.length, unit: 'rows' });
    const scans = await scansOf(each.household, scanFolders, remarks);
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
  { rules, input }: Pick<CheckedArchive, 'rules' | 'input'>,
  { unmasked, placeholders }: DossierOptions,
  faces: Faces,
  scans: ReadonlyMap<InventoryItem, Scan>,
) {
  const { year, makingDate } = input;
  const dossier = composeDossier(household, items, rules, { year, day: makingDate, unmasked, volume, placeholders });
  return dossierPdf(dossier, faces, makingDate, (item) => scans.get(item) ?? null);
}

/** Where the scans of an inventory lie: beside it. By the name row pointers give it. */
function scanFoldersOf({
  input,
  sources,
}: CheckedArchive): readonly { readonly start: string; readonly folder: string }[] {
  return sources.inventory.map(({ name }, i) => ({ start: `${name}#`, folder: dirname(input.files.inventory[i]!) }));
}

async function scansOf(
  household: ArchiveHousehold,
  folders: readonly { readonly start: string; readonly folder: string }[],
  remarks: RowRemark[],
): Promise<ReadonlyMap<InventoryItem, Scan>> {
  const scans = new Map<InventoryItem, Scan>();
  for (const item of household.inventory) {
    if (item.file === '') continue;
    const folder = resolve(folders.find(({ start }) => item.pointer.startsWith(start))?.folder ?? '.');
    // Inventories are mostly written where folders are parted by a backslash.
    const path = resolve(folder, item.file.replaceAll('\\', '/'));
    try {
      // An inventory comes from elsewhere: it may not make us read whatever it likes.
      if (!path.startsWith(folder + sep)) throw new ScanError('扫描件要放在清单所在的文件夹里');
      scans.set(item, await readScan(path));
    } catch (error) {
      if (!(error instanceof ScanError)) throw error;
      remarks.push({ pointer: item.pointer, says: `扫描件“${item.file}”不能使用：${error.message}` });
    }
  }
  return scans;
}
