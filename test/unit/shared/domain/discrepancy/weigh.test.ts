import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../../../../shared/domain/discrepancy/candidate.ts';
import { weigh, weighPairs } from '../../../../../shared/domain/discrepancy/weigh.ts';
import { accountOf, idOf } from '../../../../reference/clean-county.ts';

const ID = idOf(0);
const ACCOUNT = accountOf(0);

function candidate(change: Partial<Candidate> = {}): Candidate {
  return {
    key: 'approval:id:x',
    ledger: 'approval',
    household: 0,
    name: '张建国',
    idNumber: ID,
    idDamaged: false,
    account: ACCOUNT,
    accountDamaged: false,
    cert: 'C1',
    township: '柳树镇',
    village: '东村',
    amountFen: 30000,
    months: '2026-04',
    headcount: 2,
    rows: '审批.xlsx#表!2',
    ...change,
  };
}

/** What one field says of the approval's candidate and the bank's, of which this is different. */
function said(field: string, bank: Partial<Candidate>, approval: Partial<Candidate> = {}): readonly string[] {
  const evidence = weigh(candidate(approval), candidate({ ledger: 'bank', household: 1, ...bank }));
  const found = evidence.find((each) => each.field === field);
  return found === undefined ? [] : [found.speaks, found.sentence];
}

const replacedAt = (text: string, at: number, by: string): string => text.slice(0, at) + by + text.slice(at + 1);
const other = (digit: string): string => String((Number(digit) + 1) % 10);

test('candidates that say the same speak for one another in every field but the months', () => {
  const evidence = weigh(candidate(), candidate({ ledger: 'bank' }));
  expect(evidence.map(({ field, label, speaks }) => [field, label, speaks])).toEqual([
    ['name', '姓名', 'for'],
    ['id_number', '身份证号', 'for'],
    ['account', '账号', 'for'],
    ['cert', '低保证号', 'for'],
    ['village', '乡镇、村', 'for'],
    ['amount', '金额', 'for'],
    ['months', '所属月份', 'neither'],
    ['headcount', '保障人口', 'for'],
  ]);
});

test('what one has and the other lacks says nothing; what both lack is not spoken of', () => {
  const bare: Partial<Candidate> = { idNumber: '', cert: '', headcount: null, months: '', amountFen: null };
  expect(said('id_number', bare)).toEqual(['neither', '代发没有身份证号']);
  expect(said('amount', bare)).toEqual(['neither', '代发没有金额']);
  expect(said('cert', bare, { cert: '' })).toEqual([]);
});

describe('names', () => {
  test.each([
    ['张 建国', 'for', '姓名相同'],
    ['张建?', 'for', '有认不出的字，其余的字相同'],
    ['张建囯', 'neither', '姓名只差一个字'],
    ['张国建', 'neither', '姓名只差一个字'],
    ['张国', 'neither', '姓名只差一个字'],
    ['李秀英', 'against', '姓名不同'],
    ['张秀英', 'against', '姓名不同'],
    ['李秀英、张建国', 'for', '姓名相同'],
  ])('%s', (name, speaks, sentence) => expect(said('name', { name })).toEqual([speaks, sentence]));
});

