import { describe, expect, it } from 'vitest';
import { logPage } from '../../../electron/data/log-repo.ts';
import { hashPassword, isKeptCheaply } from '../../../electron/data/password-hash.ts';
import { addPerson, changePerson, keptPassword, personByLogin } from '../../../electron/data/person-repo.ts';
import { signIn } from '../../../electron/data/sign-in.ts';
import { ROLES } from '../../../shared/domain/people/role.ts';
import { NOW, temporaryWorkplace } from './temporary-workplace.ts';

const PASSWORD = '北大荒 春播';
/** Every try would take half a second otherwise. */
const CHEAP = { n: 2 ** 10, r: 8, p: 1 };

async function office() {
  const db = temporaryWorkplace().open();
  const account = { login: 'wangfang', name: '王芳', unit: '', roles: ROLES, createdAt: NOW };
  addPerson(db, { ...account, password: await hashPassword(PASSWORD, CHEAP) });
  const clock = { minutes: 0 };
  const now = () => new Date(Date.parse(NOW) + clock.minutes * 60_000).toISOString();
  const tryWith = (password: string, login = 'wangfang') => signIn(db, { login, password }, now);
  return { db, clock, tryWith };
}

const entries = (db: Parameters<typeof logPage>[0]) =>
  logPage(db, 0, 20).entries.map(({ action, actor, subject }) => [action, actor, subject]);

describe('signing in', () => {
  it('lets whoever knows the password in, whatever the case of the login, and keeps it at the cost of today', async () => {
    const { db, tryWith } = await office();
    expect(await tryWith(PASSWORD, 'WangFang')).toMatchObject({ login: 'wangfang', failed: 0, lockedUntil: null });
    expect(entries(db)).toEqual([['sign-in', 'wangfang', 'wangfang']]);
    expect(isKeptCheaply(keptPassword(db, 'wangfang')!)).toBe(false);
    expect(await tryWith(PASSWORD)).toMatchObject({ login: 'wangfang' });
  });

  it('says the same of a wrong password and of a login nobody has, and does not write down what was typed for one', async () => {
    const { db, tryWith } = await office();
    const told = { code: 'E_PASSWORD', told: { message: '登录名或密码不对' } };
    await expect(tryWith('wrong')).rejects.toMatchObject(told);
    await expect(tryWith(PASSWORD, '这是我的密码')).rejects.toMatchObject(told);
    expect(JSON.stringify(logPage(db, 0, 9))).not.toContain('这是我的密码');
    expect(entries(db)).toEqual([
      ['sign-in.refused', '', '不存在的登录名'],
      ['sign-in.refused', '', 'wangfang'],
    ]);
  });

  it('is locked after five tries in a row, for the right password too, until the time it says', async () => {
    const { db, clock, tryWith } = await office();
    for (let n = 0; n < 3; n++) await expect(tryWith('wrong')).rejects.toMatchObject({ code: 'E_PASSWORD' });
    await expect(tryWith('wrong')).rejects.toThrow('再错 1 次账号会暂时锁定');
    const locked = { code: 'E_ACCOUNT_LOCKED', told: { message: expect.stringMatching(/账号锁定到4月20日 \d\d:35$/) } };
    await expect(tryWith('wrong')).rejects.toMatchObject(locked);
    await expect(tryWith(PASSWORD)).rejects.toMatchObject(locked);
    // A try while it is locked does not make it longer.
    expect(personByLogin(db, 'wangfang')).toMatchObject({ failed: 5, lockedUntil: '2026-04-20T01:35:00.000Z' });
    clock.minutes = 5;
    await expect(tryWith('wrong')).rejects.toMatchObject({ code: 'E_ACCOUNT_LOCKED' });
    clock.minutes = 14;
    await expect(tryWith(PASSWORD)).rejects.toMatchObject({ code: 'E_ACCOUNT_LOCKED' });
    clock.minutes = 15;
    expect(await tryWith(PASSWORD)).toMatchObject({ failed: 0, lockedUntil: null });
  });

  it('counts tries made at the same time, every one', async () => {
    const { db, tryWith } = await office();
    await Promise.allSettled(Array.from({ length: 8 }, () => tryWith('wrong')));
    expect(personByLogin(db, 'wangfang')).toMatchObject({ failed: 5 });
  });

  it('is refused to whoever has left, as to a stranger', async () => {
    const { db, tryWith } = await office();
    changePerson(db, 1, { name: '王芳', unit: '', roles: ROLES, state: 'ended' });
    await expect(tryWith(PASSWORD)).rejects.toMatchObject({ code: 'E_PASSWORD' });
  });
});
