import { describe, expect, it } from 'vitest';
import { accountOf, type Cell, idOf, linesOf, readSheet } from './read-sheet.ts';

/** One household's line of a finance sheet with these columns; a second household stands beside it. */
function lineOf(columns: Record<string, Cell>, kind: Parameters<typeof readSheet>[0] = 'finance') {
  const all: Record<string, Cell> = {
    户主姓名: '王某',
    身份证号: idOf(1),
    合计: 300,
    银行账号: accountOf(1),
    ...columns,
  };
  const other: Record<string, Cell> = { 户主姓名: '李某', 身份证号: idOf(2), 合计: 400, 银行账号: accountOf(2) };
  const headers = Object.keys(all);
  const { ledger } = readSheet(kind, [headers, Object.values(all), headers.map((header) => other[header] ?? null)]);
  expect(ledger.count).toBe(2);
  return {
    ...linesOf(ledger)[0]!,
    notes: ledger.notes
      .filter(({ line }) => line === 0)
      .map(({ column, kind, original }) => `${column} ${kind} ${original}`),
    written: ledger.namesAsWritten.get(0),
    states: [ledger.idState[0], ledger.accountState[0]],
  };
}

describe('a line', () => {
  it('keeps what was written where something was changed', () => {
    const id = idOf(1);
    const line = lineOf({
      户主姓名: '王　某',
      身份证号: `'${id}`,
      合计: '￥1,300.50',
      银行账号: '6217 9958 8000 0000 014',
    });
    expect(line).toMatchObject({ id, name: '王某', fen: 130_050, account: '6217995880000000014', written: '王　某' });
    expect(line.notes.map((note) => note.split(' ').slice(0, 2).join(' ')).sort()).toEqual(
      ['姓名 changed', '身份证号 changed', '金额 changed', '账号 changed'].sort(),
    );
  });

  it('marks what cannot be read, and is not lost', () => {
    expect(lineOf({ 户主姓名: '王?', 身份证号: '23990019', 合计: '三百' })).toMatchObject({
      fen: Number.NaN,
      states: [3, 2],
      notes: ['姓名 garbled 王?', '金额 unreadable 三百'],
    });
    expect(lineOf({ 合计: -50 })).toMatchObject({ fen: Number.NaN, notes: ['金额 unreadable -50'] });
    expect(lineOf({ 合计: null, 户主姓名: '王某' })).toMatchObject({ fen: Number.NaN, notes: ['金额 unreadable '] });
    expect(lineOf({ 村: '榆?村' }).notes).toEqual(['村 garbled 榆?村']);
  });

  it('zero is an amount', () => expect(lineOf({ 合计: 0 })).toMatchObject({ fen: 0, notes: [] }));

  it.each<[Cell, number]>([
    [3, 3],
    ['3', 3],
    ['３', 3],
    ['3人', 3],
    ['3.0', 3],
    ['12', 12],
    ['１２', 12],
    [0, 0],
    ['三', -1],
    ['2.5', -1],
    [null, -1],
    ['', -1],
  ])('counts %j persons as %j', (cell, count) => expect(lineOf({ 保障人口: cell }).headcount).toBe(count));

  it.each<[Cell, string, number]>([
    ['2026-03', '2026-03', 1],
    ['2026年1-3月', '2026-01', 3],
    ['2026-04-25', '', 0],
    ['', '', 0],
  ])('is for the month %j', (cell, month, months) =>
    expect(lineOf({ 所属月份: cell })).toMatchObject({ month, months }),
  );

  it('takes the number of months from its own column', () => {
    expect(lineOf({ 所属月份: '2026-04', 发放月数: 3 })).toMatchObject({ month: '2026-04', months: 3 });
    expect(lineOf({ 发放月数: '3个月' })).toMatchObject({ month: '', months: 3 });
  });

  it('lists members from as many columns as there are, without the head, each once', () => {
    const line = lineOf(
      {
        家庭成员姓名: '王某；李某、张某',
        家庭成员身份证号: `${idOf(1)}；${idOf(11)},${idOf(12)};${idOf(11)}`,
        其他家庭成员姓名1: '赵某',
        其他家庭成员身份证号1: idOf(13),
      },
      'approval',
    );
    expect(line).toMatchObject({
      members: `${idOf(11)};${idOf(12)};${idOf(13)}`,
      memberNames: '王某;李某;张某;赵某',
    });
  });

  it('keeps the account holder where it is not the head', () => {
    expect(lineOf({ 账户名称: '赵某' }).holder).toBe('赵某');
    expect(lineOf({ 账户名称: ' 王某 ' }).holder).toBe('');
    expect(lineOf({ 账户名称: null }).holder).toBe('');
  });

  it('knows its category and fund item from its own columns', () => {
    expect(lineOf({ 类别: '城市低保' }).category).toBe(1);
    expect(lineOf({ 类别: '农村' }).category).toBe(2);
    expect(lineOf({ 类别: '城乡' }).category).toBe(0);
    expect(lineOf({ 补贴项目: '分类施保金' }).item).toBe('class');
    expect(lineOf({ 补贴项目: '价格临时补贴' }).item).toBe('price');
    expect(lineOf({ 补贴项目: '低保金及分类施保金' }).item).toBe('');
  });

  it('has an outcome only in a bank’s file: an approval’s 状态 is no result', () => {
    expect(lineOf({ 状态: '成功' }, 'bank').outcome).toBe('credited');
    expect(lineOf({ 状态: '正常' }, 'approval').outcome).toBe('unknown');
  });

  it('is known by its certificate, however that is spelled', () => {
    expect(lineOf({ 低保证号: ' ｎ-2399 01' }).cert).toBe('N-239901');
  });

  it('tells an absent column from an empty cell', () => {
    const { ledger } = readSheet('finance', [
      ['户主姓名', '低保证号', '合计'],
      ['王某', 'N1', 300],
      ['李某', 'N2', 300],
    ]);
    expect([ledger.idState[0], ledger.accountState[0]]).toEqual([0, 0]);
    expect(lineOf({ 身份证号: null, 银行账号: null }).states).toEqual([1, 1]);
  });
});
