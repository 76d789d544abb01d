import type { DocumentToMake } from '../../../shared/contracts/desk/documents.ts';
import { dayOf } from '../../../shared/domain/case/case-day.ts';
import { maskName } from '../../../shared/domain/identity/mask-name.ts';
import { exemptionSentence } from '../../../shared/domain/people/four-eyes.ts';
import { standingExemption } from '../../data/exemption-repo.ts';
import { gatherReport } from '../../data/gather-report.ts';
import { readSettings } from '../../data/setting-repo.ts';
import type { AuditReportToWrite } from '../../formats/write/audit-report-words.ts';
import { bankNames } from './bank-names.ts';
import { beijingText } from './beijing-text.ts';
import type { DeskJobContext } from './desk-job.ts';
import type { PreparedDocument } from './prepared-document.ts';

type Asked = Extract<DocumentToMake, { what: 'audit-report' }>;

/** The discrepancy report for auditors, as the workplace stands now. Throws E_REFUSED where no month of it was reconciled. */
export async function prepareAuditReport(
  { programme, from, to, format, unmasked }: Asked,
  { db, now, actor }: DeskJobContext,
): Promise<PreparedDocument> {
  const at = now();
  const { office, maskNames } = readSettings(db);
  const { report, periods } = gatherReport(
    db,
    { programme, from, to },
    { today: dayOf(at), unmasked, banksOf: bankNames(db) },
  );
  const exemption = standingExemption(db);
  const covered = maskNames && !unmasked;
  const written: AuditReportToWrite = {
    office,
    programme,
    periods,
    madeAt: beijingText(at),
    madeBy: actor.name,
    exemption: exemption === null ? '' : exemptionSentence(exemption),
    report: covered ? { ...report, rows: report.rows.map((row) => ({ ...row, name: maskName(row.name) })) } : report,
  };
  return {
    title: `差异报告 ${programme} ${from}～${to}`,
    write: async (path) => {
      if (format === 'xlsx') {
        const { writeAuditReportXlsx } = await import('../../formats/write/audit-report-xlsx.ts');
        await writeAuditReportXlsx(path, written);
        return { rows: report.rows.length, warnings: [] };
      }
      const { writeAuditReportPdf } = await import('../../formats/write/audit-report-pdf.ts');
      const { missingGlyphWarnings } = await import('../../formats/write/pdf-file.ts');
      const { missingGlyphs } = await writeAuditReportPdf(path, written);
      return { rows: report.rows.length, warnings: missingGlyphWarnings('报告', missingGlyphs) };
    },
  };
}
