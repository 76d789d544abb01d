import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePrecheck } from '../../../electron/jobs/desk/make-precheck.ts';
import { sampleMonth } from '../../../electron/jobs/desk/sample-month.ts';
import { newWorkplace, scratchFolder } from '../desk/workplace.ts';
import { ask } from './ask.ts';

const folder = scratchFolder();
const place = newWorkplace(join(folder, 'money'));
const PROGRAMME = '农村低保（示例）';
let monthId = 0;

beforeAll(async () => {
  ({ monthId } = await sampleMonth({ folder: join(folder, 'files') }, place.context));
}, 60_000);

const open = async () =>
  (
    await ask(place, 'payments.page', {
      filter: { programme: PROGRAMME, states: ['to-check'], text: '' },
      offset: 0,
      limit: 50,
    })
  ).rows;

describe('money that came back, by the calls of the window', () => {
  it('adds up, whole and by reason, and says who acts', async () => {
    const { total, byReason } = await ask(place, 'payments.sums', { programme: PROGRAMME });
    expect(total.returnedFen).toBe(total.paidFen + total.treasuryFen + total.openFen);
    for (const row of byReason) expect(row.returnedFen).toBe(row.paidFen + row.treasuryFen + row.openFen);
    expect(byReason.every(({ who, document }) => who !== '' && document !== '')).toBe(true);
    expect(await ask(place, 'payments.places', {})).toMatchObject([{ programme: PROGRAMME }]);
  });

  it('shows no number of a person in full, but by a call the log tells of', async () => {
    const rows = await open();
    expect(JSON.stringify(rows)).not.toMatch(/\d{15}/);
    const { paymentId } = rows[0]!;
    expect((await ask(place, 'payments.uncover', { paymentId })).idNumber).toMatch(/^\d{17}[\dX]$/);
    expect(place.db.get('SELECT action FROM log ORDER BY seq DESC LIMIT 1')).toEqual({ action: 'look.numbers' });
  });

  it('goes step by step to the treasury, refuses what is out of order, and takes a step back', async () => {
    const { paymentId, openFen } = (await open())[0]!;
    const step = (asked: Parameters<typeof ask<'payments.step'>>[2]['step']) =>
      ask(place, 'payments.step', { paymentId, step: asked });
    const receipt = { number: '缴字 12 号', date: '2026-04-30' };
    await expect(step({ type: 'treasury', fen: openFen, receipt })).rejects.toThrow(/请先核实/);
    await step({ type: 'checked', finding: '人已搬走，款项缴回', mustCorrect: false });
    await expect(step({ type: 'treasury', fen: openFen + 1, receipt })).rejects.toThrow(/超过未结金额/);
    await expect(step({ type: 'treasury', fen: openFen, receipt: { ...receipt, date: '2027-01-01' } })).rejects.toThrow(
      /今天以后/,
    );
    await step({ type: 'treasury', fen: openFen, receipt });
    const closed = await ask(place, 'payments.get', { paymentId });
    expect(closed.row).toMatchObject({ state: 'closed', treasuryFen: openFen, openFen: 0, who: '' });
    const last = closed.steps.at(-1)!;
    expect(last).toMatchObject({ by: '王芳', label: '缴回国库', canUndo: true });
    expect(last.sentence).toContain('缴字 12 号');
    await ask(place, 'payments.undo', { paymentId, place: last.place, reason: '凭证号写错' });
    const again = await ask(place, 'payments.get', { paymentId });
    expect(again.row).toMatchObject({ state: 'to-send', openFen });
    expect(again.steps.at(-2)).toMatchObject({ isUndone: true });
  });

  it('is due by the days the office sets', async () => {
    const before = (await open())[0]!.dueOn;
    await ask(place, 'money.setRules', {
      days: { CLOSED: { check: 90 }, NAME_MISMATCH: { check: 90 } },
      deregisterDays: 5,
    });
    expect((await open())[0]!.dueOn! > before!).toBe(true);
    expect((await ask(place, 'money.rules', {})).deregisterDays).toBe(5);
  });

  it('explains a difference of a later month by the money it pays again', async () => {
    const found = place.db.all<{ differenceId: number }>(
      `SELECT difference_id AS differenceId FROM difference WHERE run_id = (SELECT max(run_id) FROM run) AND code = 'amount_mismatch'`,
    );
    const explained = [];
    for (const { differenceId } of found)
      explained.push(...(await ask(place, 'payments.ofDifference', { differenceId })));
    expect(explained.map(({ state }) => state).sort()).toEqual(['closed', 'to-check', 'to-check']);
  });

  it('that went to somebody else is followed when a person says so', async () => {
    const { differenceId } = place.db.get<{ differenceId: number }>(
      `SELECT difference_id AS differenceId FROM difference WHERE code = 'paid_only' ORDER BY difference_id DESC LIMIT 1`,
    )!;
    const { paymentId } = await ask(place, 'payments.misdirect', {
      differenceId,
      fen: 100_00,
      reason: '收款人不在名单',
    });
    const { row, may } = await ask(place, 'payments.get', { paymentId });
    expect([row.origin, row.reason, may.includes('recovered')]).toEqual(['misdirected', '错发', true]);
    await expect(ask(place, 'payments.misdirect', { differenceId, fen: 100_00, reason: '再来一次' })).rejects.toThrow(
      /已经在跟踪/,
    );
  });
});

