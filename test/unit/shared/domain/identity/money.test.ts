import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatYuan, formatYuanGrouped, readMoney } from '../../../../../shared/domain/identity/money.ts';
import { capitalsOf } from '../../../../../shared/domain/identity/money-capitals.ts';
import { readMoneyUnit } from '../../../../../shared/domain/identity/money-unit.ts';
import { CellKind } from '../../../../../shared/domain/ledger/source-row.ts';

const { text, number } = CellKind;
const anyFen = fc.maxSafeInteger();

describe('reading an amount', () => {
  test.each([
    ['123.45', 12_345, []],
    ['0', 0, []],
    ['585', 58_500, []],
    ['5.5', 550, []],
    ['5.0000', 500, []],
    ['.5', 50, []],
    ['5.', 500, []],
    ['1,234.50', 123_450, ['thousands-separator']],
    ['１，２３４．５０', 123_450, ['full-width', 'thousands-separator']],
    ['￥1234.5', 123_450, ['full-width', 'currency-sign']],
    ['¥ 100', 10_000, ['spaces-removed', 'currency-sign']],
    ['RMB100', 10_000, ['currency-sign']],
    ['100元', 10_000, ['currency-sign']],
    ['100圆整', 10_000, ['currency-sign']],
    ["'100", 10_000, ['apostrophe-removed']],
    ['-5', -500, []],
    ['−5', -500, ['sign-unified']],
    ['+5', 500, ['sign-unified']],
    ['(123.45)', -12_345, ['sign-unified']],
    ['（123.45）', -12_345, ['full-width', 'sign-unified']],
    ['123.45-', -12_345, ['sign-unified']],
    ['-0.00', 0, []],
    ['1.2E+3', 120_000, ['scientific-notation']],
    ['1893.9999999', 189_400, ['float-noise']],
    ['0.30000000000000004', 30, ['float-noise']],
    ['4.5474735088646412E-13', 0, ['scientific-notation', 'float-noise']],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER, []],
  ])('%s is %i fen', (cell, fen, changes) => {
    expect(readMoney(cell, text, 'yuan')).toEqual({ fen, state: 'ok', changes });
    expect(Object.is(readMoney(cell, text, 'yuan').fen, -0)).toBe(false);
  });

  test.each(['', ' ', '-', '—', '－', '/', '无', '¥-', '\u3000'])('%j is blank, which is not zero', (cell) => {
    expect(readMoney(cell, text, 'yuan')).toMatchObject({ fen: null, state: 'blank' });
  });

  test.each([
    '1,23',
    '1,2345',
    ',123',
    '1234,567',
    '123,45',
    '12.345',
    '1.999',
    '1.2.3',
    '--5',
    '(-5)',
    '(5',
    '5)',
    '-5-',
    '$5',
    '1.5万',
    '壹佰元',
    'abc',
    '#N/A',
    '90071992547409.92',
    '1E+400',
    '5元5',
    '1e',
    '.',
    '1 000,5',
    '9'.repeat(500),
  ])('%s is no amount', (cell) => {
    expect(readMoney(cell, text, 'yuan')).toMatchObject({ fen: null, state: 'invalid' });
  });

  test('a date, a truth value or an error is no amount', () => {
    for (const kind of [CellKind.date, CellKind.boolean, CellKind.error])
      expect(readMoney('2026-04-01', kind, 'yuan').state).toBe('invalid');
  });

  test('the unit of the column counts', () => {
    expect(readMoney('12345', text, 'fen').fen).toBe(12_345);
    expect(readMoney('12345.00', number, 'fen').fen).toBe(12_345);
    expect(readMoney('123.45', text, 'fen').state).toBe('invalid');
    expect(readMoney('1.234567', text, 'wan-yuan').fen).toBe(1_234_567);
    expect(readMoney('1.2345678', text, 'wan-yuan').state).toBe('invalid');
    expect(readMoney('0.063200000000000006', number, 'wan-yuan')).toMatchObject({
      fen: 63_200,
      changes: ['float-noise'],
    });
  });

  test('yuan written into a column of another unit is a contradiction, not a guess', () => {
    expect(readMoney('123元', text, 'fen').state).toBe('invalid');
  });

  test('what is written is read back, plain and grouped', () => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        expect(readMoney(formatYuan(fen), text, 'yuan').fen).toBe(fen);
        expect(readMoney(formatYuanGrouped(fen), text, 'yuan').fen).toBe(fen);
        expect(readMoney(formatYuan(fen), text, 'yuan').changes).toEqual([]);
      }),
    );
  });

  test('what a spreadsheet stores for a sum of amounts is the sum, noise and all', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(amounts, (fens) => {
        const stored = String(fens.reduce((sum, fen) => sum + fen / 100, 0));
        expect(readMoney(stored, number, 'yuan').fen).toBe(fens.reduce((sum, fen) => sum + fen, 0));
      }),
    );
  });

  test('any text at all gives an answer', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+(]?[\d.,eE]{0,30}[-)元]?$/)), (cell) => {
        const { fen, state } = readMoney(cell, text, 'yuan');
        expect(state === 'ok' ? Number.isSafeInteger(fen) : fen === null).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('writing an amount', () => {
  test.each([
    [123_450, '1234.50', '1,234.50'],
    [0, '0.00', '0.00'],
    [-5, '-0.05', '-0.05'],
    [-12_345_678, '-123456.78', '-123,456.78'],
    [100_000, '1000.00', '1,000.00'],
    [99_999, '999.99', '999.99'],
    [-99_999, '-999.99', '-999.99'],
  ])('%i fen', (fen, plain, grouped) => {
    expect(formatYuan(fen)).toBe(plain);
    expect(formatYuanGrouped(fen)).toBe(grouped);
  });

  // The examples of 正确填写票据和结算凭证的基本规定, then its rules at the edges.
  test.each([
    [140_950, '壹仟肆佰零玖元伍角整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [168_032, '壹仟陆佰捌拾元零叁角贰分'],
    [10_700_053, '壹拾万柒仟元零伍角叁分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [32_504, '叁佰贰拾伍元零肆分'],
    [123_450, '壹仟贰佰叁拾肆元伍角整'],
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角整'],
    [1_000, '壹拾元整'],
    [100_000_000, '壹佰万元整'],
    [10_000_050_000, '壹亿零伍佰元整'],
    [100_100_000_000, '壹拾亿零壹佰万元整'],
    [-58_500, '负伍佰捌拾伍元整'],
  ])('%i fen in capitals is %s', (fen, capitals) => {
    expect(capitalsOf(fen)).toBe(capitals);
  });

  test('capitals say exactly the amount', () => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        expect(fenOfCapitals(capitalsOf(fen))).toBe(fen);
      }),
    );
  });
});

