import { describe, expect, it } from 'vitest';
import {
  COMPARED_FIELDS,
  inconsistencies,
  strayInconsistency,
} from '../../../../../shared/domain/archive/check/consistency.ts';
import { shownValues } from '../../../../../shared/domain/archive/check/shown-values.ts';
import { CERT, HEAD_ID, householdOf, joined, type Row } from './archive-fixture.ts';

const SYSTEM: Row = {
  acct_no: '6217995880012345670',
  acct_name: '张三',
  phone: '0453-1234567',
  relative: false,
  stop_reason: null,
};
const compared = (paper: Row, household: Row = SYSTEM) =>
  inconsistencies(householdOf({ household, paper: [{ cert_no: CERT, ...paper }] }));

describe('system against paper', () => {
  it.each([
    ['names with blanks and separators', { head_name: '张　三', acct_name: '张 三' }],
    [
      'numbers in full width, with signs between',
      { head_id: '２３９９００198001011171', acct_no: '6217 9958 8001 2345 670' },
    ],
    ['another word for the category', { category: '农业户口' }],
    ['another word for the place', { township: '柳泉镇人民政府', village: '柳毛河村委会' }],
    ['amounts and counts', { base: 632_00, family_size: 1 }],
    ['members in any order', { member_names: '张三', member_ids: HEAD_ID }],
    ['a telephone without its dash', { phone: '04531234567' }],
    ['both sides blank', { stop_reason: null }],
  ] as const)('agrees on %s', (_, paper) => {
    expect(compared(paper)).toEqual([]);
  });

  it.each([
    [{ head_name: '张山' }, 'head_name', 'serious', '张三', '张山'],
    [{ base: 600_00 }, 'base', 'serious', '632.00', '600.00'],
    [{ member_names: '张三;李四' }, 'member_names', 'serious', '张三', '张三;李四'],
    [{ acct_no: '6217995880012345671' }, 'acct_no', 'serious', '6217995880012345670', '6217995880012345671'],
    [{ phone: '0453-7654321' }, 'phone', 'minor', '0453-1234567', '0453-7654321'],
    [{ relative: true }, 'relative', 'minor', '否', '是'],
  ] as const)('differs (%#): %j', (paper, field, severity, systemValue, paperValue) => {
    expect(compared(paper)).toEqual([
      expect.objectContaining({ field, severity, systemValue, paperValue, result: 'differs' }),
    ]);
  });

  it('says which side has nothing', () => {
    expect(compared({ phone: null })[0]).toMatchObject({ field: 'phone', result: 'paper_missing' });
    expect(compared({ stop_reason: '人员死亡' })[0]).toMatchObject({ field: 'stop_reason', result: 'system_missing' });
    expect(inconsistencies(householdOf({}))).toEqual([
      expect.objectContaining({ field: 'household', result: 'paper_missing' }),
    ]);
  });

  it('does not compare what one side has no column for', () => {
    expect(compared({ deduction: 5, confirm_date: '2026-01-01' })).toEqual([]);
  });

  it('calls a side wrong only where a person decided it', () => {
    const [first, second] = compared({ head_name: '张山', base: 1, decision: '户主姓名：线下错；户月保障金额:均错' });
    expect([first?.result, second?.result]).toEqual(['paper_wrong', 'both_wrong']);
  });

  it('tells of a decision that cannot be read', () => {
    const { remarks } = joined({ paper: [{ cert_no: CERT, decision: '户主姓名 是纸上错' }] });
    expect(remarks[0]?.says).toContain('“认定”里的“户主姓名 是纸上错”读不懂');
  });

  it('tells of a paper whose household the system does not have', () => {
    const { strayPapers } = joined({ paper: [{ cert_no: 'N9', head_name: '王五' }] });
    expect(strayInconsistency(strayPapers[0]!)).toMatchObject({
      certNo: 'N9',
      field: 'household',
      result: 'system_missing',
    });
  });

  it('masks numbers and still shows where they differ', () => {
    const [difference] = compared({ acct_no: '6217995880012395670' });
    expect(shownValues(difference!, false)).toEqual([
      shown('6217995880012345670', 14),
      shown('6217995880012395670', 14),
    ]);
    expect(shownValues(difference!, true)).toEqual(['6217995880012345670', '6217995880012395670']);
  });

  it('compares every field once', () => {
    const names = COMPARED_FIELDS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

/** A masked number of which one more digit is shown. */
function shown(number: string, at: number): string {
  const masked = `${number.slice(0, 6)}${'*'.repeat(number.length - 10)}${number.slice(-4)}`;
  return masked.slice(0, at) + number[at] + masked.slice(at + 1);
}
