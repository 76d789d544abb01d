import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { sanzhang, scratch, sha256 } from './command-line.ts';
import { csv, HEADER, ledger, lineOf, person, put, workbook } from './ledger-files.ts';

const root = scratch();
const { id, account, name } = person(0);
const protectedXlsx = fileURLToPath(new URL('../../fixtures/encrypted/protected.xlsx', import.meta.url));
let bank: string;
let finance: string;
let empty: string;

beforeAll(() => {
  const lines = ledger(3).map((row) => row.join('|'));
  bank = put(root, '代发.txt', iconv.encode(['P|3|903.00', ...lines].join('\r\n'), 'gbk'));
  const total = ['合计', '', '', '', '', '', '700.00'];
  finance = put(
    root,
    '请款.xlsx',
    workbook(
      [['某县请款表'], [...HEADER], lineOf(0), lineOf(1), total, ['制表人：某某']],
      [['本表为说明'], ['请勿修改']],
    ),
  );
  empty = put(root, '空.csv', '');
});

describe('inspect in words', () => {
  it('says how a text was read, what each column was taken for and why, what was set aside, totals and first rows', async () => {
    const { code, stdout, stderr } = await sanzhang('inspect', '--kind', 'bank', bank);
    expect([code, stderr]).toEqual([0, '']);
    for (const said of [
      '代发  代发.txt（delimited，gb18030，竖线分隔，5 行中 3 行为明细）',
      '表头：第 2 行；单位：元',
      '户主姓名 ← 户主姓名（把握 98%，',
      '第 1 行 合计：P 3 903.00',
      '汇总行（第 1 行）：3 笔，903.00 元，与明细相符',
      `例 1：序号=1，乡镇=甲镇，村（社区）=乙村，户主姓名=${name}`,
    ])
      expect(stdout).toContain(said);
  });

  it('says what is wrong with a total, and which sheets are no table', async () => {
    const { code, stdout } = await sanzhang('inspect', '--kind=finance', finance);
    expect(code).toBe(0);
    for (const said of [
      '工作表“表1”：6 行，明细 2 行',
      '合计（第 5 行）：700.00 元，与明细不符',
      '第 6 行 签字行：制表人：某某',
      '工作表“表2”：2 行，明细 0 行',
      '提示：没有表头，2 行未当作明细',
    ])
      expect(stdout).toContain(said);
  });

  it('masks identity numbers and accounts unless told otherwise', async () => {
    for (const more of [[], ['--json']]) {
      const masked = (await sanzhang('inspect', bank, finance, ...more)).stdout;
      expect(masked).not.toMatch(/\d{13}/);
      expect(masked).toContain(`${id.slice(0, 6)}********${id.slice(-4)}`);
      expect(masked).toContain(`${account.slice(0, 6)}*********${account.slice(-4)}`);
      const inFull = (await sanzhang('inspect', bank, '--unmasked', ...more)).stdout;
      expect(inFull).toContain(id);
      expect(inFull).toContain(account);
    }
  });

  it('masks every number of a cell that holds a family, and numbers in rows that are set aside', async () => {
    const members = `${person(1).id};${person(2).id}、 ${person(3).id}`;
    const path = put(
      root,
      '家庭.csv',
      csv([
        ['户主姓名', '户主身份证号', '家庭成员身份证号', '保障人口', '户月保障金额', '联系电话'],
        [name, id, members, '4', '300', '13900001234'],
        ['合计', account, '', '', '300', ''],
      ]),
    );
    const { stdout } = await sanzhang('inspect', '--kind', 'approval', path);
    for (const number of [id, account, person(1).id, person(2).id, person(3).id, '13900001234'])
      expect(stdout).not.toContain(number);
    expect(stdout).toContain('联系电话=139****1234');
  });

  it('tells the kind of a file by its columns', async () => {
    const results = put(
      root,
      '回盘.txt',
      ['序号|账号|户名|金额|状态|原因', `1|${account}|${name}|300.00|失败|户名不符`].join('\n'),
    );
    const { stdout } = await sanzhang('inspect', results, finance);
    expect(stdout).toMatch(/^回盘 {2}回盘\.txt/);
    expect(stdout).toContain('\n请款  请款.xlsx');
  });

  it('goes on behind a file that cannot be read, and ends with exit code 2', async () => {
    const { code, stdout, stderr } = await sanzhang('inspect', empty, bank, protectedXlsx, finance);
    expect(code).toBe(2);
    expect(stderr.split('\n').map((line) => line.split(':')[0])).toEqual([
      `error E_EMPTY ${empty}`,
      `error E_ENCRYPTED ${protectedXlsx}`,
      '',
    ]);
    expect(stdout).toContain('代发.txt（');
    expect(stdout).toContain('请款.xlsx（');
  });

  it('speaks English where it is told to', async () => {
    const { stdout } = await sanzhang('inspect', bank, '--kind', 'bank', '--lang', 'en');
    for (const said of [
      'bank  代发.txt (delimited, gb18030, delimiter vertical bar, 3 of 5 rows are lines)',
      'header: row 2; unit: yuan',
      'head_id 户主身份证号 <- 身份证号 (98%,',
      'set aside: titles, headers, signatures 1, totals 1, blank 0, naming nobody 0',
      '3 payments, 903.00 yuan; the lines agree',
      'example 1: ',
    ])
      expect(stdout).toContain(said);
  });
});

describe('inspect --json', () => {
  it('gives one object a line and a file, as the contract has it, for good and bad files together', async () => {
    const { code, stdout, stderr } = await sanzhang('inspect', '--json', finance, empty, bank);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error E_EMPTY [^\n]+\n$/);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    const [first, second, third] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(first).toMatchObject({
      file: finance,
      format: 'xlsx',
      encoding: null,
      sheets: [
        {
          name: '表1',
          rows: 6,
          headerRows: [2],
          columns: { head_name: '户主姓名', head_id: '身份证号', total_amount: '金额' },
        },
        { name: '表2', rows: 2, headerRows: [], columns: {} },
      ],
      rowsRead: 8,
      rowsAccepted: 2,
      rowsSetAside: { title: 5, subtotal: 1, blank: 0, unreadable: 0 },
      sha256: sha256(readFileSync(finance)),
      error: null,
    });
    expect(second).toEqual({
      file: empty,
      kind: null,
      format: null,
      encoding: null,
      sheets: [],
      rowsRead: 0,
      rowsSetAside: {},
      error: { code: 'E_EMPTY', message: '文件是空的，没有任何内容; 请重新导出，确认导出时选中了数据' },
    });
    expect(third).toMatchObject({ file: bank, format: 'delimited', encoding: 'gb18030', error: null });
  });

  it('accounts for every row of every sheet', async () => {
    const { stdout } = await sanzhang('inspect', '--json', finance, bank);
    for (const line of stdout.trimEnd().split('\n')) {
      const report = JSON.parse(line) as {
        rowsRead: number;
        rowsAccepted: number;
        rowsSetAside: Record<string, number>;
        sheets: { rows: number }[];
      };
      const aside = Object.values(report.rowsSetAside).reduce((sum, count) => sum + count, 0);
      expect(report.rowsAccepted + aside).toBe(report.rowsRead);
      expect(report.sheets.reduce((sum, { rows }) => sum + rows, 0)).toBe(report.rowsRead);
    }
  });

  it('says in English what is wrong, where it is told to', async () => {
    const { stdout } = await sanzhang('inspect', '--json', '--lang', 'en', join(root, 'gone.csv'));
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'E_NOT_FOUND', message: 'there is no such file; check its name and path' },
    });
  });
});
