import { describe, expect, it } from 'vitest';
import { withEdit } from '../../../../../renderer/pages/files/column-meaning.ts';
import { draftWords } from '../../../../../renderer/pages/files/draft-words.ts';
import {
  changesIn,
  EMPTY_DRAFT,
  needsFile,
  overridesWith,
  type ReadingDraft,
  withKind,
  withManner,
} from '../../../../../renderer/pages/files/reading-draft.ts';
import { readingOf, sheetOf } from './reading.ts';

const sheet = sheetOf(
  ['姓名', '身份证号', '金额', '老年补助', '重残补助', '类别'],
  [
    { column: 'head_name', indexes: [0] },
    { column: 'head_id', indexes: [1] },
    { column: 'total_amount', indexes: [2] },
    { column: 'class_amount', indexes: [3] },
    { column: 'hukou_type', indexes: [5] },
  ],
);
const reading = readingOf([sheet]);
const edited = (...edits: readonly (readonly [number, string | null | 'auto'])[]): ReadingDraft => ({
  ...EMPTY_DRAFT,
  columns: edits.reduce(
    (before, [index, to]) => withEdit(sheet, null, before, index, to),
    [] as ReturnType<typeof withEdit>,
  ),
});

describe('a draft', () => {
  it('counts each thing that differs from how the file is read now', () => {
    const draft = withKind(reading, withManner(reading, edited([5, null]), 'unit', 'fen'), 'bank');
    expect(changesIn(draft)).toBe(3);
    expect(draftWords(reading, draft, new Map())).toEqual(['类别：请款改为代发', '金额单位：分', '“类别”：不用']);
  });

  it('forgets a change that is taken back', () => {
    const draft = withKind(reading, withManner(reading, EMPTY_DRAFT, 'headerRows', [2, 3]), 'bank');
    expect(changesIn(withKind(reading, withManner(reading, draft, 'headerRows', 'auto'), 'finance'))).toBe(0);
  });

  it('needs the file itself for what makes rows of bytes, and for nothing else', () => {
    expect(needsFile(withManner(reading, EMPTY_DRAFT, 'encoding', 'utf-8'))).toBe(true);
    expect(needsFile(withManner(reading, EMPTY_DRAFT, 'delimiter', ';'))).toBe(true);
    expect(needsFile(withManner(reading, edited([5, null]), 'headerRows', []))).toBe(false);
  });
});

describe('the overrides of a draft', () => {
  it('are none where nothing is said by hand', () => {
    expect(overridesWith(reading, EMPTY_DRAFT)).toBeNull();
  });

  it('name the columns and those to be left alone', () => {
    expect(overridesWith(reading, edited([5, null], [0, 'acct_name']))).toEqual({
      columns: { acct_name: '姓名' },
      ignore: ['类别'],
    });
  });

  it('keep what was detected for a column that several feed', () => {
    expect(overridesWith(reading, edited([4, 'class_amount']))).toEqual({
      columns: { class_amount: ['老年补助', '重残补助'] },
    });
    expect(overridesWith(reading, edited([3, null], [4, 'class_amount']))).toEqual({
      columns: { class_amount: '重残补助' },
      ignore: ['老年补助'],
    });
  });

  it('say an empty header and success codes as they are given', () => {
    const draft = withManner(reading, withManner(reading, EMPTY_DRAFT, 'headerRows', []), 'successCodes', ['S']);
    expect(overridesWith(reading, draft)).toEqual({ headerRows: [], successCodes: ['S'] });
  });

  it('take what was said before over, but not for a column that is edited', () => {
    const given = sheetOf(['姓名', '甲', '乙'], [{ column: 'acct_no', indexes: [1, 2] }]);
    const before = readingOf([given], {
      overrides: { unit: 'fen', columns: { acct_no: ['甲', 3] }, ignore: ['姓名'] },
    });
    const draft = (index: number, to: string | null | 'auto'): ReadingDraft => ({
      ...EMPTY_DRAFT,
      columns: withEdit(given, before.overrides, [], index, to),
    });
    expect(overridesWith(before, draft(2, 'auto'))).toEqual({
      unit: 'fen',
      columns: { acct_no: '甲' },
      ignore: ['姓名'],
    });
    expect(overridesWith(before, draft(2, null))).toEqual({
      unit: 'fen',
      columns: { acct_no: '甲' },
      ignore: ['姓名', '乙'],
    });
    expect(overridesWith(before, draft(0, 'auto'))).toEqual({ unit: 'fen', columns: { acct_no: ['甲', 3] } });
    expect(overridesWith(before, withManner(before, draft(1, 'head_id'), 'unit', 'auto'))).toEqual({
      columns: { acct_no: 3, head_id: '甲' },
      ignore: ['姓名'],
    });
  });

  it('keep a fixed width, which the window does not change', () => {
    const fixedWidth = { unit: 'bytes' as const, columns: [{ name: '账号', start: 0, width: 20 }] };
    const fixed = readingOf([sheet], { overrides: { fixedWidth } });
    expect(overridesWith(fixed, withManner(fixed, EMPTY_DRAFT, 'unit', 'fen'))).toEqual({ fixedWidth, unit: 'fen' });
  });
});
