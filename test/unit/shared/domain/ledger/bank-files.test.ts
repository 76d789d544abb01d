import { describe, expect, it } from 'vitest';
import { accountOf, idOf, isAccountedFor, linesOf, readSheet, readText } from './read-sheet.ts';

const NAMES = ['王某', '李某某', '欧阳某', '单小计', '王总', '钱某', '孙某', '周某'];
const HEADER = '序号|账号|户名|金额|摘要';

const fen = (result: ReturnType<typeof readText>) => linesOf(result.ledger).map((line) => line.fen);
/** A passbook account of a rural credit union: digits without a check digit, `length` of them. */
const passbook = (n: number, length = 13): string => `1${String(n).padStart(length - 1, '0')}`;

/** `yuan[i]` as the amount of detail i. */
const details = (amounts: readonly string[], account = accountOf): string[] =>
  amounts.map((amount, i) => `${i + 1}|${account(i + 1)}|${NAMES[i % NAMES.length]}|${amount}|低保金`);

describe('summaries', () => {
  const lines = details(['300.00', '404.50', '604.00']);

  it.each([
    ['P|3|1308.50', 'before the header'],
    ['PO|3|1308.5|', 'before the header, terminated'],
    ['20260430|3|1,308.50|', 'behind a date'],
    ['3|1308.50|某县民政局|01|', 'with the office behind'],
    ['P|3|1308.50|||', 'padded to the width of the table'],
    ['总笔数：3|总金额：1308.50元', 'with words in the cells'],
    ['总笔数|3|总金额|1308.50', 'with words in cells of their own'],
    ['合计：3笔，1308.50元', 'in one cell'],
  ])('%s (%s) is a control total in the first and in the last line', (summary) => {
    for (const file of [
      [summary, HEADER, ...lines],
      [HEADER, ...lines, summary],
      [HEADER, ...lines, summary, '########'],
      [summary, '', HEADER, ...lines, ''],
    ]) {
      const { ledger, report } = readText('bank', file);
      expect(ledger.count, file.join('\n')).toBe(3);
      expect(report.controlTotals, file.join('\n')).toMatchObject([
        { declaredCount: 3, declaredFen: 130_850, agrees: true },
      ]);
      expect(report.setAside.subtotal).toBe(1);
      expect(isAccountedFor(report)).toBe(true);
    }
  });

  it('a wrong sum is a fault, and so is a wrong count', () => {
    for (const summary of ['P|3|1308.51', 'P|4|1308.50']) {
      const { report } = readText('bank', [summary, HEADER, ...lines]);
      expect(report.controlFaults).toMatchObject([{ row: 1, actualFen: 130_850, actualCount: 3 }]);
      expect(readText('bank', [HEADER, ...lines, summary]).report.controlFaults).toMatchObject([{ row: 5 }]);
    }
  });

  it('without a summary nothing is checked and nothing is missing', () => {
    const { ledger, report } = readText('bank', [HEADER, ...lines]);
    expect(report).toMatchObject({ controlTotals: [], controlFaults: [], warnings: [], rowsAccepted: 3 });
    expect(linesOf(ledger)[0]).toMatchObject({
      seq: '1',
      account: accountOf(1),
      name: '王某',
      fen: 30_000,
      item: 'base',
    });
  });

  it('a detail with a short passbook number is no summary', () => {
    const short = details(['300.00', '404.50', '604.00'], passbook);
    for (const width of [10, 12, 13]) {
      const file = [HEADER, ...details(['300.00', '404.50', '604.00'], (n) => passbook(n, width))];
      expect(readText('bank', file).ledger.count, String(width)).toBe(3);
    }
    expect(readText('bank', ['P|3|1308.50', ...short]).report).toMatchObject({ rowsAccepted: 3, controlFaults: [] });
    expect(readText('bank', short).report).toMatchObject({ rowsAccepted: 3, controlTotals: [] });
  });

  it('a short passbook number before a name and an amount alone is no summary', () => {
    const file = ['1|1234567890|300.00|王某', '2|1234567891|404.50|李某某', '3|1234567892|604.00|孙某'];
    expect(readText('bank', file).report).toMatchObject({ rowsAccepted: 3, controlTotals: [] });
  });

  it('is found in a workbook too', () => {
    const { report } = readSheet('bank', [
      ['总笔数', 2, '总金额', 704.5, null],
      ['序号', '账号', '户名', '金额', '摘要'],
      [1, accountOf(1), '王某', 300, ''],
      [2, accountOf(2), '李某', 404.5, ''],
    ]);
    expect(report.controlTotals).toMatchObject([{ declaredCount: 2, declaredFen: 70_450, agrees: true }]);
  });

  it('is found in the last row of a workbook, without words', () => {
    const { ledger, report } = readSheet('bank', [
      ['序号', '账号', '户名', '金额', '摘要'],
      [1, accountOf(1), '王某', 300, ''],
      [2, accountOf(2), '李某', 404.5, ''],
      ['P', 2, 704.5, null, null],
    ]);
    expect(ledger.count).toBe(2);
    expect(report.controlTotals).toMatchObject([{ row: 4, declaredCount: 2, declaredFen: 70_450, agrees: true }]);
  });

  it('a date above the header of a workbook is no summary', () => {
    const { report } = readSheet('bank', [
      ['制表日期', '2026年4月30日', null, null, null],
      ['某县农村信用社代发清单', null, null, null, null],
      ['序号', '账号', '户名', '金额', '摘要'],
      [1, accountOf(1), '王某', 300, ''],
      [2, accountOf(2), '李某', 404.5, ''],
    ]);
    expect(report).toMatchObject({ controlTotals: [], controlFaults: [], rowsAccepted: 2 });
  });
});

