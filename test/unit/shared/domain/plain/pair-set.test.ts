import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PairSet } from '../../../../../shared/domain/plain/pair-set.ts';

const pair = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(0, 1, 0xffffffff));

describe('PairSet', () => {
  it('holds what was added and nothing else, also when it is made anew of its pairs', () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 80 }), fc.array(pair), (added, asked) => {
        const set = new PairSet();
        for (const [one, other] of added) set.add(one, other);
        const again = PairSet.of(set.pairs());
        const known = new Set(added.map(String));
        expect(set.size).toBe(known.size);
        for (const [one, other] of [...added, ...asked]) {
          expect(set.has(one, other)).toBe(known.has(String([one, other])));
          expect(again.has(one, other)).toBe(set.has(one, other));
        }
      }),
    );
  });
});
