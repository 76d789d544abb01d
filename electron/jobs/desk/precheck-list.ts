import type { DocumentToMake } from '../../../shared/contracts/desk/documents.ts';
import { maskAccount } from '../../../shared/domain/identity/bank-account.ts';
import { maskDigitRuns } from '../../../shared/domain/identity/mask-cells.ts';
import { maskName } from '../../../shared/domain/identity/mask-name.ts';
import { maskPersonId } from '../../../shared/domain/identity/person-id.ts';
import { exemptionSentence } from '../../../shared/domain/people/four-eyes.ts';
import { PRECHECK_REASONS } from '../../../shared/domain/precheck/precheck-reason.ts';
import { standingExemption } from '../../data/exemption-repo.ts';
import { namesByLogin } from '../../data/person-repo.ts';
import { precheckById, precheckLinesPage } from '../../data/precheck-repo.ts';
import { readSettings } from '../../data/setting-repo.ts';
import type { PrecheckListToWrite } from '../../formats/write/precheck-list-words.ts';
import { beijingText } from './beijing-text.ts';
import type { DeskJobContext } from './desk-job.ts';
import type { PreparedDocument } from './prepared-document.ts';

type Asked = Extract<DocumentToMake, { what: 'precheck-list' }>;

/** A list of a check before paying, for two signatures. */
export async function preparePrecheckList(
  { precheckId, list, format, unmasked }: Asked,
  { db }: DeskJobContext,
): Promise<PreparedDocument> {
  const { period, programme, madeAt, result, resultSha256, preparedBy, reviewedBy } = precheckById(db, precheckId);
  const { office, maskNames } = readSettings(db);
  const names = namesByLogin(db);
  const exemption = standingExemption(db);
  const { lines } = precheckLinesPage(db, precheckId, { list }, 0, Number.MAX_SAFE_INTEGER);
  const nameOf = (login: string): string => names.get(login) ?? login;
  const toWrite: PrecheckListToWrite = {
    list,
    period,
    programme,
    office,
    madeAt: beijingText(madeAt),
    resultSha256,
    preparedBy: nameOf(preparedBy),
    reviewedBy: nameOf(reviewedBy),
    exemption: exemption === null ? '' : exemptionSentence(exemption),
    sum: result[list],
    requestedFen: result.requestedFen,
    otherFen: result[list === 'hold' ? 'release' : 'hold'].fen,
    files: result.files,
    lines: lines.map((line) => ({
      township: line.township,
      village: line.village,
      name: maskNames && !unmasked ? maskName(line.name) : line.name,
      idNumber: unmasked ? line.idNumber : maskPersonId(line.idNumber),
      account: unmasked ? line.account : maskAccount(line.account),
      approvedFen: line.approvedFen,
      requestedFen: line.requestedFen,
      lastFen: line.lastFen,
      reasons: line.reasons.map(({ code }) => PRECHECK_REASONS[code].label).join('、'),
      // Sentences carry numbers of people: covered whether or not the columns are.
      sentences: line.reasons
        .map(({ sentence }) => maskDigitRuns(sentence.replace(/\{(?:id|acct):([^}]*)\}/g, '$1')))
        .join('；'),
      mend: line.reasons.map(({ code }) => PRECHECK_REASONS[code].mend).join('；'),
    })),
  };
  const title = `发放前体检 ${list === 'release' ? '放行清单' : '需核实后发放清单'} ${period} ${programme}`;
  return {
    title,
    write: async (path) => {
      if (format === 'xlsx') {
        const { writePrecheckListXlsx } = await import('../../formats/write/precheck-list-xlsx.ts');
        await writePrecheckListXlsx(path, toWrite);
        return { rows: lines.length, warnings: [] };
      }
      const { writePrecheckListPdf } = await import('../../formats/write/precheck-list-pdf.ts');
      const { missingGlyphWarnings } = await import('../../formats/write/pdf-file.ts');
      const { missingGlyphs } = await writePrecheckListPdf(path, toWrite);
      return { rows: lines.length, warnings: missingGlyphWarnings('清单', missingGlyphs) };
    },
  };
}
