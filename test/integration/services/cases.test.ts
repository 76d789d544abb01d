import { describe, expect, it } from 'vitest';
import { keepExemption } from '../../../electron/data/exemption-repo.ts';
import { CaseOffice } from './case-office.ts';

const STANDARD = { by: 'standard', descending: false } as const;

async function officeWith(differences: Parameters<CaseOffice['reconcile']>[1] = [{}]) {
  const office = new CaseOffice();
  await office.reconcile('2026-04', differences);
  return { office, caseId: office.caseOf() };
}

describe('a case', () => {
  it('goes from its finding to 销号, and its history and chain tell who did what', async () => {
    const { office, caseId } = await officeWith();
    await office.close(caseId);
    const { row, history, chain, evidence, conclusion } = await office.ask('auditor', 'cases.get', { caseId });
    expect(row).toMatchObject({ number: 'YD000001', state: 'closed', closedHow: 'reviewed', conclusion: 'unfounded' });
    expect(history.map(({ label }) => label)).toEqual([
      '对账发现',
      '分派',
      '开始核查',
      '加入材料',
      '作出结论',
      '提交复核',
      '复核通过，销号',
    ]);
    expect(Object.fromEntries(chain.map(({ part, people }) => [part, people.map(({ name }) => name)]))).toEqual({
      assigned: ['王芳'],
      investigated: ['李强', '镇上的钱会计'],
      concluded: ['李强'],
      reviewed: ['孙立'],
    });
    expect(evidence).toMatchObject([{ name: '材料.pdf', type: 'pdf', cited: true, withdrawn: null }]);
    expect(conclusion?.basis).toContain('入户核实');
    expect(row.idNumber).toMatch(/\*{8}/);
  });

  it('is concluded with everything there, and each thing that is missing is named', async () => {
    const { office, caseId } = await officeWith();
    await office.investigate(caseId);
    const conclude = (draft: Parameters<CaseOffice['ask']>[2]) =>
      office.ask('first', 'cases.conclude', { caseId, draft } as never);
    const empty = office.draft([], {
      investigators: [{ personId: null, name: '李强', unit: '' }],
      on: '',
      ways: [],
      basis: '',
      householdWord: '',
      townshipSignedBy: '',
      townshipSignedOn: '',
    });
    await expect(conclude(empty as never)).rejects.toMatchObject({
      code: 'E_REFUSED',
      told: {
        message:
          '还缺：核查人（至少 2 名，现有 1 名）；核查日期；核查方式（入户、电话、查档、部门函）；依据（查到了什么，为什么得出这个结论）；依据材料（至少一份）；对象意见；乡镇签字人；乡镇签字日期',
      },
    });
    expect(await office.stateOf(caseId)).toBe('investigating');
    // 待补充 leads back: it needs no evidence, but what is missing and until when.
    const supplement = office.draft([], { conclusion: 'to-supplement', basis: '户主外出', householdWord: '' });
    await expect(conclude(supplement as never)).rejects.toThrow('补充期限');
    await conclude({ ...supplement, supplementBy: '2026-05-20' } as never);
    expect(await office.ask('first', 'cases.get', { caseId })).toMatchObject({
      row: { state: 'returned', dueOn: '2026-05-20' },
    });
  });

  it('is reviewed by nobody who had a hand in it, unless the office is exempted, and then it is seen', async () => {
    const { office, caseId } = await officeWith();
    await office.conclude(caseId, {
      investigators: [
        { personId: null, name: '周 宁', unit: '' },
        { personId: office.people.second.personId, name: '赵敏', unit: '' },
      ],
    });
    await office.ask('first', 'cases.sendToReview', { caseId });
    // Named on paper as an investigator, without the account: the same person all the same.
    await expect(office.ask('chief', 'cases.review', { caseId, word: '' })).rejects.toThrow('参加了核查');
    await expect(office.ask('first', 'cases.review', { caseId, word: '' })).rejects.toMatchObject({ code: 'E_RIGHT' });
    const { personId } = office.people.clerk;
    keepExemption(office.db, { at: office.now(), what: 'begin', byPerson: personId, reason: '只有一个人' });
    await office.ask('chief', 'cases.review', { caseId, word: '' });
    const { history } = await office.ask('auditor', 'cases.get', { caseId });
    expect(history.map(({ exempt }) => exempt)).toEqual([false, false, false, false, false, false, true]);
  });

  it('takes its decisions back one by one, each taking back a decision of its own', async () => {
    const { office, caseId } = await officeWith();
    await office.close(caseId);
    const undo = (who: 'first' | 'reviewer' | 'clerk') =>
      office.ask(who, 'cases.undo', { caseId, reason: '弄错了' }).then(({ state }) => state);
    await expect(undo('first')).rejects.toThrow('最近的决定是“复核通过，销号”');
    expect(await undo('reviewer')).toBe('review');
    expect(await undo('first')).toBe('concluded');
    expect(await undo('first')).toBe('investigating');
    const { row, history, lastDecision } = await office.ask('auditor', 'cases.get', { caseId });
    expect(row.conclusion).toBeNull();
    expect(history).toHaveLength(10);
    expect(history.filter(({ undone }) => undone).map(({ label }) => label)).toEqual([
      '作出结论',
      '提交复核',
      '复核通过，销号',
    ]);
    expect(lastDecision).toMatchObject({ label: '开始核查', by: '李强' });
  });

  it('keeps its evidence: nothing is changed, withdrawn only with a reason and not from under a conclusion', async () => {
    const { office, caseId } = await officeWith();
    await office.investigate(caseId);
    const evidenceId = await office.evidence(caseId);
    expect(await office.evidence(caseId)).toBe(evidenceId);
    await expect(office.evidence(caseId, 'MZ this is a program')).rejects.toThrow('按内容判断');
    await expect(office.evidence(caseId, '')).rejects.toThrow('空文件');
    await expect(office.evidence(caseId, new Uint8Array(20_000_001))).rejects.toThrow('超过了 20 MB');
    expect(() => office.db.run("UPDATE evidence SET name = 'x'")).toThrow();
    expect(() => office.db.run('DELETE FROM evidence_content')).toThrow();
    const shown = await office.ask('auditor', 'evidence.get', { evidenceId });
    expect(Buffer.from(shown.content, 'base64').toString()).toBe('%PDF-1.7 photo');
    expect(shown.media).toBe('application/pdf');
    await office.ask('first', 'cases.conclude', { caseId, draft: office.draft([evidenceId]) });
    const withdraw = (reason: string) => office.ask('first', 'evidence.withdraw', { evidenceId, reason });
    await expect(withdraw('拍错了')).rejects.toThrow('结论以这份材料为依据');
    await office.ask('first', 'cases.undo', { caseId, reason: '重作' });
    await expect(withdraw('')).rejects.toThrow('还缺：理由');
    await withdraw('拍错了');
    await expect(office.ask('first', 'cases.conclude', { caseId, draft: office.draft([evidenceId]) })).rejects.toThrow(
      '已撤回',
    );
    const { evidence } = await office.ask('auditor', 'cases.get', { caseId });
    expect(evidence).toMatchObject([{ withdrawn: { by: '李强', reason: '拍错了' } }]);
  });
});

