import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Database } from '../../../electron/data/database.ts';
import { decisionsOfMonth, standingDecisions } from '../../../electron/data/decision-repo.ts';
import type { DifferenceCandidate } from '../../../electron/data/difference-candidate.ts';
import { householdToken } from '../../../electron/data/household-token.ts';
import { logPage } from '../../../electron/data/log-repo.ts';
import { monthById } from '../../../electron/data/month-repo.ts';
import { DEFAULT_SETTINGS, writeSettings } from '../../../electron/data/setting-repo.ts';
import { DATA_HANDLERS } from '../../../electron/services/data/handlers.ts';
import { DESK_CONTRACTS } from '../../../shared/contracts/desk/desk.ts';
import type { DifferenceDetail } from '../../../shared/contracts/desk/differences.ts';
import { newWorkplace, scratchFolder } from '../desk/workplace.ts';
import { contextOf } from './people.ts';
import { aDifference, writeRun } from './written-run.ts';

const folder = scratchFolder();

const candidate = (key: string, ledger: DifferenceCandidate['ledger'], name: string): DifferenceCandidate => ({
  key,
  ledger,
  household: ['approval', 'finance', 'bank'].indexOf(ledger),
  name,
  idNumber: key.slice(3),
  idDamaged: false,
  account: '6217995880012340001',
  accountDamaged: false,
  cert: '',
  township: '柳树镇',
  village: '东村',
  amountFen: 30000,
  months: '',
  headcount: null,
  rows: '',
});
const A = candidate('id:239900198001011113', 'approval', '张三');
const B = candidate('id:239900197506232188', 'finance', '张山');
const C = candidate('id:239900198807304025', 'bank', '张珊');
const QUESTION = aDifference({
  id: 'aaaaaaaaaaaaaaaa',
  problem: 'q1',
  code: 'ambiguous_match',
  field: 'household',
  candidates: [A, B, C],
});
const PLAIN = aDifference({ id: 'bbbbbbbbbbbbbbbb', problem: 'q2' });

async function place(name: string) {
  const { db, context } = newWorkplace(join(folder, name));
  const data = contextOf(db, context.now);
  const { runId, monthId } = await writeRun(db, { differences: [PLAIN, QUESTION] });
  const page = (input = {}) =>
    DATA_HANDLERS['differences.page'](data, {
      runId,
      filter: input,
      sort: { by: 'standard', descending: false },
      offset: 0,
      limit: 9,
    });
  const { rows } = await page();
  const question = rows.find(({ code }) => code === 'ambiguous_match')!.differenceId;
  const plain = rows.find(({ code }) => code !== 'ambiguous_match')!.differenceId;
  const detail = async (id = question): Promise<DifferenceDetail> =>
    DESK_CONTRACTS['differences.get'].output.parse(await DATA_HANDLERS['differences.get'](data, { differenceId: id }));
  const keys = (await detail()).candidates.map(({ key }) => key);
  const make = async (verdict: 'same' | 'different', households: string[], differenceId = question) =>
    DESK_CONTRACTS['decisions.make'].output.parse(
      await DATA_HANDLERS['decisions.make'](data, { differenceId, verdict, households, reason: '电话核实' }),
    );
  return { db, data, runId, monthId, page, question, plain, detail, keys, make };
}

const revision = (db: Database, monthId: number) => monthById(db, monthId).revision;

