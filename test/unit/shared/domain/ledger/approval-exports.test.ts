import { describe, expect, it } from 'vitest';
import { accountOf, type Cell, idOf, isAccountedFor, linesOf, readSheet } from './read-sheet.ts';

/** The provincial household export, all its columns in order (dibao.md 4.1). */
const HOUSEHOLD_HEADER = [
  '户主姓名', '户主身份证号', '家庭人口', '保障人口', '家庭年总收入（元）', '家庭年均收入（元）', '户月保障金额（元）',
  '家庭分类施保总额（元）', '人员分类施保总额（元）', '合计（元）', '联系电话', '家庭住址', '所属省', '所属市', '所属区', '所属街',
  '所属社', '低保（特困）证号', '最初享受月', '申请原因', '救助金计算方式', '分档类型', '开户银行', '银行账户名称', '银行帐号',
  '一卡通账号', '拥有产权住房套数', '住房总面积（平方米）', '金融资产总额（元）', '其他家庭财产情况', '家庭成员姓名', '家庭成员身份证号',
] as const; // biome-ignore format: one line a row of the export

type HouseholdColumn = (typeof HOUSEHOLD_HEADER)[number];

function household(n: number, over: Partial<Record<HouseholdColumn, Cell>> = {}): readonly Cell[] {
  const values: Partial<Record<HouseholdColumn, Cell>> = {
    户主姓名: `王某${n}`.replace(/\d/g, (digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]!),
    户主身份证号: idOf(n),
    家庭人口: 3,
    保障人口: 2,
    '家庭年总收入（元）': 6000,
    '家庭年均收入（元）': 2000,
    '户月保障金额（元）': 500,
    '家庭分类施保总额（元）': 104,
    '人员分类施保总额（元）': 0,
    '合计（元）': 604,
    联系电话: '13900000000',
    所属区: '某县',
    所属街: '柳树镇',
    所属社: '榆树村',
    '低保（特困）证号': `2399-${n}`,
    最初享受月: '2019-05',
    救助金计算方式: '补差',
    开户银行: '某县农村信用社',
    银行帐号: accountOf(n),
    ...over,
  };
  return HOUSEHOLD_HEADER.map((header) => values[header] ?? null);
}

const readHouseholds = (...rows: readonly (readonly Cell[])[]) =>
  readSheet('approval', [[...HOUSEHOLD_HEADER], ...rows], { sheet: '农村低保家庭查询' });

describe('the provincial household export', () => {
  it('is understood column by column', () => {
    const { ledger, report } = readHouseholds(
      household(1, { 家庭成员姓名: '王某乙;王某丙', 家庭成员身份证号: `${idOf(1)};${idOf(901)};${idOf(902)}` }),
      household(2),
    );
    expect(report.problem).toBeNull();
    expect(report.warnings).toEqual([]);
    expect(report.sheetKind).toBe('household');
    const [line] = linesOf(ledger);
    expect(line).toMatchObject({
      row: 2,
      id: idOf(1),
      name: '王某乙',
      account: accountOf(1),
      cert: '2399-1',
      fen: 60_400,
      classFen: 10_400,
      headcount: 2,
      township: '柳树镇',
      village: '榆树村',
      members: `${idOf(901)};${idOf(902)}`,
      memberNames: '王某乙;王某丙',
      category: 2,
      month: '',
    });
    expect(isAccountedFor(report)).toBe(true);
  });

  it('does not take the first month of benefit for the month paid', () => {
    expect(linesOf(readHouseholds(household(1)).ledger)[0]).toMatchObject({ month: '', months: 0 });
  });

  it('takes 一卡通账号 where 银行帐号 is empty', () => {
    const { ledger, report } = readHouseholds(
      household(1, { 银行帐号: null, 一卡通账号: accountOf(77) }),
      household(2),
    );
    expect(linesOf(ledger).map(({ account }) => account)).toEqual([accountOf(77), accountOf(2)]);
    expect(report.warnings).toEqual([]);
  });

  it('prefers 银行帐号, and says that 一卡通账号 differs', () => {
    const { ledger, report } = readHouseholds(household(1), household(2, { 一卡通账号: accountOf(77) }));
    expect(linesOf(ledger)[1]!.account).toBe(accountOf(2));
    expect(report.warnings).toEqual([
      '有 1 行的“银行帐号”“一卡通账号”都填了且不一致（第 3 行），采用“银行帐号”，请核对',
    ]);
  });

  it('says that 一卡通账号 differs far down the sheet too', () => {
    const rows = Array.from({ length: 400 }, (_, n) => household(n));
    const { report } = readHouseholds(...rows, household(401, { 一卡通账号: accountOf(77) }));
    expect(report.warnings.join()).toContain('第 402 行');
  });

  it('says nothing where both accounts are the same but for spaces', () => {
    const spaced = accountOf(1)
      .replace(/(\d{4})/g, '$1 ')
      .trim();
    expect(readHouseholds(household(1, { 一卡通账号: spaced }), household(2)).report.warnings).toEqual([]);
  });

  it('prefers the bank account wherever its column stands', () => {
    const turned = (row: readonly Cell[]) => [...row].reverse();
    const { ledger } = readSheet('approval', [
      turned(HOUSEHOLD_HEADER),
      turned(household(1, { 一卡通账号: accountOf(77) })),
      turned(household(2)),
    ]);
    expect(linesOf(ledger)[0]!.account).toBe(accountOf(1));
  });

  it('says where base and supplements do not make the total, with count and first rows', () => {
    const { report } = readHouseholds(
      household(1),
      household(2, { '合计（元）': 605 }),
      household(3, { '人员分类施保总额（元）': 50, '合计（元）': 654 }),
      household(4, { '户月保障金额（元）': 499 }),
    );
    const said = report.warnings.join();
    expect(said).toContain('2 行');
    expect(said).toContain('第 3、5 行');
  });

  it('says nothing of sums where a part is blank or cannot be read', () => {
    const { report } = readHouseholds(
      household(1, { '家庭分类施保总额（元）': null, '合计（元）': 500 }),
      household(2),
    );
    expect(report.warnings).toEqual([]);
  });
});

