import { describe, expect, it } from 'vitest';
import { checkItems } from '../../../../../shared/domain/archive/check/completeness.ts';
import type { ItemResult } from '../../../../../shared/domain/archive/check/item-status.ts';
import { HEILONGJIANG_57, HEILONGJIANG_220 } from '../../../../../shared/domain/archive/policy/heilongjiang.ts';
import { rulesOfPack } from '../../../../../shared/domain/archive/policy/rules-of-pack.ts';
import { withIdCheck } from '../../../../../shared/domain/sample/check-digits.ts';
import { CERT, DAY, householdOf, item, type Parts, type Row } from './archive-fixture.ts';

const RULES = rulesOfPack(HEILONGJIANG_57);

function stateOf(code: string, parts: Parts, rules = RULES): ItemResult {
  return checkItems(householdOf(parts), rules, DAY, true).find((each) => each.code === code)!;
}

/** Of every material with a condition: what makes it wanted, and the same without. */
const CONDITIONS: readonly (readonly [string, Parts, Parts])[] = [
  ['A06', { members: [{ marital: '初婚' }] }, { members: [{ marital: '未婚' }] }],
  [
    'A07',
    { members: [{ disability_type: '肢体', disability_level: '二级' }] },
    { members: [{ disability_level: '无' }] },
  ],
  ['A08', { members: [{ disease: '尿毒症' }] }, { members: [{ disease: '无' }], household: { single_ground: null } }],
  ['A09', { members: [{ id: withIdCheck('23990020061201001'), school: '某大学' }] }, { members: [{ school: null }] }],
  ['A10', { household: { deduction: 500_00 } }, { household: { deduction: 0 } }],
  ['A11', { household: { income_year: 1 } }, { household: { income_year: 0 } }],
  ['A12', { household: { support_duty: true } }, { household: { support_duty: false } }],
  [
    'A13',
    { household: { acct_no: '6217995880012345670' } },
    { household: { acct_no: null, card_no: null, bank: null } },
  ],
  ['A14', { household: { relative: true } }, { household: { relative: false, relative_of: null } }],
  ['A15', { household: { agent: '李四' } }, { household: { agent: null } }],
  ['B05', { household: { hearing_disputed: true } }, { household: { hearing_disputed: false } }],
  ['D02', { household: { person_class: 104_00 } }, { household: { person_class: 0 } }],
  ['D04', {}, { household: { cert_no: null } }],
  ['E01', { household: { begin_month: '2024-05' } }, { household: { begin_month: '2026-05' } }],
  ['E02', { household: { begin_month: '2024-05' } }, { household: { begin_month: '2026-05' } }],
  ['E03', { household: { members_changed: true } }, { household: { members_changed: false } }],
  ['E04', { household: { amount_changed: true } }, { household: { amount_changed: false } }],
  ['E05', { household: { grace_from: '2026-05-01' } }, { household: { grace_from: null } }],
  ['E06', { household: { stop_date: '2026-10-31' } }, { household: { stop_date: null, stop_reason: null } }],
  ['E07', { household: { stop_reason: '人员死亡' } }, { household: { stop_reason: null, death_date: null } }],
  ['E08', { household: { recovery: 100 } }, { household: { recovery: 0 } }],
  ['E09', { household: { moved: true } }, { household: { moved: false, stop_reason: null } }],
];

describe.each([HEILONGJIANG_57, HEILONGJIANG_220])('a material under a condition, by the pack $id', (pack) => {
  const rules = rulesOfPack(pack);
  const conditional = pack.materials.filter(({ need }) => need === 'conditional').map(({ code }) => code);

  it('is every one of the pack', () => {
    const shown = CONDITIONS.map(([code]) => code);
    expect(shown.filter((code) => conditional.includes(code))).toEqual(conditional);
  });

  it.each(CONDITIONS.filter(([code]) => conditional.includes(code)))(
    '%s is missing, there, or not wanted',
    (code, wanted, unwanted) => {
      const stateOf = (of: string, parts: Parts): ItemResult =>
        checkItems(householdOf({ ...parts, pack }), rules, DAY, true).find((each) => each.code === of)!;
      const missing = stateOf(code, wanted);
      expect(missing).toMatchObject({ status: 'missing_conditional', wanted: true });
      expect(missing.reason).toMatch(new RegExp(`^.+，缺${missing.title.replace(/[()（）]/gu, '.')}$`, 'u'));
      const date = ['A', 'B', 'D'].includes(code[0]!) ? '2026-03-20' : '2026-06-01';
      expect(stateOf(code, { ...wanted, inventory: [item(code, { date })] })).toMatchObject({
        status: 'present',
        wanted: true,
      });
      expect(stateOf(code, unwanted)).toMatchObject({ status: 'not_applicable', wanted: false });
      expect(stateOf(code, unwanted).reason).toContain('本户没有这一情形');
    },
  );
});

