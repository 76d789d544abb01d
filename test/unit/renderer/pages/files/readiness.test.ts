import { describe, expect, it } from 'vitest';
import { obstaclesOf } from '../../../../../renderer/pages/files/readiness.ts';

const NOTHING = { drafts: new Map<number, number>(), acknowledged: new Set<number>() };
const file = (
  kind: 'approval' | 'finance' | 'bank' | 'bankReturn',
  monthFileId: number,
  over: { readonly lines?: number; readonly layoutChanged?: boolean } = {},
) => ({ kind, monthFileId, name: `${monthFileId}.xlsx`, lines: 10, layoutChanged: false, ...over });
const THREE = [file('approval', 1), file('finance', 2), file('bank', 3)];

describe('what stands in the way of a reconciliation', () => {
  it('is nothing where the three ledgers have readable files; the bank return is not needed', () => {
    expect(obstaclesOf(THREE, NOTHING)).toEqual([]);
  });

  it('is what is missing, in one sentence', () => {
    expect(obstaclesOf([file('finance', 2), file('bankReturn', 4)], NOTHING)).toEqual([
      { sentence: '还缺审批、代发文件', monthFileId: null },
    ]);
  });

  it('is a file without details, unless another of its kind has some', () => {
    const empty = file('bank', 3, { lines: 0 });
    expect(obstaclesOf([...THREE.slice(0, 2), empty], NOTHING)).toEqual([
      { sentence: '代发文件里没有读出明细', monthFileId: 3 },
    ]);
    expect(obstaclesOf([...THREE, file('bank', 5, { lines: 0 })], NOTHING)).toEqual([]);
  });

  it('is a changed layout until it has been looked at', () => {
    const changed = [...THREE.slice(0, 2), file('bank', 3, { layoutChanged: true })];
    expect(obstaclesOf(changed, NOTHING)).toMatchObject([{ monthFileId: 3 }]);
    expect(obstaclesOf(changed, { ...NOTHING, acknowledged: new Set([3]) })).toEqual([]);
  });

  it('is an edit that has not been applied; drafts of files that are gone count nothing', () => {
    expect(
      obstaclesOf(THREE, {
        ...NOTHING,
        drafts: new Map([
          [2, 3],
          [9, 1],
        ]),
      }),
    ).toEqual([{ sentence: '“2.xlsx”有 3 处改动还没有重新识别', monthFileId: 2 }]);
  });
});
