import { describe, expect, it } from 'vitest';
import { type Place, stretchesOf } from '../../../../../../renderer/pages/result/difference/source-stretches.ts';

function place(row: number, change: Partial<Place> = {}): Place {
  return { ledger: 'approval', fileId: 1, file: '审批.xlsx', sheet: 'S', row, headers: [], columns: [], ...change };
}

describe('rows of files that are shown together', () => {
  it('shows three rows before and after a line, and none before the first', () => {
    expect(stretchesOf([place(25)])).toMatchObject([{ firstRow: 22, lastRow: 28, marked: [25] }]);
    expect(stretchesOf([place(2)])).toMatchObject([{ firstRow: 1, lastRow: 5 }]);
  });

  it('joins lines whose neighbours touch, whatever order they come in', () => {
    expect(stretchesOf([place(27), place(20)])).toMatchObject([{ firstRow: 17, lastRow: 30, marked: [20, 27] }]);
    expect(stretchesOf([place(20), place(28)])).toHaveLength(2);
  });

  it('names a line once that is told twice', () => {
    expect(stretchesOf([place(20), place(20)])).toMatchObject([{ marked: [20] }]);
  });

  it('keeps ledgers, files and sheets apart', () => {
    const places = [place(5), place(6, { sheet: 'T' }), place(5, { fileId: 2, ledger: 'bank' })];
    expect(stretchesOf(places)).toHaveLength(3);
  });
});
