import { describe, expect, it } from 'vitest';
import {
  headerChange,
  headersAt,
  type KnownLayout,
  layoutOf,
  nameStemOf,
  recogniseLayout,
  type SheetHead,
} from '../../../../../shared/domain/ledger/layout.ts';

const HEADERS = ['序号', '户主姓名', '身份证号', '银行账号', '金额'];
const LINE = ['1', '王小明', '239900195001011234', '6217990000012345678', '500'];

function head(cells: readonly (readonly string[])[], name = ''): SheetHead {
  return { name, merges: [], rows: cells.map((each, at) => ({ row: at + 1, cells: each, kinds: null })) };
}

const APPROVAL = head([['某县农村低保审批表'], [], HEADERS, LINE], '名册');

function known(more: Partial<KnownLayout> = {}): KnownLayout {
  return { kind: 'approval', stem: '审批表', headers: HEADERS, overrides: {}, ...more };
}

const MAY = { kind: 'approval', name: '审批表2026年5月.xlsx', heads: [APPROVAL] };

describe('the stem of a file name', () => {
  it.each([
    ['审批表202604.xlsx', '审批表'],
    ['2026年4月 农村低保-审批表(1).xls', '农村低保审批表'],
    ['农村低保审批表（2）.XLSX', '农村低保审批表'],
    ['四月份代发明细.txt', '代发明细'],
    ['十二月份代发明细.txt', '代发明细'],
    ['２０２６０４代发.TXT', '代发'],
    ['PAY_20260420_0001.txt', 'PAY'],
    ['.xlsx', ''],
  ])('of %s is %s', (name, stem) => {
    expect(nameStemOf(name)).toBe(stem);
  });
});

describe('the layout of a file', () => {
  it('is its headers in order, found below titles and blank rows', () => {
    expect(layoutOf([head([['封面']], '封面'), APPROVAL], {})).toEqual(HEADERS);
  });

  it('does not mind empty columns at the end', () => {
    expect(layoutOf([head([[...HEADERS, '', ' '], LINE])], {})).toEqual(HEADERS);
  });

  it('joins headers of several rows', () => {
    const two = head([
      ['姓名', '身份证号', '领取金额', ''],
      ['', '', '低保金', '电费'],
      ['王小明', '239900195001011234', '500', '10'],
    ]);
    expect(layoutOf([two], { headerRows: [1, 2] })).toEqual(['姓名', '身份证号', '领取金额.低保金', '领取金额.电费']);
    expect(headersAt(two, [1, 2])).toEqual(['姓名', '身份证号', '领取金额.低保金', '领取金额.电费']);
  });

  it('stands where a person says: in that sheet, in those rows', () => {
    const other = head([['甲', '乙', '丙'], LINE], '说明');
    expect(layoutOf([other, APPROVAL], { sheets: ['说明'], headerRows: [1] })).toEqual(['甲', '乙', '丙']);
    expect(layoutOf([other, APPROVAL], { sheets: ['名册'] })).toEqual(HEADERS);
  });

  it('of a table without a header counts its columns', () => {
    expect(layoutOf([head([LINE, LINE])], {})).toEqual(['第1列', '第2列', '第3列', '第4列', '第5列']);
    expect(layoutOf([APPROVAL], { headerRows: [] })).toHaveLength(5);
    expect(layoutOf([], {})).toEqual([]);
    expect(headersAt(APPROVAL, [])).toEqual([]);
    expect(headersAt(APPROVAL, [77])).toEqual([]);
  });
});

describe('a layout', () => {
  it('is recognised by its headers, whatever the file is called', () => {
    const layout = known({ stem: '别的名字' });
    expect(recogniseLayout([layout], MAY)).toEqual({ state: 'same', layout });
  });

  it('of the same name comes before one of another name', () => {
    const [first, second] = [known({ stem: '别的名字' }), known()];
    expect(recogniseLayout([first, second], { ...MAY, name: '审批表.xlsx' })).toEqual({
      state: 'same',
      layout: second,
    });
  });

  it('is looked for where its profile says the header is, not where it would be detected', () => {
    const odd = head([HEADERS, ['甲', '乙', '丙', '丁', '戊'], LINE]);
    const layout = known({ headers: ['甲', '乙', '丙', '丁', '戊'], overrides: { headerRows: [2] } });
    expect(recogniseLayout([layout], { ...MAY, heads: [odd] }).state).toBe('same');
  });

  it('of another kind is not taken', () => {
    expect(recogniseLayout([known({ kind: 'bank' })], MAY)).toEqual({ state: 'unknown' });
  });

  it('without headers is known by its name only', () => {
    const layout = known({ kind: 'bank', stem: '代发', headers: ['第1列', '第2列', '第3列', '第4列', '第5列'] });
    const file = { kind: 'bank', name: '代发202605.txt', heads: [head([LINE, LINE])] };
    expect(recogniseLayout([layout], file).state).toBe('same');
    expect(recogniseLayout([layout], { ...file, name: '另一家银行.txt' })).toEqual({ state: 'unknown' });
  });

  it('that has changed since its profile is told, with what was added, removed and moved', () => {
    const headers = ['序号', '身份证号', '户主姓名', '开户行', '金额', '备注'];
    const changed = head([headers, LINE]);
    const other = { ...MAY, name: '城市低保名册.xlsx', heads: [changed] };
    expect(recogniseLayout([known()], other)).toEqual({ state: 'unknown' });
    const layout = known({ stem: nameStemOf(MAY.name) });
    const found = recogniseLayout([layout], { ...MAY, name: '审批表2026年6月.xlsx', heads: [changed] });
    expect(found).toEqual({
      state: 'changed',
      layout,
      change: { added: ['开户行', '备注'], removed: ['银行账号'], moved: ['户主姓名'] },
    });
  });
});

describe('what became of headers', () => {
  it('counts those that stand twice', () => {
    expect(headerChange(['金额', '备注'], ['金额', '金额', '备注'])).toEqual({
      added: ['金额'],
      removed: [],
      moved: [],
    });
    expect(headerChange(['a', 'b', 'c'], ['a', 'b', 'c'])).toEqual({ added: [], removed: [], moved: [] });
    expect(headerChange(['a', '', 'b'], ['', 'a', 'b'])).toEqual({ added: [], removed: [], moved: [] });
  });

  it('calls moved as few as it can', () => {
    expect(headerChange(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c']).moved).toEqual(['d']);
    expect(headerChange(['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a']).moved).toEqual(['a']);
  });
});
