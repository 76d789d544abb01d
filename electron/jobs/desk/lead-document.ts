import type { DocumentToMake } from '../../../shared/contracts/desk/documents.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { caseNumber } from '../../../shared/domain/case/case.ts';
import { dayOf } from '../../../shared/domain/case/case-day.ts';
import { maskName } from '../../../shared/domain/identity/mask-name.ts';
import { maskPersonId } from '../../../shared/domain/identity/person-id.ts';
import { type Lead, leadNumber } from '../../../shared/domain/lead/lead.ts';
import type { LeadSnapshot } from '../../../shared/domain/lead/lead-event.ts';
import { ledgerOf, ledgerRow } from '../../../shared/domain/lead/ledger-row.ts';
import { allLeads, leadById } from '../../data/lead-repo.ts';
import { readSettings } from '../../data/setting-repo.ts';
import type { LeadToWrite } from '../../formats/write/lead-to-write.ts';
import type { DeskJobContext } from './desk-job.ts';
import type { PreparedDocument } from './prepared-document.ts';

type OfOne = Extract<DocumentToMake, { what: 'lead-letter' | 'lead-list' }>;
type Ledger = Extract<DocumentToMake, { what: 'lead-ledger' }>;

/** The letter or the list of one lead, as it was submitted. Throws E_REFUSED for a draft: nobody has read it, and it may still change. */
export async function prepareLeadDocument(
  { what, leadId, format, unmasked }: OfOne,
  { db }: DeskJobContext,
): Promise<PreparedDocument> {
  const lead = leadById(db, leadId);
  if (lead.snapshot === null)
    throw new WorkplaceError('E_REFUSED', '草拟中的线索还不能出函件和清单', '请先提交审核，提交后可以打印待审稿');
  const { office, maskNames } = readSettings(db);
  const written = leadToWrite(lead, lead.snapshot, office, { unmasked, maskNames });
  const title = `${what === 'lead-letter' ? '问题线索移交函' : '问题线索移交清单'} ${leadNumber(lead)}`;
  const rows = lead.snapshot.money.rows.length;
  return {
    title,
    write: async (path) => {
      if (format === 'xlsx') {
        const { writeLeadListXlsx } = await import('../../formats/write/lead-list-xlsx.ts');
        await writeLeadListXlsx(path, written);
        return { rows, warnings: [] };
      }
      const { missingGlyphWarnings } = await import('../../formats/write/pdf-file.ts');
      const { missingGlyphs } =
        what === 'lead-letter'
          ? await (await import('../../formats/write/lead-letter-pdf.ts')).writeLeadLetterPdf(path, written)
          : await (await import('../../formats/write/lead-list-pdf.ts')).writeLeadListPdf(path, written);
      return { rows, warnings: missingGlyphWarnings('文件', missingGlyphs) };
    },
  };
}

/** The ledger of what was handed over, by year or whole. Holds no identity number. */
export async function prepareLeadLedger({ year, format }: Ledger, { db }: DeskJobContext): Promise<PreparedDocument> {
  const { office } = readSettings(db);
  const rows = ledgerOf(allLeads(db), year).map(ledgerRow);
  const ledger = { office, year, rows };
  return {
    title: `问题线索移交台账${year === null ? '' : ` ${year}`}`,
    write: async (path) => {
      const { writeLeadLedgerPdf, writeLeadLedgerXlsx } = await import('../../formats/write/lead-ledger.ts');
      if (format === 'xlsx') {
        await writeLeadLedgerXlsx(path, ledger);
        return { rows: rows.length, warnings: [] };
      }
      const { missingGlyphWarnings } = await import('../../formats/write/pdf-file.ts');
      const { missingGlyphs } = await writeLeadLedgerPdf(path, ledger);
      return { rows: rows.length, warnings: missingGlyphWarnings('台账', missingGlyphs) };
    },
  };
}

function leadToWrite(
  lead: Lead,
  snapshot: LeadSnapshot,
  office: string,
  { unmasked, maskNames }: { readonly unmasked: boolean; readonly maskNames: boolean },
): LeadToWrite {
  const { handedOver, number, receipt, writers } = lead;
  const name = (text: string): string => (maskNames && !unmasked ? maskName(text) : text);
  return {
    office,
    number: number === null ? '' : leadNumber(lead),
    handedOverOn: handedOver === null ? '' : dayOf(handedOver.at),
    snapshot: {
      ...snapshot,
      money: { ...snapshot.money, rows: snapshot.money.rows.map((row) => ({ ...row, name: name(row.name) })) },
      households: snapshot.households.map((each) => ({
        ...each,
        name: name(each.name),
        idNumber: unmasked ? each.idNumber : maskPersonId(each.idNumber),
      })),
    },
    caseNumbers: snapshot.content.caseIds.map(caseNumber),
    writers: writers.map((writer) => writer.name),
    reviewer: handedOver?.by ?? '',
    exemption: handedOver?.exempt === true ? '拟稿与审核为同一人：本单位已登记“一人单位”四眼豁免。' : '',
    receipt,
  };
}
