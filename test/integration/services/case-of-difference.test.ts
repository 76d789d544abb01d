import { expect, it } from 'vitest';
import { CaseOffice } from './case-office.ts';

it('a difference of a result says where its case stands, and leads to it', async () => {
  const office = new CaseOffice();
  await office.reconcile('2026-04', [{}, {}]);
  const caseId = office.caseOf('p0');
  await office.close(caseId);
  const { runId } = office.db.get<{ runId: number }>('SELECT max(run_id) AS runId FROM run')!;
  const { rows } = await office.ask('clerk', 'differences.page', {
    runId,
    filter: {},
    sort: { by: 'standard', descending: false },
    offset: 0,
    limit: 10,
  });
  expect(rows.map(({ caseState }) => caseState).sort()).toEqual(['closed', 'found']);
  const closed = rows.find(({ caseState }) => caseState === 'closed')!;
  const detail = await office.ask('clerk', 'differences.get', { differenceId: closed.differenceId });
  expect(detail.caseId).toBe(caseId);
  expect(detail.row.caseState).toBe('closed');
});
