import { describe, expect, it } from 'vitest';
import {
  type ImportedFile,
  importSummary,
  outcomeSentence,
  tokensByEntry,
} from '../../../../../renderer/pages/files/import-words.ts';

const file = (over: Partial<ImportedFile>): ImportedFile => ({
  name: '代发.txt',
  monthFileId: 4,
  kind: 'bank',
  outcome: 'added',
  error: null,
  ...over,
});
const refused = file({
  monthFileId: null,
  kind: null,
  outcome: 'refused',
  error: { code: 'E_ENCRYPTED', message: '工作簿有打开密码', mend: '请另存一份', number: 3 },
});

describe('what became of a file', () => {
  it('is said with the place it went to', () => {
    expect(outcomeSentence(file({}))).toBe('已归入代发');
    expect(outcomeSentence(file({ outcome: 'replaced' }))).toBe('已更换代发里原来的文件');
    expect(outcomeSentence(file({ outcome: 'same' }))).toBe('这个文件已经导入过（在代发里），没有重复导入');
    expect(outcomeSentence(refused)).toBe('工作簿有打开密码');
  });

  it('is summed up over an import, in the order of the ledgers', () => {
    expect(importSummary([file({}), refused, file({ kind: 'approval' }), file({ outcome: 'same' }), file({})])).toBe(
      '1 个文件归入审批，2 个文件归入代发，1 个此前已经导入过，1 个未能读取',
    );
    expect(importSummary([])).toBe('');
  });
});

describe('the token a file was read by', () => {
  const given = [{ token: 'a' }, { token: 'b' }, { token: 'c' }];

  it('is told by order: names may have become others, and a refused file has no entry', () => {
    expect(tokensByEntry(given, [file({ monthFileId: 1 }), refused, file({ monthFileId: 2 })])).toEqual([
      { monthFileId: 1, token: 'a' },
      { monthFileId: 2, token: 'c' },
    ]);
  });

  it('is not guessed where the numbers differ', () => {
    expect(tokensByEntry(given, [file({})])).toEqual([]);
  });
});
