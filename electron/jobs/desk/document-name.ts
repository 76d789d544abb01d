import type { DocumentToMake } from '../../../shared/contracts/desk/documents.ts';
import type { Database } from '../../data/database.ts';
import { monthById } from '../../data/month-repo.ts';
import { drawById } from '../../data/sample-repo.ts';
import { requireSeal } from '../../data/seal-repo.ts';

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
  }
}

function monthName(db: Database, monthId: number): string {
  const { period, programme } = monthById(db, monthId);
  return `${period} ${programme}`;
}
