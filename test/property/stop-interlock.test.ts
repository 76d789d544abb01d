import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DISPOSAL_KINDS } from '../../shared/domain/disposal/disposal-kind.ts';
import { type CaseStanding, interlockRefusal } from '../../shared/domain/disposal/interlock.ts';

const person = fc.constantFrom(null, 1, 2);
const standings: fc.Arbitrary<CaseStanding | null> = fc.option(
  fc.record({
    caseId: fc.constant(1),
    state: fc.constantFrom(
      'found',
      'assigned',
      'investigating',
      'concluded',
      'review',
      'closed',
      'returned',
      'suspended',
      'handed-over',
    ),
    conclusion: fc.constantFrom(
      null,
      'confirmed-ineligible',
      'confirmed-reduce',
      'confirmed-correct-system',
      'partly',
      'unfounded',
      'to-supplement',
    ),
    concludedBy: person,
    reviewedBy: person,
    hasEvidence: fc.boolean(),
  }),
);

test('nothing but a reviewed conclusion 不再符合 with evidence, of two people, lets a stop pass', () => {
  fc.assert(
    fc.property(standings, fc.boolean(), (standing, exempt) => {
      const passes = interlockRefusal('stop', standing, exempt) === null;
      const sound =
        standing !== null &&
        standing.conclusion === 'confirmed-ineligible' &&
        standing.hasEvidence &&
        ['closed', 'handed-over'].includes(standing.state) &&
        standing.reviewedBy !== null &&
        (exempt || standing.reviewedBy !== standing.concludedBy);
      expect(passes).toBe(sound);
    }),
    { numRuns: 2000 },
  );
});

test('a refusal is a sentence, and nothing passes for a case that nobody has concluded', () => {
  fc.assert(
    fc.property(fc.constantFrom(...DISPOSAL_KINDS), standings, fc.boolean(), (kind, standing, exempt) => {
      const refusal = interlockRefusal(kind, standing, exempt);
      if (standing === null || standing.conclusion === null || standing.reviewedBy === null || !standing.hasEvidence)
        expect(refusal).not.toBeNull();
      if (refusal !== null) expect(refusal.length).toBeGreaterThan(8);
    }),
  );
});