describe('yuan and fen', () => {
  it('details in fen under a summary in yuan are read as fen', () => {
    for (const file of [
      ['P|3|1308.50', HEADER, ...details(['30000', '40450', '60400'])],
      [HEADER, ...details(['30000', '40450', '60400']), 'P|3|1308.50'],
    ]) {
      const { report, amountsInFen } = readText('bank', file);
      expect(amountsInFen).toBe(true);
      expect(report).toMatchObject({ unit: 'fen', controlFaults: [], warnings: [expect.stringContaining('分')] });
    }
  });

  it('a total below in yuan tells it as well', () => {
    const { report, amountsInFen } = readText('bank', [
      HEADER,
      ...details(['30000', '40450', '60400']),
      '合计|||1308.50|',
    ]);
    expect(amountsInFen).toBe(true);
    expect(report).toMatchObject({ unit: 'fen', controlFaults: [], rowsAccepted: 3 });
  });

  it('a summary in fen over details in yuan agrees', () => {
    const result = readText('bank', ['P|3|130850', HEADER, ...details(['300.00', '404.50', '604.00'])]);
    expect(result.amountsInFen).toBe(false);
    expect(fen(result)).toEqual([30_000, 40_450, 60_400]);
    expect(result.report.controlFaults).toEqual([]);
  });

  it('details in fen as the header says are read so, and the summary is settled', () => {
    const header = '序号|账号|户名|金额(分)|摘要';
    for (const summary of ['P|3|1308.50', 'P|3|130850']) {
      const result = readText('bank', [summary, header, ...details(['30000', '40450', '60400'])]);
      expect(fen(result)).toEqual([30_000, 40_450, 60_400]);
      expect(result.report).toMatchObject({ controlFaults: [], unit: 'fen' });
      expect(result.amountsInFen).toBe(false);
    }
  });

  it('details and summary both in fen cannot be told: nothing is guessed, but it is said', () => {
    const result = readText('bank', ['P|3|9013085', HEADER, ...details(['30000', '4045', '604000', '8375040'])]);
    expect(fen(result)).toEqual([3_000_000, 404_500, 60_400_000, 837_504_000]);
    expect(result.amountsInFen).toBe(false);
    expect(result.report.warnings.join()).toContain('以分为单位');
    expect(readText('bank', [HEADER, ...details(['30000', '40450', '60400'])]).report.warnings.join()).toContain(
      '以分为单位',
    );
  });

  it('large amounts are not suspected of being fen where decimals, the header or a half of ordinary amounts speak against it', () => {
    expect(readText('bank', [HEADER, ...details(['30000.00', '40450.00', '60400.00'])]).report.warnings).toEqual([]);
    expect(
      readText('bank', ['序号|账号|户名|金额(元)|摘要', ...details(['30000', '40450', '60400'])]).report.warnings,
    ).toEqual([]);
    expect(readText('bank', [HEADER, ...details(['300', '404', '60400', '4999'])]).report.warnings).toEqual([]);
  });

  it('a unit row in 万元 is obeyed', () => {
    const { ledger, report } = readSheet('finance', [
      ['低保金拨款表', null, null],
      ['单位：万元', null, null],
      ['户主姓名', '身份证号', '金额'],
      ['王某', idOf(1), 0.03],
      ['李某', idOf(2), 0.0404],
    ]);
    expect(linesOf(ledger).map((line) => line.fen)).toEqual([30_000, 40_400]);
    expect(report.warnings.join()).toContain('万元');
  });
});

