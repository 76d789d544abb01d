import { describe, expect, it } from 'vitest';
import { accountOf, type Cell, idOf, isAccountedFor, linesOf, readSheet } from './read-sheet.ts';
import { mergeOf } from './rows.ts';

const HEADER = ['序号', '村', '户主姓名', '身份证号码', '保障人口', '保障金', '分类施保金', '合计', '银行账号', '备注'];

function line(
  n: number,
  yuan = 300,
  over: { name?: string; id?: string; account?: string; remark?: string } = {},
): Cell[] {
  const { name = '王某', id = idOf(n), account = accountOf(n), remark = '' } = over;
  return [n, '榆树村', name, id, 2, yuan, 0, yuan, account, remark];
}

function total(label: string, yuan: number, at = 0): Cell[] {
  return HEADER.map((_, i) => (i === at ? label : i === 5 || i === 7 ? yuan : i === 6 ? 0 : null));
}

const title = (text: string): Cell[] => [text, ...HEADER.slice(1).map(() => null)];
const fens = (ledger: Parameters<typeof linesOf>[0]) => linesOf(ledger).map(({ fen }) => fen);

describe('a sheet of the finance workbook', () => {
  it('keeps the people and sets aside title, unit row, subtotals, totals and signatures', () => {
    const { ledger, report } = readSheet('finance', [
      title('柳树镇2026年4月农村低保金发放花名册'),
      ['填报单位：柳树镇人民政府', null, null, null, '2026年4月25日', null, null, null, null, '单位：元'],
      HEADER,
      line(1),
      line(2, 400),
      total('榆树村小计', 700),
      line(3, 500),
      total('小 计', 500, 1),
      total('合  计', 1200),
      HEADER.map(() => null),
      ['制表人：赵某', null, null, '审核人：', null, null, '单位负责人（签字）：', null, '财政审核：', null],
      title('备注：本表一式三份。'),
    ]);
    expect(fens(ledger)).toEqual([30_000, 40_000, 50_000]);
    expect(report.controlTotals.map(({ label, agrees }) => [label, agrees])).toEqual([
      ['榆树村小计', true],
      ['小计', true],
      ['合计', true],
    ]);
    expect(report.setAside).toEqual({ title: 5, subtotal: 3, blank: 1, unreadable: 0 });
    expect(report.controlFaults).toEqual([]);
    expect(isAccountedFor(report)).toBe(true);
  });

  it('sets aside the header repeated on every page, with title and unit row', () => {
    const page = (from: number): Cell[][] => [
      title('低保金发放表'),
      [...HEADER.slice(0, 9).map(() => null), '单位：元'],
      HEADER,
      line(from),
      line(from + 1),
      total('本页小计', 600),
      [...HEADER.slice(0, 9).map(() => null), '第1页 共3页'],
    ];
    const { ledger, report } = readSheet('finance', [...page(1), ...page(3), ...page(5), total('合计', 1800)]);
    expect(ledger.count).toBe(6);
    expect(report).toMatchObject({ nameless: [], controlFaults: [] });
    expect(report.controlTotals).toHaveLength(4);
    expect(isAccountedFor(report)).toBe(true);
  });

  it.each(['王总', '单小计', '总某', '金额某', '合某', '计某某', '审某'])(
    'takes a person called %s for a person',
    (name) => {
      const { ledger, report } = readSheet('finance', [HEADER, line(1), line(2, 400, { name }), total('合计', 700)]);
      expect(linesOf(ledger)[1]).toMatchObject({ name, fen: 40_000 });
      expect(report.controlFaults).toEqual([]);
    },
  );

  it.each(['王总', '李某', '总某', '单小计'])('keeps %s though number and account are missing', (name) => {
    const { ledger } = readSheet('finance', [HEADER, line(1), line(2, 400, { name, id: '', account: '' }), line(3)]);
    expect(linesOf(ledger).map((each) => each.name)).toEqual(['王某', name, '王某']);
  });

  it.each(['合计补发三个月', '审核：已核实', '注：户主住院', '单位：元', '小计'])(
    'keeps a person without numbers whose remark says %s',
    (remark) => {
      const { ledger } = readSheet('finance', [HEADER, line(1), line(2, 400, { id: '', account: '', remark })]);
      expect(ledger.count).toBe(2);
    },
  );

  it('finds a corrupted total anywhere', () => {
    for (const spoiled of [3, 5]) {
      const rows = [HEADER, line(1), line(2, 400), total('小计', 700), line(3, 500), total('合计', 1200)];
      rows[spoiled] = total(spoiled === 3 ? '小计' : '合计', 701);
      const { report } = readSheet('finance', rows);
      expect(report.controlFaults).toMatchObject([{ row: spoiled + 1, declaredFen: 70_100 }]);
    }
  });

  it('takes an unlabelled last row that adds everything up for the total', () => {
    const { ledger, report } = readSheet('finance', [HEADER, line(1), line(2, 400), total('', 700)]);
    expect(ledger.count).toBe(2);
    expect(report.controlTotals).toMatchObject([{ agrees: true }]);
  });

  it('tells a row that names nobody and adds nothing up', () => {
    const { report } = readSheet('finance', [HEADER, line(1), line(2, 400), total('', 701)]);
    expect(report.nameless).toMatchObject([{ row: 4 }]);
    expect(report.setAside.unreadable).toBe(1);
  });

  it('does not make lines of rows that are numbered in advance and otherwise empty', () => {
    const empty = (n: number): Cell[] => [n, ...HEADER.slice(1).map(() => null)];
    const { ledger, report } = readSheet('finance', [HEADER, line(1), line(2), empty(3), empty(4), empty(5)]);
    expect(ledger.count).toBe(2);
    expect(report.nameless).toEqual([]);
    expect(isAccountedFor(report)).toBe(true);
  });

  it('says that amounts are missing or unreadable, and that totals could not be checked', () => {
    const { ledger, report } = readSheet('finance', [
      HEADER,
      line(1),
      [2, '榆树村', '李某', idOf(2), 2, null, null, null, accountOf(2), ''],
      [3, '榆树村', '张某', idOf(3), 2, null, null, '待定', accountOf(3), ''],
      total('合计', 900),
    ]);
    expect(fens(ledger)).toEqual([30_000, Number.NaN, Number.NaN]);
    expect(ledger.notes.map(({ line: at, kind }) => [at, kind])).toEqual([
      [1, 'unreadable'],
      [2, 'unreadable'],
    ]);
    expect(report.warnings.join()).toContain('合计无法核对');
  });

  it('reads hidden rows and says how many', () => {
    const { ledger, report } = readSheet('finance', [HEADER, line(1), line(2)], { hiddenRows: [3] });
    expect(ledger.count).toBe(2);
    expect(report.warnings).toEqual(['有 1 行是隐藏行，照常读入']);
  });
});

