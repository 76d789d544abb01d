import type { DeskPerson, SessionState } from '../../../shared/contracts/desk/people.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { fourEyes } from '../../../shared/domain/people/four-eyes.ts';
import { passwordProblem } from '../../../shared/domain/people/password.ts';
import { mayDo, RIGHTS } from '../../../shared/domain/people/right.ts';
import { ROLE_LABEL, type Role } from '../../../shared/domain/people/role.ts';
import type { Database } from '../../data/database.ts';
import { keepExemption, standingExemption } from '../../data/exemption-repo.ts';
import { appendLog } from '../../data/log-repo.ts';
import { hashPassword, passwordMatches } from '../../data/password-hash.ts';
import { digestOfPerson } from '../../data/person-digest.ts';
import {
  addPerson,
  allPeople,
  changePerson,
  countFailed,
  hasPeople,
  keepPassword,
  keptPassword,
  type Person,
  type PersonChange,
  personById,
} from '../../data/person-repo.ts';
import { signIn } from '../../data/sign-in.ts';
import type { DataContext } from './context.ts';
import type { HandlersOf } from './handler.ts';
import { presentPerson } from './present-person.ts';

type PeopleCalls =
  | 'people.state'
  | 'people.first'
  | 'people.signIn'
  | 'people.signOut'
  | 'people.lock'
  | 'people.touch'
  | 'people.list'
  | 'people.add'
  | 'people.change'
  | 'people.setPassword'
  | 'people.changePassword'
  | 'people.unlock'
  | 'people.exempt'
  | 'people.endExemption';

/** Who sits at the window, and the accounts of the office. */
export const peopleHandlers: HandlersOf<PeopleCalls> = {
  'people.state': (context) => stateOf(context),

  async 'people.first'(context, { login, name, unit, roles, password }) {
    const { db, now, session } = context;
    requirePassword(password, login);
    const kept = await hashPassword(password);
    const person = db.transaction(() => {
      if (hasPeople(db)) throw new WorkplaceError('E_REFUSED', '这里已经有人员了', '请登录；新的人员由管理员增加');
      const everyRole: readonly Role[] = roles.includes('administrator') ? roles : [...roles, 'administrator'];
      const personId = addPerson(db, { login, name, unit, roles: everyRole, password: kept, createdAt: now() });
      const person = personById(db, personId);
      appendLog(db, {
        at: now(),
        actor: person,
        action: 'people.first',
        subject: login,
        detail: vouchedDetail(db, person),
      });
      return person;
    });
    session.begin(person, now());
    return stateOf(context);
  },

  async 'people.signIn'(context, credentials) {
    const person = await signIn(context.db, credentials, context.now);
    context.session.begin(person, context.now());
    return stateOf(context);
  },

  'people.signOut': (context) => {
    const { db, now, actor, session } = context;
    if (actor.personId !== 0) appendLog(db, { at: now(), actor, action: 'sign-out', subject: actor.login });
    session.end();
    return stateOf(context);
  },

  'people.lock': (context) => {
    context.session.lock();
    return stateOf(context);
  },

  'people.touch': () => ({}),

  'people.list': (context) => peopleOf(context),

  async 'people.add'(context, { login, name, unit, roles, password }) {
    const { db, now, actor } = context;
    requirePassword(password, login);
    const kept = await hashPassword(password);
    db.transaction(() => {
      const account = { login, name, unit, roles, password: kept, mustChangePassword: true, createdAt: now() };
      const person = personById(db, addPerson(db, account));
      appendLog(db, { at: now(), actor, action: 'people.add', subject: login, detail: vouchedDetail(db, person) });
    });
    return peopleOf(context);
  },

  'people.change': (context, { personId, ...change }) => {
    const { db, now, actor } = context;
    db.transaction(() => {
      const former = personById(db, personId);
      refuseChange(db, actor.personId, former, change);
      changePerson(db, personId, change);
      const person = personById(db, personId);
      appendLog(db, {
        at: now(),
        actor,
        action: 'people.change',
        subject: person.login,
        detail: { ...vouchedDetail(db, person), former: detailOf(former) },
      });
    });
    return peopleOf(context);
  },

  async 'people.setPassword'(context, { personId, password }) {
    const { db, now, actor } = context;
    const { login } = personById(db, personId);
    if (personId === actor.personId)
      throw new WorkplaceError('E_REFUSED', '不能给自己重设密码', '请用“修改密码”，要先输入原来的密码');
    requirePassword(password, login);
    const kept = await hashPassword(password);
    db.transaction(() => {
      keepPassword(db, personId, kept, true);
      const detail = { sentence: '由管理员重设，下次登录时要修改', ...vouched(db, personId) };
      appendLog(db, { at: now(), actor, action: 'people.password', subject: login, detail });
    });
    return peopleOf(context);
  },

  async 'people.changePassword'(context, { former, password }) {
    const { db, now, actor } = context;
    requirePassword(password, actor.login);
    if (!(await passwordMatches(former, keptPassword(db, actor.login))))
      throw new WorkplaceError('E_PASSWORD', '原来的密码不对', '请检查大小写和输入法后再输一次');
    if (former === password) throw new WorkplaceError('E_REFUSED', '新密码和原来的一样', '请换一个新的密码');
    const kept = await hashPassword(password);
    db.transaction(() => {
      keepPassword(db, actor.personId, kept, false);
      appendLog(db, {
        at: now(),
        actor,
        action: 'people.password',
        subject: actor.login,
        detail: vouched(db, actor.personId),
      });
    });
    return stateOf(context);
  },

  'people.unlock': (context, { personId }) => {
    const { db, now, actor } = context;
    db.transaction(() => {
      const { login } = personById(db, personId);
      countFailed(db, personId, 0, null);
      appendLog(db, { at: now(), actor, action: 'people.unlock', subject: login });
    });
    return peopleOf(context);
  },

  'people.exempt': ({ db, now, actor }, { reason }) =>
    db.transaction(() => {
      if (standingExemption(db) !== null)
        throw new WorkplaceError('E_REFUSED', '已经登记过四眼豁免', '同时只能有一项豁免；要改原因，请先撤销再登记');
      const pair = fourEyes(allPeople(db).filter(({ state }) => state === 'active'));
      if (pair !== null)
        throw new WorkplaceError(
          'E_REFUSED',
          `${pair[0].name}和${pair[1].name}可以互相复核，不能登记四眼豁免`,
          '豁免只给没有第二个人可以复核的单位',
        );
      const id = keepExemption(db, { at: now(), what: 'begin', byPerson: actor.personId, reason });
      const rows = [{ table: 'exemption', id }] as const;
      appendLog(db, { at: now(), actor, action: 'people.exempt', subject: '四眼', detail: { sentence: reason }, rows });
      return standingExemption(db)!;
    }),

  'people.endExemption': ({ db, now, actor }, { reason }) =>
    db.transaction(() => {
      if (standingExemption(db) === null) throw new WorkplaceError('E_GONE', '现在没有四眼豁免', '请刷新页面');
      const id = keepExemption(db, { at: now(), what: 'end', byPerson: actor.personId, reason });
      const rows = [{ table: 'exemption', id }] as const;
      const detail = { sentence: reason };
      appendLog(db, { at: now(), actor, action: 'people.end-exemption', subject: '四眼', detail, rows });
      return {};
    }),
};

