import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proofRuns } from '../proof-runs.ts';
import type { PlainCounty } from '../reference/plain-line.ts';
import { answerOfProduct, type ProductRun, runProduct } from '../reference/product-answer.ts';
import { decidedCounties } from '../reference/random-decisions.ts';
import { counties, PERIOD } from '../reference/random-ledgers.ts';

/** In another order; which one, the seed decides. */
function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const left = [...items];
  const order: Item[] = [];
  for (let state = seed + 1; left.length > 0; state = (state * 48271) % 0x7fffffff) {
    order.push(...left.splice(state % left.length, 1));
  }
  return order;
}

/** Everything said of the county but rows; of the sentences that name them, what is left without the numbers. */
function withoutRows({ findings }: ProductRun, sentences: boolean): unknown {
  const discrepancies = findings.discrepancies
    .map(({ rows: _rows, explanation, candidates, ...rest }) => ({
      ...rest,
      candidates: candidates?.map(({ rows: _rowsOfOne, ...candidate }) => candidate),
      explanation: sentences
        ? explanation.replaceAll(/“表\d”表第 [\d、]+ 行(?:和“表\d”表第 [\d、]+ 行)*/g, '某行')
        : '',
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const { bridge, presence, setAside, remarks } = findings;
  return { discrepancies, bridge, presence, setAside, remarks };
}

function expectTheSame(county: PlainCounty, other: PlainCounty, sentences: boolean): void {
  const one = runProduct(county, PERIOD);
  const two = runProduct(other, PERIOD);
  expect(withoutRows(two, sentences)).toEqual(withoutRows(one, sentences));
  expect(two.matching.joined.joins).toEqual(one.matching.joined.joins);
  expect(two.matching.decisions).toEqual(one.matching.decisions);
  expect(answerOfProduct(other, two)).toEqual(answerOfProduct(county, one));
}

test('the order of rows changes nothing but the row numbers', () => {
  fc.assert(
    fc.property(counties, fc.nat({ max: 1_000_000 }), (county, seed) =>
      expectTheSame(county, { ...county, lines: shuffled(county.lines, seed) }, true),
    ),
    proofRuns(250),
  );
});

test('the order of rows and of decisions changes nothing of what people decided', () => {
  fc.assert(
    fc.property(decidedCounties, fc.nat({ max: 1_000_000 }), (county, seed) => {
      const lines = shuffled(county.lines, seed);
      const again = (county.decisions ?? []).slice(0, 1);
      const decisions = shuffled([...(county.decisions ?? []), ...again], seed).map(({ verdict, households }) => ({
        verdict,
        households: shuffled(households, seed),
      }));
      expectTheSame(county, { ...county, lines, decisions }, true);
    }),
    proofRuns(250),
  );
});

test('the order of sheets changes nothing but the row pointers', () => {
  const sheets = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
  fc.assert(
    fc.property(counties, sheets, (county, order) => {
      const other = county.lines.map((line) => ({ ...line, sheet: order[line.sheet]! }));
      // Rows come sheet by sheet.
      other.sort((a, b) => a.sheet - b.sheet);
      expectTheSame(county, { ...county, lines: other }, false);
    }),
    proofRuns(120),
  );
});

test('the same input twice gives the same output to the last byte', () => {
  fc.assert(
    fc.property(counties, (county) => {
      expect(runProduct(county, PERIOD).findings).toEqual(runProduct(county, PERIOD).findings);
    }),
    proofRuns(60),
  );
});