describe('what stands outside the table', () => {
  const read = (options: Parameters<typeof readSheet>[2], ...titles: Cell[][]) =>
    linesOf(readSheet('finance', [...titles, HEADER, line(1), line(2)], options).ledger)[0]!;

  it.each([
    ['柳树镇', '柳树镇'],
    [' 柳树镇 ', '柳树镇'],
    ['柳树镇（农村）', '柳树镇'],
    ['柳树镇4月', '柳树镇'],
    ['1柳树镇', '柳树镇'],
    ['1.柳树镇', '柳树镇'],
    ['柳树乡农村低保', '柳树乡'],
    ['和平街道办事处', '和平街道办事处'],
    ['和平街道', '和平街道'],
    ['红旗农场', '红旗农场'],
    ['Sheet1', ''],
    ['城镇低保', ''],
    ['城乡低保', ''],
    ['乡镇汇总', ''],
    ['全镇', ''],
    ['农村', ''],
  ])('the sheet’s name %s names the township %s', (sheet, township) => {
    expect(read({ sheet }).township).toBe(township);
  });

  it.each([
    ['填报单位：柳树镇人民政府', '柳树镇'],
    ['单位:柳树镇', '柳树镇'],
    ['乡镇：柳树镇', '柳树镇'],
    ['某县柳树镇2026年4月农村低保金发放花名册', '柳树镇'],
    ['柳树镇农村低保花名册', '柳树镇'],
    ['某县2026年4月城镇居民最低生活保障金发放表', ''],
    ['某县城乡低保金发放表', ''],
    ['各乡镇低保金汇总', ''],
  ])('the title %s names the township %s', (text, township) => {
    expect(read({}, title(text)).township).toBe(township);
  });

  it('the file’s name names the township where nothing else does', () => {
    expect(read({ file: '柳树镇4月低保请款明细.xlsx' }).township).toBe('柳树镇');
    expect(read({ file: '4月/柳树镇低保.xlsx' }).township).toBe('柳树镇');
    expect(read({ file: '城镇低保.xlsx' }).township).toBe('');
    expect(read({ file: '柳树镇.xlsx', sheet: '杨树乡' }).township).toBe('杨树乡');
  });

  it.each([
    ['某县农村低保金发放表', 2],
    ['某县城市低保金发放表', 1],
    ['某县城乡低保金发放表', 0],
    ['某县城镇最低生活保障金发放表', 1],
    ['农商银行代发清单', 0],
  ])('the title %s tells the category', (text, category) => {
    expect(read({}, title(text)).category).toBe(category);
  });
});

