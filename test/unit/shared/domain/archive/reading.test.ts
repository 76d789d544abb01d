import { describe, expect, it } from 'vitest';
import { readDate, readDatePair, readValue } from '../../../../../shared/domain/archive/read/read-value.ts';
import type { TableKind } from '../../../../../shared/domain/archive/read/table-kind.ts';
import { type SheetRows, TableRows } from '../../../../../shared/domain/archive/read/table-rows.ts';
import { APPROVAL_COLUMNS } from '../../../../../shared/domain/sample/approval-columns.ts';
import { withIdCheck } from '../../../../../shared/domain/sample/check-digits.ts';
import { CERT, HEAD_ID, joined } from './archive-fixture.ts';

function read(kind: TableKind, rows: readonly (readonly string[])[]): SheetRows {
  const table = new TableRows(kind, 'f.csv', '');
  for (const [i, cells] of rows.entries()) table.row({ row: i + 1, cells: [...cells], kinds: null, hidden: false });
  return table.finish();
}

describe('the provincial exports', () => {
  it('are read by the columns of the household export, every one of them', () => {
    const { columns, unused } = read('households', [APPROVAL_COLUMNS.map(({ header }) => header)]);
    expect(unused).toEqual([]);
    expect(columns).toMatchObject({
      head_name: '户主姓名',
      cert_no: '低保（特困）证号',
      income_per_head: '家庭年均收入（元）',
      family_class: '家庭分类施保总额（元）',
      person_class: '人员分类施保总额（元）',
      total: '合计（元）',
      township: '所属街',
      village: '所属社',
      acct_no: '银行帐号',
      card_no: '一卡通账号',
      category: '救助类型',
    });
  });

  it('are read by the columns of the person export; the head is not the person', () => {
    const header =
      '姓名 身份证号 户主身份证号 与户主关系 性别 出生日期 年龄 民族 婚姻状况 文化程度 政治面貌 就业状况 年收入（元） 是否残疾人 残疾证号 残疾类别 残疾等级 患病病种 劳动能力 健康状况 参保类型 救助类型 备注 低保（特困）证号'.split(
        ' ',
      );
    const { columns, unused } = read('persons', [header]);
    expect(columns).toMatchObject({
      name: '姓名',
      id: '身份证号',
      head_id: '户主身份证号',
      cert_no: '低保（特困）证号',
      disabled: '是否残疾人',
    });
    // The age follows from the birth and the making date.
    expect(unused).toEqual(['年龄']);
  });
});

describe('the rows of a table', () => {
  const rows = read('inventory', [
    ['2026年度低保档案材料清单'],
    [],
    ['低保证号', '材料代码', '日期', '页数', '签字'],
    ['N1', 'A01', '2026-03-01', '2页', '是'],
    ['N1', 'A02', '三月一日', '两页', '签了'],
    ['低保证号', '材料代码', '日期', '页数', '签字'],
    ['合计', '', '', '3'],
    ['制表人：某某'],
    [''],
  ]);

  it('are all accounted for', () => {
    const aside = Object.values(rows.setAside).reduce((sum, count) => sum + count, 0);
    expect(rows.rowsRead).toBe(9);
    expect(rows.records.length + aside).toBe(9);
    expect(rows.setAside).toEqual({ title: 1, header: 2, blank: 2, subtotal: 1, note: 1 });
  });

  it('that hold a cell nobody can read are told with their place, and cost nothing else', () => {
    expect(rows.records.map(({ pointer }) => pointer)).toEqual(['f.csv#4', 'f.csv#5']);
    expect(rows.records[1]!.values).toMatchObject({ code: 'A02', pages: null, signed: null });
    expect(rows.remarks).toEqual([
      { pointer: 'f.csv#5', says: '“页数”读不懂：“两页”不是整数，按未填处理' },
      { pointer: 'f.csv#5', says: '“签字”读不懂：“签了”不是“是”或“否”，按未填处理' },
    ]);
  });
});

describe('a cell', () => {
  it.each(['2026-03-01', '2026/3/1', '2026.3.1', '2026年3月1日', '20260301', '2026-03-01 00:00:00'])(
    '%s is a day',
    (text) => {
      expect(readDate(text)).toBe('2026-03-01');
    },
  );
  it.each(['2026-02-29', '2026-13-01', '26-03-01', '3月1日'])('%s is none', (text) => {
    expect(readDate(text)).toBeNull();
  });
  it('may hold a period', () => {
    for (const text of ['2026-03-01至2026-03-08', '2026.3.1—2026.3.8', '2026年3月1日 到 2026年3月8日'])
      expect(readDatePair(text)).toEqual({ from: '2026-03-01', to: '2026-03-08' });
  });
  it('of money takes the unit of its header', () => {
    expect(readValue('1.2', 1, 'income_year', 'yuan', 'wan-yuan').value).toBe(12_000_00);
    expect(readValue('￥1,200.50', 1, 'income_year', 'yuan', null).value).toBe(1200_50);
  });
});

describe('rows that belong nowhere', () => {
  it('are set aside with a remark, and never cost another row', () => {
    const second = withIdCheck('23990019800101118');
    const { households, setAside, remarks } = joined({
      members: [
        {},
        { name: '李四', id: second },
        { name: '李四又', id: second },
        { name: null, id: null },
        { cert_no: 'N9', id: null },
      ],
      inventory: [
        { cert_no: CERT, code: 'A01' },
        { cert_no: CERT, code: 'Q99' },
        { cert_no: null, code: 'A02' },
      ],
    });
    expect(households[0]!.members.map(({ name }) => name)).toEqual(['张三', '李四']);
    expect(households[0]!.inventory.map(({ code }) => code)).toEqual(['A01']);
    expect(setAside.persons).toEqual({ 0: { duplicate: 1, unreadable: 1, no_household: 1 } });
    expect(setAside.inventory).toEqual({ 0: { unreadable: 1, no_key: 1 } });
    expect(remarks.map(({ pointer }) => pointer)).toEqual([
      'persons.csv#4',
      'persons.csv#5',
      'persons.csv#6',
      'inventory.csv#3',
      'inventory.csv#4',
    ]);
  });
});

describe('what is known of a member', () => {
  const [member] = joined({ members: [{ sex: null, birth: null, disability_level: '2级', marital: '再婚' }] })
    .households[0]!.members;

  it('is completed from the identity number', () => {
    expect(member).toMatchObject({ sex: '男', birth: '1980-01-01', age: 46, is_head: true, id: HEAD_ID });
  });
  it('is put in the words of the forms', () => {
    expect(member).toMatchObject({
      disabled: true,
      disability_level: '二级',
      marital: '已婚',
      student: false,
      dead: false,
    });
  });
});
