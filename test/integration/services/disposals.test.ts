import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { householdToken } from '../../../electron/data/household-token.ts';
import { makeDocument } from '../../../electron/jobs/desk/make-document.ts';
import { disposalHandlers } from '../../../electron/services/data/disposals.ts';
import type { CallInput } from '../../../shared/contracts/desk/desk.ts';
import type { HouseholdOfMonth } from '../../../shared/domain/discrepancy/household-of-month.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { contextOf, keepPerson, SOMEBODY } from '../data/people.ts';
import { writeRun } from '../data/written-run.ts';
import { newWorkplace, scratchFolder } from '../desk/workplace.ts';
import { ask } from './ask.ts';

const folder = scratchFolder();
const place = newWorkplace(join(folder, 'disposals'));
const PROGRAMME = '农村低保';
const KEY = 'id:239900195001011117';
let other: Actor;
let third: Actor;

/** What a case looks like to the interlock, whoever keeps cases. */
function keepCase(
  state: string,
  conclusion: string | null,
  by: { readonly concluded?: number; readonly reviewed?: number },
  evidence = true,
) {
  const { db } = place;
  const set = (sql: string, values: readonly (string | number | null)[]) => db.run(sql, values).lastId;
  const caseId = set(
    `INSERT INTO case_file (programme, problem, state, segment, code, priority, household, township, village, name, id_number, account,
       amount_fen, stable_id, facts, conclusion, first_period, opened_at, due_on, assignees, closed_how, search)
     VALUES (?, ?, ?, 0, 'paid_without_approval', 'P1', ?, '柳树镇', '东村', '张三', '239900195001011117', '', 50000, 's', '{}', ?,
       '2026-03', 'x', 'x', '[]', ?, '')`,
    [
      PROGRAMME,
      `p${db.get<{ n: number }>('SELECT count(*) AS n FROM case_file')!.n}`,
      state,
      householdToken(KEY),
      conclusion,
      state === 'closed' ? 'reviewed' : null,
    ],
  );
  const event = (person: number, action: string) =>
    set(
      `INSERT INTO case_event (case_id, at, person_id, person_name, action, to_state, exempt, detail) VALUES (?, 'x', ?, '', ?, 'x', 0, '{}')`,
      [caseId, person, action],
    );
  if (by.concluded !== undefined) event(by.concluded, 'conclude');
  if (by.reviewed !== undefined) event(by.reviewed, 'approve');
  if (evidence) {
    db.run("INSERT OR IGNORE INTO evidence_content (sha256, content) VALUES ('e', x'00')");
    set(
      `INSERT INTO evidence (case_id, sha256, name, type, bytes, added_at, person_id, person_name) VALUES (?, 'e', '死亡证明.pdf', 'pdf', 1, 'x', 1, '')`,
      [caseId],
    );
  }
  return caseId;
}

const household = (fen: number): HouseholdOfMonth => ({
  household: KEY,
  name: '张三',
  idNumber: '239900195001011117',
  township: '柳树镇',
  village: '东村',
  approvedFen: fen,
  requestedFen: fen,
  paidFen: fen,
  creditedFen: fen,
});
const STOP: CallInput<'disposals.propose'>['proposal'] = {
  kind: 'stop',
  reason: 'death',
  note: '经入户核实已去世',
  deathDate: '2026-02-11',
  since: null,
  fromFen: 500_00,
  toFen: 0,
  backPay: [],
};
const propose = (caseId: number, proposal = STOP) => ask(place, 'disposals.propose', { caseId, proposal });
const decide = async (actor: Actor, disposalId: number, verdict: 'approve' | 'reject' | 'revoke', reason = '') =>
  disposalHandlers['disposals.decide'](contextOf(place.db, place.context.now, actor), { disposalId, verdict, reason });

beforeAll(async () => {
  const { db } = place;
  other = keepPerson(db, { ...SOMEBODY, login: 'lihua', name: '李华' });
  third = keepPerson(db, { ...SOMEBODY, login: 'zhaoliu', name: '赵柳' });
  for (const period of ['2026-01', '2026-02', '2026-03', '2026-04'])
    await writeRun(db, { period, differences: [], households: [household(500_00)] });
});

