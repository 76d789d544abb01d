import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { Actor } from '../../shared/domain/people/actor.ts';
import { ADJUSTMENT_LABEL, type AdjustmentKind, adjustmentProblem } from '../../shared/domain/seal/adjustment.ts';
import type { Database } from './database.ts';
import { appendLog } from './log-repo.ts';
import { sealOfMonth } from './seal-repo.ts';

/** A dated correction of a sealed month. */
export interface Adjustment {
  readonly adjustmentId: number;
  readonly madeAt: string;
  /** Login. */
  readonly madeBy: string;
  readonly kind: AdjustmentKind;
  /** > 0: more than the sealed account says; < 0: less. */
  readonly fen: number;
  readonly reason: string;
  readonly caseId: number | null;
  readonly evidenceSha256: string | null;
}

/** What an adjustment is made of. */
export interface AdjustmentToAdd {
  readonly monthId: number;
  readonly kind: AdjustmentKind;
  readonly fen: number;
  readonly reason: string;
  /** The case that brought it to light. */
  readonly caseId?: number | null;
  /** Of the document it rests on. */
  readonly evidenceSha256?: string | null;
  readonly actor: Actor;
  readonly at: string;
}

/**
 * Adds a correction that points to the sealed month, with its entry in the log. Gives its number. Throws WorkplaceError E_REFUSED where the
 * month is not sealed: then the month itself can still be corrected.
 */
export function addAdjustment(db: Database, adjustment: AdjustmentToAdd): number {
  return db.transaction(() => {
    const { monthId, kind, fen, reason, caseId = null, evidenceSha256 = null, actor, at } = adjustment;
    const seal = sealOfMonth(db, monthId);
    if (seal === undefined)
      throw new WorkplaceError('E_REFUSED', '这个月还没有封账，不用登记调整', '请直接更正文件或决定，再重新对账');
    const problem = adjustmentProblem(adjustment);
    if (problem !== null) throw new WorkplaceError('E_REFUSED', problem, '请改正金额');
    const id = db.run(
      `INSERT INTO adjustment (seal_id, made_at, made_by, kind, fen, reason, case_id, evidence_sha256)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [seal.sealId, at, actor.login, kind, fen, reason, caseId, evidenceSha256],
    ).lastId;
    appendLog(db, {
      at,
      actor,
      action: 'adjustment.add',
      subject: `${seal.content.period} ${seal.content.programme}`,
      detail: {
        sentence: `${ADJUSTMENT_LABEL[kind]} ${(fen / 100).toFixed(2)} 元：${reason}`,
        adjustmentId: id,
        monthId,
        fen,
        sealSha256: seal.sha256,
      },
      rows: [{ table: 'adjustment', id }],
    });
    return id;
  });
}

/** The corrections of a sealed month, in the order they were made; none where it is not sealed. */
export function adjustmentsOfMonth(db: Database, monthId: number): readonly Adjustment[] {
  return db.all<{ -readonly [Name in keyof Adjustment]: Adjustment[Name] }>(
    `SELECT adjustment_id AS "adjustmentId", made_at AS "madeAt", made_by AS "madeBy", kind, fen, reason, case_id AS "caseId",
            evidence_sha256 AS "evidenceSha256"
     FROM adjustment JOIN seal USING (seal_id) WHERE month_id = ? ORDER BY adjustment_id`,
    [monthId],
  );
}