describe('the check before paying', () => {
  it('puts every fen that is asked for on one of two lists, and holds nothing on suspicion', async () => {
    const { precheckId } = await makePrecheck({ monthId }, place.context);
    const { result } = await ask(place, 'prechecks.get', { precheckId });
    expect(result.requestedFen).toBe(result.release.fen + result.hold.fen);
    // What the finance files ask for, copies and all, where the amounts can be read.
    expect(result.requestedFen).toBe(result.finance.fen);
    expect(result.last).toMatchObject({ period: '2026-03' });
    const hold = await ask(place, 'prechecks.lines', { precheckId, list: 'hold', offset: 0, limit: 500 });
    const release = await ask(place, 'prechecks.lines', { precheckId, list: 'release', offset: 0, limit: 500 });
    expect([hold.total, release.total]).toEqual([result.hold.lines, result.release.lines]);
    expect(hold.rows.every(({ reasons }) => reasons.some(({ holds }) => holds))).toBe(true);
    expect(release.rows.every(({ reasons }) => reasons.every(({ holds }) => !holds))).toBe(true);
    const codes = new Set(hold.rows.flatMap(({ reasons }) => reasons.map(({ code }) => code)));
    for (const code of [
      'not_approved',
      'not_requested',
      'duplicate',
      'account_unusable',
      'amount_unreadable',
      'unclear_household',
    ] as const)
      expect([code, codes.has(code)]).toEqual([code, true]);
    expect(result.byCode.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['still_returned', 'shared_account', 'identity_damaged']),
    );
    expect(JSON.stringify([hold, release])).not.toMatch(/\d{15}/);
  });

  it('is the same for the same files', async () => {
    const [one, other] = [
      await makePrecheck({ monthId }, place.context),
      await makePrecheck({ monthId }, place.context),
    ];
    const sha = async (precheckId: number) => (await ask(place, 'prechecks.get', { precheckId })).resultSha256;
    expect(await sha(one.precheckId)).toBe(await sha(other.precheckId));
  });

  it('is signed by two people: not by one, unless an exemption says so', async () => {
    const { precheckId } = (await ask(place, 'prechecks.list', {}))[0]!;
    await expect(ask(place, 'prechecks.review', { precheckId })).rejects.toThrow(/制表人还没有确认/);
    await ask(place, 'prechecks.prepare', { precheckId });
    await expect(ask(place, 'prechecks.review', { precheckId })).rejects.toThrow(/不能是同一人/);
  });

  it('says what is missing', async () => {
    const empty = await ask(place, 'months.open', { period: '2026-07', programme: '农村低保' });
    await expect(makePrecheck(empty, place.context)).rejects.toThrow(/还没有审批文件/);
  });
});
