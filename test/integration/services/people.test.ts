import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../electron/data/database.ts';
import { standingExemption } from '../../../electron/data/exemption-repo.ts';
import { openDatabase } from '../../../electron/data/open-database.ts';
import { authorise, dispatch } from '../../../electron/services/data/dispatch.ts';
import { Session } from '../../../electron/services/data/session.ts';
import type { CallInput, CallOutput, CallsAt } from '../../../shared/contracts/desk/desk.ts';
import { ROLES, type Role } from '../../../shared/domain/people/role.ts';
import { KEY, scratchFolder } from '../desk/workplace.ts';

const folder = scratchFolder();
const PASSWORD = '北大荒 春播 2026';
const OTHER = '三江 平原 2026';
let n = 0;

/** A workplace nobody has been in yet, with a clock. */
function newOffice() {
  const db: Database = openDatabase({ path: join(folder, `office-${++n}.db`), key: KEY });
  const session = new Session();
  const clock = { minutes: 0 };
  const now = () => new Date(Date.UTC(2026, 4, 1, 0, clock.minutes)).toISOString();
  const desk = { db, now, session };
  const ask = <Name extends CallsAt<'data'>>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> =>
    dispatch(desk, name, input);
  const first = (roles: Role[] = [...ROLES]) =>
    ask('people.first', { login: 'wangfang', name: '王芳', unit: '县民政局', roles, password: PASSWORD });
  const add = (login: string, ...roles: Role[]) =>
    ask('people.add', { login, name: login, unit: '', roles, password: PASSWORD });
  return { ...desk, clock, ask, first, add };
}
let office: ReturnType<typeof newOffice>;
beforeEach(() => {
  office = newOffice();
});
const code = (code: string) => ({ code });

describe('a workplace where nobody is yet', () => {
  it('says so, lets the first to come make an account, an administrator’s, and nobody after that', async () => {
    const { ask, first } = office;
    expect(await ask('people.state', {})).toEqual({ state: 'first-run' });
    await expect(ask('months.list', {})).rejects.toMatchObject(code('E_SIGNED_OUT'));
    const state = await first(['clerk']);
    expect(state).toMatchObject({
      state: 'signed-in',
      person: { login: 'wangfang', roles: ['clerk', 'administrator'] },
    });
    expect(await ask('months.list', {})).toEqual([]);
    await expect(first()).rejects.toMatchObject(code('E_REFUSED'));
  });

  it('may be filled from a backup by whoever comes; once there is somebody, by whoever may', async () => {
    expect(authorise(office, 'backup.restore')).toMatchObject({ personId: 0, roles: [] });
    await office.first(['administrator']);
    expect(authorise(office, 'backup.restore')).toMatchObject({ login: 'wangfang' });
    await office.ask('people.signOut', {});
    expect(() => authorise(office, 'backup.restore')).toThrow('还没有登录');
  });

  it.each([
    ['a weak password', { password: 'short' }, 'E_REFUSED'],
    ['a password with the login in it', { password: 'wangfang-2026' }, 'E_REFUSED'],
  ])('takes nobody with %s', async (_, change, refused) => {
    const person = { login: 'wangfang', name: '王芳', unit: '', roles: [...ROLES], password: PASSWORD };
    await expect(office.ask('people.first', { ...person, ...change })).rejects.toMatchObject(code(refused));
    expect(await office.ask('people.state', {})).toEqual({ state: 'first-run' });
  });

  it.each([['239900195001011234'], ['13800000000'], ['a'], ['王 芳'], ['x'.repeat(33)]])(
    'takes no login like %s',
    async (login) => {
      const person = { login, name: '王芳', unit: '', roles: [...ROLES], password: PASSWORD };
      await expect(office.ask('people.first', person)).rejects.toThrow();
    },
  );
});

