import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockPath } from '../../../electron/data/workplace-lock.ts';
import { sanzhang, scratch } from './command-line.ts';

const dir = scratch();
const PASSWORD = '北大荒 春播 2026';
let n = 0;

/** A workplace that the command line made, and the flags that open it as somebody. */
async function newPlace(...more: string[]) {
  const place = join(dir, `place-${++n}`);
  mkdirSync(place);
  const workspace = join(place, 'workspace');
  const keyFile = join(place, 'sanzhang.key');
  const file = (name: string, text: string): string => {
    writeFileSync(join(place, name), `${text}\n`);
    return join(place, name);
  };
  const as = (login: string, password: string) => [
    ...['--workspace', workspace, '--key-file', keyFile, '--as', login],
    ...['--password-file', file(`${login}.password`, password)],
  ];
  const init = ['workspace', 'init', ...as('wangfang', PASSWORD), '--name', '王芳', ...more];
  return { workspace, keyFile, file, as, init };
}

describe('workspace init', () => {
  it('makes folder, key and the first person, who may do everything', async () => {
    const { workspace, keyFile, as, init } = await newPlace('--unit', '县民政局');
    expect(await sanzhang(...init)).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(keyFile, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    if (process.platform !== 'win32') {
      expect(statSync(keyFile).mode & 0o777).toBe(0o600);
      expect(statSync(join(workspace, 'sanzhang.db')).mode & 0o777).toBe(0o600);
    }
    const { code, stdout } = await sanzhang('workspace', 'people', ...as('wangfang', PASSWORD), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ login: 'wangfang', name: '王芳', unit: '县民政局', state: 'active' }]);
    expect(JSON.parse(stdout)[0].roles).toHaveLength(6);
  });

  it('overwrites neither a key nor a workplace, and puts no key beside its database', async () => {
    const { workspace, keyFile, init, as } = await newPlace();
    writeFileSync(keyFile, 'mine');
    const refused = await sanzhang(...init);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^error E_REFUSED: 密钥文件 .* 已经在了，不会覆盖/);
    expect(readFileSync(keyFile, 'utf8')).toBe('mine');
    expect(existsSync(workspace)).toBe(false);
    const beside = ['workspace', 'init', ...as('wangfang', PASSWORD), '--name', '王芳'];
    beside[beside.indexOf(keyFile)] = join(workspace, 'a.key');
    expect((await sanzhang(...beside)).stderr).toMatch(/^error E_USAGE: 密钥文件不能放在工作台的文件夹里/);
  });

  it('says what is wrong with a password before anything is made', async () => {
    const { workspace, keyFile, init, file } = await newPlace();
    file('wangfang.password', 'short');
    expect((await sanzhang(...init)).stderr).toBe('error E_REFUSED: 密码至少要 8 个字符; 请换一个密码\n');
    expect([existsSync(workspace), existsSync(keyFile)]).toEqual([false, false]);
  });
});

