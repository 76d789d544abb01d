import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byStage, heatOf, totalOf, wantedCodes } from '../../../../../../renderer/pages/archive/map/heat.ts';

describe('the heat of a cell', () => {
  it('is coolest only where all are in order', () => {
    expect(heatOf(1000, 1000)).toBe(0);
    expect(heatOf(999, 1000)).toBe(1);
    expect(heatOf(95, 100)).toBe(1);
    expect(heatOf(94, 100)).toBe(2);
    expect(heatOf(50, 100)).toBe(3);
    expect(heatOf(49, 100)).toBe(4);
    expect(heatOf(0, 3)).toBe(4);
  });

  it('is none where nobody has to have the material', () => {
    expect(heatOf(0, 0)).toBeNull();
  });

  it('never cools when one more lacks it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (wanted, inOrder) => {
        fc.pre(inOrder <= wanted);
        expect(heatOf(inOrder - 1, wanted)!).toBeGreaterThanOrEqual(heatOf(inOrder, wanted)!);
      }),
    );
  });
});

const row = (township: string, cells: readonly (readonly [string, number, number, number])[]) => ({
  township,
  village: null,
  households: 10,
  complete: 4,
  compared: 3,
  consistent: 2,
  cells: cells.map(([code, wanted, missing, faulty]) => ({ code, wanted, missing, faulty })),
});

describe('the rows of the map', () => {
  const rows = [
    row('甲', [
      ['A01', 10, 2, 1],
      ['A07', 0, 0, 0],
    ]),
    row('乙', [
      ['A01', 10, 0, 3],
      ['A07', 0, 0, 0],
    ]),
  ];

  it('sum up to the last line', () => {
    expect(totalOf(rows)).toMatchObject({ households: 20, complete: 8, compared: 6, consistent: 4 });
    expect(totalOf(rows).cells[0]).toEqual({ code: 'A01', wanted: 20, missing: 2, faulty: 4 });
  });

  it('say which materials anybody has to have', () => {
    expect([...wantedCodes(rows)]).toEqual(['A01']);
  });

  it('stand under their stages in the order of the pack', () => {
    const column = (code: string, stage: '申请' | '核查') => ({ code, title: code, stage, need: 'required' as const });
    expect(
      byStage([column('A01', '申请'), column('A02', '申请'), column('C01', '核查')]).map((each) => each.columns.length),
    ).toEqual([2, 1]);
  });
});
