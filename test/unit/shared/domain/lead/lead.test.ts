import { describe, expect, it } from 'vitest';
import { deriveLead, leadNumber } from '../../../../../shared/domain/lead/lead.ts';
import { type CaseMoney, leadMoney } from '../../../../../shared/domain/lead/lead-money.ts';
import { LEAD_ACTIONS, LEAD_STATES } from '../../../../../shared/domain/lead/lead-state.ts';
import { LEDGER_COLUMNS, ledgerOf, ledgerRow } from '../../../../../shared/domain/lead/ledger-row.ts';
import { missingOfLead } from '../../../../../shared/domain/lead/missing.ts';
import { leadActions, leadRefusal } from '../../../../../shared/domain/lead/refusal.ts';
import type { Actor } from '../../../../../shared/domain/people/actor.ts';
import { aLead, CONTENT, SNAPSHOT } from './made-lead.ts';

const WANG: Actor = { personId: 1, login: 'wangfang', name: '王芳', unit: '', roles: ['investigator'] };
const LI: Actor = { ...WANG, personId: 2, login: 'lihua', name: '李华', roles: ['reviewer'] };
const TODAY = { today: '2026-06-30', exempt: false, missing: [] };
const CASES = [
  { caseId: 3, conclusion: 'confirmed-ineligible' as const },
  { caseId: 8, conclusion: 'partly' as const },
];

describe('the life of a lead', () => {
  it('goes from draft to answer, by the steps of one table', () => {
    expect([1, 2, 3, 4, 5].map((steps) => aLead(steps).state)).toEqual([
      'draft',
      'review',
      'handed-over',
      'received',
      'answered',
    ]);
    expect(
      LEAD_STATES.map((state) =>
        LEAD_ACTIONS.filter(
          (action) => leadRefusal({ ...aLead(1), state }, { action, reason: 'x' }, LI, TODAY)?.because !== 'state',
        ),
      ),
    ).toEqual([
      ['edit', 'submit', 'withdraw'],
      ['return', 'hand-over', 'withdraw'],
      ['receipt', 'withdraw'],
      ['feedback', 'withdraw'],
      ['feedback'],
      [],
    ]);
  });

  it('has a number once it is handed over', () => {
    expect([leadNumber(aLead(2)), leadNumber(aLead(3))]).toEqual(['草稿7', '2026-003']);
  });

  it('is no life where a step does not follow on the one before', () => {
    const { events } = aLead(5);
    expect(() => deriveLead(events.slice(1))).toThrow();
    expect(() => deriveLead([events[0]!, events[2]!])).toThrow();
  });

  it('is handed over by somebody who did not write it, unless the office is exempt', () => {
    const lead = aLead(2);
    const ask = (actor: Actor, exempt = false) =>
      leadRefusal(lead, { action: 'hand-over' }, actor, { ...TODAY, exempt });
    expect(ask(WANG)).toMatchObject({ because: 'four-eyes' });
    expect(ask(LI)).toBeNull();
    expect(ask(WANG, true)).toBeNull();
    expect(leadActions(lead, WANG, false)).toEqual(['return', 'withdraw']);
    expect(leadActions(lead, LI, false)).toEqual(['return', 'hand-over', 'withdraw']);
    expect(leadActions(lead, { ...LI, roles: ['auditor'] }, false)).toEqual([]);
  });

  it('remembers who wrote it once, whoever wrote later', () => {
    const [draft, submit] = aLead(2).events;
    const returned = { ...submit!, eventId: 3, action: 'return', from: 'review', to: 'draft', detail: { reason: 'x' } };
    const edited = {
      ...draft!,
      eventId: 4,
      action: 'edit',
      from: 'draft',
      to: 'draft',
      by: { personId: 2, name: '李华' },
    };
    const again = { ...submit!, eventId: 5, by: { personId: 2, name: '李华' } };
    const lead = deriveLead([draft!, submit!, returned, edited, again] as never);
    expect(lead.writers.map(({ name }) => name)).toEqual(['王芳', '李华']);
    expect(leadRefusal(lead, { action: 'hand-over' }, LI, TODAY)).toMatchObject({ because: 'four-eyes' });
  });

  it('wants a receipt with its person, office and a day between the handing over and today', () => {
    const receipt = { by: '孙六', unit: '林口县纪委监委', on: '2026-05-22', number: '' };
    const ask = (given: object) =>
      leadRefusal(aLead(3), { action: 'receipt', receipt: { ...receipt, ...given } }, LI, TODAY)?.message;
    expect(ask({})).toBeUndefined();
    expect(ask({ by: ' ', unit: '' })).toBe('还缺：接收人；接收单位');
    expect(ask({ on: '2026-02-30' })).toBe('还缺：正确的签收日期（如 2026-05-20）');
    expect(ask({ on: '2026-05-21' })).toBe('还缺：签收日期不早于 2026-05-22');
    expect(ask({ on: '2026-07-01' })).toBe('还缺：签收日期不晚于今天');
  });
});

