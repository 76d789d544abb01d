import type { Database } from '../../data/database.ts';
import { type Person, personByLogin } from '../../data/person-repo.ts';
import { readSettings } from '../../data/setting-repo.ts';
import type { Session } from './session.ts';

/** Whoever has signed in, as the database knows the person now: rights that were taken away are gone at once. */
export function presentPerson(db: Database, session: Session, at: string): Person | null {
  const actor = session.actorAt(at, readSettings(db).lockAfterMinutes);
  if (actor === null) return null;
  const person = personByLogin(db, actor.login);
  if (person?.state === 'active') return person;
  session.end();
  return null;
}
