import { caseNumber } from '../../../shared/domain/case/case.ts';
import { EVIDENCE_TYPES } from '../../../shared/domain/case/evidence-type.ts';
import { caseById } from '../../data/case-repo.ts';
import { contentOf, evidenceById, evidenceOfCase } from '../../data/evidence-repo.ts';
import { appendLog } from '../../data/log-repo.ts';
import { evidenceRowsOf } from './case-row.ts';
import { take } from './cases.ts';
import type { HandlersOf } from './handler.ts';

/** Evidence of cases: shown, with the look recorded, and withdrawn. It is added by a job (electron/jobs/desk/add-evidence.ts). */
export const evidenceHandlers: HandlersOf<'evidence.get' | 'evidence.withdraw'> = {
  'evidence.get': ({ db, now, actor }, { evidenceId }) => {
    const { caseId, sha256, type } = evidenceById(db, evidenceId);
    const rows = evidenceRowsOf(caseById(db, caseId), evidenceOfCase(db, caseId));
    const evidence = rows.find((row) => row.evidenceId === evidenceId)!;
    appendLog(db, {
      at: now(),
      actor,
      action: 'evidence.look',
      subject: caseNumber(caseId),
      detail: { sentence: `《${evidence.name}》`, evidenceId, sha256 },
    });
    return {
      evidence,
      media: EVIDENCE_TYPES[type].media,
      content: Buffer.from(contentOf(db, sha256)).toString('base64'),
    };
  },
  'evidence.withdraw': (context, { evidenceId, reason }) =>
    take(context, evidenceById(context.db, evidenceId).caseId, { action: 'evidence-withdraw', evidenceId, reason }),
};
