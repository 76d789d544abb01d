import { expect, test } from 'vitest';
import { cleanLine } from '../../../../reference/clean-county.ts';
import type { PlainLine } from '../../../../reference/plain-line.ts';
import { answerOfProduct, runProduct } from '../../../../reference/product-answer.ts';
import { PERIOD } from '../../../../reference/random-ledgers.ts';

/** What is found on household 1 of which approval and finance say the same and the bank says these lines. */
function found(...bank: readonly Partial<PlainLine>[]): readonly string[] {
  const lines = bank.map((change, i) => cleanLine('bank', 0, { ref: `B${i + 1}`, ...change }));
  const county = { lines: [cleanLine('approval', 0), cleanLine('finance', 0), ...lines], successions: [] };
  return answerOfProduct(county, runProduct(county, PERIOD)).found.map((one) => one.split(' ')[0]!);
}

test('base and class supplement on two lines are one payment', () => {
  expect(found({ fen: 25000 }, { fen: 5000 })).toEqual([]);
});

test('a class supplement that failed is not made good by the base that was paid', () => {
  expect(found({ fen: 25000 }, { fen: 5000, outcome: 'failed' })).toEqual(['payment_failed']);
});

test('a base that failed and was paid again leaves base and supplement as the parts they are', () => {
  expect(found({ fen: 25000, outcome: 'failed' }, { fen: 25000 }, { fen: 5000 })).toEqual([]);
});

test('a line that does not say its month is of the period, and a second line of the period is a copy', () => {
  expect(found({ month: null }, { month: PERIOD })).toEqual(['duplicate_line']);
});

test('of two copies with different outcomes the same counts whatever their order', () => {
  const failed = { outcome: 'failed' } as const;
  const returned = { outcome: 'returned' } as const;
  expect(found(failed, returned)).toEqual(found(returned, failed));
});