describe('identity numbers', () => {
  const exchanged = ID.slice(0, 14) + ID[15] + ID[14] + ID.slice(16);
  const twice = replacedAt(replacedAt(ID, 3, other(ID[3]!)), 9, other(ID[9]!));
  const unlike = idOf(7);
  test.each([
    ['two neighbours exchanged', exchanged, 'for', '只有第 15、16 位颠倒'],
    ['one digit', replacedAt(ID, 9, other(ID[9]!)), 'for', '只有第 10 位不同'],
    ['one digit missing', ID.slice(0, 17), 'for', '有一方少一位，其余相同'],
    ['two digits', twice, 'against', '第 4、10 位不同'],
    ['another person', unlike, 'against', `共 ${[...ID].filter((digit, i) => digit !== unlike[i]).length} 位不同`],
    ['half a number', ID.slice(0, 9), 'against', '位数不同：18 位、9 位'],
  ])('%s', (_, idNumber, speaks, sentence) => expect(said('id_number', { idNumber })).toEqual([speaks, sentence]));

  test('of which a spreadsheet left the beginning', () => {
    expect(said('id_number', { idNumber: ID.slice(0, 15), idDamaged: true })).toEqual(['for', '残存的前 15 位相符']);
    expect(said('id_number', { idNumber: unlike.slice(0, 15), idDamaged: true })).toEqual([
      'against',
      '残存的前 15 位不符',
    ]);
  });

  test('are nowhere written out, nor is a name', () => {
    const texts = weigh(
      candidate(),
      candidate({ ledger: 'bank', name: '李四', idNumber: unlike, account: accountOf(5) }),
    );
    for (const { sentence } of texts) {
      expect(sentence).not.toMatch(/\d{6}/);
      expect(sentence).not.toMatch(/张建国|李四/);
    }
  });
});

test('accounts: the same, one digit apart, another, what survived, one of two', () => {
  expect(said('account', {})).toEqual(['for', '账号相同']);
  expect(said('account', { account: replacedAt(ACCOUNT, 4, other(ACCOUNT[4]!)) })).toEqual([
    'neither',
    '只有第 5 位不同',
  ]);
  expect(said('account', { account: accountOf(5) })[0]).toBe('against');
  expect(said('account', { account: `${accountOf(5)}、${ACCOUNT}` })).toEqual(['for', '账号相同']);
  expect(said('account', { account: ACCOUNT.slice(0, 12), accountDamaged: true })).toEqual([
    'for',
    '残存的前 12 位相符',
  ]);
});

test('places: spelled otherwise is the same, another village or township is not', () => {
  expect(said('village', { township: '柳树镇人民政府', village: '柳树镇东村村委会' })).toEqual([
    'for',
    '同一乡镇同一村',
  ]);
  expect(said('village', { village: '西村' })).toEqual(['against', '村不同：东村、西村']);
  expect(said('village', { township: '红星乡' })).toEqual(['against', '乡镇不同：柳树镇、红星乡']);
  expect(said('village', { village: '' })).toEqual(['neither', '同一乡镇，有一方没有写村']);
  expect(said('village', { township: '' })).toEqual(['for', '村相同']);
});

test('amounts, months, headcounts and certificates that differ speak against', () => {
  expect(said('amount', { amountFen: 90000 })).toEqual(['against', '金额相差 600.00 元，正好 3 倍']);
  expect(said('amount', { amountFen: 30100 })).toEqual(['against', '金额相差 1.00 元']);
  expect(said('months', { months: '2026-03起3个月' })).toEqual(['against', '所属月份不同：2026-04、2026-03起3个月']);
  expect(said('headcount', { headcount: 3 })).toEqual(['against', '保障人口不同：2 人、3 人']);
  expect(said('cert', { cert: 'C2' })).toEqual(['against', '低保证号不同']);
});

test('weighing is the same the other way round but for the order of what it lists', () => {
  const [a, b] = [
    candidate(),
    candidate({ ledger: 'bank', name: '张国', idNumber: ID.slice(0, 17), amountFen: 60000 }),
  ];
  const speaks = (one: Candidate, two: Candidate) => weigh(one, two).map((each) => [each.field, each.speaks]);
  expect(speaks(b, a)).toEqual(speaks(a, b));
});

test('pairs are of different ledgers and different households, and not more than asked for', () => {
  const all = [
    candidate({ household: 0 }),
    candidate({ household: 0, ledger: 'finance' }),
    candidate({ household: 1, ledger: 'bank' }),
    candidate({ household: 2, ledger: 'bank' }),
  ];
  expect(weighPairs(all).map(({ a, b }) => [a, b])).toEqual([
    [0, 2],
    [0, 3],
    [1, 2],
    [1, 3],
  ]);
  expect(weighPairs(all, 3)).toHaveLength(3);
});
