import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ReconcileInput, type Reconciliation, reconcile } from '../../../electron/jobs/reconcile.ts';
import { officeFiles, writeSampleCounty } from '../../../electron/jobs/write-sample-county.ts';
import { ALL_FAULT_KINDS, type FaultChoice, HARMLESS_KINDS } from '../../../shared/domain/sample/fault-kind.ts';
import { PERIOD, quiet, scratch } from './command-line.ts';

const root = scratch();
const FILES = officeFiles(PERIOD);
/** Few, for it is done for every kind; enough that every kind finds a household that suits it. */
const HOUSEHOLDS = 50;

async function reconcileCountyWith(faults: FaultChoice, seed: number, name: string): Promise<Reconciliation> {
  const dir = join(root, name);
  await writeSampleCounty(dir, { households: HOUSEHOLDS, seed, period: PERIOD, faults }, quiet);
  return reconcile(inputOf(dir), quiet);
}

function inputOf(dir: string): ReconcileInput {
  const file = (kind: keyof typeof FILES): readonly string[] => [join(dir, FILES[kind])];
  return {
    files: { approval: file('approval'), finance: file('finance'), bank: file('bank'), bankReturn: file('bankReturn') },
    period: PERIOD,
    mapping: null,
  };
}

const codesOf = ({ discrepancies }: Reconciliation): readonly string[] => discrepancies.map(({ code }) => code);

describe('each kind of fault alone on a clean county', () => {
  // The sample county plants a fault under the code it must be found as; harmless kinds have none.
  it.each(ALL_FAULT_KINDS)('%s is found as what it is, and nothing else is', async (kind) => {
    const expected = (HARMLESS_KINDS as readonly string[]).includes(kind) ? [] : [kind];
    const result = await reconcileCountyWith([kind], 11, kind);
    expect(codesOf(result)).toEqual(expected);
    expect(result.statement.bridge.every(({ residualFen }) => residualFen === 0)).toBe(true);
    expect(result.statement.verdict).toMatch(expected.length === 0 ? /^balanced/ : /^discrepancies$/);
  });
});

describe('a clean county', () => {
  it.each([1, 2, 3])('of seed %i is balanced, and nothing is worth a note', async (seed) => {
    const { statement, discrepancies } = await reconcileCountyWith('none', seed, `clean-${seed}`);
    expect(discrepancies).toEqual([]);
    expect(statement.warnings).toEqual([]);
    expect(statement.verdict).toBe('balanced');
    expect(statement.presence).toMatchObject({
      AFB: HOUSEHOLDS,
      'AF-': 0,
      'A-B': 0,
      '-FB': 0,
      'A--': 0,
      '-F-': 0,
      '--B': 0,
    });
  });
});
