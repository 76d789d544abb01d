import { describe, expect, it } from 'vitest';
import { mappingSchema } from '../../../../shared/contracts/mapping.ts';

const withSuccessions = (...pairs: readonly (readonly [string, string])[]) =>
  mappingSchema.safeParse({ version: 1, successions: pairs.map(([from, to]) => ({ from, to })) });

describe('successions', () => {
  it('may be a chain of several heads', () => {
    expect(
      withSuccessions(['23990019500101001X', '239900194506150021'], ['239900194506150021', '239901201202290032'])
        .success,
    ).toBe(true);
  });

  it('may not run in a circle, in whatever letter case', () => {
    const circle = withSuccessions(
      ['23990019500101001X', '239900194506150021'],
      ['239900194506150021', '23990019500101001x'],
    );
    expect(circle.success).toBe(false);
    expect(withSuccessions(['239900194506150021', '239900194506150021']).success).toBe(false);
  });
});
