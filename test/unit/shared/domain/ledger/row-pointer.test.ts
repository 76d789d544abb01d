import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolvePointers } from '../../../../../shared/domain/ledger/row-pointer.ts';

const awkward = fc.string({ unit: fc.constantFrom('a', '#', '!', ';', '1', '表'), minLength: 1, maxLength: 4 });

test('pointers lead back to their rows, whatever the names hold', () => {
  const sheets = [
    { file: '审批.xlsx', sheet: '一' },
    { file: '审批.xlsx', sheet: '一!2' },
    { file: 'a;b#c.txt', sheet: '' },
  ];
  const [one, two, text] = sheets as [(typeof sheets)[0], (typeof sheets)[0], (typeof sheets)[0]];
  expect(resolvePointers('审批.xlsx#一!3;审批.xlsx#一!2!4;a;b#c.txt#17', sheets)).toEqual([
    { sheet: one, row: 3 },
    { sheet: two, row: 4 },
    { sheet: text, row: 17 },
  ]);
  expect(resolvePointers('', sheets)).toEqual([]);
  expect(resolvePointers('别的.xlsx#一!3;审批.xlsx#一!5', sheets)).toEqual([{ sheet: one, row: 5 }]);
});

test('a single file of any name is told from its rows', () => {
  fc.assert(
    fc.property(awkward, awkward, fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 5 }), (file, sheet, rows) => {
      const only = { file, sheet };
      const pointers = rows.map((row) => `${file}#${sheet}!${row}`).join(';');
      expect(resolvePointers(pointers, [only])).toEqual(rows.map((row) => ({ sheet: only, row })));
    }),
  );
});
