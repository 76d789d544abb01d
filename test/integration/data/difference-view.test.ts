import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDecision } from '../../../electron/data/decision-repo.ts';
import { statementOf } from '../../../electron/data/run-repo.ts';
import type { DifferenceToWrite } from '../../../electron/data/write-differences.ts';
import { finishRun } from '../../../electron/data/write-run.ts';
import { DATA_HANDLERS } from '../../../electron/services/data/handlers.ts';
import { DESK_CONTRACTS } from '../../../shared/contracts/desk/desk.ts';
import type { DifferenceFilter, DifferenceSort } from '../../../shared/contracts/desk/differences.ts';
import { ALL_CODES } from '../../../shared/domain/discrepancy/code.ts';
import { newWorkplace, scratchFolder } from '../desk/workplace.ts';
import { contextOf } from './people.ts';
import { aDifference, someDifferences, writeRun } from './written-run.ts';

const { db, context } = newWorkplace(join(scratchFolder(), 'views'));
const data = contextOf(db, context.now);
const page = (input: Parameters<(typeof DATA_HANDLERS)['differences.page']>[1]) =>
  DESK_CONTRACTS['differences.page'].output.parse(DATA_HANDLERS['differences.page'](data, input));
const counts = (input: Parameters<(typeof DATA_HANDLERS)['differences.counts']>[1]) =>
  DESK_CONTRACTS['differences.counts'].output.parse(DATA_HANDLERS['differences.counts'](data, input));

const STANDARD: DifferenceSort = { by: 'standard', descending: false };

/** Pinyin of the names of these tests, written down by hand. */
const PINYIN: Readonly<Record<string, readonly [string, string]>> = {
  张三: ['zhangsan', 'zs'],
  '张 三': ['zhangsan', 'zs'],
  单雄信: ['shanxiongxin', 'sxx'],
  曾国: ['zengguo', 'zg'],
  阿依·古丽: ['ayiguli', 'aygl'],
  '李%四': ['lisi', 'ls'],
  吕_布: ['lvbu', 'lb'],
  欧阳小明: ['ouyangxiaoming', 'oyxm'],
  ABC: ['', ''],
  '': ['', ''],
};

function wordsOf({ name, village, idNumber, account, id }: DifferenceToWrite): readonly string[] {
  const ends = [idNumber, ...account.split('、')].map((number) => number.slice(-4));
  const words = [...(PINYIN[name] ?? []), name.replaceAll(' ', '').toLowerCase(), village, ...ends, id];
  return words.filter((word) => word !== '');
}

function hasText(difference: DifferenceToWrite, text: string): boolean {
  const words = wordsOf(difference);
  return text
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '')
    .every((word) =>
      /^[0-9a-z]/.test(word) ? words.some((own) => own.startsWith(word)) : words.some((own) => own.includes(word)),
    );
}

interface Reference {
  readonly decided: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
}

/** The filter once more, one difference at a time. */
function passes(difference: DifferenceToWrite, filter: DifferenceFilter, { decided, before }: Reference): boolean {
  const oneOf = (wanted: readonly string[] | undefined, value: string) =>
    wanted === undefined || wanted.length === 0 || wanted.includes(value);
  const isQuestion = difference.code === 'possible_match' || difference.code === 'ambiguous_match';
  return (
    oneOf(filter.codes, difference.code) &&
    oneOf(filter.priorities, difference.priority) &&
    oneOf(filter.townships, difference.township) &&
    difference.amountFen >= (filter.amountFrom ?? 0) &&
    difference.amountFen <= (filter.amountTo ?? Number.POSITIVE_INFINITY) &&
    oneOf(filter.status, isQuestion && decided.has(difference.id) ? 'decided' : 'open') &&
    hasText(difference, filter.text ?? '') &&
    oneOf(filter.compared?.states, before.has(difference.problem) ? 'persisting' : 'new')
  );
}

