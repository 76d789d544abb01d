import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeEvents } from '../../../../../../../renderer/pages/archive/household/people/event-line.ts';

describe('events on a line', () => {
  it('stand in proportion to the time between them', () => {
    const placed = placeEvents([{ date: '2026-01-01' }, { date: '2026-01-11' }, { date: '2026-01-06' }], 1100, 100);
    expect(placed.map(({ x }) => x)).toEqual([50, 550, 1050]);
  });

  it('are lifted where their words would touch, and never stand over each other', () => {
    const day = fc
      .integer({ min: 0, max: 3000 })
      .map((days) => ({ date: new Date(Date.UTC(2018, 0, 1 + days)).toISOString().slice(0, 10) }));
    fc.assert(
      fc.property(fc.array(day, { maxLength: 15 }), (events) => {
        const placed = placeEvents(events, 900, 80);
        expect(placed).toHaveLength(events.length);
        for (const [index, one] of placed.entries())
          for (const other of placed.slice(index + 1))
            if (one.level === other.level) expect(Math.abs(other.x - one.x)).toBeGreaterThanOrEqual(80 - 1e-9);
      }),
    );
  });

  it('leave out what has no date', () => {
    expect(placeEvents([{ date: '' }, { date: '2026-05' }], 500, 80)).toHaveLength(1);
  });
});
