import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { Actor } from '../../shared/domain/people/actor.ts';
import { ROLES, type Role } from '../../shared/domain/people/role.ts';
import type { Database } from './database.ts';

/** A person of the office. Nobody is ever taken out: what the person did stays, and the login is not given away again. */
export interface Person extends Actor {
  readonly state: 'active' | 'ended';
  /** Tries to sign in that failed since the last one that succeeded. */
  readonly failed: number;
  /** ISO 8601; null where the account is not locked. May be past. */
  readonly lockedUntil: string | null;
  /** Somebody else chose the password: nothing is done with the account before the person has chosen one. */
  readonly mustChangePassword: boolean;
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
  readonly must_change: number;
  readonly created_at: string;
}

const SELECT =
  'SELECT person_id, login, name, unit, roles, state, failed, locked_until, must_change, created_at FROM person';

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
    mustChangePassword: row.must_change === 1,
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

/** Whether there is anybody yet: a new workplace has nobody, and whoever comes first is let in. */
export function hasPeople(db: Database): boolean {
  return db.get('SELECT 1 AS one FROM person LIMIT 1') !== undefined;
}

/** The password of an account as password-hash.ts made it; undefined where there is no such account. */
export function keptPassword(db: Database, login: string): string | undefined {
  return db.get<{ password: string }>('SELECT password FROM person WHERE login = ?', [login])?.password;
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
    readonly mustChangePassword?: boolean;
    readonly createdAt: string;
  },
): number {
  if (personByLogin(db, person.login) !== undefined)
    throw new WorkplaceError('E_REFUSED', `登录名“${person.login}”已经有人用过`, '请换一个登录名；用过的不再给别人');
  return db.run(
    `INSERT INTO person (login, name, unit, roles, password, must_change, state, created_at)
     VALUES (?, ?, ?, ?, ?, ?, 'active', ?)`,
    [
      person.login,
      person.name,
      person.unit,
      JSON.stringify(person.roles),
      person.password,
      person.mustChangePassword === true ? 1 : 0,
      person.createdAt,
    ],
  ).lastId;
}

/** What may change of a person. The login may not: the log knows the person by it. */
export type PersonChange = Pick<Person, 'name' | 'unit' | 'roles' | 'state'>;

export function changePerson(db: Database, personId: number, { name, unit, roles, state }: PersonChange): void {
  db.run('UPDATE person SET name = ?, unit = ?, roles = ?, state = ? WHERE person_id = ?', [
    name,
    unit,
    JSON.stringify(roles),
    state,
    personId,
  ]);
}

/** A new password, as password-hash.ts made it. Whatever the account was locked for is forgotten. */
export function keepPassword(db: Database, personId: number, password: string, mustChange: boolean): void {
  db.run('UPDATE person SET password = ?, must_change = ?, failed = 0, locked_until = NULL WHERE person_id = ?', [
    password,
    mustChange ? 1 : 0,
    personId,
  ]);
}

/** Tries that failed in a row, and until when the account is locked for them; 0 and null unlock it. */
export function countFailed(db: Database, personId: number, failed: number, lockedUntil: string | null): void {
  db.run('UPDATE person SET failed = ?, locked_until = ? WHERE person_id = ?', [failed, lockedUntil, personId]);
}
