import type { DocumentToMake } from '../../../shared/contracts/desk/documents.ts';
import { formTitle } from '../../../shared/domain/disposal/form-title.ts';
import { maskName } from '../../../shared/domain/identity/mask-name.ts';
import { leadNumber } from '../../../shared/domain/lead/lead.ts';
import { currentCheck } from '../../data/archive-check-repo.ts';
import { goneHousehold, householdLine } from '../../data/archive-household-repo.ts';
import type { Database } from '../../data/database.ts';
import { disposalById } from '../../data/disposal-repo.ts';
import { leadById } from '../../data/lead-repo.ts';
import { monthById } from '../../data/month-repo.ts';
import { precheckById } from '../../data/precheck-repo.ts';
import { drawById } from '../../data/sample-repo.ts';
import { requireSeal } from '../../data/seal-repo.ts';
import { ARCHIVE_LISTS } from './archive-lists.ts';
import { requestedForm } from './requested-form.ts';

/** Characters no file system takes, and the ones that only look harmless. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]/gu;

/** The name a document is offered under. Full numbers are seen by the name: whoever finds the file later must be able to tell. */
export function documentName(db: Database, document: DocumentToMake): string {
  const { unmasked, format } = document;
  return `${stemOf(db, document)}${unmasked ? '（完整号码）' : ''}.${format}`.replace(FORBIDDEN, '_');
}

function stemOf(db: Database, document: DocumentToMake): string {
  switch (document.what) {
    case 'seal-file': {
      const { content, code } = requireSeal(db, document.monthId);
      return `${content.period} ${content.programme} 封账 ${code}`;
    }
    case 'audit-package':
      return document.months?.length === 1
        ? `审计包 ${monthName(db, document.months[0]!)}`
        : `审计包 ${document.months === null ? '全部月份' : `${document.months.length}个月份`}`;
    case 'sample-list': {
      const { about } = drawById(db, document.drawId);
      return `${about} 抽查抽样名单 第${document.drawId}号`;
    }
    case 'disposal-form': {
      const { head, programme, name } = disposalById(db, document.disposalId);
      return `${programme} ${formTitle(head.kind, document.form)} ${document.unmasked ? name : maskName(name)} 第${document.disposalId}号`;
    }
    case 'precheck-list': {
      const { period, programme } = precheckById(db, document.precheckId);
      return `${period} ${programme} 发放前体检 ${document.list === 'release' ? '放行清单' : '需核实后发放清单'}`;
    }
    case 'audit-report':
      return `${document.programme} 差异报告 ${document.from}～${document.to}`;
    case 'lead-letter':
      return `问题线索移交函 ${leadNumber(leadById(db, document.leadId))}`;
    case 'lead-list':
      return `问题线索移交清单 ${leadNumber(leadById(db, document.leadId))}`;
    case 'dossier':
    case 'archive-form': {
      const check = currentCheck(db);
      if (check === null) throw goneHousehold();
      const { certNo, name } = householdLine(db, check, document.householdId);
      const what = document.what === 'dossier' ? '档案' : requestedForm(check.rules, document.form).title;
      return `${what} ${certNo} ${document.unmasked ? name : maskName(name)}`;
    }
    case 'archive-lists':
      return `档案 ${ARCHIVE_LISTS[document.list].title}`;
    case 'lead-ledger':
      return `问题线索移交台账${document.year === null ? '' : ` ${document.year}`}`;
  }
}

function monthName(db: Database, monthId: number): string {
  const { period, programme } = monthById(db, monthId);
  return `${period} ${programme}`;
}
