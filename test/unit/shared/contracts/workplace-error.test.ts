import { describe, expect, it } from 'vitest';
import { AppError, AppErrors } from '../../../../shared/contracts/app-error.ts';
import { toldOf, WorkplaceError } from '../../../../shared/contracts/desk/workplace-error.ts';

const noHeader = new AppError(
  'E_NO_HEADER',
  { file: 'a.xlsx' },
  { zh: '找不到表头', en: 'no header' },
  { zh: '请补上列名，或用 --mapping 指明各列', en: 'name the columns with --mapping' },
);

describe('what a person is told', () => {
  it('is the sentence of the failure, of several the first', () => {
    expect(toldOf(new WorkplaceError('E_GONE', '已经不在了', '请刷新'))).toEqual({
      code: 'E_GONE',
      message: '已经不在了',
      mend: '请刷新',
    });
    expect(toldOf(noHeader)?.message).toBe('找不到表头');
    expect(toldOf(new AppErrors([noHeader]))?.code).toBe('E_NO_HEADER');
  });

  it('names nothing of the command line', () => {
    expect(toldOf(noHeader)?.mend).not.toContain('--mapping');
  });

  it('is nothing where it is a bug', () => {
    for (const bug of [new TypeError('x'), 'text', null, undefined, new AppErrors([])]) expect(toldOf(bug)).toBe(null);
  });
});