/** The provincial person export (dibao.md 4.1), those of its columns that matter and some that must not. */
const PERSON_HEADER = [
  '姓名', '身份证号', '户主身份证号', '与户主关系', '性别', '出生日期', '年龄', '民族', '年收入（元）', '残疾证号', '最初享受月', '开户银行',
  '银行账户名称', '银行帐号', '一卡通账户', '救助类型', '户月保障金额（元）', '家庭分类施保金额（元）', '合计分类施保金额（元）',
  '救助金计算方式', '分档类型', '合计（元）', '备注', '所属街', '所属社', '家庭地址', '低保（特困）证号',
] as const; // biome-ignore format: one line a row of the export

type PersonColumn = (typeof PERSON_HEADER)[number];

function person(
  own: number,
  head: number,
  relation: string,
  over: Partial<Record<PersonColumn, Cell>> = {},
): readonly Cell[] {
  const values: Partial<Record<PersonColumn, Cell>> = {
    姓名: `李某${'甲乙丙丁戊己庚辛壬癸'[own % 10]}`,
    身份证号: idOf(own),
    户主身份证号: idOf(head),
    与户主关系: relation,
    性别: '男',
    银行帐号: accountOf(head),
    救助类型: '农村低保',
    '户月保障金额（元）': 500,
    '合计分类施保金额（元）': 104,
    '合计（元）': 604,
    所属街: '柳树镇',
    所属社: '榆树村',
    '低保（特困）证号': `2399-${head}`,
    ...over,
  };
  return PERSON_HEADER.map((header) => values[header] ?? null);
}

const readPersons = (...rows: readonly (readonly Cell[])[]) =>
  readSheet('approval', [[...PERSON_HEADER], ...rows], { sheet: '农村低保人员查询' });

describe('the provincial person export', () => {
  it('makes one line a household, from the head, with the members listed and the amount counted once', () => {
    const { ledger, report } = readPersons(
      person(2, 1, '配偶'),
      person(1, 1, '户主'),
      person(3, 1, '子'),
      person(4, 4, '本人'),
    );
    expect(report.sheetKind).toBe('person');
    expect(linesOf(ledger)).toMatchObject([
      {
        row: 3,
        id: idOf(1),
        name: '李某乙',
        fen: 60_400,
        members: `${idOf(2)};${idOf(3)}`,
        memberNames: '李某丙;李某丁',
      },
      { row: 5, id: idOf(4), name: '李某戊', fen: 60_400, members: '' },
    ]);
    expect(report).toMatchObject({ rowsRead: 5, rowsAccepted: 4 });
    expect(isAccountedFor(report)).toBe(true);
  });

  it('takes a head listed three times once, and says so', () => {
    const { ledger, report } = readPersons(
      person(1, 1, '户主'),
      person(1, 1, '户主'),
      person(2, 1, '女'),
      person(1, 1, '户主'),
    );
    expect(linesOf(ledger)).toMatchObject([{ row: 2, fen: 60_400, members: idOf(2) }]);
    expect(report.warnings.join()).toContain('户主');
    expect(report.warnings.join()).toContain('第 3、5 行');
  });

  it('knows a household without a row of its head by the number, and does not call the head by a member’s name', () => {
    const { ledger, report } = readPersons(person(2, 1, '妻'), person(3, 1, '子'), person(5, 5, '户主'));
    const [line] = linesOf(ledger);
    expect(line).toMatchObject({ row: 2, id: idOf(1), name: '', fen: 60_400, members: `${idOf(2)};${idOf(3)}` });
    expect(report.warnings.join()).toContain('没有户主');
  });

  it('does not take families for one whose damaged numbers begin alike', () => {
    const damaged = Number(idOf(1).slice(0, 15)) * 1000;
    const { ledger } = readPersons(
      person(1, 1, '户主', { 户主身份证号: damaged }),
      person(2, 1, '妻', { 户主身份证号: damaged }),
      person(5, 5, '户主', { 户主身份证号: damaged }),
      person(6, 6, '户主'),
    );
    expect(linesOf(ledger).map(({ row, members }) => [row, members])).toEqual([
      [2, idOf(2)],
      [4, ''],
      [5, ''],
    ]);
  });

  it('says where a household’s amounts differ from row to row', () => {
    const { report } = readPersons(
      person(1, 1, '户主'),
      person(2, 1, '妻', { '合计（元）': 700 }),
      person(5, 5, '户主'),
    );
    expect(report.warnings.join()).toContain('金额');
    expect(report.warnings.join()).toContain('第 3 行');
  });

  it('finds nothing wrong in a total over persons', () => {
    const { report } = readPersons(
      person(1, 1, '户主'),
      person(2, 1, '妻'),
      PERSON_HEADER.map((header) => (header === '姓名' ? '合计' : header === '合计（元）' ? 1208 : null)),
    );
    expect(report.controlFaults).toEqual([]);
    expect(isAccountedFor(report)).toBe(true);
  });
});
