import { describe, expect, it } from 'vitest';
import { columnsOfKind } from '../../../../../shared/domain/ledger/columns-of-kind.ts';
import { personalColumnsOf, personalKindOf } from '../../../../../shared/domain/ledger/personal-columns.ts';

describe('the columns a file may be mapped to', () => {
  it('begin with those a reconciliation lives by, each once, in the clerk’s words', () => {
    const columns = columnsOfKind('approval');
    expect(columns.slice(0, 3)).toEqual([
      { column: 'head_name', label: '户主姓名' },
      { column: 'head_id', label: expect.stringContaining('身份证') },
      { column: 'acct_no', label: expect.stringContaining('账号') },
    ]);
    expect(new Set(columns.map(({ column }) => column)).size).toBe(columns.length);
  });

  it('have the bank’s results for the bank only', () => {
    const names = (kind: 'approval' | 'bank' | 'bank-return') => columnsOfKind(kind).map(({ column }) => column);
    expect(names('approval')).not.toContain('fail_reason');
    expect(names('bank')).toContain('fail_reason');
    expect(names('bank-return')).toContain('status');
  });
});

describe('columns with people’s numbers and names', () => {
  it('are told by what they became', () => {
    const column = (name: string, indexes: number[]) => ({
      column: name as 'head_id',
      label: '',
      headers: [],
      indexes,
      confidence: 1,
      reason: '',
    });
    const columns = [column('head_id', [2]), column('acct_no', [3, 7]), column('acct_name', [4]), column('town', [5])];
    expect(personalColumnsOf({ columns })).toEqual({ numbers: new Set([2, 3, 7]), names: new Set([4]) });
    expect(personalKindOf('phone')).toBe('number');
    expect(personalKindOf('total_amount')).toBe(null);
  });
});
