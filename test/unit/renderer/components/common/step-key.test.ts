import { describe, expect, it } from 'vitest';
import { isSearchKey } from '../../../../../renderer/components/common/search-key.ts';
import { stepOf } from '../../../../../renderer/components/common/step-key.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, target: null };
/** Something that is typed into. */
const field = { closest: () => ({}) } as unknown as EventTarget;

describe('keys of the result', () => {
  it('steps with arrows and letters', () => {
    expect(['ArrowDown', 'j', 'J'].map((key) => stepOf({ ...plain, key }))).toEqual(['next', 'next', 'next']);
    expect(['ArrowUp', 'k', 'K'].map((key) => stepOf({ ...plain, key }))).toEqual(Array(3).fill('previous'));
  });

  it('leaves keys alone where they are typed, held with others, or mean something else', () => {
    expect(stepOf({ ...plain, key: 'j', target: field })).toBeNull();
    expect(stepOf({ ...plain, key: 'ArrowDown', altKey: true })).toBeNull();
    expect(stepOf({ ...plain, key: 'PageDown' })).toBeNull();
  });

  it('searches with Ctrl+F everywhere and with / where it is not typed', () => {
    expect(isSearchKey({ ...plain, key: 'f', ctrlKey: true, target: field })).toBe(true);
    expect(isSearchKey({ ...plain, key: '/' })).toBe(true);
    expect(isSearchKey({ ...plain, key: '/', target: field })).toBe(false);
    expect(isSearchKey({ ...plain, key: 'f' })).toBe(false);
  });
});
