import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HouseholdsOfMonth } from '../../shared/domain/discrepancy/household-of-month.ts';
import { TownshipNames } from '../../shared/domain/discrepancy/township-names.ts';
import { totalOfBridge } from '../../shared/domain/statement/bridge-total.ts';
import { proofRuns } from '../proof-runs.ts';
import { cleanCounty } from '../reference/clean-county.ts';
import { runProduct } from '../reference/product-answer.ts';
import { counties, PERIOD } from '../reference/random-ledgers.ts';

const RUNS = proofRuns(300);

test('the households of the month add up to the bridge, point by point and township by township', () => {
  fc.assert(
    fc.property(counties, (county) => {
      const { findings } = runProduct(county, PERIOD);
      const households = [...findings.households];
      for (const row of [...findings.bridge, totalOfBridge(findings.bridge)]) {
        const own = households.filter(({ township }) => row.township === '合计' || township === row.township);
        for (const point of ['approved', 'requested', 'paid', 'credited'] as const) {
          const held = own.map((each) => each[`${point}Fen`]).filter((fen) => fen !== null);
          expect(held.reduce((sum, fen) => sum + fen, 0)).toBe(row[`${point}Fen`]);
          expect(held.length).toBe(row[`${point}Count`]);
        }
      }
    }),
    RUNS,
  );
});

test('a household that is plainly in order is described as it would be by looking closely', () => {
  const closely = ({ matching, findings }: ReturnType<typeof runProduct>) => ({
    quick: [...findings.households],
    slow: [
      ...new HouseholdsOfMonth(
        matching.joined,
        new Uint8Array(matching.joined.count),
        new TownshipNames(matching.joined),
        PERIOD,
      ),
    ],
  });
  fc.assert(
    fc.property(counties, (county) => {
      const { quick, slow } = closely(runProduct(county, PERIOD));
      expect(quick).toEqual(slow);
    }),
    RUNS,
  );
  const { quick, slow } = closely(runProduct(cleanCounty(8), PERIOD));
  expect(quick).toHaveLength(8);
  expect(quick).toEqual(slow);
});

test('every discrepancy on one household names a household of the month', () => {
  fc.assert(
    fc.property(counties, (county) => {
      const { findings } = runProduct(county, PERIOD);
      const keys = new Set([...findings.households].map(({ household }) => household));
      for (const { code, household } of findings.discrepancies)
        if (code !== 'shared_account') expect(keys).toContain(household);
    }),
    RUNS,
  );
});

test('a problem has one name within a run, and the same name in another month', () => {
  fc.assert(
    fc.property(counties, (county) => {
      // Lines without a month of their own belong to the period, whichever it is.
      const lines = county.lines.map((line) => ({ ...line, month: null }));
      const [one, other] = [PERIOD, '2026-05'].map((period) => runProduct({ ...county, lines }, period).findings);
      const problems = one!.discrepancies.map(({ problem }) => problem);
      expect(new Set(problems).size).toBe(problems.length);
      expect(other!.discrepancies.map(({ problem }) => problem).sort()).toEqual(problems.sort());
      const ids = new Set(one!.discrepancies.map(({ id }) => id));
      for (const { id } of other!.discrepancies) expect(ids).not.toContain(id);
    }),
    RUNS,
  );
});
