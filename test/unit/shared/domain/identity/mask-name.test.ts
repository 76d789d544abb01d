import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskNumbersIn } from '../../../../../shared/domain/identity/mask-in-text.ts';
import { maskName } from '../../../../../shared/domain/identity/mask-name.ts';

test('the middle of a name is hidden, and something of every name', () => {
  expect(maskName('张三')).toBe('张*');
  expect(maskName('张三丰')).toBe('张*丰');
  expect(maskName('欧阳小明')).toBe('欧**明');
  expect(maskName('张三、李小四')).toBe('张*、李*四');
  expect(maskName('')).toBe('');
  expect(maskName('𠮷野家')).toBe('𠮷*家');
});

test('a masked name has as many characters as the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 2, maxLength: 8 }), (name) => {
      expect([...maskName(name)]).toHaveLength([...name].length);
    }),
  );
});

test('long numbers in a text are hidden, telephone numbers, dates and sums are not', () => {
  expect(maskNumbersIn('代领人239900198001011113，电话13800001111')).toBe('代领人239900********1113，电话13800001111');
  expect(maskNumbersIn('账号6217995880012340001')).toBe('账号621799*********0001');
  expect(maskNumbersIn('20260401 1,234.50')).toBe('20260401 1,234.50');
  expect(maskNumbersIn('证号２３９９００１９８００１０１１１１X')).not.toContain('１９８００１０１');
});
