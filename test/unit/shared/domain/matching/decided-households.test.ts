import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areConsistent, type DecidedHouseholds } from '../../../../../shared/domain/matching/decided-households.ts';

const KEYS = ['a', 'b', 'c', 'd', 'e'];

/** Whether the keys can be put into groups so that everything holds: all ways are tried. */
function canHold(decisions: readonly DecidedHouseholds[]): boolean {
  const groupings = (keys: readonly string[]): readonly Readonly<Record<string, number>>[] =>
    keys.length === 0
      ? [{}]
      : groupings(keys.slice(1)).flatMap((rest) => KEYS.map((_, group) => ({ ...rest, [keys[0]!]: group })));
  return groupings(KEYS).some((groupOf) =>
    decisions.every(({ verdict, households }) => {
      const groups = new Set(households.map((key) => groupOf[key]));
      return verdict === 'same' ? groups.size === 1 : groups.size === households.length;
    }),
  );
}

test('decisions are consistent exactly where households can be told apart as they say', () => {
  const decision = fc.record({
    verdict: fc.constantFrom('same' as const, 'different' as const),
    households: fc.uniqueArray(fc.constantFrom(...KEYS), { minLength: 2, maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(decision, { maxLength: 5 }), (decisions) => {
      expect(areConsistent(decisions)).toBe(canHold(decisions));
    }),
    { numRuns: 40 },
  );
});
