import fc from 'fast-check';
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

describe('declared totals of any sheet', () => {
  /** Pages of amounts; a subtotal under each page, a total under all. Odd powers of two: no two stretches add up to the same. */
  const sheetOf = (pages: readonly number[]) => {
    const marks: TotalMark[] = [];
    let lines = 0;
    let fen = 0;
    for (const size of pages) {
      const from = { lines, fen };
      for (let i = 0; i < size; i++) fen += 2 ** (lines++ % 40);
      marks.push(mark('本页小计', lines, fen, fen - from.fen, lines - from.lines));
    }
    marks.push(mark('合计', lines, fen, fen, lines));
    return { marks, lines, fen };
  };
  const pages = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 });

  it('correct ones agree', () => {
    fc.assert(
      fc.property(pages, (sizes) => {
        const { marks, lines, fen } = sheetOf(sizes);
        expect(agreements(marks, lines, fen)).toEqual(marks.map(() => true));
      }),
    );
  });

  it('a corrupted sum or count is found, and no other', () => {
    fc.assert(
      fc.property(pages, fc.nat(), fc.integer({ min: 1, max: 99 }), fc.boolean(), (sizes, pick, by, isSum) => {
        const { marks, lines, fen } = sheetOf(sizes);
        const wrong = pick % marks.length;
        const spoiled = marks.map((each, i) =>
          i !== wrong
            ? each
            : isSum
              ? { ...each, declaredFen: each.declaredFen! + by / 128 }
              : { ...each, declaredCount: each.declaredCount! + by },
        );
        expect(agreements(spoiled, lines, fen)).toEqual(marks.map((_, i) => i !== wrong));
      }),
    );
  });

  it('are checked at once where there is a subtotal on each of twenty thousand pages', () => {
    const marks = Array.from({ length: 20_000 }, (_, i) => mark('本页小计', (i + 1) * 25, (i + 1) * 900, 900, 25));
    const start = performance.now();
    expect(checkControlTotals(marks, { lines: 500_000, fen: 18_000_000 }).every(({ agrees }) => agrees)).toBe(true);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
