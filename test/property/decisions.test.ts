import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Candidate } from '../../shared/domain/discrepancy/candidate.ts';
import { proofRuns } from '../proof-runs.ts';
import type { Answer, PlainCounty, PlainDecision } from '../reference/plain-line.ts';
import { answerOfProduct, type ProductRun, runProduct } from '../reference/product-answer.ts';
import { decidedCounties } from '../reference/random-decisions.ts';
import { counties, PERIOD } from '../reference/random-ledgers.ts';
import { keyOf, matchPlainly } from '../reference/reference-matcher.ts';

const RUNS = proofRuns(400);
const PRESENCE = /^(approved_only|requested_only|paid_only|unpaid|paid_without_request|paid_without_approval) @/;

/** The questions of a run, each with its candidates. */
function questionsOf({ findings }: ProductRun): readonly (readonly Candidate[])[] {
  return findings.discrepancies.flatMap(({ candidates }) => (candidates === undefined ? [] : [candidates]));
}

/** One candidate of each household of the question: what a person means who says that none of them are one. */
function oneOfEach(candidates: readonly Candidate[]): readonly string[] {
  return candidates
    .filter(({ household }, at) => candidates.findIndex((other) => other.household === household) === at)
    .map(({ key }) => key);
}

interface Decided {
  readonly before: Answer;
  readonly after: Answer;
  readonly run: ProductRun;
}

/** The county before and after one more decision on its first question; null where it has none, or its households cannot be named. */
function decideFirst(
  county: PlainCounty,
  decision: (candidates: readonly Candidate[]) => PlainDecision,
): Decided | null {
  const first = runProduct(county, PERIOD);
  const [candidates] = questionsOf(first);
  if (candidates === undefined) return null;
  const made = decision(candidates);
  if (new Set(made.households).size < made.households.length) return null;
  const decided = { ...county, decisions: [made] };
  const run = runProduct(decided, PERIOD);
  if (run.matching.decisions.some(({ trouble }) => trouble === 'not-unique')) return null;
  return { before: answerOfProduct(county, first), after: answerOfProduct(decided, run), run };
}

const without = (all: readonly string[], others: readonly string[]): readonly string[] =>
  all.filter((each) => !others.includes(each));

test('“different” takes away exactly the question it answers and gives its households their presence rows', () => {
  let answered = 0;
  fc.assert(
    fc.property(counties, (county) => {
      const decided = decideFirst(county, (candidates) => ({
        verdict: 'different',
        households: oneOfEach(candidates),
      }));
      if (decided === null) return;
      const { before, after } = decided;
      answered++;
      expect(after.notApplied).toEqual([]);
      expect(after.joined).toEqual(before.joined);
      const gone = without(before.undecided, after.undecided);
      expect(gone).toHaveLength(1);
      expect(without(after.undecided, before.undecided)).toEqual([]);
      const households = gone[0]!.replace(/^\w+: /, '').split(' | ');
      // Accounts shared within the question are told now: what may be one household was no reason to.
      const told = ({ found }: Answer): readonly string[] => found.filter((each) => !each.startsWith('shared_account'));
      const lost = without(told(before), told(after));
      const won = without(told(after), told(before));
      expect(lost).toHaveLength(1);
      expect(lost[0]).toMatch(/^(possible|ambiguous)_match @/);
      expect(won.every((each) => PRESENCE.test(each))).toBe(true);
      expect(won.map((each) => each.replace(/^\w+ @ /, '')).sort()).toEqual([...households].sort());
      expect(after.presence).toEqual(before.presence);
      expect(after.points).toEqual(before.points);
    }),
    RUNS,
  );
  expect(answered).toBeGreaterThan(RUNS.numRuns / 10);
});

test('“same” makes one household of a possible match', () => {
  let answered = 0;
  fc.assert(
    fc.property(counties, (county) => {
      const decided = decideFirst(county, (candidates) => ({
        verdict: 'same',
        households: candidates.map(({ key }) => key),
      }));
      if (decided === null || !decided.before.undecided.some((set) => set.startsWith('possible'))) return;
      const { before, after, run } = decided;
      if (after.notApplied.length > 0) {
        // Of several candidates in one ledger no two can be one: only then.
        expect(before.undecided.some((set) => set.startsWith('ambiguous'))).toBe(true);
        return;
      }
      answered++;
      expect(run.matching.joined.joins.decision).toBeGreaterThan(0);
      expect(run.findings.bridge.every(({ residualFen }) => residualFen === 0)).toBe(true);
    }),
    RUNS,
  );
  expect(answered).toBeGreaterThan(RUNS.numRuns / 40);
});

test('a decision that was taken back leaves nothing behind', () => {
  fc.assert(
    fc.property(decidedCounties, (county) => {
      const before = runProduct(county, PERIOD);
      const [candidates] = questionsOf(before);
      if (candidates === undefined) return;
      const decisions = county.decisions ?? [];
      const households = candidates.map(({ key }) => key);
      runProduct({ ...county, decisions: [...decisions, { verdict: 'same', households }] }, PERIOD);
      expect(runProduct({ ...county, decisions: [...decisions] }, PERIOD).findings).toEqual(before.findings);
    }),
    proofRuns(100),
  );
});

test('a decision on households that are not there changes nothing but that it is told', () => {
  fc.assert(
    fc.property(decidedCounties, fc.constantFrom('same' as const, 'different' as const), (county, verdict) => {
      const before = runProduct(county, PERIOD);
      const there = questionsOf(before)[0]?.[0]?.key ?? 'approval:cert:D001';
      const decision = { verdict, households: [there, 'bank:cert:nobody'] };
      const after = runProduct({ ...county, decisions: [...(county.decisions ?? []), decision] }, PERIOD);
      expect(after.findings).toEqual(before.findings);
      const told = after.matching.decisions.filter(({ trouble }) => trouble === 'not-there');
      expect(told.some(({ households }) => households.includes('bank:cert:nobody'))).toBe(true);
    }),
    proofRuns(150),
  );
});

test('the key of a candidate is the one the page promises, and names its own household', () => {
  fc.assert(
    fc.property(counties, (county) => {
      const parts = matchPlainly(county).joined.flat();
      const promised = parts.map((part) => keyOf(county, part));
      for (const candidate of questionsOf(runProduct(county, PERIOD)).flat()) {
        expect(promised).toContain(candidate.key);
        expect(candidate.key.startsWith(`${candidate.ledger}:`)).toBe(true);
      }
    }),
    RUNS,
  );
});
