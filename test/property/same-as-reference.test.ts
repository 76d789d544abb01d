import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOfProduct, runProduct } from '../reference/product-answer.ts';
import { counties, PERIOD } from '../reference/random-ledgers.ts';
import { answerPlainly } from '../reference/reference-comparer.ts';

const RUNS = Number(process.env.SANZHANG_COUNTIES ?? 3000);

test('the product says of any county what the plain reference says of it', () => {
  fc.assert(
    fc.property(counties, (county) => {
      const product = answerOfProduct(county, runProduct(county, PERIOD));
      expect(product).toEqual(answerPlainly(county, PERIOD));
    }),
    { numRuns: RUNS },
  );
});