describe('the unit a text names', () => {
  test.each([
    ['单位：元', 'yuan'],
    ['单 位 : 万元', 'wan-yuan'],
    ['金额(分)', 'fen'],
    ['户月保障金额（元/月）', 'yuan'],
    ['单位：户、人、元', 'yuan'],
    ['金额（单位：分）', 'fen'],
    ['填报单位：柳树镇  2026年4月  单位：元', 'yuan'],
    ['金额单位：人民币元', 'yuan'],
    ['万元', 'wan-yuan'],
    ['分类施保', null],
    ['单位：千元', null],
    ['单位：元、分', null],
    ['填报单位：柳树镇民政办', null],
    ['', null],
  ])('%s: %s', (cell, unit) => {
    expect(readMoneyUnit(cell)).toBe(unit);
  });
});

/** Reads capitals the plain way, for the round trip only. */
function fenOfCapitals(capitals: string): number {
  const places: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 };
  let total = 0;
  let group = 0;
  let digit = 0;
  let fen = 0;
  for (const character of capitals) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(character);
    if (value >= 0) digit = value;
    else if (character in places) [group, digit] = [group + digit * places[character]!, 0];
    else if (character === '万') [total, group, digit] = [total + (group + digit) * 1e4, 0, 0];
    else if (character === '亿') [total, group, digit] = [(total + group + digit) * 1e8, 0, 0];
    else if (character === '元') [fen, total, group, digit] = [(total + group + digit) * 100, 0, 0, 0];
    else if (character === '角') [fen, digit] = [fen + digit * 10, 0];
    else if (character === '分') [fen, digit] = [fen + digit, 0];
  }
  return capitals.startsWith('负') ? -fen : fen;
}
