import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { CSV_FILES } from '../../electron/jobs/sample-county/csv-ledgers.ts';
import { writeSampleCounty } from '../../electron/jobs/write-sample-county.ts';
import { makeCounty } from './county-files.ts';
import { type Desk, expect, test } from './desk.ts';
import { drop, openMonth } from './files-page.ts';

/** What is cut short leaves nothing half done, whoever cuts it: the clerk, a crash, a power cut. */

const LINES = 120_000;

/** Three plain ledgers large enough for something to happen in the middle of them. */
async function makeLargeLedgers(folder: string): Promise<readonly string[]> {
  const dir = join(folder, '大县');
  const options = { households: LINES, seed: 3, period: '2026-04', faults: 'all', format: 'csv' } as const;
  await writeSampleCounty(dir, options, { signal: new AbortController().signal, report: () => {} });
  return [CSV_FILES.approval, CSV_FILES.finance, CSV_FILES.bank].map((name) => join(dir, name));
}

type Call = (name: string, input: unknown) => Promise<{ ok: boolean; value: never }>;

async function ask<T>(desk: Desk, name: string, input: unknown): Promise<T> {
  const answer = await desk.page.evaluate(
    ([name, input]) => (globalThis as unknown as { desk: { call: Call } }).desk.call(name as string, input),
    [name, input],
  );
  expect(answer.ok, name).toBe(true);
  return answer.value;
}

interface JobSeen {
  readonly state: string;
  readonly kind: string;
  readonly progress: { readonly done: number } | null;
  readonly error: { readonly message: string; readonly number: number } | null;
}

/** Waits until the job has begun its work and says how far it is. */
async function untilRunning(desk: Desk): Promise<void> {
  await expect
    .poll(
      async () => {
        const job = await ask<JobSeen | null>(desk, 'jobs.current', {});
        return job?.state === 'running' ? (job.progress?.done ?? 0) : 0;
      },
      { intervals: [20], timeout: 30_000 },
    )
    .toBeGreaterThan(0);
}

async function untilEnded(desk: Desk, state: string): Promise<JobSeen> {
  await expect
    .poll(async () => (await ask<JobSeen | null>(desk, 'jobs.current', {}))?.state, { timeout: 60_000 })
    .toBe(state);
  return ask<JobSeen>(desk, 'jobs.current', {});
}

/** The process of the job, by the name main gave it: the one that works, or waits for the next job once the former has gone. */
async function pidOfJob(desk: Desk): Promise<number> {
  const pidsOfJobs = (): Promise<number[]> =>
    desk.app.evaluate(({ app }) =>
      app
        .getAppMetrics()
        .filter(({ serviceName, name }) => serviceName === 'sanzhang-job' || name === 'sanzhang-job')
        .map(({ pid }) => pid),
    );
  await expect.poll(pidsOfJobs).toHaveLength(1);
  return (await pidsOfJobs())[0]!;
}

async function filesOf(desk: Desk, monthId: number): Promise<readonly { readonly name: string }[]> {
  return (await ask<{ files: readonly { name: string }[] }>(desk, 'months.get', { monthId })).files;
}

test('an import that is cancelled leaves the month as it was; the window answers all the while', async ({ desk }) => {
  const { page } = desk;
  const large = await makeLargeLedgers(desk.folder);
  const county = await makeCounty(desk.folder, '2026-04');
  await openMonth(page, '农村低保');
  await drop(page, [county.approval]);
  await untilEnded(desk, 'done');
  // The next job finds its process waiting.
  const waiting = await pidOfJob(desk);
  await drop(page, large);
  await untilRunning(desk);
  expect(await pidOfJob(desk)).toBe(waiting);
  await desk.picture('job-running');
  const began = Date.now();
  await ask(desk, 'months.list', {});
  expect(Date.now() - began).toBeLessThan(2_000);
  await page.getByRole('button', { name: '取消', exact: true }).first().click();
  await untilEnded(desk, 'cancelled');
  await expect(page.getByText(/已取消/).first()).toBeVisible();
  expect((await filesOf(desk, 1)).map(({ name }) => name)).toEqual(['农村低保家庭查询_202604.xlsx']);
  await desk.picture('job-cancelled');
});

test('a job that dies is told with a number, the window works on, and the same import can be done again', async ({
  desk,
}) => {
  const { page } = desk;
  const large = await makeLargeLedgers(desk.folder);
  await openMonth(page, '农村低保');
  await drop(page, large);
  await untilRunning(desk);
  process.kill(await pidOfJob(desk), 'SIGKILL');
  const died = await untilEnded(desk, 'failed');
  expect(died.error!.number).toBeGreaterThan(0);
  await expect(page.getByText(died.error!.message).first()).toBeVisible();
  await desk.picture('job-died');
  expect(await filesOf(desk, 1)).toEqual([]);
  await drop(page, large);
  await untilEnded(desk, 'done');
  expect(await filesOf(desk, 1)).toHaveLength(3);
});

test('a job that runs out of memory says so, and the window works on', async ({ desk }) => {
  const large = await makeLargeLedgers(desk.folder);
  await openMonth(desk.page, '农村低保');
  await drop(desk.page, large);
  await untilRunning(desk);
  // From now on the system gives the job's process no more memory than it has.
  execFileSync('prlimit', ['--pid', String(await pidOfJob(desk)), '--data=1000000']);
  const died = await untilEnded(desk, 'failed');
  expect(died.error!.message).toContain('内存不够');
  await expect(desk.page.getByText(died.error!.message).first()).toBeVisible();
  expect(await filesOf(desk, 1)).toEqual([]);
});

test('a reload in the middle of a job finds the job again', async ({ desk }) => {
  const { page } = desk;
  const large = await makeLargeLedgers(desk.folder);
  await openMonth(page, '农村低保');
  await drop(page, large);
  await untilRunning(desk);
  await page.reload();
  await expect(page.getByRole('button', { name: '取消', exact: true }).first()).toBeVisible();
  await untilEnded(desk, 'done');
  await expect(page.getByRole('button', { name: /^代发.*户/ }).first()).toBeVisible();
});

test('a power cut in the middle of an import: nothing is lost, nothing is half there', async ({ bare: desk }) => {
  await desk.launch();
  await desk.begin();
  const large = await makeLargeLedgers(desk.folder);
  const county = await makeCounty(desk.folder, '2026-04');
  await openMonth(desk.page, '农村低保');
  await drop(desk.page, [county.approval, county.finance, county.bank]);
  await untilEnded(desk, 'done');
  await drop(desk.page, large);
  await untilRunning(desk);
  await desk.kill();

  await desk.launch();
  await desk.unlock();
  const files = await filesOf(desk, 1);
  expect(files.map(({ name }) => name).sort()).toEqual(
    ['代发明细_202604.txt', '农村低保家庭查询_202604.xlsx', '财政请款明细_202604.xlsx'].sort(),
  );
  // What was there can be worked with as if nothing had happened.
  await ask(desk, 'jobs.reconcile', { monthId: 1 });
  await untilEnded(desk, 'done');
});