function stateOf({ db, now, session }: Pick<DataContext, 'db' | 'now' | 'session'>): SessionState {
  if (!hasPeople(db)) return { state: 'first-run' };
  const person = presentPerson(db, session, now());
  if (person === null) return { state: 'signed-out', locked: session.lockedFor };
  return {
    state: 'signed-in',
    person: shownPerson(person, now()),
    rights: RIGHTS.filter((right) => mayDo(person, right)),
    exemption: standingExemption(db),
  };
}

function peopleOf({ db, now }: DataContext): { people: DeskPerson[] } {
  return { people: allPeople(db).map((person) => shownPerson(person, now())) };
}

function shownPerson({ failed: _, lockedUntil, roles, ...person }: Person, at: string): DeskPerson {
  return { ...person, roles: [...roles], lockedUntil: lockedUntil !== null && at < lockedUntil ? lockedUntil : null };
}

function requirePassword(password: string, login: string): void {
  const problem = passwordProblem(password, { login });
  if (problem !== null) throw new WorkplaceError('E_REFUSED', problem, '请换一个密码');
}

/** Nobody gives rights to oneself, and there is always somebody who can give them. */
function refuseChange(db: Database, actorId: number, former: Person, change: PersonChange): void {
  const staysAdministrator = change.state === 'active' && change.roles.includes('administrator');
  const otherAdministrators = allPeople(db).filter(
    ({ personId, state, roles }) =>
      personId !== former.personId && state === 'active' && roles.includes('administrator'),
  );
  if (former.roles.includes('administrator') && !staysAdministrator && otherAdministrators.length === 0)
    throw new WorkplaceError(
      'E_REFUSED',
      `${former.name}是唯一的管理员，不能停用，也不能去掉管理员角色`,
      '请先让另一个人也当管理员',
    );
  const changesRights = change.state !== former.state || String(change.roles) !== String(former.roles);
  if (former.personId === actorId && changesRights && otherAdministrators.length > 0)
    throw new WorkplaceError(
      'E_REFUSED',
      '不能修改自己的角色',
      `请让另一位管理员（${otherAdministrators.map(({ name }) => name).join('、')}）来改`,
    );
}

/** The account as it stands now, for the log to vouch for. */
function vouched(db: Database, personId: number) {
  return { personId, accountSha256: digestOfPerson(db, personId) };
}

function vouchedDetail(db: Database, person: Person) {
  return { ...detailOf(person), ...vouched(db, person.personId) };
}

function detailOf({ name, unit, roles, state }: PersonChange) {
  const labels = roles.map((role) => ROLE_LABEL[role]).join('、');
  const sentence = `${name}（${labels}）${state === 'ended' ? '，停用' : ''}`;
  return { sentence, name, unit, roles, state };
}