describe('what a lead lacks', () => {
  const missing = (content: Partial<typeof CONTENT>, cases = CASES as Parameters<typeof missingOfLead>[1]) =>
    missingOfLead({ ...SNAPSHOT, content: { ...CONTENT, ...content } }, cases);

  it('is nothing where it is whole', () => {
    expect(missing({})).toEqual([]);
  });

  it('is an official, or for a forged application a party member or an official', () => {
    const member = { ...CONTENT.people[1]!, isPartyMember: true, isPublicOfficial: false };
    expect(missing({ people: [member] })).toEqual(['涉及人员中的公职人员（“把关不严、管理不及时”至少要有一名）']);
    expect(missing({ category: 'impersonation', people: [member] })).toEqual([]);
    expect(missing({ category: 'impersonation', people: [{ ...member, isPartyMember: false }] })).toEqual([
      '涉及人员中的党员或公职人员（这一类线索至少要有一名）',
    ]);
  });

  it('is a conclusion for every case, since the notice hands over what was investigated', () => {
    expect(
      missing({}, [
        { caseId: 3, conclusion: null },
        { caseId: 8, conclusion: 'unfounded' },
      ]),
    ).toEqual([
      '疑点 YD000003 的核查结论（还没有结论，移交的线索要经调查核实）',
      '疑点 YD000008 的核查结论（现为“不属实(数据源误报)”，移交的线索要经调查核实）',
    ]);
  });

  it('is named all at once', () => {
    expect(
      missingOfLead(
        {
          content: { ...CONTENT, problem: '', facts: ' ', people: [], receiver: '', caseIds: [] },
          money: leadMoney([], []),
          evidence: [],
        },
        [],
      ),
    ).toHaveLength(7);
  });
});

describe('the money of a lead', () => {
  const row = (more: Partial<CaseMoney>): CaseMoney => ({
    ...{ caseId: 1, household: 'h1', name: '张三', township: '柳树镇', period: '2026-01', fen: 30_000 },
    ...more,
  });

  it('is the sum by household and month; one payment that shows as two differences counts once', () => {
    const money = leadMoney(
      [
        row({}),
        row({ caseId: 2, fen: 31_000 }),
        row({ period: '2026-02' }),
        row({ household: 'h2', period: '2025-12' }),
      ],
      [],
    );
    expect(money).toMatchObject({ fen: 91_000, households: 2, from: '2025-12', to: '2026-02' });
    expect(money.rows[0]).toMatchObject({ foundFen: 31_000, caseIds: [1, 2] });
  });

  it('is typed over only with what was found still beside it, and the reason', () => {
    const money = leadMoney(
      [row({})],
      [
        { household: 'h1', period: '2026-01', fen: 15_000, reason: '半月后死亡' },
        { household: 'h1', period: '2025-12', fen: 100, reason: '账外' },
      ],
    );
    expect(money.rows).toEqual([
      expect.objectContaining({ period: '2025-12', foundFen: 0, fen: 100 }),
      expect.objectContaining({ period: '2026-01', foundFen: 30_000, fen: 15_000, reason: '半月后死亡' }),
    ]);
    expect(money.fen).toBe(15_100);
  });

  it('does not depend on the order of the cases', () => {
    const rows = [row({ caseId: 2, fen: 5 }), row({}), row({ household: 'h0' }), row({ period: '2026-03' })];
    expect(leadMoney([...rows].reverse(), [])).toEqual(leadMoney(rows, []));
  });
});

describe('the ledger', () => {
  it('has the columns of the dossier and a text for each', () => {
    const { cells } = ledgerRow(aLead(5));
    expect(cells).toHaveLength(LEDGER_COLUMNS.length - 1);
    expect(cells).toEqual([
      '比对',
      '柳树镇人民政府、柳树镇东村村委会',
      '赵四（民政助理）、钱五（村委会主任）',
      '已死亡人员继续领取低保金',
      '1 户 / 2 人 / 1,650.00 元',
      '2 份：火化证明.pdf、入户核查表（两人签字）.jpg',
      '2026-05-22',
      '林口县纪委监委',
      '孙六',
      '2026-06-30 给予赵四警告处分，处理 1 人，办结',
    ]);
    expect(ledgerRow(aLead(3)).cells.slice(7)).toEqual(['中共林口县纪律检查委员会', '', '已移交']);
  });

  it('holds every number that was given, in order, and no draft', () => {
    const other = (serial: number) => ({ ...aLead(3), number: { year: 2026, serial } });
    expect(ledgerOf([other(2), aLead(2), other(1)], 2026).map(({ number }) => number!.serial)).toEqual([1, 2]);
    expect(ledgerOf([other(1)], 2025)).toEqual([]);
  });
});
