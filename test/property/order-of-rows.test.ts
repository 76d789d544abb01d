import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlainCounty, PlainLine } from '../reference/plain-line.ts';
import { answerOfProduct, type ProductRun, runProduct } from '../reference/product-answer.ts';
import { counties, PERIOD } from '../reference/random-ledgers.ts';

/** The lines in another order; which one, the seed decides. */
function shuffled(lines: readonly PlainLine[], seed: number): readonly PlainLine[] {
  const left = [...lines];
  const order: PlainLine[] = [];
  for (let state = seed + 1; left.length > 0; state = (state * 48271) % 0x7fffffff) {
    order.push(...left.splice(state % left.length, 1));
  }
  return order;
}

/** Everything said of the county but rows; of the sentences that name them, what is left without the numbers. */
function withoutRows({ findings }: ProductRun, sentences: boolean): unknown {
  const discrepancies = findings.discrepancies
    .map(({ rows: _rows, explanation, ...rest }) => ({
      ...rest,
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
  expect(answerOfProduct(other, two)).toEqual(answerOfProduct(county, one));
}

test('the order of rows changes nothing but the row numbers', () => {
  fc.assert(
    fc.property(counties, fc.nat({ max: 1_000_000 }), (county, seed) =>
      expectTheSame(county, { ...county, lines: shuffled(county.lines, seed) }, true),
    ),
    { numRuns: 250 },
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
    { numRuns: 120 },
  );
});

test('the same input twice gives the same output to the last byte', () => {
  fc.assert(
    fc.property(counties, (county) => {
      expect(runProduct(county, PERIOD).findings).toEqual(runProduct(county, PERIOD).findings);
    }),
    { numRuns: 60 },
  );
});
