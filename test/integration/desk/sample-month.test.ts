import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Database } from '../../../electron/data/database.ts';
import { allMonths, monthById } from '../../../electron/data/month-repo.ts';
import { lastRunOfMonth } from '../../../electron/data/run-repo.ts';
import { sampleMonth } from '../../../electron/jobs/desk/sample-month.ts';
import { everything, newWorkplace, scratchFolder } from './workplace.ts';

const folder = scratchFolder();

const problemsOf = (place: ReturnType<typeof newWorkplace>, runId: number): ReadonlySet<string> =>
  new Set(
    place.db
      .all<{ problem: string }>('SELECT problem FROM difference WHERE run_id = ?', [runId])
      .map(({ problem }) => problem),
  );

test('the sample county comes as two months, with problems that stayed, that were solved and that are new', async () => {
  const place = newWorkplace(join(folder, 'sample'));
  const { monthId } = await sampleMonth({ folder: join(folder, 'files') }, place.context);
  expect(monthById(place.db, monthId)).toMatchObject({ period: '2026-04', programme: '农村低保（示例）' });
  const [april, march] = allMonths(place.db).map((month) => lastRunOfMonth(place.db, month.monthId)!);
  expect([march!.period, april!.period]).toEqual(['2026-03', '2026-04']);
  const [before, now] = [problemsOf(place, march!.runId), problemsOf(place, april!.runId)];
  const staying = [...now].filter((problem) => before.has(problem));
  for (const count of [staying.length, now.size - staying.length, before.size - staying.length])
    expect(count).toBeGreaterThanOrEqual(5);
  // Most households are on both rolls, under the same name in the columns.
  const both = place.db.get<{ both: number }>(
    `SELECT count(*) AS both FROM household_month AS a JOIN household_month AS b ON a.household = b.household
     WHERE a.run_id = ? AND b.run_id = ?`,
    [march!.runId, april!.runId],
  );
  expect(both!.both).toBeGreaterThan(580);
  expect(readdirSync(join(folder, 'files')).sort()).toEqual(['2026-03', '2026-04']);
});

test('asked for once more it adds a run and no files', async () => {
  const place = newWorkplace(join(folder, 'again'));
  const first = await sampleMonth({ folder: join(folder, 'again-files') }, place.context);
  const second = await sampleMonth({ folder: join(folder, 'again-files') }, place.context);
  expect(second.monthId).toBe(first.monthId);
  expect(place.db.get('SELECT count(*) AS files FROM month_file')).toEqual({ files: 8 });
  expect(place.db.get('SELECT count(DISTINCT result_sha256) AS results, count(*) AS runs FROM run')).toEqual({
    results: 2,
    runs: 4,
  });
});

/** The log and the cases keep what was tried, and the events of money that came back are kept too: withdrawn, with the month that told of it. */
function tablesOf(db: Database) {
  const { log: _, case_file: _cases, case_event: _steps, money_event: _events, payment, ...tables } = everything(db);
  return { ...tables, payment: payment!.filter((row) => (row as { state: string }).state !== 'withdrawn') };
}

test('stopped half-way it leaves no month behind and nothing open, and the log says so', async () => {
  const place = newWorkplace(join(folder, 'stopped'));
  const before = tablesOf(place.db);
  const abort = new AbortController();
  let matches = 0;
  const context = {
    ...place.stoppable(abort.signal),
    report: ({ phase }: { readonly phase: string }) => {
      if (phase === 'match' && ++matches === 2) abort.abort();
    },
  };
  await expect(sampleMonth({ folder: join(folder, 'stopped-files') }, context)).rejects.toThrow();
  expect(tablesOf(place.db)).toEqual(before);
  expect(place.db.all('SELECT DISTINCT state, closed_how, last_period FROM case_file')).toEqual([
    { state: 'closed', closed_how: 'solved', last_period: null },
  ]);
  const told = place.db.all<{ action: string }>('SELECT action FROM log ORDER BY seq').map(({ action }) => action);
  expect(told.filter((action) => action === 'file.import')).not.toEqual([]);
  expect(told.at(-1)).toBe('month.remove');
});
