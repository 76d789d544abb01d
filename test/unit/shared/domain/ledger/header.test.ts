import { describe, expect, it } from 'vitest';
import { findHeader, type Header, headerAtRows } from '../../../../../shared/domain/ledger/header.ts';
import { mergeOf, rowsOf, textRowsOf } from './rows.ts';

const textsOf = (header: Header | null) => header?.columns.map(({ text }) => text);
const columnsOf = (header: Header | null) => header?.columns.map(({ hits }) => hits[0]?.column ?? '');

const PERSON = ['1', '柳树村', '王某某', '239900194506150021', 300, '6217995880012345670'];

describe('finding the header', () => {
  it('finds one row below title and unit row, and keeps what stands above', () => {
    const header = findHeader(
      rowsOf([
        ['某县2026年4月农村低保金发放花名册', null, null, null, null, null],
        ['填报单位：柳树镇人民政府', null, null, null, null, '单位：元'],
        ['序号', '村（社区）', '户主姓名', '身份证号码', '合计（元）', '银行帐号'],
        PERSON,
      ]),
      [mergeOf('A1:F1')],
    );
    expect(header).toMatchObject({ at: 2, depth: 1, rows: [3] });
    expect(columnsOf(header)).toEqual(['seq', 'village', 'head_name', 'head_id', 'total_amount', 'acct_no']);
    expect(header?.titles).toEqual(['某县2026年4月农村低保金发放花名册', '填报单位：柳树镇人民政府', '单位：元']);
    expect(header?.columns[4]?.unit).toBe('yuan');
  });

  it('keeps header texts as the file has them, white space apart', () => {
    const header = findHeader(rowsOf([['户 主\n姓 名', '★身份证号', '金额（分）'], PERSON]), []);
    expect(textsOf(header)).toEqual(['户主姓名', '★身份证号', '金额（分）']);
    expect(header?.columns[2]?.unit).toBe('fen');
  });

  const TWO_ROWS = [
    ['序号', '家庭信息', null, '保障人口', '资金构成', null, null, '备注'],
    [null, '户主姓名', '身份证号码', null, '保障金', '分类施保金', '合计', null],
    [1, '王某某', '239900194506150021', 2, 300, 104, 404, null],
  ];
  const TWO_ROW_COLUMNS = [
    'seq',
    'head_name',
    'head_id',
    'insured_size',
    'base_amount',
    'class_amount',
    'total_amount',
    'remark',
  ];

  it('reads two rows with merged parents', () => {
    const merges = ['A1:A2', 'B1:C1', 'D1:D2', 'E1:G1', 'H1:H2'].map(mergeOf);
    const header = findHeader(rowsOf(TWO_ROWS), merges);
    expect(header).toMatchObject({ at: 0, depth: 2, rows: [1, 2] });
    expect(columnsOf(header)).toEqual(TWO_ROW_COLUMNS);
    expect(textsOf(header)?.slice(0, 4)).toEqual(['序号', '家庭信息.户主姓名', '家庭信息.身份证号码', '保障人口']);
  });

  it('reads two rows where the file does not say what is merged', () => {
    const header = findHeader(rowsOf(TWO_ROWS), []);
    expect(header?.depth).toBe(2);
    expect(columnsOf(header)).toEqual(TWO_ROW_COLUMNS);
    expect(textsOf(header)?.slice(4, 7)).toEqual(['资金构成.保障金', '资金构成.分类施保金', '资金构成.合计']);
  });

  // The layout of dibao.md 4.4: a village's roll of urban and rural assistance.
  const THREE_ROWS = [
    ['序号', '姓名户主', '保障人数', null, null, '领取金额', null, null, null, null, '领款人签字(章)', '领款时间'],
    [null, null, '合计', '分解', null, '合计', '分解', null, null, null, null, null],
    [
      null,
      null,
      null,
      '重点保障人数',
      '残疾人数',
      null,
      '家庭补差',
      '重点救助60元',
      '重点救助100元',
      '残疾人救助',
      null,
      null,
    ],
    [1, '王某某', 3, 1, 1, 560, 400, 60, 100, null, null, null],
  ];
  const THREE_ROW_COLUMNS = [
    'seq',
    'head_name',
    'insured_size',
    '',
    '',
    'total_amount',
    'base_amount',
    'class_amount',
    'class_amount',
    'class_amount',
    'sign',
    '',
  ];
  const THREE_ROW_MERGES = [
    'A1:A3',
    'B1:B3',
    'C1:E1',
    'C2:C3',
    'D2:E2',
    'F1:J1',
    'F2:F3',
    'G2:J2',
    'K1:K3',
    'L1:L3',
  ].map(mergeOf);

  it.each([
    ['merged ranges', THREE_ROW_MERGES],
    ['blanks right of the parent', []],
  ])('reads three rows by their %s', (_, merges) => {
    const header = findHeader(rowsOf(THREE_ROWS), merges);
    expect(header).toMatchObject({ at: 0, depth: 3, rows: [1, 2, 3] });
    expect(columnsOf(header)).toEqual(THREE_ROW_COLUMNS);
    expect(textsOf(header)?.slice(2, 8)).toEqual([
      '保障人数.合计',
      '保障人数.分解.重点保障人数',
      '保障人数.分解.残疾人数',
      '领取金额.合计',
      '领取金额.分解.家庭补差',
      '领取金额.分解.重点救助60元',
    ]);
  });

  it('reads a person and a number out of parent and child: 户主 over 姓名, 证件 over 号码', () => {
    const header = findHeader(
      rowsOf([
        ['户主', null, '证件', null, '金额', '账户'],
        ['姓名', '身份证号', '类型', '号码', '元', '账号'],
      ]),
      [],
    );
    expect(textsOf(header)).toEqual(['户主.姓名', '户主.身份证号', '证件.类型', '证件.号码', '金额.元', '账户.账号']);
    expect(columnsOf(header)).toEqual(['head_name', 'head_id', '', 'head_id', 'total_amount', 'acct_no']);
    expect(header?.columns[4]?.unit).toBe('yuan');
  });

  it('takes rows of unknown words under the header for a part of it, not for lines', () => {
    const header = findHeader(
      rowsOf([
        ['序号', '户主姓名', '身份证号', '其中', null, '金额'],
        [null, null, null, '男', '女', null],
        [1, '王某某', '239900194506150021', 1, 1, 300],
      ]),
      [],
    );
    expect(header?.rows).toEqual([1, 2]);
    expect(columnsOf(header)).toEqual(['seq', 'head_name', 'head_id', '', '', 'total_amount']);
  });

  it('leaves a village heading below the header to the rows', () => {
    const header = findHeader(rowsOf([['序号', '户主姓名', '身份证号', '金额'], ['', '', '', '柳树村'], PERSON]), []);
    expect(header?.rows).toEqual([1]);
  });

  it('never takes a line of words for a second header row', () => {
    const header = findHeader(
      rowsOf([
        ['户主姓名', '村', '与户主关系', '救助类型', '金额'],
        ['王某某', '柳树村', '户主', '农村低保', 300],
      ]),
      [],
    );
    expect(header?.rows).toEqual([1]);
  });

  it('takes the first of repeated headers', () => {
    const names = ['序号', '户主姓名', '身份证号', '金额'];
    expect(findHeader(rowsOf([['发放表'], names, PERSON, names, PERSON]), [])?.rows).toEqual([2]);
  });

  it('finds the header of a bank text below its summary', () => {
    const header = findHeader(
      textRowsOf(['P|2|600.00|', '序号|帐号|户名|金额|状态|原因|', '1|6217995880012345670|王某某|300.00|成功||']),
      [],
    );
    expect(header?.rows).toEqual([2]);
    expect(columnsOf(header)).toEqual(['seq', 'acct_no', 'acct_name', 'total_amount', 'status', 'fail_reason', '']);
  });

  it('is content with two columns where there are no more', () => {
    expect(
      findHeader(
        rowsOf([
          ['账号', '金额'],
          ['6217995880012345670', 300],
        ]),
        [],
      )?.rows,
    ).toEqual([1]);
    expect(findHeader(rowsOf([['账号', '甲', '乙', '丙', '金额'], PERSON]), [])).toBeNull();
  });

  it('takes neither total nor signature nor data for a header', () => {
    const rows = rowsOf([
      ['合计', '小计', '总计', null, null, null],
      ['制表人：', '审核人：', '单位负责人：', '单位：元', null, null],
      PERSON,
      [2, '柳树村', '李某某', '239900198001011171', 300, '6217995880012345671'],
    ]);
    expect(findHeader(rows, [])).toBeNull();
  });

  it('does not look beyond the thirtieth row', () => {
    const blank = Array.from({ length: 30 }, () => ['说明']);
    expect(findHeader(rowsOf([...blank, ['序号', '户主姓名', '身份证号', '金额']]), [])).toBeNull();
    expect(findHeader(rowsOf([...blank.slice(1), ['序号', '户主姓名', '身份证号', '金额']]), [])?.rows).toEqual([30]);
  });

  it('gives null for an empty sheet', () => expect(findHeader([], [])).toBeNull());
});

describe('a header whose rows are given', () => {
  it('is read at those rows whatever its words', () => {
    const rows = rowsOf([['某某'], ['甲', '乙'], ['丙', '丁'], PERSON], 4);
    expect(headerAtRows(rows, [5, 6], [])).toMatchObject({ at: 1, depth: 2, rows: [5, 6] });
    expect(textsOf(headerAtRows(rows, [5, 6], []))).toEqual(['甲.丙', '乙.丁']);
    expect(headerAtRows(rows, [99], [])).toBeNull();
  });
});
