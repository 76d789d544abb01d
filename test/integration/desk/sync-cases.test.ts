import { describe, expect, it } from 'vitest';
import { CasesReplay } from '../../../electron/data/replay/cases.ts';
import { CaseOffice } from '../services/case-office.ts';

const CHANGED = { values: { approval: '300.00', finance: '320.00', bank: '' }, amountFen: 2000 } as const;

async function office(differences: Parameters<CaseOffice['reconcile']>[1] = [{}, {}, {}]) {
  const made = new CaseOffice();
  await made.reconcile('2026-04', differences);
  return made;
}

/** Presence and state of all cases in order. */
async function standing(place: CaseOffice) {
  const sort = { by: 'number', descending: false } as const;
  const { rows } = await place.ask('auditor', 'cases.page', { filter: {}, sort, offset: 0, limit: 500 });
  return rows.map(({ state, presence }) => `${state} ${presence}`);
}

describe('cases from run to run', () => {
  it('are opened once: a clean re-run opens, changes and tells nothing', async () => {
    const place = await office();
    const events = () => place.db.get<{ n: number }>('SELECT count(*) AS n FROM case_event')!.n;
    const before = events();
    expect(await place.reconcile('2026-04', [{}, {}, {}])).toEqual({ opened: 0, back: 0, changed: 0, solved: 0 });
    expect(await place.reconcile('2026-05', [{}, {}, {}])).toEqual({ opened: 0, back: 0, changed: 0, solved: 0 });
    expect(events()).toBe(before);
    expect(await standing(place)).toEqual(Array(3).fill('found persisting'));
  });

  it('stay cleared in later months until one fact changes: exactly that one opens again, and says which', async () => {
    const place = await office();
    for (const problem of ['p0', 'p1', 'p2']) await place.close(place.caseOf(problem));
    expect(await place.on('2026-06-02').reconcile('2026-05', [{}, {}, {}])).toMatchObject({
      opened: 0,
      changed: 0,
      back: 0,
    });
    expect(await place.on('2026-07-02').reconcile('2026-06', [{}, CHANGED, {}])).toMatchObject({
      opened: 0,
      changed: 1,
    });
    expect(await standing(place)).toEqual(['closed persisting', 'found persisting', 'closed persisting']);
    const { why, row } = await place.ask('auditor', 'cases.get', { caseId: place.caseOf('p1') });
    expect(why).toEqual(['请款金额由 310.00 变为 320.00', '涉及金额由 10.00 元变为 20.00 元']);
    expect(row).toMatchObject({ segment: 2, conclusion: null, assignees: [], dueOn: '2026-07-12' });
    // Whoever concluded the closed segment may not review the new one.
    await place.ask('clerk', 'cases.assign', {
      caseIds: [row.caseId],
      to: [place.people.chief.personId],
      dueOn: null,
      reason: '',
    });
    const { chain } = await place.ask('reviewer', 'cases.get', { caseId: row.caseId });
    expect(chain.find(({ part }) => part === 'concludedBefore')?.people).toMatchObject([{ name: '李强' }]);
  });

  it('that were to be put right come back where they are still there once they must have been', async () => {
    const place = await office([{}]);
    await place.close(place.caseOf(), { conclusion: 'confirmed-reduce' });
    expect(await place.on('2026-06-02').reconcile('2026-05', [{}])).toMatchObject({ back: 0 });
    expect(await place.on('2026-07-02').reconcile('2026-06', [{}])).toMatchObject({ back: 1 });
    const { why, row } = await place.ask('auditor', 'cases.get', { caseId: place.caseOf() });
    expect(row).toMatchObject({ state: 'found', presence: 'back' });
    expect(why).toEqual(['结论为“属实-需减发”，应已整改，2026-06 仍有同样的差异']);
  });

  it('that no month shows any more are closed where nobody worked on them, else marked; both come back', async () => {
    const place = await office([{}, {}]);
    await place.investigate(place.caseOf('p1'));
    expect(await place.reconcile('2026-04', [])).toMatchObject({ solved: 2 });
    expect(await standing(place)).toEqual(['closed gone', 'investigating gone']);
    expect(await place.reconcile('2026-05', [{}, {}])).toMatchObject({ opened: 0, back: 2 });
    expect(await standing(place)).toEqual(['found back', 'investigating back']);
  });

  it('are not hidden by a clean later month: an earlier one still shows them', async () => {
    const place = await office([{}]);
    expect(await place.reconcile('2026-05', [])).toMatchObject({ solved: 0 });
    expect(await standing(place)).toEqual(['found gone']);
    expect(await place.reconcile('2026-06', [{}])).toMatchObject({ back: 1 });
    expect(await standing(place)).toEqual(['found back']);
    // An earlier month, reconciled late, makes it older.
    await place.reconcile('2026-03', [{}]);
    expect((await place.ask('auditor', 'cases.get', { caseId: 1 })).row).toMatchObject({
      firstPeriod: '2026-03',
      lastPeriod: '2026-06',
    });
  });

  it('send a conclusion back whose facts change before its review', async () => {
    const place = await office([{}]);
    await place.conclude(place.caseOf());
    await place.ask('first', 'cases.sendToReview', { caseId: 1 });
    await place.reconcile('2026-04', [CHANGED]);
    const { row, why } = await place.ask('first', 'cases.get', { caseId: 1 });
    expect([row.state, why[0]]).toEqual(['returned', '请款金额由 310.00 变为 320.00']);
    await expect(place.ask('first', 'cases.undo', { caseId: 1, reason: '' })).rejects.toThrow('不能再撤销');
  });

  it('go with their month where nobody worked on them, and stay where somebody did', async () => {
    const place = await office([{}, {}]);
    await place.close(place.caseOf('p1'));
    await place.ask('clerk', 'months.remove', { monthId: 1 });
    expect(await standing(place)).toEqual(['closed gone', 'closed gone']);
    expect((await place.ask('auditor', 'cases.get', { caseId: 2 })).row.closedHow).toBe('reviewed');
  });

  it('are heads that their steps make: one that was changed by hand is named', async () => {
    const place = await office([{}, {}]);
    await place.close(place.caseOf('p1'));
    const finding = () => new CasesReplay().look(place.db).next().value;
    expect(finding()).toBeNull();
    place.db.run("UPDATE case_file SET state = 'found' WHERE case_id = 2");
    expect(finding()).toMatchObject({ table: 'case_file', id: 2, sentence: expect.stringContaining('state') });
    expect(() => place.db.run("UPDATE case_event SET to_state = 'found'")).toThrow();
    expect(() => place.db.run('DELETE FROM case_event')).toThrow();
  });
});