describe('a material under a condition', () => {
  it('names whom it is wanted for', () => {
    expect(stateOf('A07', { members: [{ name: '王五', disabled: true }] }).reason).toBe(
      '有残疾成员（王五），缺残疾人证复印件',
    );
  });

  it('is not counted as missing where nobody stated what it depends on, and says so', () => {
    const state = stateOf('A14', {});
    expect(state).toMatchObject({ status: 'not_applicable', wanted: null });
    expect(state.reason).toBe(
      '不适用：“与经办人员或村（居）干部是近亲属”时才需要，没有“近亲属备案”“近亲属工作人员”的信息，无法判断，未按缺件计，请核实',
    );
  });

  it('is wanted for 刚性支出 of the ill unless it was found that there is none', () => {
    const ill = { members: [{ disease: '尿毒症' }] };
    expect(stateOf('A10', { ...ill, household: { deduction: 0 } }).status).toBe('missing_conditional');
    expect(stateOf('A10', { ...ill, household: { deduction: 0, deduction_note: '已核无刚性支出' } }).status).toBe(
      'not_applicable',
    );
  });
});

describe.each([HEILONGJIANG_57, HEILONGJIANG_220])('a material of everybody, by the pack $id', (pack) => {
  const rules = rulesOfPack(pack);
  const required = pack.materials.filter(({ need }) => need === 'required').map(({ code }) => code);
  const stateOf = (code: string, parts: Parts): ItemResult =>
    checkItems(householdOf({ ...parts, pack }), rules, DAY, true).find((each) => each.code === code)!;

  it.each(required)('%s is there or missing', (code) => {
    expect(stateOf(code, {})).toMatchObject({ status: 'missing_required', wanted: true });
    const date = code === 'D01' ? '2026-03-20' : '2026-03-19';
    const title = stateOf(code, {}).title;
    expect(stateOf(code, {}).reason).toBe(`缺${title}`);
    expect(stateOf(code, { inventory: [item(code, { date })] }).status).toBe('present');
  });
});

describe('a material of everybody', () => {
  it('that may be left out is never missing', () => {
    expect(stateOf('B04', {})).toMatchObject({ status: 'not_applicable', reason: '选备材料，卷内没有，不作为缺件' });
    expect(stateOf('B04', { inventory: [item('B04')] }).status).toBe('present');
  });

  it('is a hearing for everybody under the pack of 2020', () => {
    expect(stateOf('B05', {}, rulesOfPack(HEILONGJIANG_220)).status).toBe('missing_required');
  });

  it('is told by its title where no code is given', () => {
    for (const [title, code] of [
      ['最低生活保障申请书', 'A01'],
      ['户口簿（必要）', 'A04'],
      ['家庭入户调查表', 'B03'],
      ['社会救助对象动态管理记录', 'E01'],
      ['残疾人证或其他证明残疾人的材料', 'A07'],
    ] as const)
      expect(
        stateOf(code, { inventory: [item('', { code: null, title, date: '2026-03-01' })] }).status,
        title,
      ).not.toMatch(/^missing/);
  });
});

