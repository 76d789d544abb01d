import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareFields, type WrittenColumns } from '../../../../../shared/domain/discrepancy/compare-fields.ts';
import { differingPieces } from '../../../../../shared/domain/discrepancy/differing-pieces.ts';
import type { WrittenLine } from '../../../../../shared/domain/discrepancy/field-reading.ts';
import { maskField } from '../../../../../shared/domain/discrepancy/mask-fields.ts';
import type { CanonicalColumn } from '../../../../../shared/domain/ledger/canonical-column.ts';
import { CellKind } from '../../../../../shared/domain/ledger/source-row.ts';

type Columns = Partial<Record<CanonicalColumn, string | readonly string[]>>;

const line = (text: string): WrittenLine => ({ cells: [{ text, kind: CellKind.text }], unit: 'yuan' });
const columns = (given: Columns): WrittenColumns =>
  new Map(
    (Object.entries(given) as [CanonicalColumn, string | readonly string[]][]).map(([column, texts]) => [
      column,
      [texts].flat().map(line),
    ]),
  );
const compare = (approval: Columns, finance: Columns = {}, bank: Columns = {}) =>
  compareFields({ approval: columns(approval), finance: columns(finance), bank: columns(bank) }, '2026-04');
const marked = (pieces: readonly { text: string; differs: boolean }[] | null) =>
  pieces?.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');

test('a difference that is harmless is told from a real one by the readings of the comparison itself', () => {
  const id = '239900198001011113';
  const [name, number, account] = compare(
    { head_name: '张三', head_id: id, acct_no: '6217995880012340001' },
    { head_name: '张 三', head_id: id, acct_no: '6217 9958 8001 2340 001' },
    { head_name: '张山', head_id: `'${id}`, acct_no: '6217995880012340002' },
  );
  expect([name?.state, number?.state, account?.state]).toEqual(['differs', 'normalised', 'differs']);
  expect(marked(name!.texts.approval)).toBe('张[三]');
  expect(marked(name!.texts.finance)).toBe('张 [三]');
  expect(marked(name!.texts.bank)).toBe('张[山]');
  expect(marked(number!.texts.bank)).toBe(`'${id}`);
  expect(marked(account!.texts.bank)).toBe('621799588001234000[2]');
  expect(marked(account!.texts.finance)).toBe('6217 9958 8001 2340 00[1]');
});

test('a column of one ledger stands alone, an empty one says nothing, one that nobody fills is left out', () => {
  const fields = compare({ head_name: '张三', remark: ' ' }, { head_name: '' }, { bank: '农信社' });
  expect(fields.map(({ column, state }) => [column, state])).toEqual([
    ['head_name', 'alone'],
    ['bank', 'alone'],
  ]);
  expect(fields[0]!.texts).toEqual({ approval: [{ text: '张三', differs: false }], finance: [], bank: null });
});

test('lines are added up: three payments of a third are the same money', () => {
  const [total] = compare({ total_amount: '1,500.00' }, { total_amount: ['500', '500', '500.00'] });
  expect(total?.state).toBe('normalised');
  expect(marked(total!.texts.finance)).toBe('500；500；500.00');
  expect(compare({ total_amount: '1500' }, { total_amount: '1500' })[0]?.state).toBe('same');
  expect(compare({ total_amount: '1500' }, { total_amount: ['1500', '1500'] })[0]?.state).toBe('differs');
});

test('of several lines those are marked that the other ledger does not have; sums as a whole', () => {
  const [number, total] = compare(
    { head_id: ['239900198001011113', '239900197506232188'], total_amount: ['326', '326'] },
    { head_id: '239900197506232188', total_amount: '326.00' },
  );
  expect(marked(number!.texts.approval)).toBe('[239900198001011113]；239900197506232188');
  expect(marked(number!.texts.finance)).toBe('239900197506232188');
  expect(marked(total!.texts.approval)).toBe('[326；326]');
});

test("remarks are each office's own", () => {
  const [remark] = compare({ remark: '含补发' }, { remark: '2026年4月农村低保金' });
  expect([remark?.state, marked(remark!.texts.finance)]).toEqual(['alone', '2026年4月农村低保金']);
});

test('a ledger without a total is compared by the sum of its parts, written as they stand', () => {
  const total = compare({ base_amount: '700', class_amount: '50' }, { total_amount: '750.00' }).at(-1);
  expect([total?.column, total?.state, marked(total!.texts.approval)]).toEqual([
    'total_amount',
    'normalised',
    '700＋50',
  ]);
  expect(compare({ base_amount: '700' }, { base_amount: '700' }).map(({ column }) => column)).toEqual(['base_amount']);
});

test('villages, months and categories are compared as the ledgers compare them', () => {
  const fields = compare(
    { town: '红星镇', village: '柳树村', pay_month: '2026-04', hukou_type: '农村低保', months: '1' },
    { town: '红星镇人民政府', village: '红星镇柳树村委会', pay_month: '4月', hukou_type: '农业', months: '1个月' },
  );
  expect(fields.map(({ state }) => state)).toEqual(fields.map(() => 'normalised'));
  expect(fields).toHaveLength(5);
});

test('what has little in common is marked as a whole; numbers of one length digit by digit', () => {
  expect(marked(differingPieces('李四', ['王五']))).toBe('[李四]');
  expect(marked(differingPieces('239900198001011113', ['239900198010011113']))).toBe('2399001980[01]011113');
  expect(marked(differingPieces('柳树村', ['柳树沟村']))).toBe('柳树村');
  expect(marked(differingPieces('柳树沟村', ['柳树村']))).toBe('柳树[沟]村');
});

test('pieces joined are the text, and equal texts have nothing marked', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }), (a, b) => {
      expect(
        differingPieces(a, [b])
          .map(({ text }) => text)
          .join(''),
      ).toBe(a);
      expect(differingPieces(a, [a]).some(({ differs }) => differs)).toBe(false);
    }),
  );
});

test('masked pieces keep their bounds, and no number can be read', () => {
  const numbers = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 19 })
    .map((digits) => digits.join(''));
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      for (const [column, spaced] of [
        ['head_id', a],
        ['acct_no', a.replace(/(.{4})/g, '$1 ')],
      ] as const) {
        const [field] = compare({ [column]: spaced }, { [column]: [b, b.split('').reverse().join('')] });
        const masked = maskField(field!, { names: false });
        for (const kind of ['approval', 'finance'] as const) {
          const before = field!.texts[kind]!;
          const after = masked.texts[kind]!;
          expect(after.map(({ text, differs }) => [text.length, differs])).toEqual(
            before.map(({ text, differs }) => [text.length, differs]),
          );
          const text = after
            .map((piece) => piece.text)
            .join('')
            .replaceAll(' ', '');
          expect(text).not.toContain(a);
          expect(text).not.toContain(b);
          expect(text).toMatch(/\*{4}/);
        }
      }
    }),
  );
});

test('names are masked where that is wished, and numbers in a remark always', () => {
  const [name, remark] = compare({ head_name: '张三丰', remark: '由239900198001011113代领' }, { head_name: '张三疯' });
  expect(marked(maskField(name!, { names: true }).texts.approval)).toBe('张*[丰]');
  expect(marked(maskField(name!, { names: false }).texts.approval)).toBe('张三[丰]');
  expect(marked(maskField(remark!, { names: false }).texts.approval)).toBe('由239900********1113代领');
});