describe('a session', () => {
  it('ends by itself, remembers whose it was, and tells nothing else until somebody signs in', async () => {
    const { ask, clock, first } = office;
    await first();
    clock.minutes = 14;
    await ask('people.touch', {});
    clock.minutes = 28;
    expect(await ask('people.state', {})).toMatchObject({ state: 'signed-in' });
    clock.minutes = 29;
    const locked = { state: 'signed-out', locked: { login: 'wangfang', name: '王芳' } };
    expect(await ask('people.state', {})).toEqual(locked);
    await expect(ask('people.list', {})).rejects.toMatchObject(code('E_SIGNED_OUT'));
    await expect(ask('people.signIn', { login: 'wangfang', password: OTHER })).rejects.toMatchObject(
      code('E_PASSWORD'),
    );
    expect(await ask('people.state', {})).toEqual(locked);
    expect(await ask('people.signIn', { login: 'wangfang', password: PASSWORD })).toMatchObject({ state: 'signed-in' });
  });

  it('is not kept alive by what the window asks by itself', async () => {
    const { clock, first, ask } = office;
    await first();
    for (const minutes of [5, 10, 14]) {
      clock.minutes = minutes;
      authorise(office, 'jobs.current');
      await ask('people.state', {});
    }
    clock.minutes = 15;
    expect(() => authorise(office, 'jobs.current')).toThrow('还没有登录');
  });

  it('is locked at once when asked to; signing out forgets who it was', async () => {
    const { ask, first } = office;
    await first();
    expect(await ask('people.lock', {})).toEqual({ state: 'signed-out', locked: { login: 'wangfang', name: '王芳' } });
    await ask('people.signIn', { login: 'wangfang', password: PASSWORD });
    expect(await ask('people.signOut', {})).toEqual({ state: 'signed-out', locked: null });
  });
});

describe('people', () => {
  it('are added with a first password that opens nothing but the change of it', async () => {
    const { ask, first, add } = office;
    await first();
    const { people } = await add('lihua', 'auditor');
    expect(people.at(-1)).toMatchObject({ login: 'lihua', mustChangePassword: true });
    await expect(add('LiHua', 'clerk')).rejects.toMatchObject(code('E_REFUSED'));
    await ask('people.signIn', { login: 'lihua', password: PASSWORD });
    await expect(ask('months.list', {})).rejects.toThrow('您的密码是别人设的');
    await expect(ask('people.changePassword', { former: OTHER, password: OTHER })).rejects.toMatchObject(
      code('E_PASSWORD'),
    );
    await expect(ask('people.changePassword', { former: PASSWORD, password: PASSWORD })).rejects.toThrow(
      '和原来的一样',
    );
    await ask('people.changePassword', { former: PASSWORD, password: OTHER });
    expect(await ask('months.list', {})).toEqual([]);
  });

  it('lose their rights at once, also while they are signed in, and leave without being forgotten', async () => {
    const { ask, db, first, add, now } = office;
    await first();
    const { people } = await add('lihua', 'clerk', 'administrator');
    const { personId, name, unit } = people.at(-1)!;
    await ask('people.change', { personId, name, unit, roles: ['auditor'], state: 'active' });
    const lihua = { db, now, session: new Session() };
    await dispatch(lihua, 'people.signIn', { login: 'lihua', password: PASSWORD });
    await dispatch(lihua, 'people.changePassword', { former: PASSWORD, password: OTHER });
    await expect(dispatch(lihua, 'months.open', { period: '2026-04', programme: '农村低保' })).rejects.toMatchObject(
      code('E_RIGHT'),
    );
    await ask('people.change', { personId, name, unit, roles: ['auditor'], state: 'ended' });
    await expect(dispatch(lihua, 'months.list', {})).rejects.toMatchObject(code('E_SIGNED_OUT'));
    await expect(ask('people.signIn', { login: 'lihua', password: OTHER })).rejects.toMatchObject(code('E_PASSWORD'));
    expect((await ask('people.list', {})).people).toHaveLength(2);
    // The login is the one the log knows: it is not given away again.
    await expect(add('lihua', 'clerk')).rejects.toMatchObject(code('E_REFUSED'));
  });

  it('always have an administrator, and give no rights to themselves while there is another one', async () => {
    const { ask, first, add } = office;
    await first(['administrator']);
    const me = { personId: 1, name: '王芳', unit: '' };
    await expect(ask('people.change', { ...me, roles: ['clerk'], state: 'active' })).rejects.toThrow('唯一的管理员');
    await expect(ask('people.change', { ...me, roles: ['administrator'], state: 'ended' })).rejects.toThrow(
      '唯一的管理员',
    );
    // Alone, nobody else could.
    await ask('people.change', { ...me, roles: ['clerk', 'administrator'], state: 'active' });
    expect(await ask('months.list', {})).toEqual([]);
    await add('lihua', 'administrator');
    await expect(ask('people.change', { ...me, roles: [...ROLES], state: 'active' })).rejects.toThrow(
      '不能修改自己的角色',
    );
    await ask('people.change', { ...me, name: '王 芳', roles: ['clerk', 'administrator'], state: 'active' });
    // Somebody who has left could not help.
    await ask('people.change', { personId: 2, name: '李华', unit: '', roles: ['administrator'], state: 'ended' });
    await ask('people.change', { ...me, roles: [...ROLES], state: 'active' });
  });

  it('that are locked out are let in again by an administrator, who can set a new password for others alone', async () => {
    const { ask, first, add } = office;
    await first();
    await add('lihua', 'clerk');
    for (let tries = 0; tries < 5; tries++)
      await ask('people.signIn', { login: 'lihua', password: 'wrong' }).catch(() => {});
    expect((await ask('people.list', {})).people[1]!.lockedUntil).toBe('2026-05-01T00:05:00.000Z');
    const { people } = await ask('people.unlock', { personId: 2 });
    expect(people[1]!.lockedUntil).toBeNull();
    await ask('people.setPassword', { personId: 2, password: OTHER });
    await expect(ask('people.setPassword', { personId: 1, password: OTHER })).rejects.toThrow('不能给自己重设密码');
    expect(await ask('people.signIn', { login: 'lihua', password: OTHER })).toMatchObject({
      person: { mustChangePassword: true },
    });
  });

  it('stand in the log with all that was done to them, and no password does', { timeout: 20_000 }, async () => {
    const { ask, db, first, add } = office;
    await first();
    await add('lihua', 'clerk');
    await ask('people.change', { personId: 2, name: '李华', unit: '局', roles: ['auditor'], state: 'active' });
    await ask('people.setPassword', { personId: 2, password: OTHER });
    await ask('people.unlock', { personId: 2 });
    await ask('people.signIn', { login: 'wangfang', password: OTHER }).catch(() => {});
    const { entries } = await ask('log.page', { offset: 0, limit: 50 });
    expect(entries.map(({ action, actor, subject }) => `${action} ${actor} ${subject}`)).toEqual([
      '登录失败  wangfang',
      '解除锁定 王芳 lihua',
      '更换密码 王芳 lihua',
      '修改人员 王芳 lihua',
      '增加人员 王芳 lihua',
      '建立首个管理员 王芳 wangfang',
    ]);
    const kept = JSON.stringify(db.all('SELECT * FROM log'));
    for (const secret of [PASSWORD, OTHER, 'scrypt']) expect(kept).not.toContain(secret);
  });
});

