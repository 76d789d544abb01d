import { describe, expect, it } from 'vitest';
import {
  columnName,
  indexOf,
  meaningsOf,
  referenceAt,
  withEdit,
} from '../../../../../renderer/pages/files/column-meaning.ts';
import { sheetOf } from './reading.ts';

const sheet = sheetOf(
  ['姓名', '身份证号', '金额', '实发金额', '', '补助', '补助'],
  [
    { column: 'head_name', indexes: [0] },
    { column: 'head_id', indexes: [1] },
    { column: 'total_amount', indexes: [2] },
    { column: 'class_amount', indexes: [5] },
  ],
);
const columnsOf = (edits: Parameters<typeof meaningsOf>[2]) =>
  meaningsOf(sheet, null, edits).map(({ column }) => column);

describe('how overrides name a column', () => {
  it('is its header, or its number where the header is empty or stands there twice', () => {
    expect([0, 4, 5, 6].map((index) => referenceAt(sheet, index))).toEqual(['姓名', 5, 6, 7]);
    expect(columnName(sheet, 4)).toBe('第 5 列');
  });

  it('leads back to the column', () => {
    for (let index = 0; index < 7; index++) expect(indexOf(sheet, referenceAt(sheet, index))).toBe(index);
    expect(indexOf(sheet, '没有')).toBeUndefined();
    expect(indexOf(sheet, 8)).toBeUndefined();
  });
});

describe('what the columns mean', () => {
  it('is what was read, and nothing where no column was found', () => {
    expect(columnsOf([])).toEqual(['head_name', 'head_id', 'total_amount', null, null, 'class_amount', null]);
  });

  it('a column of which there is one leaves the place it was found at', () => {
    const edits = withEdit(sheet, null, [], 3, 'total_amount');
    expect(columnsOf(edits)).toEqual(['head_name', 'head_id', null, 'total_amount', null, 'class_amount', null]);
    expect(meaningsOf(sheet, null, edits)[3]).toMatchObject({ source: 'edited' });
  });

  it('a column that several feed stays where it was as well', () => {
    expect(columnsOf(withEdit(sheet, null, [], 6, 'class_amount'))[5]).toBe('class_amount');
  });

  it('knows what a person named before from what was detected', () => {
    const given = sheetOf(
      ['甲', '乙', '丙'],
      [
        { column: 'head_id', indexes: [0] },
        { column: 'head_name', indexes: [1] },
      ],
    );
    const meanings = meaningsOf(given, { columns: { head_id: '甲' }, ignore: [3] }, []);
    expect(meanings.map(({ column, source }) => [column, source])).toEqual([
      ['head_id', 'given'],
      ['head_name', 'detected'],
      [null, 'given'],
    ]);
  });
});

describe('an edit', () => {
  it('takes the place of an earlier one of the same column', () => {
    const edits = withEdit(sheet, null, withEdit(sheet, null, [], 3, 'base_amount'), 3, null);
    expect(withEdit(sheet, null, edits, 3, 'total_amount')).toEqual([
      { reference: '实发金额', name: '实发金额', to: 'total_amount' },
    ]);
  });

  it('is gone when it says what was there before', () => {
    expect(withEdit(sheet, null, withEdit(sheet, null, [], 2, null), 2, 'total_amount')).toEqual([]);
    expect(withEdit(sheet, null, withEdit(sheet, null, [], 3, 'total_amount'), 3, null)).toEqual([]);
    expect(withEdit(sheet, null, [], 2, 'auto')).toEqual([]);
  });

  it('of two that name one column the later one counts', () => {
    const edits = withEdit(sheet, null, withEdit(sheet, null, [], 3, 'head_name'), 4, 'head_name');
    expect(edits).toEqual([{ reference: 5, name: '第 5 列', to: 'head_name' }]);
  });
});
