import { describe, expect, it } from 'vitest';
import { type PlainPlan, PlainRole } from '../../../../../shared/domain/plain/plain-plan.ts';
import { RECORD_WORDS, townshipOfTraits, Word } from '../../../../../shared/domain/plain/plain-record.ts';
import { PlainScanner, SLACK_BYTES } from '../../../../../shared/domain/plain/plain-scanner.ts';
import { householdAt, planCounty } from '../../../../../shared/domain/sample/household.ts';

const { other, id, name, account, township, headcount, total, base, supplement, status } = PlainRole;
const PLAN: PlainPlan = {
  delimiter: 0x2c,
  roles: [other, township, name, id, headcount, base, supplement, total, account, status],
  hasTotal: true,
  checksParts: true,
  defaultTownship: '柳树镇',
  defaultCategory: 0,
  successCodes: [],
};
const county = planCounty(10, 1, '2026-04');
const CELLS = [
  '7',
  '红星镇',
  '王小明',
  householdAt(county, 1).idNumber,
  '2',
  '400.00',
  '100.50',
  '500.50',
  '6217995807845224251',
  '成功',
];
const NAMES = ['seq', 'township', 'name', 'id', 'headcount', 'base', 'supplement', 'total', 'account', 'status'];

function scan(text: string, plan = PLAN) {
  const bytes = Buffer.from(text);
  const chunk = Buffer.concat([bytes, Buffer.alloc(SLACK_BYTES)]);
  if (!text.endsWith('\n')) chunk[bytes.length] = 0x0a;
  const others: string[] = [];
  const scanner = new PlainScanner(
    plan,
    new Uint32Array(0),
    (cell) => Buffer.from(cell).toString(),
    (from, to) => others.push(chunk.subarray(from, Math.min(to, bytes.length)).toString()),
  );
  scanner.scan(chunk, bytes.length, 0);
  return { plain: scanner.records.length / RECORD_WORDS, others, scanner };
}

const row = (cells: Readonly<Record<string, string>> = {}): string =>
  CELLS.map((cell, i) => cells[NAMES[i]!] ?? cell).join(',');

describe('PlainScanner', () => {
  it('takes a plain row down exactly', () => {
    const { scanner } = scan(`${row()}\r\n`);
    const [high, low, ...rest] = scanner.records;
    expect(`${high}${String(low).padStart(8, '0')}`).toBe(CELLS[3]!.slice(0, 17));
    expect(rest.slice(0, 3)).toEqual([621799580, 784522425, 1]);
    expect(scanner.records[Word.fen]).toBe(50050);
    expect(scanner.townships[townshipOfTraits(scanner.records[Word.traits]!)]).toBe('红星镇');
    expect(scanner.takeSum()).toEqual({ lines: 1, fen: 50050, unreadable: 0, allWholeYuan: false, large: 0 });
    expect(scanner.takeSum().lines).toBe(0);
  });

  it.each([
    ['an empty township, which is the sheet’s', { township: '' }],
    ['a rare character', { name: '王𬭊' }],
    ['an unusual one', { name: '郭䶮' }],
    ['a dot between the parts of a name', { name: '买买提·孟和' }],
    ['eight characters', { name: '一二三四五六七八' }],
    ['no headcount', { headcount: '' }],
    ['no status', { status: '' }],
    ['whole yuan', { base: '400', supplement: '100.5' }],
    ['nothing for the supplement', { supplement: '', base: '500.50' }],
    ['an account of 8 digits', { account: '12345678' }],
    ['an account of 27 digits', { account: '123456789012345678901234567' }],
  ])('takes %s for plain', (_, cells) => {
    expect(scan(`${row(cells)}\n`)).toMatchObject({ plain: 1, others: [] });
  });

  it.each([
    ['a wrong check character', { id: `${CELLS[3]!.slice(0, 17)}?` }],
    ['a number in lower case', { id: '23990619951219075x' }],
    ['an impossible day of birth', { id: '239901199113320011' }],
    ['a space in a name', { name: '王 小明' }],
    ['a Latin letter in a name', { name: '王A' }],
    ['nine characters', { name: '一二三四五六七八九' }],
    ['a name that may be garbled', { name: '浣庝繚' }],
    ['a replaced character', { name: '锟斤拷' }],
    ['no name', { name: '' }],
    ['seven digits', { account: '1234567' }],
    ['twenty-eight digits', { account: '1234567890123456789012345678' }],
    ['an account a spreadsheet may have damaged', { account: '6217995807845220000' }],
    ['a letter in an account', { account: '621799580784522425A' }],
    ['parts that do not make the total', { base: '400.01' }],
    ['three decimals', { total: '500.500', base: '400.000' }],
    ['no amount', { total: '' }],
    ['a negative amount', { total: '-500.50' }],
    ['a failed payment', { status: '失败' }],
    ['three hundred persons', { headcount: '300' }],
    ['persons in words', { headcount: '2人' }],
  ])('hands out %s', (_, cells) => {
    const text = `${row(cells)}\n`;
    expect(scan(text)).toMatchObject({ plain: 0, others: [text] });
  });

  it('hands out short rows, blank rows and rows with a lone CR, and goes on behind them', () => {
    const odd = ['\n', '合计,,,\n', `${row().replace('7,', '7\r,')}\n`];
    expect(scan([row(), ...odd.map((line) => line.trimEnd()), row()].join('\n'))).toMatchObject({ plain: 2 });
    expect(scan(odd.join(''))).toMatchObject({ plain: 0, others: odd });
  });

  it('takes a last line without an end, and one with more cells than matter', () => {
    expect(scan(`${row()},more,and more`)).toMatchObject({ plain: 1, others: [] });
  });

  it('names no township that only rows handed out name', () => {
    const { scanner } = scan(`${row({ township: '白桦镇', name: '' })}\n${row()}\n`);
    expect(scanner.townships.filter((each) => each !== null)).toEqual(['红星镇']);
  });
});
