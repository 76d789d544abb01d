import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openMonth } from '../../../electron/data/month-repo.ts';
import { DATA_HANDLERS } from '../../../electron/services/data/handlers.ts';
import type { HouseholdOfMonth } from '../../../shared/domain/discrepancy/household-of-month.ts';
import { newWorkplace, scratchFolder } from '../desk/workplace.ts';
import { contextOf } from './people.ts';
import { aDifference, someDifferences, writeRun } from './written-run.ts';

const folder = scratchFolder();

const household = (id: string, name: string, more: Partial<HouseholdOfMonth> = {}): HouseholdOfMonth => ({
  household: `id:${id}`,
  name,
  idNumber: id,
  township: '柳树镇',
  village: '东村',
  approvedFen: 30000,
  requestedFen: 30000,
  paidFen: null,
  creditedFen: null,
  ...more,
});
const ZHANG = '239900198001011113';
const ZENG = '239900197506232188';

describe('months beside each other', () => {
  test('every problem is new, persists or is solved, counted by code', async () => {
    const { db, context } = newWorkplace(join(folder, 'compare'));
    const data = contextOf(db, context.now);
    let year = 2000;
    await fc.assert(
      fc.asyncProperty(someDifferences, someDifferences, async (before, now) => {
        const first = await writeRun(db, { period: `${year}-01`, programme: `p${year}`, differences: before });
        const second = await writeRun(db, { period: `${year}-03`, programme: `p${year}`, differences: now });
        openMonth(db, `${year}-02`, `p${year}`, context.now());
        year++;
        const compared = await DATA_HANDLERS['history.compare'](data, {
          monthId: second.monthId,
          againstMonthId: null,
        });
        expect(compared.against?.runId).toBe(first.runId);
        const was = new Set(before.map(({ problem }) => problem));
        const is = new Set(now.map(({ problem }) => problem));
        const expected = {
          new: now.filter(({ problem }) => !was.has(problem)),
          persisting: now.filter(({ problem }) => was.has(problem)),
          solved: before.filter(({ problem }) => !is.has(problem)),
        };
        for (const { state, count, fen } of compared.totals) {
          expect(count).toBe(expected[state].length);
          expect(fen).toBe(expected[state].reduce((sum, { amountFen }) => sum + amountFen, 0));
          for (const each of compared.byCode)
            expect(each[state]).toBe(expected[state].filter(({ code }) => code === each.code).length);
        }
        expect(compared.byCode.reduce((sum, each) => sum + each.new + each.persisting + each.solved, 0)).toBe(
          expected.new.length + expected.persisting.length + expected.solved.length,
        );
      }),
      { numRuns: 40 },
    );
  });

  test('the last run of a month counts; without another month there is nothing to compare', async () => {
    const { db, context } = newWorkplace(join(folder, 'last'));
    const data = contextOf(db, context.now);
    const { monthId } = await writeRun(db, { period: '2026-03', differences: [aDifference()] });
    expect(DATA_HANDLERS['history.compare'](data, { monthId, againstMonthId: null })).toMatchObject({
      against: null,
      totals: [],
    });
    expect(() => DATA_HANDLERS['history.compare'](data, { monthId, againstMonthId: monthId })).toThrow('E_REFUSED');
    await writeRun(db, { period: '2026-03', differences: [] });
    const next = await writeRun(db, { period: '2026-04', differences: [aDifference()] });
    await writeRun(db, { period: '2026-02', programme: '城市低保', differences: [aDifference()] });
    expect(DATA_HANDLERS['history.compare'](data, { monthId: next.monthId, againstMonthId: null })).toMatchObject({
      against: { monthId, period: '2026-03' },
      totals: [
        { state: 'new', count: 1 },
        { state: 'persisting', count: 0 },
        { state: 'solved', count: 0 },
      ],
    });
    const empty = openMonth(db, '2026-05', '农村低保', context.now());
    expect(() => DATA_HANDLERS['history.compare'](data, { monthId: empty, againstMonthId: null })).toThrow(
      '还没有对账结果',
    );
    const months = await DATA_HANDLERS['history.months'](data, { programme: '农村低保' });
    expect(months.map(({ period, run }) => [period, run?.differences ?? null])).toEqual([
      ['2026-03', 0],
      ['2026-04', 1],
      ['2026-05', null],
    ]);
  });
});

describe('households', () => {
  test('are found by name, pinyin and last digits, and followed through the months', async () => {
    const { db, context } = newWorkplace(join(folder, 'households'));
    const data = contextOf(db, context.now);
    const march = await writeRun(db, {
      period: '2026-03',
      differences: [aDifference({ household: `id:${ZHANG}`, code: 'unpaid' })],
      households: [household(ZHANG, '张三'), household(ZENG, '曾国')],
    });
    await writeRun(db, {
      period: '2026-04',
      differences: [],
      households: [
        household(ZHANG, '张三丰', { paidFen: 30000, creditedFen: 30000 }),
        household('', '张三', { household: 'x|张三' }),
      ],
    });
    const find = (text: string) => DATA_HANDLERS['households.find'](data, { text });
    expect((await find('zg')).map(({ name, idNumber }) => [name, idNumber])).toEqual([['曾国', '239900********2188']]);
    expect((await find('zhangsan')).map(({ name }) => name)).toEqual(['张三', '张三丰']);
    expect((await find('1113')).map(({ name }) => name)).toEqual(['张三丰']);
    expect(await find('%')).toEqual([]);
    const [zhang] = await find('1113');
    expect(zhang?.household).not.toContain(ZHANG);
    const line = await DATA_HANDLERS['households.line'](data, { household: zhang!.household });
    expect(line).toMatchObject([
      { period: '2026-03', runId: march.runId, name: '张三', approvedFen: 30000, paidFen: null, codes: ['unpaid'] },
      { period: '2026-04', name: '张三丰', paidFen: 30000, codes: [] },
    ]);
    expect(await DATA_HANDLERS['households.line'](data, { household: `id:${ZHANG}` })).toEqual([]);
  });

  test('at most fifty are told', async () => {
    const { db, context } = newWorkplace(join(folder, 'fifty'));
    const households = Array.from({ length: 80 }, (_, at) => household('', `王${at}`, { household: `h${at}` }));
    await writeRun(db, { differences: [], households });
    expect(await DATA_HANDLERS['households.find'](contextOf(db, context.now), { text: '王' })).toHaveLength(50);
  });
});
