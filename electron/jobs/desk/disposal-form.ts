import type { DocumentToMake } from '../../../shared/contracts/desk/documents.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { formTitle } from '../../../shared/domain/disposal/form-title.ts';
import { beijingDay } from '../../../shared/domain/identity/beijing-day.ts';
import { maskName } from '../../../shared/domain/identity/mask-name.ts';
import { maskPersonId } from '../../../shared/domain/identity/person-id.ts';
import { disposalById } from '../../data/disposal-repo.ts';
import { namesByLogin } from '../../data/person-repo.ts';
import { readSettings } from '../../data/setting-repo.ts';
import type { DeskJobContext } from './desk-job.ts';
import type { PreparedDocument } from './prepared-document.ts';

type Asked = Extract<DocumentToMake, { what: 'disposal-form' }>;

/** A paper of a disposal, filled in, to sign. A notice goes out of what was approved only. */
export async function prepareDisposalForm(
  { disposalId, form, unmasked }: Asked,
  { db }: DeskJobContext,
): Promise<PreparedDocument> {
  const disposal = disposalById(db, disposalId);
  const { head, events } = disposal;
  if (form !== 'approval' && head.firstMonth === null)
    throw new WorkplaceError('E_REFUSED', '还没有批准，不能出告知书和追缴单', '请先由另一人批准；审批表可以先打印');
  if (form === 'recovery' && head.dueFen === 0) throw new WorkplaceError('E_REFUSED', '没有应追缴的钱', '不需要追缴单');
  const { office, maskNames } = readSettings(db);
  const names = namesByLogin(db);
  const approval = events.findLast(({ event }) => event.type === 'approved');
  const nameOf = (login: string): string => names.get(login) ?? login;
  const title = formTitle(head.kind, form);
  return {
    title: `${title} 第 ${disposalId} 号`,
    write: async (path) => {
      const { writeDisposalFormPdf } = await import('../../formats/write/disposal-form-pdf.ts');
      const { missingGlyphWarnings } = await import('../../formats/write/pdf-file.ts');
      const { missingGlyphs } = await writeDisposalFormPdf(path, {
        form,
        title,
        disposalId,
        caseId: disposal.caseId,
        office,
        head,
        programme: disposal.programme,
        name: maskNames && !unmasked ? maskName(disposal.name) : disposal.name,
        idNumber: unmasked ? disposal.idNumber : maskPersonId(disposal.idNumber),
        address: `${disposal.township}${disposal.village}`,
        proposedBy: nameOf(disposal.proposedBy),
        proposedOn: beijingDay(disposal.proposedAt),
        approvedBy: approval === undefined ? '' : nameOf(approval.byLogin),
        approvedOn: approval === undefined ? '' : beijingDay(approval.at),
        receipts: events.flatMap(({ event, place }) =>
          event.type === 'receipt' && !events.some((each) => each.event.type === 'undone' && each.event.event === place)
            ? [{ ...event.receipt, fen: event.fen }]
            : [],
        ),
      });
      return { rows: 0, warnings: missingGlyphWarnings(title, missingGlyphs) };
    },
  };
}
