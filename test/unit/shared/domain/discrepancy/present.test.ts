import { describe, expect, it } from 'vitest';
import { DISCREPANCY_COLUMNS, presentDiscrepancy } from '../../../../../shared/domain/discrepancy/present.ts';
import { aDiscrepancy } from '../../../electron/formats/write/sample-reports.ts';

const ID = '239900195001010019';
const OTHER_ID = '239900195101010019';
const ACCOUNT = '6228480000000001234';

describe('presentDiscrepancy', () => {
  it('gives every column of the contract as text', () => {
    const shown = presentDiscrepancy(aDiscrepancy(), { unmasked: false });
    expect(Object.keys(shown)).toEqual([...DISCREPANCY_COLUMNS]);
    expect(shown).toMatchObject({
      id_number: '239900********0019',
      account: '622848*********1234',
      amount_yuan: '10.00',
      bank_value: '310.00',
      bank_rows: '代发.txt#87',
    });
  });

  it('masks the marks in the sentence and the values of the ledgers alike', () => {
    const shown = presentDiscrepancy(
      aDiscrepancy({
        code: 'id_mismatch',
        field: 'id_number',
        valueKind: 'id-number',
        idNumber: ID,
        values: { approval: ID, finance: OTHER_ID, bank: `${ID}、${OTHER_ID}` },
        explanation: `身份证号不同：审批 {id:${ID}}、请款 {id:${OTHER_ID}}，账号 {acct:${ACCOUNT}}`,
      }),
      { unmasked: false },
    );
    expect(shown.explanation).toBe(
      '身份证号不同：审批 239900***0****0019、请款 239900***1****0019，账号 622848*********1234',
    );
    expect(shown.bank_value).toBe('239900***0****0019、239900***1****0019');
    expect(shown.id_number).toBe(shown.approval_value);
    expect(Object.values(shown).join()).not.toMatch(/\d{15}/);
  });

  it('shows numbers in full and without marks where that was asked for', () => {
    const shown = presentDiscrepancy(
      aDiscrepancy({ valueKind: 'account', explanation: `账号 {acct:${ACCOUNT}}，身份证号 {id:${ID}}` }),
      { unmasked: true },
    );
    expect(shown).toMatchObject({ id_number: ID, account: ACCOUNT, explanation: `账号 ${ACCOUNT}，身份证号 ${ID}` });
  });

  it('leaves plain values and empty numbers as they are', () => {
    const shown = presentDiscrepancy(
      aDiscrepancy({ idNumber: '', account: '', values: { approval: '', finance: '2 人', bank: '' } }),
      { unmasked: false },
    );
    expect(shown).toMatchObject({ id_number: '', account: '', approval_value: '', finance_value: '2 人' });
  });
});
