import { describe, expect, it } from 'vitest';
import { movedFormula, movedRanges } from '../../../../../electron/formats/template/shift-rows.ts';

const ADDED = [{ at: 6, extra: 3 }];
const moved = (formula: string, copied: { from: number; to: number } | null = null): string =>
  movedFormula(formula, (sheet) => (sheet === null || sheet === '表 1' ? ADDED : []), copied);

describe('ranges', () => {
  it.each([
    ['A5', 'A5'],
    ['A6', 'A6'],
    ['A7', 'A10'],
    ['A1:G14', 'A1:G17'],
    ['B6:B6', 'B6:B9'],
    ['A7:C9 E1', 'A10:C12 E1'],
    ['$A$7:$B$8', '$A$10:$B$11'],
  ])('%s becomes %s where three rows were put in behind row 6', (before, after) => {
    expect(movedRanges(before, ADDED)).toBe(after);
  });

  it('move by all rows put in above them', () => {
    expect(movedRanges('A20:A30', [...ADDED, { at: 25, extra: 2 }])).toBe('A23:A35');
  });
});

describe('formulas', () => {
  it.each([
    ['SUM(E6:E6)', 'SUM(E6:E9)'],
    ['SUM($E$6:$E$6)', 'SUM($E$6:$E$9)'],
    ['E5*2+E7', 'E5*2+E10'],
    ["'表 1'!B8+其他表!B8", "'表 1'!B11+其他表!B8"],
    ['IF(A7="A7",LOG10(B7),名称A7)', 'IF(A10="A7",LOG10(B10),名称A7)'],
    ['&quot;A7&quot;&amp;A7', '&quot;A7&quot;&amp;A10'],
    ['"说 ""A7"""&A7', '"说 ""A7"""&A10'],
  ])('%s becomes %s', (before, after) => {
    expect(moved(before)).toBe(after);
  });

  it('in a copied row refer to the copy, and with a $ to the first', () => {
    expect(moved('C6*D6', { from: 6, to: 8 })).toBe('C8*D8');
    expect(moved('SUM(C6:E6)', { from: 6, to: 8 })).toBe('SUM(C8:E8)');
    expect(moved('SUM(C$6:C6)', { from: 6, to: 8 })).toBe('SUM(C$6:C8)');
    expect(moved('C5+C7', { from: 6, to: 8 })).toBe('C5+C10');
  });
});