describe('the list of cases', () => {
  it('assigns in bulk, naming those that cannot be, and is filtered by who has them', async () => {
    const { office, caseId } = await officeWith([{}, { problem: 'p1', code: 'payment_failed' }, { problem: 'p2' }]);
    await office.close(caseId);
    const caseIds = [office.caseOf('p0'), office.caseOf('p1'), office.caseOf('p2')];
    const { assigned, refused } = await office.ask('clerk', 'cases.assign', {
      caseIds,
      to: [office.people.second.personId],
      dueOn: '2026-05-10',
      reason: '先办',
    });
    expect(assigned).toBe(2);
    expect(refused).toMatchObject([{ caseId, message: expect.stringContaining('现在是“销号”') }]);
    const page = await office.ask('second', 'cases.page', {
      filter: { assignee: 'me', codes: ['payment_failed'] },
      sort: STANDARD,
      offset: 0,
      limit: 50,
    });
    expect(page.rows).toMatchObject([{ caseId: office.caseOf('p1'), state: 'assigned', dueOn: '2026-05-10' }]);
    const counts = await office.on('2026-05-11').ask('auditor', 'cases.counts', { filter: { states: ['assigned'] } });
    expect(counts).toMatchObject({ total: 2, open: 2, overdue: 2 });
    expect(counts.byState.map(({ state, count }) => [state, count])).toEqual([
      ['assigned', 2],
      ['closed', 1],
    ]);
    const [found] = (
      await office.ask('auditor', 'cases.page', { filter: { text: 'yd3' }, sort: STANDARD, offset: 0, limit: 1 })
    ).rows;
    expect(found?.caseId).toBe(3);
  });

  it('gives everyone what they have to do, what is overdue first', async () => {
    const { office, caseId } = await officeWith([{}, { problem: 'p1' }]);
    await office.conclude(caseId);
    await office.ask('first', 'cases.sendToReview', { caseId });
    await office.investigate(office.caseOf('p1'), '2026-05-30');
    await office.ask('clerk', 'tasks.add', {
      caseId: office.caseOf('p1'),
      title: '向银行要回盘',
      dueOn: '2026-05-10',
      personId: office.people.first.personId,
    });
    const mine = await office.on('2026-05-12').ask('first', 'tasks.list', { done: false, limit: 50 });
    expect(mine).toMatchObject({ total: 2, overdue: 1 });
    expect(mine.items.map(({ kind }) => kind)).toEqual(['task', 'work']);
    const reviews = await office.ask('reviewer', 'tasks.list', { done: false, limit: 50 });
    expect(reviews.items).toMatchObject([{ kind: 'review', case: { caseId } }]);
    const [item] = mine.items;
    if (item?.kind !== 'task') throw new Error('a task comes first');
    await expect(office.ask('second', 'tasks.done', { taskId: item.task.taskId, note: '' })).rejects.toThrow(
      '不是您的',
    );
    await office.ask('first', 'tasks.done', { taskId: item.task.taskId, note: '已要到' });
    expect((await office.ask('first', 'tasks.list', { done: true, limit: 50 })).items).toMatchObject([
      { task: { doneBy: '李强', doneNote: '已要到' } },
    ]);
  });
});
