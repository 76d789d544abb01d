import { createHash, getHashes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sm3Hex } from '../../../../shared/lib/sm3.ts';

test('SM3 gives the example of GB/T 32905', () => {
  expect(sm3Hex('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  expect(sm3Hex('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
});

// Not every build of OpenSSL knows SM3; where it does it is a second opinion.
test.runIf(getHashes().includes('sm3'))('SM3 agrees with OpenSSL on any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(sm3Hex(text)).toBe(createHash('sm3').update(text).digest('hex'));
    }),
  );
});