function sorted(differences: readonly DifferenceToWrite[], { by, descending }: DifferenceSort) {
  if (by === 'standard') return descending ? [...differences].reverse() : [...differences];
  const key = (difference: DifferenceToWrite): number | string => {
    if (by === 'code') return ALL_CODES.indexOf(difference.code);
    if (by === 'amount') return difference.amountFen;
    if (by === 'name')
      return wordsOf(difference)
        .map((word) => ` ${word}`)
        .join('');
    return difference[by];
  };
  const sign = descending ? -1 : 1;
  return [...differences].sort((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

const someFilter = fc.record(
  {
    codes: fc.uniqueArray(fc.constantFrom(...ALL_CODES), { maxLength: 12 }),
    priorities: fc.uniqueArray(fc.constantFrom('P1' as const, 'P2' as const, 'P3' as const)),
    townships: fc.uniqueArray(fc.constantFrom('柳树镇', '红星乡', '没有的镇', "'; DROP TABLE difference; --")),
    amountFrom: fc.constantFrom(0, 1, 100, 30001),
    amountTo: fc.constantFrom(0, 100, 45000),
    status: fc.uniqueArray(fc.constantFrom('open' as const, 'decided' as const)),
    text: fc.constantFrom(
      'zs',
      'zhangsan',
      'ZS',
      '三',
      '张三',
      's',
      '东村 zs',
      '柳树',
      '1113',
      '8888',
      '0001',
      '%',
      '_',
      '\\',
      "'",
      'li%',
      '·',
      'lb',
      'oyxm',
      'abc',
      '00000000',
      'xx',
    ),
  },
  { requiredKeys: [] },
);
const someSort = fc.record({
  by: fc.constantFrom(
    'standard' as const,
    'code' as const,
    'priority' as const,
    'township' as const,
    'village' as const,
    'name' as const,
    'amount' as const,
  ),
  descending: fc.boolean(),
});

let at = 0;
const nextPeriod = (): string => `${1900 + Math.floor(at / 12)}-${String((at++ % 12) + 1).padStart(2, '0')}`;

test('every filter and order gives what a plain search gives, page by page, with its counts', async () => {
  await fc.assert(
    fc.asyncProperty(
      someDifferences,
      someDifferences,
      fc.array(
        fc.tuple(
          someFilter,
          someSort,
          fc.option(fc.uniqueArray(fc.constantFrom('new' as const, 'persisting' as const))),
        ),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      fc.array(fc.nat(50), { maxLength: 5 }),
      async (before, differences, views, decidedAt) => {
        const earlier = await writeRun(db, { period: nextPeriod(), differences: before });
        const { runId, monthId } = await writeRun(db, { period: nextPeriod(), differences });
        const decided = new Set(decidedAt.flatMap((place) => differences[place]?.id ?? []));
        for (const stableId of decided)
          addDecision(db, {
            monthId,
            verdict: 'same',
            households: ['a', 'b'],
            about: '',
            reason: '',
            stableId,
            madeAt: context.now(),
            madeBy: null,
          });
        const reference = { decided, before: new Set(before.map(({ problem }) => problem)) };
        for (const [plain, sort, states] of views) {
          const filter = states === null ? plain : { ...plain, compared: { runId: earlier.runId, states } };
          const passing = differences.filter((each) => passes(each, filter, reference));
          const expected = sorted(passing, sort).map(({ id }) => id);
          const found: string[] = [];
          for (let offset = 0; offset === 0 || offset < expected.length; offset += 7) {
            const { total, rows } = page({ runId, filter, sort, offset, limit: 7 });
            expect(total).toBe(expected.length);
            found.push(...rows.map(({ stableId }) => stableId));
            for (const row of rows) expect(differences[row.at]?.id).toBe(row.stableId);
          }
          expect(found).toEqual(expected);
          checkCounts(differences, filter, reference, runId);
          checkNeighbours(runId, filter, sort, expected);
        }
      },
    ),
    { numRuns: 60 },
  );
});

function checkCounts(
  differences: readonly DifferenceToWrite[],
  filter: DifferenceFilter,
  reference: Reference,
  runId: number,
) {
  const told = counts({ runId, filter });
  const without = (part: 'codes' | 'townships' | 'priorities') =>
    differences.filter((each) => passes(each, { ...filter, [part]: [] }, reference));
  const tally = (rows: readonly DifferenceToWrite[], of: 'code' | 'township' | 'priority') => {
    const sums: Record<string, [number, number]> = {};
    for (const row of rows) {
      const [count, fen] = sums[row[of]] ?? [0, 0];
      sums[row[of]] = [count + 1, fen + row.amountFen];
    }
    return sums;
  };
  const passing = differences.filter((each) => passes(each, filter, reference));
  expect(told.total).toBe(passing.length);
  expect(told.fen).toBe(passing.reduce((sum, { amountFen }) => sum + amountFen, 0));
  expect(Object.fromEntries(told.byCode.map(({ code, count, fen }) => [code, [count, fen]]))).toEqual(
    tally(without('codes'), 'code'),
  );
  expect(Object.fromEntries(told.byTownship.map(({ township, count, fen }) => [township, [count, fen]]))).toEqual(
    tally(without('townships'), 'township'),
  );
  expect(Object.fromEntries(told.byPriority.map(({ priority, count, fen }) => [priority, [count, fen]]))).toEqual(
    tally(without('priorities'), 'priority'),
  );
}

function checkNeighbours(runId: number, filter: DifferenceFilter, sort: DifferenceSort, expected: readonly string[]) {
  const { rows } = page({ runId, filter, sort, offset: 0, limit: 500 });
  rows.forEach(({ differenceId }, place) => {
    const told = DATA_HANDLERS['differences.neighbours'](data, { runId, filter, sort, differenceId });
    expect(told).toEqual({
      position: place,
      total: expected.length,
      previous: rows[place - 1]?.differenceId ?? null,
      next: rows[place + 1]?.differenceId ?? null,
    });
  });
}

test('a difference that is not in the view has no neighbours', async () => {
  const { runId } = await writeRun(db, {
    period: nextPeriod(),
    differences: [aDifference(), aDifference({ id: 'b', township: '乙' })],
  });
  const [row] = page({ runId, filter: {}, sort: STANDARD, offset: 0, limit: 1 }).rows;
  expect(
    DATA_HANDLERS['differences.neighbours'](data, {
      runId,
      filter: { townships: ['乙'] },
      sort: STANDARD,
      differenceId: row!.differenceId,
    }),
  ).toEqual({ position: null, total: 1, previous: null, next: null });
});

test('a run that takes the numbers of a removed one does not show its views', async () => {
  const period = nextPeriod();
  const old = await writeRun(db, {
    period,
    differences: [aDifference({ township: '甲' })],
    at: '2026-05-02T00:00:00.000Z',
  });
  const sort = { by: 'name', descending: false } as const;
  expect(page({ runId: old.runId, filter: { text: 'zs' }, sort, offset: 0, limit: 5 }).total).toBe(1);
  db.run('DELETE FROM run WHERE run_id = ?', [old.runId]);
  expect(() => page({ runId: old.runId, filter: {}, sort: STANDARD, offset: 0, limit: 5 })).toThrow('E_GONE');
  const next = await writeRun(db, {
    period,
    differences: [
      aDifference({ name: '李四' }),
      aDifference({ id: 'f', name: '张三' }),
      aDifference({ id: 'g', name: '张三' }),
    ],
    at: '2026-05-03T00:00:00.000Z',
  });
  expect(next.runId).toBe(old.runId);
  expect(page({ runId: next.runId, filter: { text: 'zs' }, sort, offset: 0, limit: 5 }).total).toBe(2);
});

test('a run that is under way shows nothing', async () => {
  const { runId } = await writeRun(db, { period: nextPeriod(), differences: [aDifference()] });
  const { rows } = page({ runId, filter: {}, sort: STANDARD, offset: 0, limit: 5 });
  db.run("UPDATE run SET state = 'working' WHERE run_id = ?", [runId]);
  expect(() => page({ runId, filter: {}, sort: STANDARD, offset: 0, limit: 5 })).toThrow('E_GONE');
  expect(() => DATA_HANDLERS['differences.get'](data, { differenceId: rows[0]!.differenceId })).toThrow('E_GONE');
});

test('whoever pastes a whole number finds it by its end', async () => {
  const { runId } = await writeRun(db, {
    period: nextPeriod(),
    differences: [aDifference(), aDifference({ id: 'b', idNumber: '239900197506232188', account: '' })],
  });
  for (const text of ['239900198001011113', '6217995880012340001'])
    expect(
      page({ runId, filter: { text }, sort: STANDARD, offset: 0, limit: 5 }).rows.map(({ stableId }) => stableId),
    ).toEqual(['0123456789abcdef']);
});

test('a run is not ended with other differences than its statement counts, nor ended twice', async () => {
  const differences = [aDifference()];
  await expect(writeRun(db, { period: nextPeriod(), differences, counted: 2 })).rejects.toThrow(
    '1 differences written',
  );
  const { runId } = await writeRun(db, { period: nextPeriod(), differences });
  expect(() =>
    finishRun(db, runId, { finishedAt: context.now(), mapping: null, files: [], statement: statementOf(db, runId) }),
  ).toThrow('cannot be ended');
});
