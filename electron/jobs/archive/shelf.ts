import { yearsKept } from '../../../shared/domain/archive/check/retention.ts';
import { type ArchiveBox, boxesOf } from '../../../shared/domain/archive/dossier/boxes.ts';
import type { BoxLabel } from '../../formats/write/archive/labels-pdf.ts';
import type { CheckedArchive } from './checked-archive.ts';
import type { WrittenDossier } from './written-dossier.ts';

/** The boxes of an archive. Pages are those of the dossiers as made, or as the inventory has them where none was. */
export function boxesOfArchive(
  { households, policy: { pack } }: CheckedArchive,
  dossiers: readonly (WrittenDossier | null)[],
): readonly ArchiveBox[] {
  return boxesOf(
    households.map(({ household, volume }, i) => ({
      volume,
      township: household.township,
      village: household.village,
      pages: dossiers[i]?.pages ?? household.inventory.reduce((sum, item) => sum + (item.pages ?? 0), 0),
      years: yearsKept(new Set(dossiers[i]?.items ?? household.inventory.map(({ code }) => code)), pack),
    })),
    pack.settings.boxPages.value,
  );
}

/** What stands on the labels of the boxes. */
export function boxLabels(boxes: readonly ArchiveBox[], { policy, year }: CheckedArchive): readonly BoxLabel[] {
  return boxes.map(({ name, township, village, volumes, count, pages, years }) => ({
    fonds: policy.pack.words.fonds,
    year,
    term: keptWords(years),
    township,
    village,
    volumes,
    boxName: name,
    count: `${count} 卷`,
    pages: `${pages} 页`,
  }));
}

/** 停保后5年 */
export function keptWords(years: number): string {
  return `停保后${years}年`;
}
