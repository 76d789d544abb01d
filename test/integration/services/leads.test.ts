import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepExemption } from '../../../electron/data/exemption-repo.ts';
import { allLeads, writeLeadHead } from '../../../electron/data/lead-repo.ts';
import { LeadsReplay } from '../../../electron/data/replay/leads.ts';
import { makeDocument } from '../../../electron/jobs/desk/make-document.ts';
import type { DocumentToMake } from '../../../shared/contracts/desk/documents.ts';
import type { GivenLead } from '../../../shared/contracts/desk/leads.ts';
import { CaseOffice } from './case-office.ts';

const OFFICIAL = {
  name: '赵四',
  post: '民政助理',
  unit: '柳树镇人民政府',
  isPartyMember: true,
  isPublicOfficial: true,
};

/** An office with a household of two problems over two months; the first is concluded 属实 and closed. */
async function leadOffice() {
  const office = new CaseOffice();
  const differences = [
    {},
    { code: 'unpaid', problem: 'p1', amountFen: 2000, household: 'id:239900197506232188', name: '李四' },
  ] as const;
  await office.reconcile('2026-03', [{ amountFen: 700 }]);
  await office.reconcile('2026-04', differences);
  const caseId = office.caseOf('p0');
  await office.close(caseId, { conclusion: 'confirmed-ineligible' });
  return { office, caseId };
}

const content = (caseIds: readonly number[], more: Partial<GivenLead> = {}): GivenLead => ({
  category: 'negligence',
  source: 'comparison',
  problem: '已死亡人员继续领取',
  facts: '户主去年死亡，今年仍按月发放',
  people: [OFFICIAL],
  caseIds: [...caseIds],
  corrections: [],
  receiver: '中共林口县纪律检查委员会',
  ...more,
});

async function handedOver() {
  const { office, caseId } = await leadOffice();
  const { leadId } = await office.ask('first', 'leads.draft', { content: content([caseId]) });
  await office.ask('first', 'leads.submit', { leadId });
  await office.ask('reviewer', 'leads.handOver', { leadId });
  return { office, caseId, leadId };
}

const RECEIPT = { by: '孙六', unit: '林口县纪委监委', on: '2026-05-06', number: '收2026-17' };

