import { describe, expect, it } from 'vitest';
import { classifyRow, readDeclaredTotal } from '../../../../../shared/domain/ledger/row-kind.ts';
import type { SourceRow } from '../../../../../shared/domain/ledger/source-row.ts';
import { rowsOf } from './rows.ts';

type Cell = string | number | null;

const HEADER = ['序号', '村', '户主姓名', '身份证号', '保障人口', '金额', '银行账号', '备注'];
const TELLING = { id: 3, account: 6, name: 2, amount: 5 };
const ID = '239900194506150021';
const ACCOUNT = '6217995880012345670';

const rowOf = (cells: readonly Cell[]): SourceRow => {
  const [row] = rowsOf([cells]);
  return { row: 9, cells: [...row!.cells], kinds: row!.kinds, hidden: false };
};
const kindOf = (...cells: readonly Cell[]) => classifyRow(rowOf(cells), TELLING, HEADER);

describe('a line', () => {
  it.each([
    [1, '柳树村', '王某某', ID, 2, 300, ACCOUNT, null],
    [1, '柳树村', '王总计', ID, 2, 300, ACCOUNT, null],
    [1, '柳树村', '合计', ID, 2, 300, null, null],
    [1, '柳树村', '单小计', null, 2, 300, ACCOUNT, null],
    ['小计', null, '王某某', ID, 2, 300, ACCOUNT, null],
    ['备注：', '柳树村', '王某某', ID, 2, 300, null, '审核人：李某'],
    [1, '柳树村', '王某某', ` ${ID}`, 2, 300, null, null],
    [1, '柳树村', '王某某', '２３９９００１９４５０６１５００２１', 2, 300, null, null],
    [1, '柳树村', '王某某', '2.39900194506150E+17', 2, 300, null, null],
    [1, '柳树村', null, ID, null, null, null, null],
  ] as const)('is what has a number, whatever its words say: %j', (...cells) => expect(kindOf(...cells)).toBe('line'));

  it.each([
    [1, '柳树村', '王某某', null, 2, 300, null, null],
    [1, '柳树村', '金某某', null, 2, 300, null, '合计两个月'],
    [1, '柳树村', '计某某', '无', 2, 300, '未开户', '审核人：李某'],
    [1, '柳树村', '全某', null, 2, '三百', null, null],
    [null, null, '单某某', null, null, '300.00', null, '备注：外出'],
    [1, '合心村', '共某', null, 2, 300, null, null],
  ] as const)('is a name with an amount, though the number is missing: %j', (...cells) =>
    expect(kindOf(...cells)).toBe('line'),
  );

  it('is a name alone: it must not vanish', () =>
    expect(kindOf(1, '柳树村', '王某某', null, null, null, null, null)).toBe('line'));

  it('is a row nobody can place: it is told later', () =>
    expect(kindOf('甲', '乙某', null, 'x', null, '?', 'y', 'z')).toBe('line'));
});

