import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDifference, writeRun } from '../data/written-run.ts';
import { sanzhang, scratch } from './command-line.ts';
import { type CommandPlace, newCommandPlace } from './place.ts';

const dir = scratch();
let place: CommandPlace;
const lead = (login: string, ...args: readonly string[]) => sanzhang('lead', ...args, ...place.flags(login));

beforeAll(async () => {
  place = await newCommandPlace(join(dir, 'place'), {
    lihua: ['李华', 'investigator'],
    sunli: ['孙立', 'reviewer'],
  });
  await place.fill((db) => writeRun(db, { differences: [aDifference({})] }));
});

function contentFile(more: object = {}): string {
  const path = join(dir, 'lead.json');
  const content = {
    category: 'negligence',
    source: 'comparison',
    problem: '已死亡人员继续领取',
    facts: '户主去年死亡，今年仍按月发放',
    people: [{ name: '赵四', post: '民政助理', unit: '柳树镇人民政府', isPartyMember: true, isPublicOfficial: true }],
    caseIds: [],
    corrections: [],
    receiver: '中共林口县纪律检查委员会',
    ...more,
  };
  writeFileSync(path, JSON.stringify(content));
  return path;
}

describe('lead', () => {
  it('drafts, shows what is missing, refuses to submit, withdraws', async () => {
    const drafted = await lead('lihua', 'draft', '--content', contentFile());
    expect(drafted).toMatchObject({ code: 0, stdout: '1\t草稿1\t草拟\n' });
    const shown = await lead('lihua', 'show', '1');
    expect(shown.stdout).toContain('还缺：关联的疑点；证据材料（从关联的疑点中来）；涉及的金额和期间');
    const submitted = await lead('lihua', 'submit', '1');
    expect(submitted.code).toBe(2);
    expect(submitted.stderr).toMatch(/^error E_REFUSED: 还缺：关联的疑点/);
    const edited = await lead('lihua', 'draft', '1', '--content', contentFile({ problem: '改过' }), '--json');
    expect(JSON.parse(edited.stdout)).toEqual({ leadId: 1, number: '草稿1', state: 'draft' });
    expect((await lead('sunli', 'list')).stdout).toMatch(
      /^1\t草稿1\t草拟\t把关不严、管理不及时\t改过\t赵四\t0 户 0\.00 元\n$/,
    );
    expect(await lead('lihua', 'withdraw', '1', '--reason', '并入另一条')).toMatchObject({
      stdout: '1\t草稿1\t已撤回\n',
    });
    const ledger = join(dir, 'ledger.xlsx');
    expect(await lead('sunli', 'ledger', '--out', ledger)).toMatchObject({ code: 0 });
    expect(existsSync(ledger)).toBe(true);
  });

  it.each([
    ['content that is no JSON', ['draft', '--content', 'package-lock.nothing'], /读不了/],
    ['a lead that is not there', ['show', '99'], /没有这条线索/],
    ['a number that is none', ['show', 'x'], /不是线索序号/],
    ['a letter of another format', ['letter', '1', '--out', 'x.xlsx'], /移交函只有 PDF/],
    ['no verb', [], /lead 的用法不对/],
    ['a verb without its number', ['submit'], /lead 的用法不对/],
  ])('says what is wrong with %s', async (_, args, says) => {
    const { code, stderr } = await lead('lihua', ...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(says);
  });
});

describe('report', () => {
  const MONTH = ['--programme', '农村低保', '--from', '2026-04'];

  it('tells the months, writes the workbook, and exits with 1 where there are differences', async () => {
    const out = join(dir, 'report.xlsx');
    const { code, stdout } = await sanzhang('report', ...MONTH, '--out', out, ...place.flags('sunli'));
    expect([code, stdout]).toEqual([1, '2026-04\t1 笔\t10.00 元\t新增 1\t持续 0\t已消除 0\n']);
    expect(existsSync(out)).toBe(true);
  });

  it('is refused to whoever may not audit', async () => {
    const { code, stderr } = await sanzhang('report', ...MONTH, ...place.flags('lihua'));
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error E_RIGHT/);
  });
});