describe('a decision', () => {
  test('is kept by household keys, shown by tokens, recorded, and makes the run stale', async () => {
    const { db, data, runId, monthId, make, keys, detail, page } = await place('make');
    const before = revision(db, monthId);
    expect(keys).toHaveLength(3);
    expect(keys.join()).not.toContain('2399');
    const made = await make('same', [keys[0]!, keys[1]!]);
    expect(made).toMatchObject({
      verdict: 'same',
      about: '审批“张三”、请款“张山”',
      reason: '电话核实',
      applied: false,
      undoneAt: null,
    });
    expect(new Set(made.households)).toEqual(new Set([keys[0], keys[1]]));
    expect(standingDecisions(db, monthId)).toMatchObject([
      { verdict: 'same', households: [B.key, A.key], stableId: QUESTION.id },
    ]);
    expect(revision(db, monthId)).toBe(before + 1);
    expect(DATA_HANDLERS['runs.get'](data, { runId })).toMatchObject({
      stale: true,
      brief: { undecided: 0, differences: 2 },
    });
    expect((await detail()).decisions).toEqual([made]);
    expect((await detail()).row.status).toBe('decided');
    expect((await page({ status: ['open'] })).rows.map(({ stableId }) => stableId)).toEqual([PLAIN.id]);
    expect((await page({ status: ['decided'] })).rows.map(({ stableId }) => stableId)).toEqual([QUESTION.id]);
    const { entries } = logPage(db, 0, 1);
    expect(entries[0]).toMatchObject({ action: 'decision.same', actor: 'wangfang', subject: QUESTION.id });
    expect(entries[0]!.subject + entries[0]!.detail).not.toMatch(/\d{15}/);
  });

  test('can be taken back, once, and the question is open again', async () => {
    const { db, data, runId, monthId, make, keys, detail } = await place('undo');
    const { decisionId } = await make('different', keys);
    const before = revision(db, monthId);
    expect(DATA_HANDLERS['decisions.undo'](data, { decisionId, reason: '认错了' })).toEqual({});
    expect(revision(db, monthId)).toBe(before + 1);
    expect(standingDecisions(db, monthId)).toEqual([]);
    expect((await detail()).row.status).toBe('open');
    expect(DATA_HANDLERS['runs.get'](data, { runId })).toMatchObject({ brief: { undecided: 1 } });
    expect(DATA_HANDLERS['decisions.list'](data, { monthId })).toMatchObject([
      { decisionId, undoneAt: expect.any(String) as string },
    ]);
    expect(() => DATA_HANDLERS['decisions.undo'](data, { decisionId, reason: '再来' })).toThrow('已经撤销过了');
    expect(() => DATA_HANDLERS['decisions.undo'](data, { decisionId: 99, reason: '无' })).toThrow('E_GONE');
    expect(revision(db, monthId)).toBe(before + 1);
    expect(logPage(db, 0, 9).entries.map(({ action }) => action)).toEqual(['decision.undo', 'decision.different']);
    await make('same', [keys[0]!, keys[1]!]);
  });

  test('is applied once a run has known of it, and no longer when it was taken back before the next', async () => {
    const { db, data, monthId, make, keys } = await place('applied');
    const { decisionId } = await make('same', [keys[0]!, keys[1]!]);
    const listed = () => decisionsOfMonth(db, monthId).map(({ applied }) => applied);
    expect(listed()).toEqual([false]);
    const next = await writeRun(db, { differences: [QUESTION] });
    expect(listed()).toEqual([true]);
    // The question was asked again by a run that knew of the decision: it is open.
    expect(DATA_HANDLERS['runs.get'](data, { runId: next.runId })).toMatchObject({
      stale: false,
      brief: { undecided: 1 },
    });
    await DATA_HANDLERS['decisions.undo'](data, { decisionId, reason: '认错了' });
    expect(listed()).toEqual([true]);
    await writeRun(db, { differences: [QUESTION] });
    expect(listed()).toEqual([false]);
  });

  test('that contradicts another is refused with a sentence, and nothing is kept', async () => {
    const { db, monthId, make, keys } = await place('contradiction');
    const [a, b, c] = keys as [string, string, string];
    await make('same', [a, b]);
    await expect(make('different', [a, b])).rejects.toThrow('与已有的决定矛盾');
    await expect(make('same', [b, a])).rejects.toThrow('已经有同样的决定');
    await make('different', [b, c]);
    await expect(make('same', [a, c])).rejects.toThrow('与已有的决定矛盾');
    await expect(make('same', [a, b, c])).rejects.toThrow('与已有的决定矛盾');
    expect(standingDecisions(db, monthId)).toHaveLength(2);
  });

  test('is about candidates of its own difference only', async () => {
    const { db, monthId, make, keys, plain } = await place('candidates');
    const before = revision(db, monthId);
    await expect(make('same', [keys[0]!, 'x'.repeat(32)])).rejects.toThrow('不都是这条差异的候选');
    await expect(make('same', [keys[0]!, keys[0]!])).rejects.toThrow('不都是这条差异的候选');
    await expect(make('same', [A.key, B.key])).rejects.toThrow('不都是这条差异的候选');
    await expect(make('same', [keys[0]!, keys[1]!], plain)).rejects.toThrow('不需要人工决定');
    expect(revision(db, monthId)).toBe(before);
  });

  test('makes no two households of one ledger the same', async () => {
    const { db, context } = newWorkplace(join(folder, 'ledger'));
    const D = { ...candidate('id:239900199901012345', 'approval', '张山'), household: 3 };
    await writeRun(db, { differences: [{ ...QUESTION, candidates: [A, B, D] }] });
    const data = contextOf(db, context.now);
    const given = (keys: readonly string[]) => ({
      differenceId: 1,
      verdict: 'same' as const,
      households: keys.map(householdToken),
      reason: '核实',
    });
    expect(() => DATA_HANDLERS['decisions.make'](data, given([A.key, D.key]))).toThrow('都在审批里');
    expect(DATA_HANDLERS['decisions.make'](data, given([B.key, D.key]))).toMatchObject({ verdict: 'same' });
  });

  test('keeps apart households, not the places of one household', async () => {
    const { db, context } = newWorkplace(join(folder, 'household'));
    const both = { ...C, household: A.household };
    const { monthId } = await writeRun(db, { differences: [{ ...QUESTION, candidates: [A, both, B] }] });
    const make = (verdict: 'same' | 'different', keys: readonly string[]) =>
      DATA_HANDLERS['decisions.make'](contextOf(db, context.now), {
        differenceId: 1,
        verdict,
        households: keys.map(householdToken),
        reason: '核实',
      });
    expect(() => make('different', [A.key, C.key])).toThrow('已经对应为同一户');
    make('different', [A.key, C.key, B.key]);
    expect(standingDecisions(db, monthId)).toMatchObject([{ verdict: 'different', households: [B.key, A.key] }]);
  });

  test('weighs candidates of different ledgers, without a number in a sentence', async () => {
    const { detail } = await place('weigh');
    const { weighed, candidates } = await detail();
    expect(weighed.map(({ a, b }) => [a, b])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(weighed[0]!.evidence.map(({ field, speaks }) => [field, speaks])).toContainEqual(['amount', 'for']);
    const shown = JSON.stringify([weighed, candidates]);
    for (const { idNumber, account } of [A, B, C])
      for (const number of [idNumber, account]) expect(shown).not.toContain(number);
  });

  test('is made on the last result of the month, not on an earlier one', async () => {
    const { db, make, keys } = await place('earlier');
    await writeRun(db, { differences: [QUESTION] });
    await expect(make('same', [keys[0]!, keys[1]!])).rejects.toThrow('较早一次对账');
  });

  test('shows names masked where names are to be masked, and candidates in full only when uncovered', async () => {
    const { db, data, question, make, keys, detail } = await place('names');
    await make('same', [keys[0]!, keys[1]!]);
    writeSettings(db, { ...DEFAULT_SETTINGS, maskNames: true });
    const { decisions, candidates } = await detail();
    expect(decisions[0]?.about).toBe('审批“张*”、请款“张*”');
    expect(candidates.map(({ name }) => name)).toEqual(['张*', '张*', '张*']);
    expect(candidates.map(({ idNumber }) => idNumber)).toEqual([
      '239900********1113',
      '239900********2188',
      '239900********4025',
    ]);
    const uncovered = await DATA_HANDLERS['differences.uncover'](data, { differenceId: question });
    expect(uncovered.candidates.map(({ name, idNumber }) => [name, idNumber])).toEqual([
      ['张三', '239900198001011113'],
      ['张山', '239900197506232188'],
      ['张珊', '239900198807304025'],
    ]);
  });
});