describe('files without a header', () => {
  const permuted = [
    { order: [0, 1, 2, 3, 4], what: 'as banks have it' },
    { order: [4, 3, 2, 1, 0], what: 'turned round' },
    { order: [2, 4, 1, 0, 3], what: 'mixed' },
  ];
  it.each(permuted)('are told by content, $what', ({ order }) => {
    const rows = details(['300.00', '404.50', '604.00', '300.00', '500']).map((line) => {
      const cells = line.split('|');
      return order.map((i) => cells[i]).join('|');
    });
    const { ledger, report } = readText('bank', rows);
    expect(linesOf(ledger).map(({ account, name, fen }) => [account, name, fen])).toEqual([
      [accountOf(1), '王某', 30_000],
      [accountOf(2), '李某某', 40_450],
      [accountOf(3), '欧阳某', 60_400],
      [accountOf(4), '单小计', 30_000],
      [accountOf(5), '王总', 50_000],
    ]);
    expect(report.warnings.join()).toContain('没有表头');
  });

  it('the bank’s name, its number and a date are no person, no account and no amount', () => {
    const rows = ['300.00', '404.50', '604.00', '300.00'].map(
      (amount, i) =>
        `20260430|${i + 1}|402236000011|某县农村信用社|${accountOf(i + 1)}|${NAMES[i]}|${amount}|柳树镇|低保金|`,
    );
    const { ledger } = readText('bank', rows);
    expect(linesOf(ledger).map(({ account, name, fen }) => [account, name, fen])).toEqual([
      [accountOf(1), '王某', 30_000],
      [accountOf(2), '李某某', 40_450],
      [accountOf(3), '欧阳某', 60_400],
      [accountOf(4), '单小计', 30_000],
    ]);
  });

  it('the layout of 民生银行: first line, eight fields, ######## at the end', () => {
    const rows = ['30000', '40450', '60400'].map(
      (amount, i) => `${i + 1}|${accountOf(i + 1)}|${NAMES[i]}|402236000011|某县农村信用社|${amount}|低保|`,
    );
    const { report, amountsInFen } = readText('bank', ['PO|3|1308.50', ...rows, '########']);
    expect(report).toMatchObject({ rowsAccepted: 3, controlFaults: [] });
    expect(amountsInFen).toBe(true);
    expect(isAccountedFor(report)).toBe(true);
  });

  it('identity numbers are no accounts', () => {
    const rows = ['300.00', '404.50', '604.00'].map((amount, i) => `${idOf(i)}|${NAMES[i]}|${accountOf(i)}|${amount}`);
    expect(linesOf(readText('bank', rows).ledger)[1]).toMatchObject({
      id: idOf(1),
      account: accountOf(1),
      fen: 40_450,
    });
  });

  it('two columns that may both be the amount are not guessed between', () => {
    const rows = ['300.00', '404.50', '604.00'].map(
      (amount, i) => `${accountOf(i)}|${NAMES[i]}|${amount}|${i + 4}00.50`,
    );
    expect(readText('bank', rows).report.problem).toMatchObject({ code: 'E_NO_HEADER' });
  });

  it('columns may be named by number', () => {
    const rows = ['300.00', '404.50', '604.00'].map(
      (amount, i) => `${accountOf(i)}|${NAMES[i]}|${amount}|${i + 4}00.50`,
    );
    const { ledger } = readText('bank', rows, '|', {
      mapping: { headerRows: [], columns: { acct_no: 1, head_name: 2, total_amount: 4 } },
    });
    expect(linesOf(ledger).map((line) => line.fen)).toEqual([40_050, 50_050, 60_050]);
  });

  it('lists of the other ledgers are never told by content', () => {
    const rows = details(['300.00', '404.50']);
    expect(readText('approval', rows).report.problem).toMatchObject({ code: 'E_NO_HEADER' });
  });

  it('fixed width: cells padded with blanks', () => {
    const rows = ['300.00', '404.50', '604.00'].map((amount, i) => [
      String(i + 1).padStart(6, '0'),
      accountOf(i).padEnd(30),
      `${NAMES[i]}　　`,
      amount.padStart(15),
    ]);
    const { ledger } = readSheet('bank', rows, { isText: true });
    expect(linesOf(ledger).map(({ account, name, fen, seq }) => [account, name, fen, seq])).toEqual([
      [accountOf(0), '王某', 30_000, '000001'],
      [accountOf(1), '李某某', 40_450, '000002'],
      [accountOf(2), '欧阳某', 60_400, '000003'],
    ]);
  });
});

