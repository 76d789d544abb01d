import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DocumentToMake } from '../../../shared/contracts/desk/documents.ts';
import { composeOnRequest } from '../../../shared/domain/archive/dossier/compose-dossier.ts';
import { givenScans } from '../archive/dossier-order.ts';
import { checkWhereStale } from './archive-check.ts';
import { checkedArchiveOfDesk } from './archive-gather.ts';
import { ARCHIVE_LISTS, paperOfList, sheetOfList } from './archive-lists.ts';
import type { DeskJobContext } from './desk-job.ts';
import type { PreparedDocument } from './prepared-document.ts';
import { requestedForm } from './requested-form.ts';

type Dossier = Extract<DocumentToMake, { what: 'dossier' }>;
type RequestedForm = Extract<DocumentToMake, { what: 'archive-form' }>;
type Lists = Extract<DocumentToMake, { what: 'archive-lists' }>;

/** The dossier of one household, as a batch would print it today. */
export async function prepareDossier(
  { householdId, placeholders, unmasked }: Dossier,
  context: DeskJobContext,
): Promise<PreparedDocument> {
  await checkWhereStale(context);
  const scope = { what: 'households' as const, householdIds: [householdId] };
  const checked = await checkedArchiveOfDesk(scope, dirname(context.db.path), context);
  const [each] = checked.households;
  return {
    title: `档案 ${each!.household.certNo}`,
    write: async (path) => {
      const { loadFaces } = await import('../../formats/write/pdf/faces.ts');
      const { dossierOf, readScans } = await import('../archive/make-dossier.ts');
      const { scans, remarks } = await readScans(each!.household, await givenScans(each!, checked.scans));
      const made = dossierOf(each!, checked, { unmasked, placeholders }, await loadFaces(), scans);
      await writeFile(path, made.bytes);
      return {
        rows: made.pages,
        warnings: [...made.missingGlyphs.map((glyph) => `字库里没有“${glyph}”`), ...remarks.map(({ says }) => says)],
      };
    },
  };
}

/** What a household asks for, such as 低保证明, filled in from today's data. */
export async function prepareRequestedForm(
  { householdId, form: id, unmasked }: RequestedForm,
  context: DeskJobContext,
): Promise<PreparedDocument> {
  await checkWhereStale(context);
  const scope = { what: 'households' as const, householdIds: [householdId] };
  const { households, rules, year, makingDate } = await checkedArchiveOfDesk(scope, dirname(context.db.path), context);
  const { household } = households[0]!;
  const form = requestedForm(rules, id);
  return {
    title: `${form.title} ${household.certNo}`,
    write: async (path) => {
      const { loadFaces } = await import('../../formats/write/pdf/faces.ts');
      const { dossierPdf } = await import('../../formats/write/archive/dossier-pdf.ts');
      const paper = composeOnRequest(household, form, rules, { year, day: makingDate, unmasked });
      const made = dossierPdf(paper, await loadFaces(), makingDate, () => null);
      await writeFile(path, made.bytes);
      return { rows: made.pages, warnings: made.missingGlyphs.map((glyph) => `字库里没有“${glyph}”`) };
    },
  };
}

/** A list of the archive as a delivery has it, to work by and to sign. */
export async function prepareArchiveLists(
  { list, format, unmasked }: Lists,
  context: DeskJobContext,
): Promise<PreparedDocument> {
  await checkWhereStale(context);
  const checked = await checkedArchiveOfDesk({ what: 'county' }, dirname(context.db.path), context);
  const sheet = sheetOfList(list, checked, unmasked);
  return {
    title: `档案 ${ARCHIVE_LISTS[list].title}`,
    write: async (path) => {
      if (format === 'xlsx') {
        const { writeCatalogue } = await import('../../formats/write/archive/catalogue-xlsx.ts');
        await writeCatalogue(path, [sheet]);
      } else {
        const { officePdf } = await import('../../formats/write/archive/office-pdf.ts');
        const { loadFaces } = await import('../../formats/write/pdf/faces.ts');
        await writeFile(path, officePdf(paperOfList(list, checked, unmasked), await loadFaces(), checked.makingDate));
      }
      return { rows: sheet.rows.length, warnings: [] };
    },
  };
}
