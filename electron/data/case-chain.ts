import type { Chain, ChainPerson } from '../../shared/domain/case/chain.ts';
import type { Database } from './database.ts';
import { householdToken } from './household-token.ts';

/** A month whose last run shows a case. */
export interface Occurrence {
  readonly monthId: number;
  readonly period: string;
  readonly runId: number;
  readonly differenceId: number;
  readonly stableId: string;
  readonly amountFen: number;
  /** factsText. */
  readonly facts: string;
}

/** The months whose last run shows the problem, the oldest first. */
export function occurrencesOf(db: Database, programme: string, problem: string): readonly Occurrence[] {
  return db.all<Occurrence>(
    `SELECT month_id AS monthId, period, run_id AS runId, difference_id AS differenceId, stable_id AS stableId,
            amount_fen AS amountFen, facts
     FROM difference JOIN run USING (run_id) JOIN month USING (month_id)
     WHERE problem = ?2 AND programme = ?1 AND run_id = (
       SELECT max(last.run_id) FROM run AS last WHERE last.month_id = month.month_id AND last.state = 'done'
     )
     ORDER BY period`,
    [programme, problem],
  );
}

/** Who brought in a file that the month rests on now. */
export function importersOf(db: Database, monthId: number): readonly ChainPerson[] {
  return db.all<{ personId: number; name: string }>(
    `SELECT DISTINCT person_id AS personId, person.name AS name
     FROM month_file JOIN person ON person_id = added_by WHERE month_id = ? AND ended_at IS NULL ORDER BY person_id`,
    [monthId],
  );
}

/** Who had a hand in what a case rests on before it was one: files of its months, and what people said about its household. */
export function beforeTheCase(
  db: Database,
  occurrences: readonly Occurrence[],
  household: string,
): Pick<Chain, 'imported' | 'matched'> {
  const months = [...new Set(occurrences.map(({ monthId }) => monthId))];
  const stableIds = new Set(occurrences.map(({ stableId }) => stableId));
  const imported = new Map(months.flatMap((monthId) => importersOf(db, monthId)).map((each) => [each.personId, each]));
  const matched = new Map<number, ChainPerson>();
  const decisions = db.all<{ personId: number; name: string; households: string; stableId: string }>(
    `SELECT person_id AS personId, person.name AS name, households, stable_id AS stableId
     FROM decision JOIN person ON person_id = made_by
     WHERE month_id IN (SELECT value FROM json_each(?)) AND decision_id NOT IN (SELECT decision_id FROM decision_undo)`,
    [JSON.stringify(months)],
  );
  for (const { personId, name, households, stableId } of decisions) {
    const keys = JSON.parse(households) as readonly string[];
    if (stableIds.has(stableId) || keys.some((key) => householdToken(key) === household))
      matched.set(personId, { personId, name });
  }
  return { imported: [...imported.values()], matched: [...matched.values()] };
}