describe('a lead', () => {
  it('goes from its draft to the answer; its cases go along and come back', async () => {
    const { office, caseId, leadId } = await handedOver();
    const { row, history } = await office.ask('auditor', 'cases.get', { caseId });
    expect(row.state).toBe('handed-over');
    expect(history.at(-1)).toMatchObject({ label: '移交', by: '孙立' });
    await office.ask('first', 'leads.receipt', { leadId, ...RECEIPT });
    const feedback = { leadId, on: '2026-05-06', result: '给予赵四警告处分', peopleDealtWith: 1, isFinal: false };
    await office.ask('first', 'leads.feedback', feedback);
    expect(await office.stateOf(caseId)).toBe('handed-over');
    await office.ask('first', 'leads.feedback', { ...feedback, isFinal: true });
    expect(await office.stateOf(caseId)).toBe('closed');
    const lead = await office.ask('auditor', 'leads.get', { leadId });
    expect(lead).toMatchObject({ number: '2026-001', state: 'answered', actions: [], writers: ['李强'] });
    expect(lead.history.map(({ label, by }) => `${label} ${by}`)).toEqual([
      '草拟 李强',
      '提交审核 李强',
      '审核通过，移交 孙立',
      '登记签收 李强',
      '登记反馈 李强',
      '登记反馈 李强',
    ]);
  });

  it('has its money, households and evidence from its cases, and keeps them as they were submitted', async () => {
    const { office, leadId } = await handedOver();
    const before = await office.ask('auditor', 'leads.get', { leadId });
    expect(before.money).toMatchObject({ fen: 1700, households: 1, from: '2026-03', to: '2026-04' });
    expect(before.money.rows.map(({ period, fen }) => [period, fen])).toEqual([
      ['2026-03', 700],
      ['2026-04', 1000],
    ]);
    expect(before.evidence).toMatchObject([{ name: '材料.pdf', caseNumber: 'YD000001' }]);
    expect(before.households[0]!.idNumber).toMatch(/\*{8}/);
    await office.reconcile('2026-05', [{ amountFen: 99_900 }]);
    expect((await office.ask('auditor', 'leads.get', { leadId })).money).toEqual(before.money);
  });

  it('takes another amount only with a reason, of a household that is in it', async () => {
    const { office, caseId } = await leadOffice();
    const { money } = await office.ask('first', 'leads.fromCases', { caseIds: [caseId] });
    const { household, period } = money.rows[0]!;
    const draft = (corrections: GivenLead['corrections']) =>
      office.ask('first', 'leads.draft', { content: content([caseId], { corrections }) });
    await expect(draft([{ household, period, fen: 1, reason: ' ' }])).rejects.toThrow('改动金额要写明理由');
    await expect(draft([{ household: 'h-other', period, fen: 1, reason: '半月' }])).rejects.toThrow('不在关联的疑点里');
    const { leadId } = await draft([{ household, period, fen: 350, reason: '半月后死亡' }]);
    expect((await office.ask('auditor', 'leads.get', { leadId })).money).toMatchObject({ fen: 1350 });
  });

  it('says all that is missing when it is submitted, and only then', async () => {
    const { office } = await leadOffice();
    const open = office.caseOf('p1');
    const { leadId } = await office.ask('first', 'leads.draft', {
      content: content([open], { people: [], facts: '' }),
    });
    const { missing, actions } = await office.ask('first', 'leads.get', { leadId });
    expect(missing).toEqual([
      '查明的情况',
      '涉及人员',
      '疑点 YD000002 的核查结论（还没有结论，移交的线索要经调查核实）',
      '证据材料（从关联的疑点中来）',
    ]);
    expect(actions).toEqual(['edit', 'submit', 'withdraw']);
    await expect(office.ask('first', 'leads.submit', { leadId })).rejects.toThrow(`还缺：${missing.join('；')}`);
  });

  it('is handed over by another person than who wrote it, unless the office is exempted, and then it is seen', async () => {
    const { office, caseId } = await leadOffice();
    const { leadId } = await office.ask('chief', 'leads.draft', { content: content([caseId]) });
    await office.ask('chief', 'leads.submit', { leadId });
    await expect(office.ask('chief', 'leads.handOver', { leadId })).rejects.toThrow('是您写的');
    const byPerson = office.people.clerk.personId;
    keepExemption(office.db, { at: office.now(), what: 'begin', byPerson, reason: '只有一个人' });
    await office.ask('chief', 'leads.handOver', { leadId });
    const { history } = await office.ask('auditor', 'leads.get', { leadId });
    expect(history.map(({ exempt }) => exempt)).toEqual([false, false, true]);
    const target = join(office.workplace.folder, 'letter.pdf');
    await makeDocument(
      { document: { what: 'lead-letter', leadId, format: 'pdf', unmasked: false, purpose: '' }, target },
      office.jobContext('chief'),
    );
    expect(execFileSync('pdftotext', [target, '-'], { encoding: 'utf8' }).replace(/\s/g, '')).toContain('四眼豁免');
  });

  it('is returned with a reason, written again, and has numbers without gaps by year', async () => {
    const { office, caseId } = await leadOffice();
    const { leadId } = await office.ask('first', 'leads.draft', { content: content([caseId]) });
    await expect(office.ask('first', 'leads.handOver', { leadId })).rejects.toThrow('不能审核通过，移交');
    await office.ask('first', 'leads.submit', { leadId });
    await expect(office.ask('first', 'leads.edit', { leadId, content: content([caseId]) })).rejects.toThrow('不能修改');
    await expect(office.ask('reviewer', 'leads.return', { leadId, reason: '' })).rejects.toThrow('还缺：理由');
    await office.ask('reviewer', 'leads.return', { leadId, reason: '情况写得不清楚' });
    await office.ask('first', 'leads.edit', { leadId, content: content([caseId], { facts: '写清楚了' }) });
    await office.ask('first', 'leads.submit', { leadId });
    expect((await office.ask('reviewer', 'leads.handOver', { leadId })).number).toBe('2026-001');
    await office.ask('first', 'leads.withdraw', { leadId, reason: '对方要求并案' });
    expect(await office.stateOf(caseId)).toBe('closed');
    const again = await office.ask('first', 'leads.draft', { content: content([caseId]) });
    await office.ask('first', 'leads.submit', { leadId: again.leadId });
    expect((await office.ask('reviewer', 'leads.handOver', { leadId: again.leadId })).number).toBe('2026-002');
    const { rows, years } = await office.ask('auditor', 'leads.page', {});
    expect(rows.map(({ number, state, result }) => [number, state, result])).toEqual([
      ['2026-002', 'handed-over', '已移交'],
      ['2026-001', 'withdrawn', '已撤回：对方要求并案'],
    ]);
    expect(years).toEqual([2026]);
  });

  it('takes a case that another one has taken for itself to nobody twice', async () => {
    const { office, caseId } = await handedOver();
    const { leadId } = await office.ask('chief', 'leads.draft', { content: content([caseId]) });
    await expect(office.ask('chief', 'leads.submit', { leadId })).rejects.toThrow(
      '疑点 YD000001 已经在线索 2026-001 里移交或待审',
    );
  });

  it('holds its cases: their 移交 cannot be taken back behind its back', async () => {
    const { office, caseId } = await handedOver();
    await expect(office.ask('reviewer', 'cases.undo', { caseId, reason: '弄错了' })).rejects.toThrow(
      '线索 2026-001已经移交',
    );
  });

  it('is told to the log by every step, and its head is what its steps say', async () => {
    const { office, leadId } = await handedOver();
    await office.ask('first', 'leads.receipt', { leadId, ...RECEIPT });
    const { entries } = await office.ask('auditor', 'log.page', { offset: 0, limit: 200 });
    const told = entries.filter(({ subject }) => subject.startsWith('线索')).reverse();
    expect(told.map(({ action }) => action)).toEqual(['草拟线索', '提交线索审核', '移交线索', '登记线索签收']);
    expect(JSON.stringify(entries)).not.toContain('赵四');
    const heads = () => office.db.all('SELECT * FROM lead');
    const kept = heads();
    for (const lead of allLeads(office.db)) writeLeadHead(office.db, lead);
    expect(heads()).toEqual(kept);
    expect(() => office.db.run("UPDATE lead_event SET detail = '{}'")).toThrow(/kept/);
  });

  it('is seen by whoever may look at leads, and by nobody else', async () => {
    const { office, leadId } = await handedOver();
    const { dispatch } = await import('../../../electron/services/data/dispatch.ts');
    const { Session } = await import('../../../electron/services/data/session.ts');
    const asked = (who: 'clerk' | 'auditor', name: 'leads.get' | 'leads.withdraw', input: object) => {
      const session = new Session();
      session.begin(office.people[who], office.now());
      return dispatch({ db: office.db, now: office.now, session }, name, input);
    };
    await expect(asked('clerk', 'leads.get', { leadId })).rejects.toMatchObject({ code: 'E_RIGHT' });
    await expect(asked('auditor', 'leads.get', { leadId })).resolves.toBeDefined();
    await expect(asked('auditor', 'leads.withdraw', { leadId, reason: 'x' })).rejects.toMatchObject({
      code: 'E_RIGHT',
    });
  });
});

