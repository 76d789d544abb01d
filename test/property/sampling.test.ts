import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawNumber, drawSample, type Unit } from '../../shared/domain/sampling/draw.ts';

const precision = fc.record({
  confidence: fc.constantFrom(90, 95, 99),
  marginBp: fc.integer({ min: 50, max: 3000 }),
  shareBp: fc.integer({ min: 100, max: 9900 }),
});
const seed = fc.stringMatching(/^[0-9a-zA-Z一二三]{1,12}$/);
const population = fc
  .uniqueArray(fc.record({ id: fc.stringMatching(/^[0-9a-f]{1,8}$/), at: fc.nat(9) }), {
    selector: ({ id }) => id,
    maxLength: 250,
  })
  .map((units): readonly Unit[] =>
    units.map(({ id, at }) => ({ id, stratum: `第${at % (1 + (units.length % 7))}层` })),
  );

/** The drawing once more, as an auditor would do it in a spreadsheet: plain, slow, with Node's own SHA-256. */
function drawnByHand(units: readonly Unit[], n: number, withSeed: string): readonly string[] {
  const strata = [...new Set(units.map(({ stratum }) => stratum))].sort();
  const rows = strata.map((stratum) => {
    const own = units.filter((unit) => unit.stratum === stratum);
    const share = (n * own.length) / units.length;
    return { stratum, own, take: Math.floor(share), fraction: (n * own.length) % units.length };
  });
  let left = n - rows.reduce((sum, { take }) => sum + take, 0);
  while (left > 0) {
    let best = rows[0]!;
    for (const row of rows) if (row.fraction > best.fraction) best = row;
    best.take++;
    best.fraction = -1;
    left--;
  }
  for (const row of rows) if (row.take === 0) row.take = 1;
  return rows.flatMap(({ stratum, own, take }) =>
    own
      .map(({ id }) => ({
        id,
        key: createHash('sha256').update(`${withSeed}\n${stratum}\n${id}`, 'utf8').digest('hex'),
      }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
      .slice(0, take)
      .map(({ id }) => id),
  );
}

describe('a sample', () => {
  it('is the one an auditor draws by hand from the same population and seed', () => {
    fc.assert(
      fc.property(population, precision, seed, (units, asked, word) => {
        const draw = drawSample(units, asked, word);
        expect(draw.drawn.map(({ id }) => id)).toEqual(
          units.length === 0 ? [] : drawnByHand(units, draw.size.size, word),
        );
        const lines = [...units].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, stratum }) => `${id}\t${stratum}\n`);
        expect(draw.populationSha256).toBe(createHash('sha256').update(lines.join(''), 'utf8').digest('hex'));
      }),
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(
        population.chain((units) =>
          fc.tuple(fc.constant(units), fc.shuffledSubarray([...units], { minLength: units.length })),
        ),
        precision,
        seed,
        ([units, shuffled], asked, word) => {
          expect(drawSample(shuffled, asked, word)).toEqual(drawSample(units, asked, word));
        },
      ),
    );
  });

  it('covers every stratum, takes no more than there is, and adds up to the size and what was raised', () => {
    fc.assert(
      fc.property(population, precision, seed, (units, asked, word) => {
        const { size, strata, drawn } = drawSample(units, asked, word);
        expect(strata.map(({ stratum }) => stratum)).toEqual([...new Set(units.map(({ stratum }) => stratum))].sort());
        for (const each of strata) {
          const own = drawn.filter(({ stratum }) => stratum === each.stratum);
          expect(own).toHaveLength(each.drawn);
          expect(each.drawn).toBeGreaterThan(0);
          expect(each.drawn).toBeLessThanOrEqual(each.population);
          // Within one of its exact share.
          expect(Math.abs(each.drawn - (size.size * each.population) / units.length)).toBeLessThan(1);
        }
        const raised = strata.filter((each) => each.raised).length;
        expect(drawn).toHaveLength(size.size + raised);
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length);
      }),
    );
  });

  it('of another seed is another one', () => {
    const units = Array.from({ length: 400 }, (_, at) => ({ id: `h${at}`, stratum: '全部' }));
    const asked = { confidence: 95, marginBp: 1000, shareBp: 5000 } as const;
    const draws = ['1', '2', '3'].map((word) =>
      drawSample(units, asked, word)
        .drawn.map(({ id }) => id)
        .join(),
    );
    expect(new Set(draws).size).toBe(3);
  });

  it('reaches every unit about equally often over many seeds', () => {
    const units = Array.from({ length: 20 }, (_, at) => ({ id: `h${at}`, stratum: '全部' }));
    const times = new Map<string, number>();
    for (let at = 0; at < 2000; at++) {
      const { drawn } = drawSample(units, { confidence: 90, marginBp: 3000, shareBp: 5000 }, `s${at}`);
      for (const { id } of drawn) times.set(id, (times.get(id) ?? 0) + 1);
    }
    const size = drawSample(units, { confidence: 90, marginBp: 3000, shareBp: 5000 }, 's').drawn.length;
    const expected = (2000 * size) / 20;
    for (const { id } of units) expect(Math.abs((times.get(id) ?? 0) - expected)).toBeLessThan(expected * 0.15);
  });

  it('refuses a unit that stands twice and texts that would blur what is hashed', () => {
    const asked = { confidence: 95, marginBp: 500, shareBp: 5000 } as const;
    const twice = [
      { id: 'a', stratum: 'x' },
      { id: 'a', stratum: 'y' },
    ];
    expect(() => drawSample(twice, asked, '1')).toThrow(RangeError);
    expect(() => drawSample([{ id: 'a\nb', stratum: 'x' }], asked, '1')).toThrow(RangeError);
    expect(() => drawSample([], asked, 'a\nb')).toThrow(RangeError);
  });

  it('has numbers anybody can make: the example of the printed list', () => {
    // As sha256sum of coreutils gave it: printf '%s\\n%s\\n%s' 20260420 柳树镇／P1 abc | sha256sum
    expect(drawNumber('20260420', { stratum: '柳树镇／P1', id: 'abc' })).toBe(
      '0506019666b423c43ff948e90d83c4dcfc11b7ec7fdc66be062ad37ecb675621',
    );
  });
});
