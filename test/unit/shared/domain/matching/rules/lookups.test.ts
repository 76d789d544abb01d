import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOneSlipApart, survivesIn } from '../../../../../../shared/domain/identity/person-id.ts';
import { beginningsOf } from '../../../../../../shared/domain/matching/rules/beginnings.ts';
import { partsOf, slipsOf } from '../../../../../../shared/domain/matching/rules/slips.ts';

const numbers = fc.string({ unit: fc.constantFrom('0', '1', '5', '9', 'X'), maxLength: 18 });
const edits = fc.record({
  at: fc.nat({ max: 17 }),
  character: fc.constantFrom('0', '1', '5', '9', 'X'),
  swap: fc.boolean(),
});
/** A number and what one or two slips make of it. */
const similar = fc.tuple(numbers, fc.array(edits, { maxLength: 2 })).map(([number, slips]) => {
  const other = [...number];
  for (const { at, character, swap } of slips) {
    if (at + 1 >= other.length) continue;
    const next = other[at + 1]!;
    if (swap) other[at + 1] = other[at]!;
    other[at] = swap ? next : character;
  }
  return [number, other.join('')] as const;
});

test('two numbers share a slip exactly where they are one slip apart or the same', () => {
  fc.assert(
    fc.property(similar, ([one, other]) => {
      const slips = new Set(slipsOf(one));
      const isShared = [...slipsOf(other)].some((slip) => slips.has(slip));
      expect(isShared).toBe(isOneSlipApart(one, other) || (one === other && one !== ''));
    }),
    { numRuns: 3000 },
  );
});

test('two numbers one slip apart share a part', () => {
  fc.assert(
    fc.property(similar, ([one, other]) => {
      fc.pre(isOneSlipApart(one, other));
      expect(partsOf(one).some((part) => partsOf(other).includes(part))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('the beginnings of a number are exactly the digits that may survive of it', () => {
  const digits = fc.string({ unit: fc.constantFrom('0', '4', '5', '9'), minLength: 1, maxLength: 18 });
  const left = fc
    .tuple(digits, fc.integer({ min: 1, max: 18 }), fc.constantFrom(-1, 0, 1, 2))
    .map(([whole, length, by]) => {
      const start = whole.slice(0, length);
      const moved = (BigInt(start) + BigInt(by)).toString().padStart(start.length, '0');
      return { whole, left: by === 0 || moved.startsWith('-') ? start : moved };
    });
  fc.assert(
    fc.property(left, ({ whole, left }) => {
      expect([...beginningsOf(whole, [left.length])].includes(left)).toBe(survivesIn(left, whole));
    }),
    { numRuns: 3000 },
  );
});
