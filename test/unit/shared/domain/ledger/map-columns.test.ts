import { describe, expect, it } from 'vitest';
import { checkDigitOf } from '../../../../../shared/domain/identity/person-id.ts';
import { findHeader, headerAtRows } from '../../../../../shared/domain/ledger/header.ts';
import { type ColumnOverrides, mapColumns, type SourceKind } from '../../../../../shared/domain/ledger/map-columns.ts';
import { rowsOf } from './rows.ts';

type Cell = string | number | null;

const idOf = (i: number): string => {
  const first17 = `2399001950010${1 + (i % 9)}${String(i % 900).padStart(3, '0')}`;
  return first17 + checkDigitOf(first17);
};
const accountOf = (i: number): string => `62179958800${String(i).padStart(8, '0')}`;
const LINES = 6;

/** Maps a sheet of six lines: `line` gives the cells of the i-th. */
function mapped(
  header: readonly (readonly Cell[])[],
  line: (i: number) => readonly Cell[],
  kind: SourceKind,
  overrides?: ColumnOverrides,
) {
  const rows = rowsOf([...header, ...Array.from({ length: LINES }, (_, i) => line(i))]);
  const found = findHeader(rows, []) ?? headerAtRows(rows, [1], [])!;
  return mapColumns(found, rows.slice(found.at + found.depth), kind, overrides);
}

/** Canonical column → its headers. */
const headersOf = (map: ReturnType<typeof mapColumns>) =>
  Object.fromEntries(map.columns.map(({ column, headers }) => [column, headers.join('+')]));

const name = (i: number) => `赵某${'甲乙丙丁戊己'[i]}`;

describe('mapping the provincial exports', () => {
  const HOUSEHOLD = [
    '户主姓名',
    '户主身份证号',
    '家庭人口数',
    '保障人口数',
    '户月保障金额（元）',
    '家庭分类施保总额（元）',
    '人员分类施保总额（元）',
    '合计（元）',
    '所属街道',
    '所属社区',
    '低保（特困）证号',
    '申请原因',
    '银行账户名称',
    '银行帐号',
    '一卡通账号',
    '家庭成员姓名',
    '家庭成员身份证号',
  ];

  it('maps the household export, both class supplements under one column', () => {
    const map = mapped(
      [HOUSEHOLD],
      (i) => [
        name(i),
        idOf(i),
        3,
        2,
        300,
        0,
        104,
        404,
        '柳树镇',
        '柳树村',
        `DB${i}`,
        '因病',
        name(i),
        accountOf(i),
        null,
        name(i),
        idOf(i),
      ],
      'approval',
    );
    expect(map.sheetKind).toBe('household');
    expect(headersOf(map)).toEqual({
      head_name: '户主姓名',
      head_id: '户主身份证号',
      family_size: '家庭人口数',
      insured_size: '保障人口数',
      base_amount: '户月保障金额（元）',
      class_amount: '家庭分类施保总额（元）+人员分类施保总额（元）',
      total_amount: '合计（元）',
      town: '所属街道',
      village: '所属社区',
      cert_no: '低保（特困）证号',
      acct_name: '银行账户名称',
      acct_no: '银行帐号+一卡通账号',
      member_name: '家庭成员姓名',
      member_id: '家庭成员身份证号',
    });
    expect(map.unmapped).toEqual(['申请原因']);
    expect(map).toMatchObject({ unit: 'yuan', missing: [], warnings: [] });
    expect(map.columns.every(({ confidence }) => confidence >= 0.9)).toBe(true);
  });

  it('recognises the person export by relation and the head’s number beside the member’s own', () => {
    const map = mapped(
      [['姓名', '身份证号', '户主身份证号', '与户主关系', '银行帐号', '户月保障金额（元）', '合计（元）']],
      (i) => [name(i), idOf(i), idOf(i - (i % 2)), i % 2 === 0 ? '本人' : '配偶', accountOf(i - (i % 2)), 300, 300],
      'approval',
    );
    expect(map.sheetKind).toBe('person');
    expect(headersOf(map)).toMatchObject({
      member_name: '姓名',
      member_id: '身份证号',
      head_id: '户主身份证号',
      relation: '与户主关系',
    });
    expect(headersOf(map)).not.toHaveProperty('head_name');
    expect(map.missing).toEqual([]);
  });

  it('takes the same words for the head where there is no relation', () => {
    const map = mapped([['姓名', '身份证号', '合计']], (i) => [name(i), idOf(i), 300], 'finance');
    expect(map.sheetKind).toBe('household');
    expect(headersOf(map)).toEqual({ head_name: '姓名', head_id: '身份证号', total_amount: '合计' });
  });
});