describe('a material that is there', () => {
  it('without a date is undated where a date is wanted, and not where none is', () => {
    expect(stateOf('A01', { inventory: [item('A01', { date: null })] }).status).toBe('undated');
    expect(stateOf('A04', { inventory: [item('A04', { date: null })] }).status).toBe('present');
  });

  it.each([
    ['A01', { signed: false }, '没有签字（应由申请人签字）'],
    ['D01', { sealed: false, date: '2026-03-20' }, '没有盖章'],
    ['B03', { investigators: '李四' }, '调查人只有 1 人（李四），应不少于 2 人'],
    ['A02', { signatures: 1 }, '1 人签字，成年共同生活成员有 2 人，应当全部签字'],
  ] as const)('%s with %j is unsigned', (code, more, reason) => {
    const members: readonly Row[] = [{}, { name: '李梅', id: withIdCheck('23990019700101002'), relation: '配偶' }];
    expect(stateOf(code, { members, inventory: [item(code, more)] })).toMatchObject({ status: 'unsigned', reason });
  });

  it('is not called unsigned where the inventory has no column for it', () => {
    const { signed: _, ...row } = item('A01');
    expect(stateOf('A01', { inventory: [row] }).status).toBe('present');
  });

  it('is expired when it was older than its validity at what it is for', () => {
    const old = [item('B02', { date: '2025-06-01' }), item('D01', { date: '2026-03-20' })];
    expect(stateOf('B02', { inventory: old })).toMatchObject({
      status: 'expired',
      reason: '日期 2025-06-01，到最低生活保障审核确认表的日期 2026-03-20 已 292 天，有效期 180 天',
    });
    const review = { household: { begin_month: '2024-05' }, inventory: [item('E02', { date: '2025-11-01' })] };
    expect(stateOf('E02', review).reason).toContain('到制作日期 2026-12-31 已 425 天');
  });

  it('tells everything that is wrong with it under one status', () => {
    const state = stateOf('A01', { inventory: [item('A01', { date: null, signed: false })] });
    expect(state).toMatchObject({ status: 'undated', reason: '没有日期；没有签字（应由申请人签字）' });
  });
});

describe('the order of dates', () => {
  const steps = (dates: Readonly<Record<string, string>>): readonly Row[] =>
    Object.entries(dates).map(([code, date]) => item(code, { date }));
  const IN_ORDER = {
    A01: '2026-03-01',
    B01: '2026-03-02',
    A02: '2026-03-03',
    B02: '2026-03-04',
    B03: '2026-03-05',
    B06: '2026-03-06',
    D01: '2026-03-20',
  };
  const disordered = (inventory: readonly Row[]) =>
    checkItems(householdOf({ inventory }), RULES, DAY, true)
      .filter(({ status }) => status === 'out_of_order')
      .map(({ code, reason }) => [code, reason]);

  it('is kept by the order of the pack', () => {
    expect(disordered(steps(IN_ORDER))).toEqual([]);
  });

  it('is disturbed by one material, which alone is named', () => {
    expect(disordered(steps({ ...IN_ORDER, B03: '2026-02-01' }))).toEqual([
      ['B03', '日期 2026-02-01 早于家庭经济状况核对报告（B02）的 2026-03-04，顺序不对'],
    ]);
    expect(disordered(steps({ ...IN_ORDER, A01: '2026-03-30' }))).toEqual([
      ['A01', '日期 2026-03-30 晚于受理通知书（补正告知书、不予受理告知书）（B01）的 2026-03-02，顺序不对'],
    ]);
  });

  it('wants a publicity of seven days, over before the decision', () => {
    const publicity = (days: string) => [...steps(IN_ORDER), item('C01', { date: days })];
    expect(disordered(publicity('2026-03-08至2026-03-15'))).toEqual([]);
    expect(disordered(publicity('2026-03-08至2026-03-13'))).toEqual([
      ['C01', '公示 2026-03-08 至 2026-03-13 共 5 天，应不少于 7 天'],
    ]);
    expect(disordered(publicity('2026-03-15至2026-03-24'))).toEqual([
      ['D01', '日期 2026-03-20 早于公示结束日期 2026-03-24，公示未满就作了决定'],
    ]);
  });

  it('wants the first payment in the month after the decision', () => {
    expect(disordered(steps({ D01: '2026-02-20' }))).toEqual([
      ['D01', '日期 2026-02-20，应自 2026-03 起发放，系统的最初享受月为 2026-04'],
    ]);
  });
});

describe('an archive without any inventory', () => {
  it('lacks everything that is wanted, and says why', () => {
    const [first] = checkItems(householdOf({}), RULES, DAY, false);
    expect(first).toMatchObject({ status: 'missing_required', reason: '缺档案封面（没有提供纸质材料清单，按缺件计）' });
  });
});

describe('rows of the inventory', () => {
  it('of one certificate belong to its household whatever blanks and widths it is written with', () => {
    const row = item('A01', { cert_no: ` ${CERT.slice(0, 5)} ${CERT.slice(5).replace('1', '１')} ` });
    expect(stateOf('A01', { inventory: [row] }).status).toBe('present');
  });
});
