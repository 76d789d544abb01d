import type { CallOutput } from '../../../shared/contracts/desk/desk.ts';
import { composeDossier } from '../../../shared/domain/archive/dossier/compose-dossier.ts';
import { maskDigitRuns } from '../../../shared/domain/identity/mask-cells.ts';
import type { ArchiveCheck } from '../../data/archive-check-repo.ts';
import { deriveHousehold } from '../../data/archive-derive.ts';
import { hasInventory, hasPaper } from '../../data/archive-has.ts';
import { householdLine } from '../../data/archive-household-repo.ts';
import type { Database } from '../../data/database.ts';
import type { Faces } from '../../formats/write/pdf/faces.ts';
import { givenScans } from '../../jobs/archive/dossier-order.ts';
import { readScans } from '../../jobs/archive/make-dossier.ts';
import { checkedHousehold, StoredScans } from '../../jobs/desk/archive-dossier.ts';

let faces: Promise<Faces> | null = null;

/** Fonts are read at the first preview and kept. */
async function facesHere(): Promise<Faces> {
  faces ??= import('../../formats/write/pdf/faces.ts').then(({ loadFaces }) => loadFaces());
  return faces;
}

/** The dossier of a household as a batch would print it today, masked; `code`: the pages of one material only. Throws E_GONE. */
export async function archivePreview(
  db: Database,
  check: ArchiveCheck,
  householdId: number,
  { code, placeholders }: { readonly code: string | null; readonly placeholders: boolean },
): Promise<CallOutput<'archive.preview'>> {
  const store = new StoredScans(db);
  const has = { inventory: hasInventory(db, check), paper: hasPaper(db, check) };
  const line = householdLine(db, check, householdId);
  const each = checkedHousehold(db, check, line, deriveHousehold(db, check, householdId), has, store);
  const { dossierPdf } = await import('../../formats/write/archive/dossier-pdf.ts');
  const { scans, remarks } = await readScans(each.household, await givenScans(each, store));
  const { year, makingDate } = check.input.frame;
  const options = { year, day: makingDate, unmasked: false, volume: each.volume, placeholders };
  const whole = composeDossier(each.household, each.items, check.rules, options);
  const dossier = code === null ? whole : { ...whole, parts: whole.parts.filter((part) => part.code === code) };
  if (dossier.parts.length === 0) return { content: '', pages: 0, parts: [], warnings: [] };
  const made = dossierPdf(dossier, await facesHere(), makingDate, (item) => scans.get(item) ?? null);
  return {
    content: made.bytes.toString('base64'),
    pages: made.pages,
    parts: made.parts.map(({ code: of, from, to }, at) => ({ code: of, title: dossier.parts[at]!.title, from, to })),
    warnings: [
      ...made.missingGlyphs.map((glyph) => `字库里没有“${glyph}”，印成〔缺字〕`),
      ...remarks.map(({ says }) => maskDigitRuns(says)),
    ],
  };
}