describe('an exemption from four eyes', () => {
  it('stands once, with its reason, visible to everybody, until it is taken back', async () => {
    const { ask, db, first } = office;
    await first();
    await expect(ask('people.exempt', { reason: '没' })).rejects.toThrow('请写明原因');
    const exemption = await ask('people.exempt', { reason: '全局只有一名经办人员' });
    expect(exemption).toMatchObject({
      byName: '王芳',
      since: '2026-05-01T00:00:00.000Z',
      reason: '全局只有一名经办人员',
    });
    expect(await ask('people.state', {})).toMatchObject({ exemption });
    await expect(ask('people.exempt', { reason: '再登记一次看看' })).rejects.toMatchObject(code('E_REFUSED'));
    await ask('people.endExemption', { reason: '来了一位同事' });
    expect(await ask('people.state', {})).toMatchObject({ exemption: null });
    await expect(ask('people.endExemption', { reason: '再撤销一次看看' })).rejects.toMatchObject(code('E_GONE'));
    expect(db.all('SELECT what FROM exemption')).toEqual([{ what: 'begin' }, { what: 'end' }]);
    expect(() => db.run("UPDATE exemption SET reason = 'x'")).toThrow('kept as they are');
    const vouched = db.all<{ vouched: string }>("SELECT vouched FROM log WHERE action LIKE 'people.%exempt%'");
    expect(vouched.map(({ vouched }) => JSON.parse(vouched)[0].slice(0, 3))).toEqual([
      ['exemption', 1, 1],
      ['exemption', 2, 2],
    ]);
  });

  it('is not for an office in which two people can review each other', async () => {
    const { ask, db, first, add } = office;
    await first();
    await add('lihua', 'reviewer');
    await expect(ask('people.exempt', { reason: '嫌复核太麻烦' })).rejects.toThrow('王芳和lihua可以互相复核');
    expect(standingExemption(db)).toBeNull();
    await ask('people.change', { personId: 2, name: '李华', unit: '', roles: ['reviewer'], state: 'ended' });
    await ask('people.exempt', { reason: '同事调走了，只剩一人' });
    expect(standingExemption(db)).toMatchObject({ byLogin: 'wangfang' });
  });
});
