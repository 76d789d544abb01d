import { ADJUSTMENT_LABEL } from '../../../shared/domain/seal/adjustment.ts';
import { sealQr } from '../../../shared/domain/seal/seal.ts';
import { adjustmentsOfMonth } from '../../data/adjustment-repo.ts';
import type { Database } from '../../data/database.ts';
import type { Run } from '../../data/run-repo.ts';
import { sealOfMonth } from '../../data/seal-repo.ts';
import type { StatementToWrite } from '../../formats/write/statement-words.ts';

/** The seal as the statement prints it, where this very run is sealed. */
export function sealToPrint(db: Database, { runId, monthId }: Run): Pick<StatementToWrite, 'seal'> {
  const seal = sealOfMonth(db, monthId);
  if (seal === undefined || seal.runId !== runId) return {};
  const { content, code, sha256 } = seal;
  return {
    seal: {
      code,
      sha256,
      qr: sealQr(content, sha256),
      sealedOn: content.sealedAt.slice(0, 10),
      byName: content.by.name,
      openCases: content.cases.open,
      exemption: content.exemption,
      log: { seq: content.log.seq, sha256: content.log.sha256 },
      adjustments: adjustmentsOfMonth(db, monthId).map(({ madeAt, kind, fen, reason }) => ({
        on: madeAt.slice(0, 10),
        label: ADJUSTMENT_LABEL[kind],
        fen,
        reason,
      })),
    },
  };
}
