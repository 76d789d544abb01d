import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskApart } from '../../../../../shared/domain/discrepancy/mask-apart.ts';
import { maskPersonId } from '../../../../../shared/domain/identity/person-id.ts';

describe('maskApart', () => {
  it('masks a single number as everywhere else', () => {
    expect(maskApart(['239900195001010019', '', '239900195001010019'], maskPersonId)).toEqual(
      new Map([['239900195001010019', '239900********0019']]),
    );
  });

  it('shows the one character in which two numbers that would look alike differ', () => {
    const shown = maskApart(['239900195001010019', '239900195101010019'], maskPersonId);
    expect([...shown.values()]).toEqual(['239900***0****0019', '239900***1****0019']);
  });

  it('shows no more characters than are needed, and says how many differ', () => {
    const shown = maskApart(['239900195001010019', '239900196212310019'], maskPersonId);
    expect([...shown.values()]).toEqual(['239900**5*****0019（共5位不同）', '239900**6*****0019（共5位不同）']);
  });

  it('tells every two different numbers apart and shows no hidden character that they share', () => {
    const digits = fc.stringMatching(/^[0-9]{8}$/);
    fc.assert(
      fc.property(fc.uniqueArray(digits, { minLength: 2, maxLength: 5 }), (middles) => {
        const ids = middles.map((middle) => `239900${middle}0019`);
        const shown = [...maskApart(ids, maskPersonId).values()];
        expect(new Set(shown).size).toBe(ids.length);
        for (let at = 6; at < 14; at++) {
          if (ids.every((id) => id[at] === ids[0]![at])) for (const text of shown) expect(text[at]).toBe('*');
        }
      }),
      { numRuns: 200 },
    );
  });
});