describe('the verification of the log', () => {
  const found = (office: CaseOffice) => new LeadsReplay().look(office.db).next().value;

  it('finds a lead, or a case of it, that was changed beside its steps', async () => {
    const { office } = await handedOver();
    expect(found(office)).toBeUndefined();
    office.db.run("UPDATE lead SET state = 'withdrawn'");
    expect(found(office)).toMatchObject({ table: 'lead', sentence: expect.stringContaining('（lead：state）') });
    office.db.run("UPDATE lead SET state = 'handed-over'");
    office.db.run('DELETE FROM lead_case');
    expect(found(office)).toMatchObject({ sentence: expect.stringContaining('lead_case') });
    office.db.run("INSERT INTO lead (state, category, source, problem, receiver) VALUES ('draft', '', '', '', '')");
    expect(found(office)).toMatchObject({ id: 2, sentence: expect.stringContaining('没有来历') });
  });
});

describe('the documents of a lead', () => {
  it('are refused for a draft, masked by default, in full for a purpose that is recorded', async () => {
    const { office, leadId } = await handedOver();
    const make = async (document: DocumentToMake) => {
      const target = join(office.workplace.folder, `document.${document.format}`);
      await makeDocument({ document, target }, office.jobContext('first'));
      return document.format === 'pdf' ? execFileSync('pdftotext', ['-layout', target, '-'], { encoding: 'utf8' }) : '';
    };
    const letter = { what: 'lead-letter', leadId, format: 'pdf' } as const;
    expect(await make({ ...letter, unmasked: false, purpose: '' })).not.toContain('239900198001011113');
    expect(await make({ ...letter, unmasked: true, purpose: '移交县纪委' })).toContain('239900198001011113');
    await make({ what: 'lead-list', leadId, format: 'xlsx', unmasked: false, purpose: '' });
    await make({ what: 'lead-ledger', year: 2026, format: 'xlsx', unmasked: false, purpose: '' });
    expect(await make({ what: 'lead-ledger', year: null, format: 'pdf', unmasked: false, purpose: '' })).toContain(
      '赵四',
    );
    expect(existsSync(join(office.workplace.folder, 'document.xlsx'))).toBe(true);
    const { entries } = await office.ask('auditor', 'log.page', { offset: 0, limit: 200 });
    expect(
      entries
        .filter(({ action }) => action === '导出')
        .map(({ subject, detail }) => `${subject}：${detail}`)
        .reverse(),
    ).toEqual([
      '问题线索移交函 2026-001：pdf，号码已打码',
      '问题线索移交函 2026-001：pdf，完整号码，用途：移交县纪委',
      '问题线索移交清单 2026-001：xlsx，号码已打码',
      '问题线索移交台账 2026：xlsx，号码已打码',
      '问题线索移交台账：pdf，号码已打码',
    ]);
    const draft = await office.ask('first', 'leads.draft', { content: content([]) });
    await expect(make({ ...letter, leadId: draft.leadId, unmasked: false, purpose: '' })).rejects.toThrow('草拟中');
    expect(
      (await office.ask('auditor', 'documents.name', { ...letter, what: 'lead-list', unmasked: true, purpose: '核对' }))
        .name,
    ).toBe('问题线索移交清单 2026-001（完整号码）.pdf');
    await expect(
      office.ask('auditor', 'documents.name', { ...letter, unmasked: false, purpose: '' }),
    ).rejects.toMatchObject({ code: 'E_RIGHT' });
  });
});
