import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay, dayNumber } from '../../../../../shared/domain/sample/calendar-day.ts';
import { randomFor, shuffledIndexes } from '../../../../../shared/domain/sample/random.ts';

describe('the generator', () => {
  it('gives the same numbers on every machine, for ever: sample files of old versions stay reproducible', () => {
    const random = randomFor(1, 2, 3);
    expect([random.next(), random.next(), random.next()]).toMatchInlineSnapshot(`
      [
        680717589,
        253264309,
        1554442804,
      ]
    `);
  });

  it('tells seeds apart that differ beyond 32 bits', () => {
    expect(randomFor(1, 1, 1).next()).not.toBe(randomFor(1 + 2 ** 32, 1, 1).next());
  });

  it('spreads evenly', () => {
    const counts = new Array<number>(10).fill(0);
    for (let index = 0; index < 20_000; index++) counts[randomFor(5, 1, index).below(10)]!++;
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });

  it('shuffles without losing an index', () => {
    const order = shuffledIndexes(1000, randomFor(1, 1, 0));
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    expect([...order.slice(0, 10)]).not.toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('day numbers', () => {
  it('agree with the calendar of the machine in both directions', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000, max: 60_000 }), (day) => {
        const iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
        const date = Number(iso.replaceAll('-', ''));
        expect(dateOfDay(day)).toBe(date);
        expect(dayNumber(Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100)).toBe(day);
      }),
    );
  });
});
