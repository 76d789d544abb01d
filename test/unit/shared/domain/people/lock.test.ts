import { expect, test } from 'vitest';
import { lockMinutes } from '../../../../../shared/domain/people/lock.ts';

test('an account is locked from the fifth failed try in a row on, each time twice as long, at most 8 hours', () => {
  const waits = [0, 1, 4, 5, 6, 7, 10, 11, 12, 5_000].map((failed) => lockMinutes(failed, 5));
  expect(waits).toEqual([0, 0, 0, 5, 10, 20, 160, 320, 480, 480]);
});