describe('accounts', () => {
  const accounts = (bank: (i: number) => Cell, card: (i: number) => Cell) =>
    mapped([['户主姓名', '合计', '银行帐号', '一卡通账号']], (i) => [name(i), 300, bank(i), card(i)], 'approval');

  it('prefers the one of two account columns that is filled', () => {
    const map = accounts(() => null, accountOf);
    expect(map.columns.find(({ column }) => column === 'acct_no')).toMatchObject({
      headers: ['一卡通账号', '银行帐号'],
      indexes: [3, 2],
    });
    expect(map.warnings).toEqual([]);
  });

  it('prefers the bank account where both are filled; that they differ is told row by row', () => {
    const map = accounts(accountOf, (i) => accountOf(i + 50));
    expect(headersOf(map)).toMatchObject({ acct_no: '银行帐号+一卡通账号' });
    expect(map.warnings).toEqual([]);
  });

  it('does not take the paying office’s account for the payees’', () => {
    const map = mapped(
      [['付款账号', '收款账号', '户名', '金额']],
      (i) => ['2399000100000001', accountOf(i), name(i), 300],
      'bank',
    );
    expect(headersOf(map)).toMatchObject({ acct_no: '收款账号', head_name: '户名' });
    expect(map.warnings).toEqual(['“付款账号”像付款单位的账号，未当作收款账号']);
    expect(map.unmapped).toEqual(['付款账号']);
  });

  it('keeps a column of one account where there is no other: everybody is paid into it', () => {
    expect(headersOf(mapped([['账号', '户名', '金额']], (i) => [accountOf(1), name(i), 300], 'bank'))).toMatchObject({
      acct_no: '账号',
    });
  });
});

describe('the payee’s name', () => {
  it.each(['户名', '姓名', '客户姓名', '收款户名'])('is %s in a bank file', (header) => {
    for (const kind of ['bank', 'bank-return'] as const)
      expect(headersOf(mapped([['账号', header, '金额']], (i) => [accountOf(i), name(i), 300], kind))).toMatchObject({
        head_name: header,
      });
  });

  it('leaves the account holder beside it', () => {
    expect(
      headersOf(mapped([['姓名', '户名', '账号', '金额']], (i) => [name(i), name(i), accountOf(i), 300], 'bank')),
    ).toMatchObject({
      head_name: '姓名',
      acct_name: '户名',
    });
  });

  it('is the account holder in a request that names nobody else', () => {
    const map = mapped([['账户名称', '账号', '金额']], (i) => [name(i), accountOf(i), 300], 'finance');
    expect(headersOf(map)).toMatchObject({ head_name: '账户名称' });
    expect(map.columns.find(({ column }) => column === 'head_name')?.reason).toBe('没有单独的姓名列，按户名对应');
  });

  it('is the head’s where a sheet has both 户主姓名 and 姓名, and the choice is told', () => {
    const map = mapped([['姓名', '户主姓名', '身份证号', '金额']], (i) => [name(i), name(i), idOf(i), 300], 'finance');
    expect(headersOf(map)).toMatchObject({ head_name: '户主姓名' });
    expect(map.warnings).toEqual(['“户主姓名”“姓名”都像户主姓名，采用“户主姓名”，请核对']);
  });
});

