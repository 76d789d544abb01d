import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { syncCases } from '../../../electron/jobs/desk/sync-cases.ts';
import { aDifference, writeRun } from '../data/written-run.ts';
import { sanzhang, scratch } from './command-line.ts';
import { type CommandPlace, newCommandPlace } from './place.ts';

const dir = scratch();
let place: CommandPlace;

beforeAll(async () => {
  place = await newCommandPlace(join(dir, 'case'), { liqiang: ['李强', 'investigator'], sunli: ['孙立', 'reviewer'] });
  await place.fill(async (db) => {
    const { monthId } = await writeRun(db, { differences: [aDifference(), aDifference({ id: 'b', problem: 'p1' })] });
    syncCases(db, monthId, { actor: null, at: '2026-05-06T00:00:00.000Z' });
  });
  writeFileSync(join(dir, '照片.pdf'), '%PDF-1.7');
});

const run = (who: string, ...args: readonly string[]) => sanzhang('case', ...args, ...place.flags(who));

describe('case', () => {
  it('goes from the list to 销号, one command a step, and back by undo', async () => {
    const list = await run('sunli', 'list', '--state', '新发现');
    expect(list.code).toBe(1);
    expect(list.stdout).toMatch(/^YD000001\t新发现\t新增\tP1\t金额不一致\t柳树镇\t张三\t239900\*{8}1113\t10\.00 元/);
    expect(await run('sunli', 'assign', 'YD000001', '2', '--to', '李强', '--due', '2099-01-01')).toMatchObject({
      code: 0,
      stdout: '已分派 2 条\n',
    });
    expect(await run('liqiang', 'start', '1')).toMatchObject({ stdout: '核查中\n' });
    const evidence = await run('liqiang', 'evidence', '1', '--file', join(dir, '照片.pdf'));
    expect(evidence).toMatchObject({ code: 0, stdout: '1\t照片.pdf\n' });
    const short = await run('liqiang', 'conclude', '1', '--conclusion', '不属实(数据源误报)');
    expect(short).toMatchObject({ code: 2, stderr: expect.stringContaining('还缺：核查人（至少 2 名，现有 0 名）') });
    const whole = [
      ...[
        'conclude',
        '1',
        '--conclusion',
        'unfounded',
        '--investigator',
        '李强',
        '钱会计/柳树镇',
        '--on',
        '2026-05-05',
        '--way',
        '入户',
      ],
      ...[
        '--basis',
        '银行并作一笔',
        '--evidence',
        '1',
        '--household-word',
        '无异议',
        '--signed-by',
        '冯主任',
        '--signed-on',
        '2026-05-06',
      ],
    ];
    expect(await run('liqiang', ...whole)).toMatchObject({ code: 0, stdout: '已有结论\n' });
    expect(await run('liqiang', 'send', '1')).toMatchObject({ stdout: '复核\n' });
    expect(await run('liqiang', 'review', '1')).toMatchObject({ code: 2, stderr: expect.stringContaining('E_RIGHT') });
    expect(await run('sunli', 'review', '1', '--word', '同意')).toMatchObject({ stdout: '销号\n' });
    expect(await run('sunli', 'undo', '1')).toMatchObject({ code: 2, stderr: expect.stringContaining('还缺：理由') });
    expect(await run('sunli', 'undo', '1', '--reason', '点错了')).toMatchObject({ stdout: '复核\n' });
    const { stdout } = await run('sunli', 'show', '1');
    expect(stdout).toContain('孙立\t复核通过，销号（已撤销）\t同意');
  });

  it.each([
    ['no verb', [], /case 的用法不对/],
    ['a case that is none', ['show', 'x'], /“x”不是编号/],
    ['a case that is not there', ['show', '99'], /没有这条疑点/],
    ['a state it does not know', ['list', '--state', '完成'], /--state 不能是“完成”/],
    ['somebody who may not investigate', ['assign', '1', '--to', '孙立'], /没有可以承办的“孙立”/],
    ['evidence without files', ['evidence', '1'], /缺少 --file/],
  ])('says what is wrong with %s', async (_, args, says) => {
    const { code, stderr } = await run('sunli', ...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(says);
  });
});
