import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reconcile } from '../../../electron/jobs/reconcile.ts';
import type { Reconciliation } from '../../../electron/jobs/reconciliation.ts';
import { officeFiles, writeSampleCounty } from '../../../electron/jobs/write-sample-county.ts';
import { ALL_CODES } from '../../../shared/domain/discrepancy/code.ts';
import { type FaultChoice, HARMLESS_KINDS } from '../../../shared/domain/sample/fault-kind.ts';
import { discrepanciesIn, PERIOD, quiet, reconcileCounty, sanzhang, scratch, statementIn } from './command-line.ts';

const root = scratch();
const FILES = officeFiles(PERIOD);
/** Few, for it is done for every kind; enough that every kind finds a household that suits it. */
const HOUSEHOLDS = 50;

async function reconcileCountyWith(faults: FaultChoice, name: string): Promise<Reconciliation> {
  const dir = join(root, name);
  await writeSampleCounty(dir, { households: HOUSEHOLDS, seed: 11, period: PERIOD, faults }, quiet);
  const file = (kind: keyof typeof FILES): readonly string[] => [join(dir, FILES[kind])];
  const files = {
    approval: file('approval'),
    finance: file('finance'),
    bank: file('bank'),
    bankReturn: file('bankReturn'),
  };
  return reconcile({ files, period: PERIOD, mapping: null }, quiet);
}

describe('a fault planted alone on a clean county', () => {
  // The sample county plants a fault under the code it must be found as.
  it.each(ALL_CODES)('%s is found as what it is, and nothing else is', async (kind) => {
    const { discrepancies, statement } = await reconcileCountyWith([kind], kind);
    expect(discrepancies.map(({ code }) => code)).toEqual([kind]);
    expect(statement.bridge.every(({ residualFen }) => residualFen === 0)).toBe(true);
    expect(statement.verdict).toBe('discrepancies');
  });
});

it('differences that are none are no discrepancy: all of them on one clean county', async () => {
  const { discrepancies, statement } = await reconcileCountyWith(HARMLESS_KINDS, 'harmless');
  expect(discrepancies).toEqual([]);
  // A member of the household who takes the money is worth a note.
  expect(statement.warnings).toEqual(['1 户由家庭成员代领（按成员身份证号对应），请确认已登记']);
  expect(statement.verdict).toBe('balanced_with_warnings');
});

it('a clean county is balanced with exit code 0, and nothing is worth a note', async () => {
  const county = join(root, 'clean');
  const out = join(root, 'out');
  expect(await sanzhang('sample', county, '--faults', 'none', '--households', '60')).toMatchObject({ code: 0 });
  const { code, stdout, stderr } = await sanzhang(...reconcileCounty(county, out, '--no-pdf'));
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('结论：相符，差异 0 条');
  const { verdict, warnings, presence, discrepancies } = statementIn(out);
  expect([verdict, warnings, discrepancies.total]).toEqual(['balanced', [], 0]);
  expect(presence).toEqual({ AFB: 60, 'AF-': 0, 'A-B': 0, '-FB': 0, 'A--': 0, '-F-': 0, '--B': 0 });
  expect(discrepanciesIn(out)).toEqual([]);
});
