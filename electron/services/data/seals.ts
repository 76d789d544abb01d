import type { CallOutput } from '../../../shared/contracts/desk/desk.ts';
import type { SealedMonth } from '../../../shared/contracts/desk/seals.ts';
import { ADJUSTMENT_LABEL } from '../../../shared/domain/seal/adjustment.ts';
import { sealObstacle } from '../../../shared/domain/seal/readiness.ts';
import { addAdjustment, adjustmentsOfMonth } from '../../data/adjustment-repo.ts';
import type { Database } from '../../data/database.ts';
import { allMonths, type Month, monthById } from '../../data/month-repo.ts';
import { namesByLogin } from '../../data/person-repo.ts';
import { checksBeforeSealing, makeSeal, sealOfMonth } from '../../data/seal-repo.ts';
import type { HandlersOf } from './handler.ts';

type SealCalls = 'seals.list' | 'seals.checks' | 'seals.make' | 'adjustments.list' | 'adjustments.add';

/** Sealing months, and what is corrected afterwards. */
export const sealHandlers: HandlersOf<SealCalls> = {
  'seals.list': ({ db }) => allMonths(db).map((month) => sealedMonthOf(db, month)),
  'seals.checks': ({ db, actor }, { monthId }) => {
    monthById(db, monthId);
    const checks = checksBeforeSealing(db, monthId, actor);
    return { maySeal: sealObstacle(checks) === undefined, checks: checks.map((check) => ({ ...check })) };
  },
  'seals.make': ({ db, now, actor }, { monthId }) => {
    makeSeal(db, monthId, actor, now());
    return sealedMonthOf(db, monthById(db, monthId));
  },
  'adjustments.list': ({ db }, { monthId }) => shownAdjustments(db, monthId),
  'adjustments.add': ({ db, now, actor }, adjustment) => {
    addAdjustment(db, { ...adjustment, actor, at: now() });
    return shownAdjustments(db, adjustment.monthId);
  },
};

function sealedMonthOf(db: Database, { monthId, period, programme }: Month): SealedMonth {
  const seal = sealOfMonth(db, monthId);
  const adjustments = adjustmentsOfMonth(db, monthId);
  return {
    monthId,
    period,
    programme,
    seal:
      seal === undefined
        ? null
        : {
            sealedAt: seal.sealedAt,
            byName: seal.content.by.name,
            code: seal.code,
            sha256: seal.sha256,
            runId: seal.runId,
            openCases: seal.content.cases.open,
            logSeq: seal.content.log.seq,
          },
    adjustments: adjustments.length,
    adjustedFen: adjustments.reduce((sum, { fen }) => sum + fen, 0),
  };
}

function shownAdjustments(db: Database, monthId: number): CallOutput<'adjustments.list'> {
  const names = namesByLogin(db);
  return adjustmentsOfMonth(db, monthId).map(({ adjustmentId, madeAt, madeBy, kind, fen, reason, caseId }) => ({
    adjustmentId,
    madeAt,
    byName: names.get(madeBy) ?? madeBy,
    kind,
    label: ADJUSTMENT_LABEL[kind],
    fen,
    reason,
    caseId,
  }));
}
