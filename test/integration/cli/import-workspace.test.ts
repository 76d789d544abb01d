import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../electron/data/open-database.ts';
import { PASSWORD_COST } from '../../../electron/data/password-cost.ts';
import { hashPassword } from '../../../electron/data/password-hash.ts';
import { addPerson } from '../../../electron/data/person-repo.ts';
import { type Right, ROLE_RIGHTS } from '../../../shared/domain/people/right.ts';
import { ROLES } from '../../../shared/domain/people/role.ts';
import { PERIOD, reconcileCounty, sanzhang, scratch, statementIn } from './command-line.ts';

const dir = scratch();
const PASSWORD = '北大荒 春播 2026';
const KEY = 'ab'.repeat(32);
const workspace = join(dir, 'workspace');
const county = join(dir, 'county');
const files = reconcileCounty(county, '').slice(1, 9);
const month = ['--period', PERIOD, '--programme', '农村低保'];

const as = (login: string) => [
  ...[
    '--workspace',
    workspace,
    '--key-file',
    join(dir, 'key'),
    '--as',
    login,
    '--password-file',
    join(dir, 'password'),
  ],
];

/** A workplace with a person of every single role, named after it, and one with all of them. */
beforeAll(async () => {
  writeFileSync(join(dir, 'key'), KEY);
  writeFileSync(join(dir, 'password'), PASSWORD);
  mkdirSync(workspace);
  const db = openDatabase({ path: join(workspace, 'sanzhang.db'), key: KEY });
  const password = await hashPassword(PASSWORD, PASSWORD_COST);
  const account = { name: '某人', unit: '', password, createdAt: '2026-04-01T00:00:00.000Z' };
  addPerson(db, { ...account, login: 'all', name: '王芳', roles: ROLES });
  for (const role of ROLES) addPerson(db, { ...account, login: role, roles: [role] });
  db.close();
  await sanzhang('sample', county, '--households', '300');
}, 30_000);

describe('a month on a workplace', () => {
  it('is imported, reconciled to the same result as its plain files, and stands in the log', {
    timeout: 60_000,
  }, async () => {
    const imported = await sanzhang('import', ...as('all'), ...month, ...files);
    expect(imported).toMatchObject({ code: 0, stderr: '' });
    expect(imported.stdout.split('\n')[0]).toMatch(/^审批\t.*\.xlsx\t读入$/);
    const again = await sanzhang('import', ...as('all'), ...month, ...files, '--lang', 'en');
    expect(again.stdout.split('\n')[0]).toMatch(/^approval\t.*\.xlsx\tthere already$/);

    const { code, stdout, stderr } = await sanzhang('reconcile', ...as('all'), ...month, '--json');
    expect([code, stderr]).toEqual([1, '']);
    const out = join(dir, 'out');
    await sanzhang(...reconcileCounty(county, out, '--no-xlsx', '--no-pdf'));
    const plain = statementIn(out);
    const run = JSON.parse(stdout);
    expect(run).toMatchObject({ period: PERIOD, programme: '农村低保', brief: { verdict: plain.verdict } });
    expect(run.brief.differences).toBe(plain.discrepancies.total);
    expect((await sanzhang('reconcile', ...as('all'), ...month)).stdout).toMatch(/结论：不符，差异 \d+ 条\n$/);

    const page = await sanzhang('log', 'page', ...as('all'), '--limit', '3');
    const tail = await sanzhang('log', 'tail', ...as('all'), '--limit', '40', '--json');
    expect(page.stdout.split('\n')[1]).toMatch(/^\d+\t2\d{3}-.*\t王芳\t对账\t2026-04 农村低保\t/);
    const { entries, total } = JSON.parse(tail.stdout);
    expect(entries.map(({ seq }: { seq: number }) => seq)).toEqual(Array.from({ length: total }, (_, i) => i + 1));
    const actions = entries.map(({ action }: { action: string }) => action).filter((each: string) => each !== '登录');
    expect(actions).toEqual(expect.arrayContaining(['新建月份', '读入文件', '对账']));
  });

  it('tells which file could not be read, and takes in the others', { timeout: 30_000 }, async () => {
    writeFileSync(join(dir, '空.csv'), '');
    const other = ['--period', '2026-05', '--programme', '农村低保'];
    const { code, stdout, stderr } = await sanzhang(
      'import',
      ...as('clerk'),
      ...other,
      ...files.slice(0, 2),
      '--bank',
      join(dir, '空.csv'),
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error E_EMPTY 空\.csv: /);
    expect(stdout).toContain('读入');
    const early = await sanzhang('reconcile', ...as('clerk'), ...other);
    expect(early).toMatchObject({ code: 2, stderr: expect.stringMatching(/^error E_REFUSED: 还没有请款、代发文件/) });
  });

  it.each([
    ['a month of no file', ['import'], ['--period', PERIOD, '--programme', 'x'], /^error E_USAGE: 没有写要读入的文件/],
    ['no month', ['import'], ['--programme', 'x', '--bank', 'x'], /^error E_USAGE: 缺少 --period/],
    [
      'a month that is none',
      ['import'],
      ['--period', '2026-13', '--programme', 'x', '--bank', 'x'],
      /^error E_PERIOD: /,
    ],
    [
      'a programme without a name',
      ['import'],
      ['--period', PERIOD, '--programme', ' ', '--bank', 'x'],
      /^error E_USAGE: /,
    ],
    [
      'a month nobody opened',
      ['reconcile'],
      ['--period', '2030-01', '--programme', 'x'],
      /^error E_USAGE: 工作台里没有/,
    ],
    ['files beside a workplace', ['reconcile'], [...month, '--bank', 'x'], /^error E_USAGE: --bank 不能和 --workspace/],
    ['a limit beyond the most', ['log', 'page'], ['--limit', '201'], /^error E_USAGE: --limit 不能是“201”/],
    ['nothing to do', ['log'], [], /^error E_USAGE: 没有写要做什么/],
    ['something unknown', ['log', 'burn'], [], /^error E_USAGE: log 没有“burn”/],
  ])('is refused with %s, and nothing is done', async (_, command, flags, says) => {
    const { code, stdout, stderr } = await sanzhang(...command, ...as('clerk'), ...flags);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
  });

  it('is no matter for plain files: flags of a workplace have no meaning there', async () => {
    const { code, stderr } = await sanzhang(...reconcileCounty(county, join(dir, 'x'), '--as', 'clerk'));
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error E_USAGE: --as 不能和 --approval 一起用/)]);
  });
});

describe('--as', () => {
  const TRIED: readonly (readonly [Right, readonly string[]])[] = [
    ['audit', ['log', 'tail']],
    [
      'people.manage',
      [
        'workspace',
        'add',
        '--login',
        'x1',
        '--name',
        'x',
        '--roles',
        'clerk',
        '--new-password-file',
        join(dir, 'weak'),
      ],
    ],
  ];

  it.each(ROLES)('%s may do what the role may, and nothing more', { timeout: 60_000 }, async (role) => {
    writeFileSync(join(dir, 'weak'), 'short');
    for (const [right, command] of TRIED) {
      const { code, stderr } = await sanzhang(...command, ...as(role));
      const refused = code === 2 && stderr.startsWith('error E_RIGHT: ');
      expect([right, refused]).toEqual([right, !ROLE_RIGHTS[role].includes(right)]);
    }
  });
});
