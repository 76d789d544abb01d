import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveFile } from '../../../shared/contracts/archive-manifest.ts';
import { nameOfHousehold } from '../../../shared/domain/archive/archive-household.ts';
import { type Tallies, tally } from '../../../shared/domain/archive/self-check.ts';
import { openTable } from '../../formats/open-table.ts';
import { DEFAULT_READ_LIMITS } from '../../formats/table.ts';
import type { JobContext } from '../progress.ts';
import type { CheckedArchive } from './checked-archive.ts';
import { inspectPdf } from './inspect-pdf.ts';
import type { WrittenDossiers } from './write-dossiers.ts';
import type { WrittenDossier } from './written-dossier.ts';

/** The files of a delivery that belong to no single dossier, and how they stand together: looked at as they lie in the folder. */
export async function inspectDelivery(
  folder: string,
  { households, only }: Pick<CheckedArchive, 'households' | 'only'>,
  { dossiers, failures }: Pick<WrittenDossiers, 'dossiers' | 'failures'>,
  files: readonly ArchiveFile[],
  context: JobContext,
): Promise<Tallies> {
  const tallies: Tallies = new Map();
  const ofDossiers = new Set(
    dossiers.flatMap((each) => (each === null ? [] : [each, ...each.beside])).map(({ path }) => path),
  );
  for (const { path, sha256 } of files) {
    tally(tallies, 'paths', isSafe(path) ? null : `${path}：文件名不安全`);
    if (ofDossiers.has(path)) continue;
    context.signal.throwIfAborted();
    const bytes = await readFile(join(folder, path)).catch(() => null);
    tally(tallies, 'listed', bytes === null ? `${path}：不在文件夹里` : null);
    if (bytes === null) continue;
    const now = createHash('sha256').update(bytes).digest('hex');
    tally(tallies, 'hash', now === sha256 ? null : `${path}：摘要值与登记的不同`);
    if (path.endsWith('.pdf')) {
      const read = await inspectPdf(tallies, path, bytes);
      if (read !== null) tally(tallies, 'opens', read.pages.length > 0 ? null : `${path}：没有页面`);
    }
  }
  const told = new Set(failures.map(({ certNo, headName }) => `${certNo}\n${headName}`));
  for (const [i, { household }] of households.entries()) {
    const isTold = told.has(`${household.certNo}\n${household.headName}`);
    const isMade = (dossiers[i] ?? null) !== null;
    const says = isTold ? '没有制成，见失败清单' : '没有卷，失败清单里也没有';
    tally(tallies, 'count', isMade ? null : `${nameOfHousehold(household)}：${says}`);
  }
  for (const [i, { household, volume }] of households.entries()) {
    const before = households[i - 1]?.volume.volumeNo ?? 0;
    const isNext = only.length === 0 ? volume.volumeNo === before + 1 : volume.volumeNo > before;
    tally(tallies, 'numbers', isNext ? null : `${household.certNo}：案卷号 ${volume.volumeNo} 前面是 ${before}`);
  }
  await inspectCatalogue(tallies, join(folder, 'catalogue.xlsx'), households, dossiers, context);
  return tallies;
}

/** Reads the catalogue of volumes again, by the reader of workbooks, and lays it beside the dossiers. */
async function inspectCatalogue(
  tallies: Tallies,
  path: string,
  households: CheckedArchive['households'],
  dossiers: readonly (WrittenDossier | null)[],
  context: JobContext,
): Promise<void> {
  let rows: readonly (readonly string[])[];
  try {
    rows = await rowsOf(path, context);
  } catch {
    context.signal.throwIfAborted();
    tally(tallies, 'catalogue', 'catalogue.xlsx：读不出来');
    return;
  }
  const head = rows.findIndex((cells) => cells.includes('案卷号'));
  const at = (name: string): number => rows[head]?.indexOf(name) ?? -1;
  const [volume, cert, pages] = [at('案卷号'), at('低保证号'), at('页数')];
  const listed = rows.slice(head + 1).filter((cells) => (cells[volume] ?? '') !== '');
  for (const [i, dossier] of dossiers.entries()) {
    const cells = listed[i];
    const { household, volume: place } = households[i]!;
    const isSame =
      cells !== undefined &&
      cells[volume] === String(place.volumeNo) &&
      (cells[cert] ?? '') === household.certNo &&
      (dossier === null || cells[pages] === String(dossier.pages));
    tally(tallies, 'catalogue', isSame ? null : `catalogue.xlsx：案卷 ${place.volumeNo} 的证号或页数与整卷不同`);
  }
  if (listed.length > dossiers.length)
    tally(tallies, 'catalogue', `catalogue.xlsx：多出 ${listed.length - dossiers.length} 行`);
}

async function rowsOf(path: string, { signal }: JobContext): Promise<readonly (readonly string[])[]> {
  const table = await openTable(path, DEFAULT_READ_LIMITS);
  try {
    const rows: string[][] = [];
    await table.readSheet(0, ({ cells }) => rows.push([...cells]), { signal });
    return rows;
  } finally {
    await table.close();
  }
}

/** Whether a path stays below its folder and is one that every system takes. */
function isSafe(path: string): boolean {
  return path
    .split('/')
    .every((part) => part !== '' && part !== '..' && !/[<>:"\\|?*\p{Cc}]/u.test(part) && !/[. ]$/u.test(part));
}
