import fc from 'fast-check';
import { KINDS, type PlainCounty, type PlainDecision } from './plain-line.ts';
import { counties, ID_POOL } from './random-ledgers.ts';
import { householdsOf, keyOf, matchPlainly } from './reference-matcher.ts';

/** Names no household, or one by luck. */
const BOGUS = [
  'bank:acct:9900000000000001|赵六',
  'approval:cert:D777',
  `finance:id:${ID_POOL[0]!}`,
  'bank:line:||||||||',
];

const choice = fc.record({
  verdict: fc.constantFrom('same' as const, 'different' as const),
  /** Which question it answers; beyond their number: of any households at all. */
  question: fc.nat({ max: 3 }),
  picks: fc.array(fc.nat({ max: 40 }), { minLength: 2, maxLength: 4 }),
  isBogus: fc.integer({ min: 0, max: 19 }).map((number) => number === 0),
});

/** Small nasty counties with what a person may have decided of them, sensibly or not. */
export const decidedCounties: fc.Arbitrary<PlainCounty> = fc
  .record({ county: counties, choices: fc.array(choice, { maxLength: 4 }) })
  .map(({ county, choices }) => {
    const any = KINDS.flatMap((kind) => householdsOf(county, kind)).map((part) => keyOf(county, part));
    const questions = matchPlainly(county).undecided.map((set) => set.flat().map((part) => keyOf(county, part)));
    const decisions = choices.flatMap(({ verdict, question, picks, isBogus }): readonly PlainDecision[] => {
      const pool = [...(questions[question] ?? any), ...(isBogus ? BOGUS : [])];
      const households = [...new Set(picks.map((pick) => pool[pick % pool.length]!))];
      return pool.length === 0 || households.length < 2 ? [] : [{ verdict, households }];
    });
    return { ...county, decisions };
  });
