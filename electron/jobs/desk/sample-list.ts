import type { DocumentToMake } from '../../../shared/contracts/desk/documents.ts';
import { maskName } from '../../../shared/domain/identity/mask-name.ts';
import { maskPersonId } from '../../../shared/domain/identity/person-id.ts';
import { drawNumber, unitsOfText } from '../../../shared/domain/sampling/draw.ts';
import { sampleSize } from '../../../shared/domain/sampling/sample-size.ts';
import { HOW_DRAWN, sizeText } from '../../../shared/domain/sampling/sampling-words.ts';
import { strataRuleText } from '../../../shared/domain/sampling/stratum.ts';
import { drawById, populationTextOf } from '../../data/sample-repo.ts';
import { sourceOfDraw } from '../../data/sample-source.ts';
import { readSettings } from '../../data/setting-repo.ts';
import type { SampleListToWrite } from '../../formats/write/sample-list-words.ts';
import { beijingText } from './beijing-text.ts';
import type { DeskJobContext } from './desk-job.ts';
import type { PreparedDocument } from './prepared-document.ts';

type Asked = Extract<DocumentToMake, { what: 'sample-list' }>;

/** A drawing as a list to take along: as it was drawn, with what is known of the households now. Throws E_GONE. */
export async function prepareSampleList(
  { drawId, format, unmasked }: Asked,
  { db }: DeskJobContext,
): Promise<PreparedDocument> {
  const kept = drawById(db, drawId);
  const { office, maskNames } = readSettings(db);
  const facts = new Map(sourceOfDraw(db, kept).facts.map((each) => [each.id, each]));
  const units = unitsOfText(populationTextOf(db, kept));
  const strata = new Map(units.map(({ id, stratum }) => [id, stratum]));
  const isDrawn = new Set(kept.drawn);
  const size = sampleSize(kept.population, kept.rule.precision);
  const list: SampleListToWrite = {
    drawId,
    office,
    sampled: kept.sampled,
    about: kept.about,
    drawnAt: beijingText(kept.at),
    drawnBy: kept.personName,
    time: kept.time,
    seed: kept.seed,
    populationSha256: kept.populationSha256,
    strataText: strataRuleText(kept.rule.strata),
    size,
    sizeText: sizeText(size),
    allocation: kept.strata,
    howDrawn: HOW_DRAWN,
    units: kept.drawn.map((id) => {
      const known = facts.get(id);
      const name = known?.name ?? '（已不在工作台）';
      const idNumber = known?.idNumber ?? '';
      return {
        id,
        stratum: strata.get(id) ?? '',
        township: known?.township ?? '',
        village: known?.village ?? '',
        name: maskNames && !unmasked ? maskName(name) : name,
        idNumber: unmasked ? idNumber : maskPersonId(idNumber),
        amountFen: known?.amountFen ?? 0,
        priority: known?.priority ?? null,
        codes: known?.codes ?? [],
      };
    }),
    // The PDF prints none of it: its numbers need not be made.
    population:
      format === 'pdf'
        ? []
        : units.map((unit) => ({ ...unit, number: drawNumber(kept.seed, unit), isDrawn: isDrawn.has(unit.id) })),
  };
  return {
    title: `抽查抽样名单 ${kept.about} 第 ${drawId} 号`,
    write: async (path) => {
      if (format === 'xlsx') {
        const { writeSampleListXlsx } = await import('../../formats/write/sample-list-xlsx.ts');
        await writeSampleListXlsx(path, list);
        return { rows: list.units.length, warnings: [] };
      }
      const { writeSampleListPdf } = await import('../../formats/write/sample-list-pdf.ts');
      const { missingGlyphWarnings } = await import('../../formats/write/pdf-file.ts');
      const { missingGlyphs } = await writeSampleListPdf(path, list);
      return { rows: list.units.length, warnings: missingGlyphWarnings('名单', missingGlyphs) };
    },
  };
}
