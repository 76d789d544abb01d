import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  maskCells,
  maskDigitRuns,
  maskNumberCell,
  NO_PERSONAL_COLUMNS,
} from '../../../../../shared/domain/identity/mask-cells.ts';

describe('masked texts', () => {
  it.each([
    ['239900195001011234', '239900********1234'],
    ['23990019500101123X', '239900********123X'],
    ['23990019500101123x', '239900********123x'],
    [
      '姓名王小明，身份证239900195001011234，电话13900001234。',
      '姓名王小明，身份证239900********1234，电话139****1234。',
    ],
    ['２３９９００１９５００１０１１２３４', '２３９９００********１２３４'],
    ['2399 0019 5001 0112 34', '2399 0************2 34'],
    ['6217990000012345678', '621799*********5678'],
    ['金额 1,234,567.89 元，共 1234 户，2026-04-20', '金额 1,234,567.89 元，共 1234 户，2026-04-20'],
    ['123456789', '123456789'],
    ['', ''],
  ])('%s → %s', (text, masked) => {
    expect(maskDigitRuns(text)).toBe(masked);
  });

  it('never show ten digits in a row, and keep their length', () => {
    const digitsAmongWords = fc
      .array(fc.oneof(fc.stringMatching(/^\d{1,25}$/), fc.constantFrom('王', '，', 'X', 'x', 'a', '-', '.', '\n')))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(digitsAmongWords, (text) => {
        const masked = maskDigitRuns(text);
        expect(masked).not.toMatch(/\d{10}/);
        expect(masked.length).toBe(text.length);
      }),
    );
  });
});

describe('a cell of numbers', () => {
  it.each([
    ['2.3990019500101E+17', '2.3990*********E+17'],
    ['239900195001011234；239900198001011235', '239900********1234；239900********1235'],
    [' 239900195001011234 ', ' 239900********1234 '],
    ['12345678', '********'],
    ['无', '*'],
    ['$&$1', '****'],
    ['', ''],
  ])('%s → %s', (cell, masked) => {
    expect(maskNumberCell(cell)).toBe(masked);
  });
});

describe('a row', () => {
  const cells = ['1', '欧阳小明', '2399001950', '张三丰', '备注：卡号6217990000012345678'];
  const personal = { numbers: new Set([2]), names: new Set([1]) };

  it('is masked by what its columns are, and by what looks like a number anywhere else', () => {
    expect(maskCells(cells, personal, false)).toEqual([
      '1',
      '欧阳小明',
      '23****1950',
      '张三丰',
      '备注：卡号621799*********5678',
    ]);
  });

  it('hides names where that is wanted, in the columns of names', () => {
    expect(maskCells(cells, personal, true)[1]).toBe('欧**明');
    expect(maskCells(cells, personal, true)[3]).toBe('张三丰');
  });

  it('of words (a header) is left alone but for long numbers', () => {
    expect(maskCells(['身份证号码', '2399001950'], NO_PERSONAL_COLUMNS, true)).toEqual(['身份证号码', '23****1950']);
  });
});
