import { describe, expect, it } from 'vitest';
import { checkControlTotals, type TotalMark } from '../../../../../shared/domain/ledger/control-total.ts';

const mark = (
  label: string,
  linesBefore: number,
  fenBefore: number,
  declaredFen: number | null,
  declaredCount: number | null = null,
): TotalMark => ({
  row: linesBefore + 5,
  label,
  declaredCount,
  declaredFen,
  linesBefore,
  fenBefore,
});
const agreements = (marks: readonly TotalMark[], lines: number, fen: number) =>
  checkControlTotals(marks, { lines, fen }).map(({ agrees }) => agrees);

describe('a declared total', () => {
  it('agrees with all lines of the sheet', () => {
    expect(agreements([mark('合计', 3, 900, 900, 3)], 3, 900)).toEqual([true]);
  });

  it('agrees with the lines since the total before it: a sheet of several lists', () => {
    expect(agreements([mark('合计', 2, 600, 600), mark('合计', 5, 1500, 900)], 5, 1500)).toEqual([true, true]);
  });

  it('agrees in the first line as in the last', () => {
    expect(agreements([mark('汇总行', 0, 0, 900, 3)], 3, 900)).toEqual([true]);
  });

  it('agrees with nested subtotals: the village’s, the township’s, the whole', () => {
    const marks = [
      mark('柳树村小计', 2, 600, 600),
      mark('合心村小计', 3, 900, 300),
      mark('柳树镇小计', 3, 900, 900),
      mark('大屯村小计', 5, 1900, 1000),
      mark('合计', 5, 1900, 1900),
    ];
    expect(agreements(marks, 5, 1900)).toEqual([true, true, true, true, true]);
  });

  it('disagrees by its sum, measured against the sheet', () => {
    expect(checkControlTotals([mark('合计', 3, 900, 1000, 3)], { lines: 3, fen: 900 })).toEqual([
      { ...mark('合计', 3, 900, 1000, 3), agrees: false, actualFen: 900, actualCount: 3 },
    ]);
  });

  it('disagrees by its count alone', () => {
    expect(checkControlTotals([mark('合计', 3, 900, 900, 4)], { lines: 3, fen: 900 })).toMatchObject([
      { agrees: false, actualFen: 900, actualCount: 3 },
    ]);
    expect(agreements([mark('合计', 3, 900, null, 4)], 3, 900)).toEqual([false]);
  });

  it('needs sum and count from the same lines', () => {
    // 300 is the second list's sum, 3 the sheet's count.
    expect(agreements([mark('合计', 2, 600, 600, 2), mark('合计', 3, 900, 300, 3)], 3, 900)).toEqual([true, false]);
  });

  it('is measured against the lines since the last one where it is a subtotal', () => {
    const marks = [mark('小计', 2, 600, 600), mark('小计', 5, 1500, 1000)];
    expect(checkControlTotals(marks, { lines: 5, fen: 1500 })[1]).toMatchObject({
      agrees: false,
      actualFen: 900,
      actualCount: 3,
    });
  });

  it('is measured against the sheet where it is a total behind subtotals, and a first-line summary too', () => {
    const marks = [mark('小计', 2, 600, 600), mark('合计', 5, 1500, 1600)];
    expect(checkControlTotals(marks, { lines: 5, fen: 1500 })[1]).toMatchObject({ agrees: false, actualFen: 1500 });
    expect(checkControlTotals([mark('汇总行', 0, 0, 100, 1)], { lines: 5, fen: 1500 })[0]).toMatchObject({
      actualFen: 1500,
      actualCount: 5,
    });
  });

  it('agrees where nothing is declared', () =>
    expect(agreements([mark('合计', 3, 900, null)], 3, 900)).toEqual([true]));
});
