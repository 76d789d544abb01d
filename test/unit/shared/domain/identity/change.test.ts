import { expect, test } from 'vitest';
import { type Change, describeChange, NO_CHANGES, noteChange } from '../../../../../shared/domain/identity/change.ts';

test('a change is said in Chinese', () => {
  expect(describeChange('spaces-removed')).toBe('去空格');
  expect(describeChange('full-width')).toBe('全角转半角');
});

test('a change is noted once', () => {
  const changes: Change[] = [];
  noteChange(changes, 'full-width');
  noteChange(changes, 'full-width');
  expect(changes).toEqual(['full-width']);
});

test('the shared empty list cannot be written to', () => {
  expect(() => (NO_CHANGES as Change[]).push('full-width')).toThrow(TypeError);
});
