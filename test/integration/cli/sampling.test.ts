import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeRun } from '../data/written-run.ts';
import { sanzhang, scratch } from './command-line.ts';
import { type CommandPlace, newCommandPlace } from './place.ts';

const dir = scratch();
let place: CommandPlace;
const MONTH = ['--period', '2026-04', '--programme', '农村低保'];

beforeAll(async () => {
  place = await newCommandPlace(join(dir, 'sampling'), { lihua: ['李华', 'clerk'] });
  await place.fill((db) =>
    writeRun(db, {
      differences: [],
      households: Array.from({ length: 200 }, (_, at) => ({
        household: `h${at}`,
        name: `户主${at}`,
        idNumber: '239900198001011113',
        township: at % 2 === 0 ? '柳树镇' : '红星乡',
        village: '东村',
        approvedFen: 30_000,
        requestedFen: 30_000,
        paidFen: 30_000,
        creditedFen: 30_000,
      })),
    }),
  );
});

const sampling = (...args: readonly string[]) => sanzhang('sampling', ...args, ...place.flags('wangfang'));

describe('sampling', () => {
  it('plans, draws, writes the list, and draws it again to the same', async () => {
    const plan = await sampling('plan', ...MONTH, '--margin', '10');
    expect(plan).toMatchObject({ code: 0, stderr: '' });
    expect(plan.stdout).toMatch(/^2026-04 农村低保\t总体 200\t抽取 66\n/);
    expect(plan.stdout).toContain('红星乡／无差异\t100\t33');

    const list = join(dir, 'list.xlsx');
    const drawn = await sampling('draw', ...MONTH, '--margin', '10', '--seed', '20260501', '--out', list, '--json');
    expect(drawn).toMatchObject({ code: 0, stderr: '' });
    const { drawId, seed, units } = JSON.parse(drawn.stdout) as { drawId: number; seed: string; units: unknown[] };
    expect([drawId, seed, units.length, existsSync(list)]).toEqual([1, '20260501', 66, true]);

    expect(await sampling('redraw', '1')).toMatchObject({ code: 0, stdout: '第 1 号抽样：重新抽取的结果与记录一致\n' });
    expect((await sampling('list')).stdout).toMatch(/^1\t.*\t王芳\t2026-04 农村低保\t200\t66\t20260501\n$/);
    const pdf = join(dir, 'list.pdf');
    expect(await sampling('write', '1', '--out', pdf, '--unmasked', '--purpose', '入户核查')).toMatchObject({
      code: 0,
    });
    expect(existsSync(pdf)).toBe(true);
  });

  it('exits with 1 where what is kept does not come out again', async () => {
    await place.fill((db) => {
      db.exec('DROP TRIGGER sample_draw_no_update');
      db.run("UPDATE sample_draw SET seed = 'another'");
    });
    const { code, stdout } = await sampling('redraw', '1');
    expect(code).toBe(1);
    expect(stdout).toContain('抽中名单从第 1 个起不一致');
  });

  it.each([
    ['a month that was not reconciled', ['plan', '--period', '2026-05', '--programme', '农村低保'], /还没有对账结果/],
    ['strata it does not know', ['plan', ...MONTH, '--by', 'village'], /--by 不能是“village”/],
    ['a margin that is none', ['plan', ...MONTH, '--margin', 'five'], /--margin 应当是百分数/],
    ['a confidence of no table', ['plan', ...MONTH, '--confidence', '80'], /--confidence 只能是/],
    ['bands that fall', ['plan', ...MONTH, '--by', 'amount', '--bands', '500,100'], /分界金额要从小到大/],
    ['no verb', [], /sampling 的用法不对/],
    ['full numbers without a purpose', ['write', '1', '--out', 'x.pdf', '--unmasked'], /写出完整号码要写明用途/],
    ['another format', ['write', '1', '--out', 'x.doc'], /\.xlsx 或 \.pdf/],
    ['a drawing that is not there', ['redraw', '99'], /没有第 99 号抽样/],
  ])('says what is wrong with %s', async (_, args, says) => {
    const { code, stderr } = await sampling(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(says);
  });

  it('is refused to whoever may not audit', async () => {
    const { code, stderr } = await sanzhang('sampling', 'list', ...place.flags('lihua'));
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error E_RIGHT/);
  });
});
