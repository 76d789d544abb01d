import { expect, test } from 'vitest';
import { readCategory } from '../../../../../shared/domain/identity/category.ts';

test.each([
  ['城市低保', 'urban'],
  ['城镇', 'urban'],
  ['城', 'urban'],
  ['非农业户口', 'urban'],
  ['非农', 'urban'],
  ['农村低保', 'rural'],
  ['农业', 'rural'],
  [' 农 ', 'rural'],
  ['城乡低保', null],
  ['城市、农村', null],
  ['农业/非农业', null],
  ['单人保', null],
  ['', null],
])('%j is %s', (text, category) => {
  expect(readCategory(text)).toBe(category);
});
