import { describe, expect, it } from 'vitest';
import { barPieces } from '../../../../../renderer/pages/workplace/states-bar.ts';

const counted = (state: 'found' | 'review' | 'closed', count: number) => ({ state, label: state, count });

describe('the bar of states', () => {
  it('is as long as all its pieces, without those nothing is in', () => {
    const pieces = barPieces([counted('found', 30), counted('review', 0), counted('closed', 10)]);
    expect(pieces.map(({ state, from, width }) => [state, from, width])).toEqual([
      ['found', 0, 750],
      ['closed', 750, 250],
    ]);
  });

  it('keeps one case among ten thousand in sight', () => {
    const [few, many] = barPieces([counted('found', 1), counted('closed', 9999)]);
    expect(few!.width).toBeGreaterThan(10);
    expect(few!.width + many!.width).toBeCloseTo(1000);
  });

  it('has no pieces where there are no cases', () => {
    expect(barPieces([counted('found', 0)])).toEqual([]);
  });
});
