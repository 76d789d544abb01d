import fc from 'fast-check';
import { expect, test } from 'vitest';
import { totalOfBridge } from '../../shared/domain/statement/bridge-total.ts';
import { proofRuns } from '../proof-runs.ts';
import { KINDS } from '../reference/plain-line.ts';
import { householdRefs, runProduct } from '../reference/product-answer.ts';
import { counties, PERIOD } from '../reference/random-ledgers.ts';

const RUNS = proofRuns(300);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

test('every line stands in exactly one joined household, and a household has one place per ledger', () => {
  fc.assert(
    fc.property(counties, (county) => {
      const { matching } = runProduct(county, PERIOD);
      const used = [...householdRefs(county, matching).values()].flat();
      expect(used.sort()).toEqual(county.lines.map((line) => line.ref).sort());
      const { joined } = matching;
      for (const kind of KINDS) {
        const own = [...joined.of[kind].subarray(0, joined.count)].filter(
          (part, household) => part !== -1 && joined.present[household] !== 0,
        );
        expect(own.sort((a, b) => a - b)).toEqual(Array.from({ length: joined.ledgers[kind].count }, (_, i) => i));
      }
    }),
    RUNS,
  );
});

test('the bridge closes to the last fen, and its points are the sums of all lines but those set aside', () => {
  fc.assert(
    fc.property(counties, (county) => {
      const { findings } = runProduct(county, PERIOD);
      for (const row of findings.bridge) expect(row.residualFen).toBe(0);
      const total = totalOfBridge(findings.bridge);
      const points = { approval: total.approvedFen, finance: total.requestedFen, bank: total.paidFen };
      for (const kind of KINDS) {
        const lines = county.lines.filter((line) => line.kind === kind);
        expect(points[kind] + findings.setAside[kind].fen).toBe(sum(lines.map((line) => line.fen ?? 0)));
      }
      const credited = total.steps.filter((step) => step.from === 'paid');
      expect(total.creditedFen).toBe(total.paidFen - sum(credited.map((step) => step.fen)));
    }),
    RUNS,
  );
});

test('no two discrepancies have the same id', () => {
  fc.assert(
    fc.property(counties, (county) => {
      const ids = runProduct(county, PERIOD).findings.discrepancies.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
    RUNS,
  );
});

test('a household has at most one presence row, and none where it is undecided', () => {
  const presence = /^(approved_only|requested_only|paid_only|unpaid|paid_without_request|paid_without_approval)$/;
  fc.assert(
    fc.property(counties, (county) => {
      const { matching, findings } = runProduct(county, PERIOD);
      const undecided = new Set(matching.undecided.flatMap((set) => set.households));
      const { joined } = matching;
      let lacking = 0;
      for (let household = 0; household < joined.count; household++) {
        const present = joined.present[household]!;
        if (present !== 0 && present !== 7 && !undecided.has(household)) lacking++;
      }
      expect(findings.discrepancies.filter(({ code }) => presence.test(code)).length).toBe(lacking);
    }),
    RUNS,
  );
});
