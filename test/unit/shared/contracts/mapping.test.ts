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

describe('decisions', () => {
  const withDecision = (decision: object) => mappingSchema.safeParse({ version: 1, decisions: [decision] }).success;
  const good = {
    households: ['approval:id:23990019500101001X', 'bank:acct:2301|张三'],
    verdict: 'same',
    reason: '核实',
  };

  it('name two households or more by their keys, and why', () => {
    expect(withDecision(good)).toBe(true);
    expect(
      withDecision({ ...good, households: [...good.households, 'finance:line:李四|||柳树镇|东村|300.00||'] }),
    ).toBe(true);
    expect(withDecision({ ...good, households: good.households.slice(1) })).toBe(false);
    expect(withDecision({ ...good, households: [good.households[0], good.households[0]] })).toBe(false);
    expect(withDecision({ ...good, households: [good.households[0], '23990019500101001X'] })).toBe(false);
    expect(withDecision({ ...good, households: [good.households[0], 'bankReturn:id:1'] })).toBe(false);
    expect(withDecision({ ...good, verdict: 'maybe' })).toBe(false);
    expect(withDecision({ ...good, reason: '' })).toBe(false);
  });
});
