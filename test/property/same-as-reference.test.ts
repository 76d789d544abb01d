import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proofRuns } from '../proof-runs.ts';
import type { Answer, PlainCounty } from '../reference/plain-line.ts';
import { answerOfProduct, runProduct } from '../reference/product-answer.ts';
import { decidedCounties } from '../reference/random-decisions.ts';
import { counties, PERIOD } from '../reference/random-ledgers.ts';
import { answerPlainly } from '../reference/reference-comparer.ts';

/** SANZHANG_COUNTIES=100000 for a long run; what fails is shrunk and printed with its seed. */
const { SANZHANG_COUNTIES } = process.env;
const RUNS = SANZHANG_COUNTIES === undefined ? proofRuns(1500) : { numRuns: Number(SANZHANG_COUNTIES) };

function textOf(answer: Answer): string {
  return JSON.stringify({ ...answer, presence: Object.entries(answer.presence).sort() });
}

function expectTheSame(county: PlainCounty): void {
  const product = answerOfProduct(county, runProduct(county, PERIOD));
  const reference = answerPlainly(county, PERIOD);
  // Comparing texts is quick; only what differs is worth a readable difference.
  if (textOf(product) !== textOf(reference)) expect(product).toEqual(reference);
}

test('the product says of any county what the plain reference says of it', () => {
  fc.assert(fc.property(counties, expectTheSame), RUNS);
});

test('and of any county of which people decided something', () => {
  fc.assert(fc.property(decidedCounties, expectTheSame), RUNS);
});