describe('headers of several rows', () => {
  const GROUPS: Cell[][] = [
    ['序号', '户主姓名', '身份证号', '保障人数', null, null, '领取金额', null, null, null, null, '领款人签字(章)'],
    [null, null, null, '合计', '分解', null, '合计', '分解', null, null, null, null],
    [
      null,
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
    ],
  ];
  const ROWS: Cell[][] = [
    [1, '王某', idOf(1), 3, 1, 1, 560, 400, 60, 0, 100, null],
    [2, '李某', idOf(2), 2, 0, 0, 400, 400, 0, 0, 0, null],
  ];
  const MERGES = ['A1:A3', 'B1:B3', 'C1:C3', 'D1:F1', 'D2:D3', 'E2:F2', 'G1:K1', 'G2:G3', 'H2:K2', 'L1:L3'].map(
    mergeOf,
  );

  it.each([
    ['known', MERGES],
    ['unknown', []],
  ])('the real example of a village list is read with merges %s', (_, merges) => {
    const { ledger, report } = readSheet('finance', [title('城保名册').slice(0, 1), ...GROUPS, ...ROWS], { merges });
    expect(report.headerRows).toEqual([2, 3, 4]);
    expect(linesOf(ledger)).toMatchObject([
      { id: idOf(1), fen: 56_000, classFen: 16_000, headcount: 3 },
      { id: idOf(2), fen: 40_000, classFen: 0, headcount: 2 },
    ]);
    expect(report.warnings).toEqual([]);
    expect(isAccountedFor(report)).toBe(true);
  });

  it('a group that is summed up does not count its parts twice', () => {
    const { ledger } = readSheet('finance', [
      ['户主姓名', '身份证号', '保障金', '分类施保', null, null, '合计'],
      [null, null, null, '老年人补助', '重残补助', '小计', null],
      ['王某', idOf(1), 300, 50, 54, 104, 404],
      ['李某', idOf(2), 300, 0, 0, 0, 300],
    ]);
    expect(linesOf(ledger)).toMatchObject([
      { fen: 40_400, classFen: 10_400 },
      { fen: 30_000, classFen: 0 },
    ]);
  });
});

describe('columns of money', () => {
  const read = (header: string[], ...rows: Cell[][]) => {
    const { ledger, report } = readSheet('finance', [header, ...rows]);
    return { fens: fens(ledger), report, lines: linesOf(ledger) };
  };

  it('without a total the parts are added up', () => {
    const { fens: found } = read(
      ['户主姓名', '身份证号', '保障金', '分类施保金'],
      ['王某', idOf(1), 300, 104],
      ['李某', idOf(2), 300, null],
    );
    expect(found).toEqual([40_400, 30_000]);
  });

  it('what is deducted is taken off where there is no total', () => {
    const { fens: found } = read(
      ['户主姓名', '身份证号', '保障金', '补发金额', '扣发金额'],
      ['王某', idOf(1), 300, 50, 100],
      ['李某', idOf(2), 300, null, -100],
      ['张某', idOf(3), 300, null, null],
    );
    expect(found).toEqual([25_000, 20_000, 30_000]);
  });

  it('an empty total column is no amount where the parts are filled', () => {
    const { fens: found } = read(
      ['户主姓名', '身份证号', '保障金', '分类施保金', '合计'],
      ['王某', idOf(1), 300, 104, null],
      ['李某', idOf(2), 300, 0, null],
    );
    expect(found).toEqual([40_400, 30_000]);
  });

  it('应发 is what is requested, 实发 what is paid', () => {
    const header = ['户主姓名', '银行账号', '应发金额', '实发金额'];
    const rows = [
      ['王某', accountOf(1), 300, 250],
      ['李某', accountOf(2), 300, 300],
    ];
    expect(fens(readSheet('finance', [header, ...rows]).ledger)).toEqual([30_000, 30_000]);
    expect(fens(readSheet('bank', [header, ...rows]).ledger)).toEqual([25_000, 30_000]);
  });

  it('a quarter’s total is base times months', () => {
    const { report } = read(
      ['户主姓名', '身份证号', '月保障金', '分类施保金', '发放月数', '合计'],
      ['王某', idOf(1), 300, 100, 3, 1200],
      ['李某', idOf(2), 300, 0, 3, 900],
    );
    expect(report.warnings).toEqual([]);
  });
});