describe('numbers decided by content', () => {
  it('takes 证件号码 for the identity number where it holds such numbers, damaged and 15-digit ones too', () => {
    const ids: readonly Cell[] = [idOf(1), '239900450615002', '2.39900195001010E+17', idOf(2), idOf(3), idOf(4)];
    expect(headersOf(mapped([['户主', '证件号码', '金额']], (i) => [name(i), ids[i]!, 300], 'finance'))).toMatchObject({
      head_id: '证件号码',
    });
  });

  it('takes it for the certificate’s number where it holds others', () => {
    const map = mapped(
      [['户主', '证件号码', '身份证号', '金额']],
      (i) => [name(i), `黑低保${i}`, idOf(i), 300],
      'finance',
    );
    expect(headersOf(map)).toMatchObject({ cert_no: '证件号码', head_id: '身份证号' });
    expect(map.columns.find(({ column }) => column === 'cert_no')?.reason).toBe('内容不是身份证号，按证号看待');
  });

  it('says so where a column holds something else than its header promises', () => {
    const map = mapped(
      [['户主姓名', '身份证号', '账号', '金额']],
      (i) => [name(i), name(i), accountOf(i), 300],
      'finance',
    );
    expect(map.columns.find(({ column }) => column === 'head_id')?.confidence).toBeLessThan(0.6);
    expect(map.warnings).toEqual(['“身份证号”按户主身份证号读入，但内容不像，请核对']);
  });

  it('prefers the column that tells town from country among several called a category', () => {
    expect(
      headersOf(
        mapped(
          [['户主', '身份证号', '类别', '户籍性质', '金额']],
          (i) => [name(i), idOf(i), 'A', '农业', 300],
          'finance',
        ),
      ),
    ).toMatchObject({ hukou_type: '户籍性质' });
  });
});

describe('amounts', () => {
  it('keeps base, supplement and total apart', () => {
    expect(
      headersOf(
        mapped(
          [['户主', '身份证号', '保障金', '分类施保金', '价格补贴', '合计']],
          (i) => [name(i), idOf(i), 300, 104, 20, 424],
          'finance',
        ),
      ),
    ).toMatchObject({
      base_amount: '保障金',
      class_amount: '分类施保金',
      extra_amount: '价格补贴',
      total_amount: '合计',
    });
  });

  it.each(['保障金额', '金额', '补差金额', '分类施保金', '价格补贴', '领取金额'])(
    'takes a single amount for the total even if it is called %s',
    (header) =>
      expect(headersOf(mapped([['户主', '身份证号', header]], (i) => [name(i), idOf(i), 300], 'finance'))).toEqual({
        head_name: '户主',
        head_id: '身份证号',
        total_amount: header,
      }),
  );

  it('does not take the standard for an amount', () => {
    expect(mapped([['户主', '身份证号', '保障标准']], (i) => [name(i), idOf(i), 585], 'finance').missing).toEqual([
      '金额',
    ]);
  });

  it.each([
    ['bank', '实发金额'],
    ['finance', '应发金额'],
  ] as const)('of due and paid a %s file’s amount is %s, and that is told', (kind, chosen) => {
    const map = mapped([['姓名', '账号', '应发金额', '实发金额']], (i) => [name(i), accountOf(i), 300, 300], kind);
    expect(headersOf(map)).toMatchObject({ total_amount: chosen });
    expect(map.warnings).toEqual([expect.stringContaining(`采用“${chosen}”`)]);
  });

  it('does not take the batch’s sum, repeated on every line, for the line’s amount', () => {
    const map = mapped(
      [['账号', '户名', '总笔数', '总金额', '金额']],
      (i) => [accountOf(i), name(i), 6, 1800, 300],
      'bank',
    );
    expect(headersOf(map)).toMatchObject({
      total_amount: '金额',
      batch_total_amount: '总金额',
      batch_total_count: '总笔数',
    });
  });

  it.each([
    ['金额（分）', null, 'fen'],
    ['金额', '单位：分', 'fen'],
    ['金额', '单位：万元', 'wan-yuan'],
    ['金额（元）', '单位：万元', 'yuan'],
    ['金额', null, 'yuan'],
  ] as const)('reads the unit of %s under %s', (header, title, unit) => {
    expect(
      mapped(
        [
          [title, null, null],
          ['户主', '身份证号', header],
        ],
        (i) => [name(i), idOf(i), 300],
        'finance',
      ).unit,
    ).toBe(unit);
  });
});

