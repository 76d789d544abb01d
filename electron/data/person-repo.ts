import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { Actor } from '../../shared/domain/people/actor.ts';
import { ROLES, type Role } from '../../shared/domain/people/role.ts';
import type { Database } from './database.ts';

/** A person of the office. Nobody is ever taken out: what the person did stays, and the login is not given away again. */
export interface Person extends Actor {
  readonly state: 'active' | 'ended';
  /** Tries to sign in that failed since the last one that succeeded. */
  readonly failed: number;
  /** ISO 8601; null where the account is not locked. */
  readonly lockedUntil: string | null;
  readonly createdAt: string;
}

interface PersonRow {
  readonly person_id: number;
  readonly login: string;
  readonly name: string;
  readonly unit: string;
  readonly roles: string;
  readonly state: Person['state'];
  readonly failed: number;
  readonly locked_until: string | null;
  readonly created_at: string;
}

const SELECT = 'SELECT person_id, login, name, unit, roles, state, failed, locked_until, created_at FROM person';

function personOf(row: PersonRow): Person {
  const roles = JSON.parse(row.roles) as readonly string[];
  return {
    personId: row.person_id,
    login: row.login,
    name: row.name,
    unit: row.unit,
    roles: ROLES.filter((role) => roles.includes(role)),
    state: row.state,
    failed: row.failed,
    lockedUntil: row.locked_until,
    createdAt: row.created_at,
  };
}

/** Everybody, those who have left too, in the order they came. */
export function allPeople(db: Database): readonly Person[] {
  return db.all<PersonRow>(`${SELECT} ORDER BY person_id`).map(personOf);
}

/** Throws E_GONE where there is no such person. */
export function personById(db: Database, personId: number): Person {
  const row = db.get<PersonRow>(`${SELECT} WHERE person_id = ?`, [personId]);
  if (row === undefined) throw new WorkplaceError('E_GONE', '没有这个人员', '请刷新页面');
  return personOf(row);
}

/** By the word the person signs in with, whatever its case. */
export function personByLogin(db: Database, login: string): Person | undefined {
  const row = db.get<PersonRow>(`${SELECT} WHERE login = ?`, [login]);
  return row === undefined ? undefined : personOf(row);
}

/** Names by login, for whoever reads the log. */
export function namesByLogin(db: Database): ReadonlyMap<string, string> {
  return new Map(
    db.all<{ login: string; name: string }>('SELECT login, name FROM person').map(({ login, name }) => [login, name]),
  );
}

/** Adds a person; `password` as password-hash.ts makes it. Throws E_REFUSED where the login was ever given to somebody. */
export function addPerson(
  db: Database,
  person: {
    readonly login: string;
    readonly name: string;
    readonly unit: string;
    readonly roles: readonly Role[];
    readonly password: string;
    readonly createdAt: string;
  },
): number {
  if (personByLogin(db, person.login) !== undefined)
    throw new WorkplaceError('E_REFUSED', `登录名“${person.login}”已经有人用过`, '请换一个登录名；用过的不再给别人');
  return db.run(
    `INSERT INTO person (login, name, unit, roles, password, state, created_at) VALUES (?, ?, ?, ?, ?, 'active', ?)`,
    [person.login, person.name, person.unit, JSON.stringify(person.roles), person.password, person.createdAt],
  ).lastId;
}
