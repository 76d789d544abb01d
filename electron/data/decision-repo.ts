import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { Database } from './database.ts';
import { growRevision } from './month-repo.ts';

/** A person's word on whether households are one. */
export interface Decision {
  readonly decisionId: number;
  readonly monthId: number;
  readonly verdict: 'same' | 'different';
  /** Household keys, as the mapping file takes them. Sensitive. */
  readonly households: readonly string[];
  /** Names and ledgers in words. */
  readonly about: string;
  readonly reason: string;
  /** Of the difference it was made on. */
  readonly stableId: string;
  readonly madeAt: string;
  readonly undoneAt: string | null;
  /** Whether the month's last run knew of it. */
  readonly applied: boolean;
}

interface DecisionRow {
  readonly decision_id: number;
  readonly month_id: number;
  readonly verdict: Decision['verdict'];
  readonly households: string;
  readonly about: string;
  readonly reason: string;
  readonly stable_id: string;
  readonly made_at: string;
  readonly undone_at: string | null;
  readonly applied: number;
}

/** A decision and its undoing lie in kept tables: nothing is ever changed, a word is only added. */
const SELECT = `
  SELECT decision.decision_id AS decision_id, decision.month_id AS month_id, verdict, households, about, decision.reason AS reason,
         stable_id, made_at, undone_at,
         EXISTS (
           SELECT 1 FROM run
           WHERE run_id = (SELECT max(run_id) FROM run WHERE run.month_id = decision.month_id AND state = 'done')
             AND run.revision >= decision.revision AND (undo.revision IS NULL OR run.revision < undo.revision)
         ) AS applied
  FROM decision LEFT JOIN decision_undo AS undo ON undo.decision_id = decision.decision_id`;

function decisionOf(row: DecisionRow): Decision {
  return {
    decisionId: row.decision_id,
    monthId: row.month_id,
    verdict: row.verdict,
    households: JSON.parse(row.households) as readonly string[],
    about: row.about,
    reason: row.reason,
    stableId: row.stable_id,
    madeAt: row.made_at,
    undoneAt: row.undone_at,
    applied: row.applied === 1,
  };
}

/** All decisions of a month, undone ones too, the newest first. */
export function decisionsOfMonth(db: Database, monthId: number): readonly Decision[] {
  return db
    .all<DecisionRow>(`${SELECT} WHERE decision.month_id = ? ORDER BY decision.decision_id DESC`, [monthId])
    .map(decisionOf);
}

/** The decisions of a month that hold, in the order they were made: what a run goes by. */
export function standingDecisions(db: Database, monthId: number): readonly Decision[] {
  return db
    .all<DecisionRow>(`${SELECT} WHERE decision.month_id = ? AND undone_at IS NULL ORDER BY decision.decision_id`, [
      monthId,
    ])
    .map(decisionOf);
}

/** Throws E_GONE where there is no such decision. */
export function decisionById(db: Database, decisionId: number): Decision {
  const row = db.get<DecisionRow>(`${SELECT} WHERE decision.decision_id = ?`, [decisionId]);
  if (row === undefined) throw new WorkplaceError('E_GONE', '这条决定已经不在了', '请刷新页面');
  return decisionOf(row);
}

/** Keeps a decision; the month's last run is stale from then on. */
export function addDecision(
  db: Database,
  decision: Pick<Decision, 'monthId' | 'verdict' | 'households' | 'about' | 'reason' | 'stableId' | 'madeAt'> & {
    readonly madeBy: number | null;
  },
): number {
  return db.transaction(() => {
    growRevision(db, decision.monthId);
    return db.run(
      `INSERT INTO decision (month_id, verdict, households, about, reason, stable_id, made_at, made_by, revision)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, (SELECT revision FROM month WHERE month_id = ?1))`,
      [
        decision.monthId,
        decision.verdict,
        JSON.stringify(decision.households),
        decision.about,
        decision.reason,
        decision.stableId,
        decision.madeAt,
        decision.madeBy,
      ],
    ).lastId;
  });
}

/**
 * Takes a decision back; it stays in the list. Gives the row that says so, for the log to vouch for. Throws E_REFUSED where it has been taken
 * back before.
 */
export function undoDecision(db: Database, decisionId: number, at: string, reason: string): number {
  return db.transaction(() => {
    const { monthId, undoneAt } = decisionById(db, decisionId);
    if (undoneAt !== null)
      throw new WorkplaceError('E_REFUSED', '这条决定已经撤销过了', '不必再撤销；如要重新决定，请打开相应的差异');
    growRevision(db, monthId);
    return db.run(
      `INSERT INTO decision_undo (decision_id, undone_at, reason, revision)
       VALUES (?1, ?2, ?3, (SELECT revision FROM month WHERE month_id = ?4))`,
      [decisionId, at, reason, monthId],
    ).lastId;
  });
}

/** Stable ids of the questions that were decided after the run had begun; the next run will not ask them again. */
export function decidedIn(db: Database, runId: number): ReadonlySet<string> {
  const rows = db.all<{ stable_id: string }>(
    `SELECT DISTINCT stable_id FROM decision JOIN run ON run.month_id = decision.month_id
     WHERE run_id = ? AND decision.revision > run.revision
       AND decision_id NOT IN (SELECT decision_id FROM decision_undo)`,
    [runId],
  );
  return new Set(rows.map(({ stable_id }) => stable_id));
}