describe('a stop', () => {
  it.each([
    ['found', null, {}, true, /还没有结论/],
    ['closed', 'unfounded', { concluded: 1, reviewed: 2 }, true, /属实-不再符合/],
    ['review', 'confirmed-ineligible', { concluded: 1 }, true, /还没有复核通过/],
    ['closed', 'confirmed-ineligible', { concluded: 1, reviewed: 2 }, false, /没有依据材料/],
    ['closed', 'confirmed-ineligible', { concluded: 1, reviewed: 1 }, true, /同一人/],
  ] as const)('cannot be proposed of a case %s with %s', async (state, conclusion, by, evidence, says) => {
    const caseId = keepCase(state, conclusion, by, evidence);
    await expect(propose(caseId)).rejects.toThrow(says);
    const { refusals } = await ask(place, 'disposals.ofCase', { caseId });
    expect(refusals.find(({ kind }) => kind === 'stop')!.refusal).toMatch(says);
    expect(place.db.get('SELECT count(*) AS n FROM disposal')).toEqual({ n: 0 });
  });

  it('goes from the reviewed case over approval by another person to deregistration and recovery', async () => {
    const caseId = keepCase('closed', 'confirmed-ineligible', { concluded: 2, reviewed: 3 });
    await expect(propose(caseId, { ...STOP, deathDate: null })).rejects.toThrow(/写明死亡日期/);
    const { disposalId } = await propose(caseId);
    await expect(propose(caseId)).rejects.toThrow(/已经有一份停发/);
    await expect(decide(SOMEBODY, disposalId, 'approve')).rejects.toThrow(/提出的人不能自己批准/);
    // 李华 (2) concluded the case: a third person has to.
    await expect(decide(other, disposalId, 'approve')).rejects.toThrow(/作结论的人不能批准/);
    await decide(third, disposalId, 'approve');
    const { row, steps } = await ask(place, 'disposals.get', { disposalId });
    // the month after the death; what arrived from then on is to be recovered, month by month.
    expect(row).toMatchObject({
      state: 'approved',
      firstMonth: '2026-03',
      approvedBy: '赵柳',
      dueFen: 1000_00,
      recovery: 'open',
    });
    expect(row.months.map(({ period, overFen }) => [period, overFen])).toEqual([
      ['2026-03', 500_00],
      ['2026-04', 500_00],
    ]);
    expect(row.faults.map(({ code }) => code)).toEqual([
      'paid_after_stop',
      'requested_after_stop',
      'approved_after_stop',
    ]);
    expect(steps.map(({ label }) => label)).toEqual(['提出停发', '批准', '核定应追缴']);

    const step = (asked: CallInput<'disposals.step'>['step']) =>
      ask(place, 'disposals.step', { disposalId, step: asked });
    await step({ type: 'executed', date: '2026-04-30', note: '' });
    const receipt = (fen: number) => step({ type: 'receipt', fen, receipt: { number: '收 3', date: '2026-04-30' } });
    await receipt(400_00);
    await expect(receipt(600_01)).rejects.toThrow(/超过尚未追回/);
    await receipt(600_00);
    const after = (await ask(place, 'disposals.get', { disposalId })).row;
    expect(after).toMatchObject({ state: 'done', recovery: 'settled', receivedFen: 1000_00, remainingFen: 0 });
    await expect(decide(third, disposalId, 'revoke', '弄错了')).rejects.toThrow(/先撤销执行/);

    // Money that arrives later is due as well, once something is entered; it is told before.
    await writeRun(place.db, { period: '2026-05', differences: [], households: [household(500_00)] });
    const { rows } = await ask(place, 'disposals.faults', { programme: PROGRAMME });
    expect(rows[0]!.faults.find(({ code }) => code === 'paid_after_stop')!.sentence).toContain('2026-05');

    for (const form of ['approval', 'notice', 'recovery'] as const) {
      const target = join(folder, `${form}.pdf`);
      const document = {
        what: 'disposal-form',
        disposalId,
        form,
        format: 'pdf',
        unmasked: false,
        purpose: '',
      } as const;
      await makeDocument({ document, target }, place.context);
      expect(readFileSync(target).subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  it('whose case is opened again is told as one that has lost its ground', async () => {
    place.db.run(
      "UPDATE case_file SET state = 'investigating', closed_how = NULL WHERE case_id = (SELECT case_id FROM disposal)",
    );
    const { rows } = await ask(place, 'disposals.faults', { programme: PROGRAMME });
    expect(rows[0]!.faults.map(({ code }) => code)).toContain('standing_lost');
  });

  it('leaves every event vouched for', () => {
    const vouched = place.db
      .all<{ rows: string }>(`SELECT vouched AS "rows" FROM log WHERE action LIKE 'disposal.%'`)
      .flatMap(({ rows }) => JSON.parse(rows) as [string, number, number, string][])
      .reduce((sum, [, first, last]) => sum + last - first + 1, 0);
    expect(place.db.get('SELECT count(*) AS n FROM money_event')).toEqual({ n: vouched });
  });
});

describe('what leaves the roll without a stop', () => {
  it('is told, with the month', async () => {
    await writeRun(place.db, {
      period: '2026-06',
      differences: [],
      households: [{ ...household(300_00), household: 'id:239900196001011118', name: '李四' }],
    });
    await writeRun(place.db, { period: '2026-07', differences: [], households: [] });
    const { removed } = await ask(place, 'disposals.faults', { programme: PROGRAMME });
    expect(removed).toMatchObject({ total: 1, period: '2026-07', rows: [{ name: '李四' }] });
  });
});
