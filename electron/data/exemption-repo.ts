import type { Exemption } from '../../shared/domain/people/four-eyes.ts';
import type { Database } from './database.ts';

/** The exemption that stands; null where four eyes are kept. */
export function standingExemption(db: Database): Exemption | null {
  const last = db.get<Exemption & { readonly what: 'begin' | 'end' }>(
    `SELECT exemption_id AS exemptionId, at AS since, what, login AS byLogin, name AS byName, reason
     FROM exemption JOIN person ON person_id = by_person ORDER BY exemption_id DESC LIMIT 1`,
  );
  if (last === undefined || last.what === 'end') return null;
  const { what: _, ...exemption } = last;
  return exemption;
}

/** Writes down that an exemption begins or ends; gives the row, for the log to vouch for. */
export function keepExemption(
  db: Database,
  { at, what, byPerson, reason }: { at: string; what: 'begin' | 'end'; byPerson: number; reason: string },
): number {
  return db.run('INSERT INTO exemption (at, what, by_person, reason) VALUES (?, ?, ?, ?)', [at, what, byPerson, reason])
    .lastId;
}
