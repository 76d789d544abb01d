import fc from 'fast-check';
import { expect, test } from 'vitest';
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
