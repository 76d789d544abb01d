import type { Database } from '../../../electron/data/database.ts';
import { addPerson } from '../../../electron/data/person-repo.ts';
import type { DataContext } from '../../../electron/services/data/context.ts';
import { Session } from '../../../electron/services/data/session.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { ROLES } from '../../../shared/domain/people/role.ts';

/** A person who may do everything, as an office of one has. */
export const SOMEBODY: Actor = { personId: 1, login: 'wangfang', name: '王芳', unit: '县民政局', roles: ROLES };

/** Another one: who brought in a file may not say which of its lines are one household. */
export const COLLEAGUE: Actor = { personId: 2, login: 'lihua', name: '李华', unit: '县民政局', roles: ROLES };

/** Puts a person into the database, in the place of an account made in the window: nobody can sign in with it. */
export function keepPerson(db: Database, { login, name, unit, roles }: Actor = SOMEBODY): Actor {
  const personId = addPerson(db, { login, name, unit, roles, password: 'none', createdAt: '2026-04-01T00:00:00Z' });
  return { personId, login, name, unit, roles };
}

/** What a handler of the data service is given, for somebody who has signed in. */
export function contextOf(db: Database, now: () => string, actor: Actor = SOMEBODY): DataContext {
  return { db, now, actor, session: new Session() };
}
