import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from './desk.ts';

const VERIFIER = fileURLToPath(new URL('../../electron/jobs/audit/verifier/verify.mjs', import.meta.url));

/** A month is closed for good, its log verified, and a package handed out that an auditor checks with Node alone. */
test('a reviewer seals a month; an auditor verifies the log, exports the package and verifies it without us', async ({
  desk,
  folder,
}) => {
  const { page } = desk;
  // One person reads the files and answers the questions.
  await desk.ask('people.exempt', { reason: '本单位只有一名经办人员' });
  await desk.addPerson({ login: 'lihong', name: '李红', roles: ['reviewer'] });
  await desk.addPerson({ login: 'zhangming', name: '张明', roles: ['auditor'] });
  await page.getByRole('button', { name: '用示例县试一试' }).click();
  await page.getByRole('button', { name: '查看示例' }).click({ timeout: 120_000 });
  // The questions are answered as a person would, by the calls the window makes.
  const months = await desk.ask('months.list', {});
  const { monthId, run } = months.find(({ period }) => period === '2026-04')!;
  const view = {
    filter: { codes: ['possible_match', 'ambiguous_match'] },
    sort: { by: 'standard', descending: false },
  } as const;
  const { rows } = await desk.ask('differences.page', {
    runId: run!.runId,
    filter: { codes: [...view.filter.codes] },
    sort: view.sort,
    offset: 0,
    limit: 50,
  });
  await desk.signInAs('lihong');
  await page.goto(`${page.url().split('#')[0]}#/audit`);
  await expect(page.getByRole('heading', { name: '审计' })).toBeVisible();
  await page
    .getByRole('row', { name: /2026-04/ })
    .getByRole('button', { name: '封账…' })
    .click();
  await expect(page.getByText(/还有 \d+ 条疑似同一户没有决定/)).toBeVisible();
  await expect(page.getByRole('button', { name: '封账，不能撤销' })).toBeDisabled();
  await desk.picture('seal-checks');
  await page
    .getByRole('button', { name: '取 消' })
    .or(page.getByRole('button', { name: '取消' }))
    .first()
    .click();

  await desk.signInAs('wangfang');
  for (const { differenceId } of rows) {
    const { candidates } = await desk.ask('differences.get', { differenceId });
    const households = [...new Set(candidates.map(({ key }) => key))];
    await desk.ask('decisions.make', {
      differenceId,
      verdict: 'different',
      households,
      reason: '已入户核实，不是同一户',
    });
  }
  await desk.ask('jobs.reconcile', { monthId });
  await expect.poll(async () => (await desk.ask('jobs.current', {}))?.state, { timeout: 120_000 }).toBe('done');

  await desk.signInAs('lihong');
  await page.goto(`${page.url().split('#')[0]}#/audit`);
  await page
    .getByRole('row', { name: /2026-04/ })
    .getByRole('button', { name: '封账…' })
    .click();
  await page.getByRole('button', { name: '封账，不能撤销' }).click();
  await expect(page.getByRole('row', { name: /2026-04/ }).getByText('李红')).toBeVisible();
  const seal = join(folder, 'april.szseal');
  await desk.willSaveAs(seal);
  await page.getByRole('button', { name: '交付封账文件…' }).click();
  await expect(page.getByText(/已保存为“april\.szseal”/)).toBeVisible({ timeout: 60_000 });
  await desk.picture('sealed-months');

  await desk.signInAs('zhangming');
  await page.goto(`${page.url().split('#')[0]}#/audit`);
  await page.getByRole('tab', { name: '操作日志' }).click();
  await expect(page.getByRole('cell', { name: '封账', exact: true })).toBeVisible();
  await desk.picture('audit-log');
  await page.getByRole('tab', { name: '核验日志' }).click();
  await page.getByRole('button', { name: '开始核验' }).click();
  await expect(page.getByText('核验通过', { exact: true })).toBeVisible({ timeout: 60_000 });
  await desk.picture('audit-verified');
  await page.getByRole('tab', { name: '审计包' }).click();
  const zip = join(folder, 'package.zip');
  await desk.willSaveAs(zip);
  await desk.picture('audit-package');
  await page.getByRole('button', { name: '选择保存位置…' }).click();
  await expect(page.getByText(/已保存为“package\.zip”/)).toBeVisible({ timeout: 60_000 });
  const { status, stdout } = spawnSync('node', [VERIFIER, zip, '--seal', seal], { encoding: 'utf8' });
  expect(stdout).toContain('核验通过');
  expect(status).toBe(0);
});