describe('result files', () => {
  const outcomes = (result: ReturnType<typeof readText>) => linesOf(result.ledger).map(({ outcome }) => outcome);
  const rows = (results: readonly string[]) =>
    results.map((result, i) => `${i + 1}|${accountOf(i)}|${NAMES[i]}|300.00|${result}`);

  it('status and reason are read from their columns', () => {
    const result = readText('bank-return', [
      '序号|账号|户名|金额|状态|失败原因',
      ...rows(['成功|', '失败|账号户名不符', '未成功|账户已销户', '退汇|账户状态错误', '处理中|', '成功|只收不付']),
    ]);
    expect(outcomes(result)).toEqual(['credited', 'failed', 'failed', 'returned', 'pending', 'credited']);
    expect(result.ledger.bankWords.map(({ line, category }) => [line, category])).toEqual([
      [1, 'NAME_MISMATCH'],
      [2, 'CLOSED'],
      [3, 'FROZEN'],
      [4, 'RETRY'],
    ]);
  });

  it('a single column of results is enough, whatever it is called', () => {
    for (const header of ['处理结果', '状态', '返回信息', '备注']) {
      const result = readText('bank-return', [
        `序号|账号|户名|金额|${header}`,
        ...rows(['成功', '成功', '账号户名不符', '成功']),
      ]);
      expect(outcomes(result), header).toEqual(['credited', 'credited', 'failed', 'credited']);
    }
  });

  it('without a header results are told by content', () => {
    expect(outcomes(readText('bank-return', rows(['成功|', '失败|账号户名不符', '成功|', '成功|'])))).toEqual([
      'credited',
      'failed',
      'credited',
      'credited',
    ]);
    expect(outcomes(readText('bank-return', rows(['0000|', '3031|账号户名不符', '0000|', '0000|'])))).toEqual([
      'credited',
      'failed',
      'credited',
      'credited',
    ]);
  });

  it('a result file without results is refused: it says nothing of any payment', () => {
    expect(readText('bank-return', [HEADER, ...rows(['', '', ''])]).report.problem).toMatchObject({
      code: 'E_NO_COLUMN',
    });
    expect(readText('bank-return', rows(['', '', ''])).report.problem).not.toBeNull();
  });

  it('success codes of the mapping file are obeyed', () => {
    const result = readText('bank-return', ['序号|账号|户名|金额|返回码', ...rows(['1', '9', '1'])], '|', {
      mapping: { successCodes: ['1'] },
    });
    expect(outcomes(result)).toEqual(['credited', 'failed', 'credited']);
  });
});