describe('what is set aside', () => {
  it.each([
    ['blank', [null, ' ', '　', null, null, null, null, null]],
    ['blank', []],
    ['header', HEADER],
    ['header', HEADER.map((text) => text.split('').join(' '))],
    ['header', ['序号', '村', '户主姓名', '身份证号', null, '金额（元）', null, null]],
    ['header', [1, 2, 3, 4, 5, 6, 7, 8]],
    ['header', ['甲', '乙', '丙', 1, 2, '3=1+2', 4, 5]],
    ['header', ['栏次', 1, 2, 3, 4, 5, 6, 7]],
    ['subtotal', ['小计', null, '15户', null, 31, 4500, null, null]],
    ['subtotal', ['本页小计', null, null, null, 31, 4500, null, null]],
    ['subtotal', [null, '柳树村小计', null, null, 31, 4500, null, null]],
    ['subtotal', ['柳树镇', '小计', '15户', null, 31, 4500, null, null]],
    ['subtotal', ['本页合计', null, null, null, 31, 4500, null, null]],
    ['total', ['合计', null, '153户', null, 310, 48000, null, null]],
    ['total', ['合 计', null, null, null, 310, 48000, null, null]],
    ['total', [154, null, '合计', null, 310, 48000, null, null]],
    ['total', ['全镇总计', null, null, null, 310, 48000, null, null]],
    ['total', ['农村低保合计：153户', null, null, null, null, null, null, null]],
    ['total', ['共计153户，48000.00元', null, null, null, null, null, null, null]],
    ['total', ['总户数：153', null, null, '总金额：48000.00元', null, null, null, null]],
    ['total', ['合计', null, null, null, 310, 48000, null, '备注：含补发']],
    [
      'signature',
      ['制表人：王某某          审核人：李某某          单位负责人：', null, null, null, null, null, null, null],
    ],
    ['signature', ['制表人：', '王某某', '审核人：', '李某某', null, '2026年4月30日', null, null]],
    ['signature', ['制表人：', '王某某', null, '2026-04-30', null, null, null, null]],
    ['signature', ['审核', '王某某', '赵某', null, '负责人', '李某', null, null]],
    ['signature', ['填报单位（盖章）', null, null, '填报日期：2026年4月2日', null, null, null, null]],
    ['signature', ['经办人（签字）：', null, null, '联系电话：19900001234', null, null, null, null]],
    ['signature', ['填报日期：2026年04月30日', null, null, null, null, null, null, null]],
    ['unit', ['单位：元', null, null, null, null, null, null, null]],
    ['unit', [null, null, null, null, null, null, null, '单位：户、人、元']],
    ['note', ['备注：本表一式三份', null, null, null, null, null, null, null]],
    ['note', ['注：1.金额含补发', null, null, null, null, null, null, null]],
    ['title', ['柳树镇2026年4月农村低保金发放花名册', null, null, null, null, null, null, null]],
    ['title', [null, null, '柳树村', null, null, null, null, null]],
    ['title', ['柳树村', null, null, null, null, null, null, null]],
    ['title', ['第1页', '共3页', null, null, null, null, null, null]],
    ['title', ['以下空白', null, null, null, null, null, null, null]],
    ['end-mark', ['########', null, null, null, null, null, null, null]],
  ] as readonly (readonly [string, readonly Cell[]])[])('%s: %j', (kind, cells) => expect(kindOf(...cells)).toBe(kind));

  it('is told from a line by the name where a sheet has neither number nor account', () => {
    const telling = { id: -1, account: -1, name: 0, amount: 2 };
    const of = (...cells: readonly Cell[]) => classifyRow(rowOf(cells), telling, []);
    expect(of('王某某', 'DB001', 300)).toBe('line');
    expect(of('合计', null, 300)).toBe('total');
    expect(of('柳树镇农村低保发放表', null, null)).toBe('title');
  });
});

describe('what a total declares', () => {
  const declared = (...cells: readonly Cell[]) => readDeclaredTotal(rowOf(cells), TELLING);

  it('is the amount in the amount column and the count a label names', () => {
    expect(declared('合计', null, '153户', null, 310, 48000, null, null)).toEqual({
      label: '合计',
      count: 153,
      amountText: '48000',
      amountKind: 2,
    });
    expect(declared('柳树村小计', null, null, null, 31, '4,500.00', null, null)).toEqual({
      label: '柳树村小计',
      count: null,
      amountText: '4,500.00',
      amountKind: 1,
    });
  });

  it('is read from the words where the amount column is empty', () => {
    expect(declared('合计：153户 48,000.50元', null, null, null, null, null, null, null)).toMatchObject({
      count: 153,
      amountText: '48,000.50',
      amountKind: 1,
    });
    expect(declared('总笔数：12', null, null, '总金额：3600元', null, null, null, null)).toMatchObject({
      count: 12,
      amountText: '3600',
    });
  });

  it('counts no persons, and no part of the lines', () => {
    expect(declared('合计', null, '310人', null, 310, 48000, null, '其中新增3户').count).toBeNull();
  });
});