describe('a command on a workplace', () => {
  it.each([
    ['without a key', ['--key-file'], /^error E_USAGE: 缺少工作台的密钥; /],
    ['without a password', ['--password-file'], /^error E_USAGE: 缺少密码; /],
    ['without a name', ['--as'], /^error E_USAGE: 缺少 --as; /],
    ['without a folder', ['--workspace'], /^error E_USAGE: 缺少 --workspace; /],
  ])('%s says so and ends with 2', async (_, [flag], says) => {
    const { as } = await newPlace();
    const flags = as('wangfang', PASSWORD);
    flags.splice(flags.indexOf(flag!), 2);
    writeFileSync(join(dir, 'any.key'), 'ab'.repeat(32));
    if (flags.includes('--key-file')) flags[flags.indexOf('--key-file') + 1] = join(dir, 'any.key');
    const { code, stderr } = await sanzhang('workspace', 'people', ...flags);
    // Without a name it is found out before the folder is opened.
    expect(code).toBe(2);
    expect(stderr).toMatch(flag === '--as' || flag === '--password-file' ? /^error E_(GONE|USAGE)/ : says);
  });

  it('does not open with another key, a wrong password, or an account that is locked', {
    timeout: 60_000,
  }, async () => {
    const { keyFile, init, as } = await newPlace();
    await sanzhang(...init);
    const key = readFileSync(keyFile, 'utf8');
    writeFileSync(keyFile, 'ab'.repeat(32));
    const people = (password: string) => sanzhang('workspace', 'people', ...as('wangfang', password));
    expect(await people(PASSWORD)).toMatchObject({ code: 2, stderr: expect.stringMatching(/^error E_KEY: /) });
    writeFileSync(keyFile, 'no key');
    expect((await people(PASSWORD)).stderr).toMatch(/^error E_KEY: 密钥不对：应当是 64 位十六进制数字; /);
    writeFileSync(keyFile, key);
    for (let tries = 0; tries < 4; tries++)
      expect(await people('wrong')).toMatchObject({ code: 2, stderr: expect.stringMatching(/^error E_PASSWORD: /) });
    expect((await people('wrong')).stderr).toMatch(/^error E_ACCOUNT_LOCKED: .*账号锁定到/);
    expect((await people(PASSWORD)).stderr).toMatch(/^error E_ACCOUNT_LOCKED: /);
  });

  it('does what the person may do, and refuses the rest', { timeout: 60_000 }, async () => {
    const { init, as, file } = await newPlace('--roles', '管理员');
    await sanzhang(...init);
    const admin = as('wangfang', PASSWORD);
    const first = file('first', '第一次用的密码 1');
    const add = ['workspace', 'add', ...admin, '--login', 'lihua', '--name', '李华', '--roles', 'auditor,复核人'];
    expect(await sanzhang(...add, '--new-password-file', first)).toEqual({
      code: 0,
      stdout: 'lihua\t李华\t\t复核人、审计员\t待改密码\n',
      stderr: '',
    });
    expect((await sanzhang('workspace', 'people', ...as('lihua', '第一次用的密码 1'))).stderr).toMatch(
      /^error E_REFUSED: 您的密码是别人设的/,
    );
    const own = file('own', '自己的新密码 1');
    await sanzhang('workspace', 'password', ...as('lihua', '第一次用的密码 1'), '--new-password-file', own);
    const lihua = as('lihua', '自己的新密码 1');
    expect((await sanzhang('workspace', 'people', ...lihua)).stdout).toContain('lihua\t李华\t\t复核人、审计员\n');
    const refused = await sanzhang(
      'workspace',
      'add',
      ...lihua,
      '--login',
      'x1',
      '--name',
      'x',
      '--roles',
      'clerk',
      '--new-password-file',
      own,
    );
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/^error E_RIGHT: 您没有“管理人员”的权限/) });
  });

  it('backs a workplace up and brings it into an empty folder, where its people sign in', {
    timeout: 60_000,
  }, async () => {
    const { init, as, file } = await newPlace();
    await sanzhang(...init);
    const passphrase = file('passphrase', '秋天的备份口令 2026');
    const out = join(dir, `backup-${n}.szbak`);
    const flags = ['--passphrase-file', passphrase];
    const made = await sanzhang('workspace', 'backup', ...as('wangfang', PASSWORD), '--out', out, ...flags);
    expect(made).toMatchObject({ code: 0, stderr: '' });

    const other = await newPlace();
    writeFileSync(other.keyFile, 'cd'.repeat(32));
    const into = ['workspace', 'restore', '--workspace', other.workspace, '--key-file', other.keyFile, '--from', out];
    expect(await sanzhang(...into, ...flags)).toMatchObject({ code: 0, stderr: '' });
    expect((await sanzhang('workspace', 'people', ...other.as('wangfang', PASSWORD))).stdout).toContain('王芳');
    // Now there is somebody: nobody restores over them without signing in.
    expect((await sanzhang(...into, ...flags)).stderr).toMatch(/^error E_USAGE: 缺少 --as/);
    const again = await sanzhang(...into, ...flags, ...other.as('wangfang', PASSWORD).slice(4));
    expect(again).toMatchObject({ code: 0, stderr: '' });
  });

  it('waits for nobody: a job is refused while a living program has the workplace, and not for one that died', {
    timeout: 60_000,
  }, async () => {
    const { workspace, init, as, file } = await newPlace();
    await sanzhang(...init);
    const backup = ['workspace', 'backup', ...as('wangfang', PASSWORD), '--out', join(dir, 'busy.szbak')];
    const run = () => sanzhang(...backup, '--passphrase-file', file('passphrase', '秋天的备份口令 2026'));
    const lock = lockPath(join(workspace, 'sanzhang.db'));
    writeFileSync(lock, `${process.pid}`);
    expect((await run()).stderr).toMatch(/^error E_BUSY: 另一个程序正在使用这个工作台/);
    writeFileSync(lock, '999999999');
    expect(await run()).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(lock)).toBe(false);
  });
});