describe('a result file', () => {
  it('takes the payment’s state before the account’s, and the reason', () => {
    expect(
      headersOf(
        mapped(
          [['账号', '户名', '金额', '账户状态', '处理状态', '返回码', '原因']],
          (i) => [accountOf(i), name(i), 300, '正常', '成功', '00', null],
          'bank-return',
        ),
      ),
    ).toMatchObject({ status: '处理状态', fail_reason: '原因' });
  });
});

describe('the mapping file', () => {
  const sheet = (overrides: ColumnOverrides) =>
    mapped(
      [['户主姓名', '身份证号', '金额', '甲', '户主/乙']],
      (i) => [name(i), idOf(i), 300, 404, accountOf(i)],
      'finance',
      overrides,
    );

  it('wins over everything, by text, by spelling and by number', () => {
    expect(headersOf(sheet({ total_amount: '甲', acct_no: 5 }))).toMatchObject({
      total_amount: '甲',
      acct_no: '户主/乙',
    });
    expect(headersOf(sheet({ head_id: ' 户主 姓名' }))).toMatchObject({ head_id: '户主姓名' });
    expect(headersOf(sheet({ total_amount: '金额（元）' }))).toMatchObject({ total_amount: '金额' });
    expect(sheet({ total_amount: '甲' }).columns.find(({ column }) => column === 'total_amount')).toMatchObject({
      confidence: 1,
      reason: '映射文件指定',
    });
  });

  it('keeps the order of several columns', () => {
    expect(sheet({ class_amount: ['甲', 3] }).columns.find(({ column }) => column === 'class_amount')?.indexes).toEqual(
      [3, 2],
    );
  });

  it('means the only child of that name in a header of two rows', () => {
    const rows = rowsOf([
      ['户主', null, '资金', null],
      ['姓名', '身份证号', '甲', '乙'],
      [name(1), idOf(1), 1, 2],
    ]);
    const header = findHeader(rows, []) ?? headerAtRows(rows, [1, 2], [])!;
    expect(headersOf(mapColumns(header, rows.slice(2), 'finance', { total_amount: '乙' }))).toMatchObject({
      total_amount: '资金.乙',
    });
  });

  it('leaves a column alone that is to be ignored; another that looks like it takes its place', () => {
    const header = ['户主姓名', '身份证号', '合计', '实发金额', '类别'];
    const rows = rowsOf([header, ...Array.from({ length: LINES }, (_, i) => [name(i), idOf(i), 100, 200, '农村'])]);
    const found = findHeader(rows, [])!;
    const plain = mapColumns(found, rows.slice(1), 'finance');
    expect(headersOf(plain)).toMatchObject({ total_amount: '合计', hukou_type: '类别' });
    const map = mapColumns(found, rows.slice(1), 'finance', {}, ['合计', 5, '没有这一列']);
    expect(headersOf(map)).toMatchObject({ total_amount: '实发金额' });
    expect(headersOf(map)).not.toHaveProperty('hukou_type');
    expect(map.unmapped).toEqual(['合计', '类别']);
    expect(map.missing).toEqual([]);
  });

  it('refuses a header that is not there, and says what it does not know', () => {
    const map = sheet({ total_amount: '丙', money: '甲' });
    expect(map.missing).toContain('映射文件为合计金额（total_amount）指定的“丙”');
    expect(map.warnings).toEqual(['映射文件指定的列“money”不是已知的列名，已忽略']);
  });
});

describe('what is missing', () => {
  it('is said in words: an amount, and a key', () => {
    const map = mapped([['户主姓名', '乡镇', '村']], (i) => [name(i), '柳树镇', '柳树村'], 'finance');
    expect(map.missing).toEqual(['金额', '身份证号、银行账号或低保证号（至少一列）']);
  });
});
