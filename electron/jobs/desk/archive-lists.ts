import type { DocumentToMake } from '../../../shared/contracts/desk/documents.ts';
import type { CatalogueSheet } from '../../formats/write/archive/catalogue-xlsx.ts';
import type { OfficeDocument } from '../../formats/write/archive/office-pdf.ts';
import { catalogueSheets } from '../archive/catalogue-sheets.ts';
import type { CheckedArchive } from '../archive/checked-archive.ts';
import { officeLists } from '../archive/office-lists.ts';
import { townshipsOf } from '../archive/townships.ts';

export type ArchiveList = Extract<DocumentToMake, { what: 'archive-lists' }>['list'];

/** What the lists of the archive are called: as a document, among the papers of a delivery, and as a sheet of its workbook. */
export const ARCHIVE_LISTS: Readonly<
  Record<ArchiveList, { readonly title: string; readonly mark: string; readonly sheet: string }>
> = {
  missing: { title: '缺件补齐清单', mark: '缺件补齐清单', sheet: '缺件补齐' },
  system: { title: '需更正系统清单', mark: '需更正系统清单', sheet: '需更正系统' },
  paper: { title: '需更正纸质清单', mark: '需更正纸质清单', sheet: '需更正纸质' },
  undecided: { title: '待认定清单', mark: '待认定清单', sheet: '待认定' },
  report: { title: '一致情况通报', mark: '一致情况通报', sheet: '通报' },
};

/** One list as the sheet of a delivery's workbook. */
export function sheetOfList(list: ArchiveList, checked: CheckedArchive, unmasked: boolean): CatalogueSheet {
  return only(catalogueSheets(checked, [], unmasked), ({ name }) => name === ARCHIVE_LISTS[list].sheet);
}

/** One list as a delivery prints it, to be signed. */
export function paperOfList(list: ArchiveList, checked: CheckedArchive, unmasked: boolean): OfficeDocument {
  const all = officeLists(checked, townshipsOf(checked.households), [], unmasked);
  return { ...all, parts: [only(all.parts, ({ mark }) => mark === ARCHIVE_LISTS[list].mark)] };
}

function only<Each>(all: readonly Each[], isWanted: (each: Each) => boolean): Each {
  const found = all.find(isWanted);
  if (found === undefined) throw new Error('a list of the archive is not among the papers of a delivery');
  return found;
}
