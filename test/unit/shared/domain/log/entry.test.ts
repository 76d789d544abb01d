import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BEFORE_THE_FIRST, canonicalJson, hashedText, type LogValue } from '../../../../../shared/domain/log/entry.ts';

test('canonical JSON says the same value in the same words, whatever the order of its names', () => {
  expect(canonicalJson({ b: [1, { d: null, c: '户' }], a: true })).toBe('{"a":true,"b":[1,{"c":"户","d":null}]}');
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const backwards = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(backwards as LogValue)).toBe(canonicalJson(value as LogValue));
      expect(JSON.parse(canonicalJson(value as LogValue))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('what is hashed tells entries apart in every field', () => {
  const entry = { seq: 1, at: 'a', actor: 'b', action: 'c', subject: 'd', detail: '{}', rows: '[]' };
  const texts = [entry, ...Object.keys(entry).map((name) => ({ ...entry, [name]: name === 'seq' ? 2 : 'x' }))].map(
    (each) => hashedText(each, BEFORE_THE_FIRST),
  );
  expect(new Set([...texts, hashedText(entry, '1'.repeat(64))]).size).toBe(9);
});
