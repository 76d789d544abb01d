import type { Page } from '@playwright/test';
import { expect, test } from './desk.ts';

/** What the rules do not decide, a person does: with a reason, for the next run, and not for ever. */

async function openFirst(page: Page, type: RegExp): Promise<void> {
  await page.getByRole('tab', { name: /差异清单/ }).click();
  await page.getByRole('gridcell', { name: type }).first().dblclick();
  await expect(page.getByRole('region', { name: '人工决定' })).toBeVisible();
}

async function decide(page: Page, button: string, reason: string): Promise<void> {
  await expect(page.getByRole('button', { name: button })).toBeDisabled();
  await page.getByLabel(/^理由/).fill(reason);
  await page.getByRole('button', { name: button }).click();
  await expect(page.getByText(/已记下/).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

async function reconcileAgain(page: Page): Promise<void> {
  const before = page.url();
  await page.getByRole('button', { name: '重新核对' }).first().click();
  await expect.poll(() => page.url(), { timeout: 60_000 }).not.toBe(before);
}

async function differences(page: Page): Promise<number> {
  return Number((await page.getByRole('tab', { name: /差异清单/ }).textContent())!.replace(/\D/g, ''));
}

test('questions are answered, the answers take effect, one is taken back and asks again; looks are recorded', async ({
  desk,
}) => {
  const { page } = desk;
  // One person reads the files and answers the questions: an office of one, exempted for all to see.
  await desk.ask('people.exempt', { reason: '本单位只有一名经办人员' });
  await page.getByRole('button', { name: '用示例县试一试' }).click();
  await page.getByRole('button', { name: '查看示例' }).click({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: '2 条待人工确认' })).toBeVisible();

  await openFirst(page, /疑似同一户/);
  await desk.picture('decision');
  await decide(page, '确认所选 2 方是同一户', '已查看户口簿，是同一户');
  await openFirst(page, /多个候选/);
  await decide(page, '都不是同一户', '已入户核实，是三户');
  await desk.picture('decisions-pending');

  await reconcileAgain(page);
  await expect(page.getByRole('button', { name: /条待人工确认/ })).toHaveCount(0);
  await page.getByRole('tab', { name: '概况' }).click();
  await expect(page.getByText(/审批\s*→\s*请款/).first()).toBeVisible();
  const decided = await differences(page);
  await page.getByRole('tab', { name: /人工决定/ }).click();
  await expect(page.getByText('已查看户口簿，是同一户')).toBeVisible();
  await expect(page.getByText('已入户核实，是三户')).toBeVisible();
  await desk.picture('decisions-made');

  await page.getByRole('button', { name: /撤销/ }).first().click();
  await page
    .getByLabel(/理由|原因/)
    .last()
    .fill('核实有误');
  await page.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click();
  await expect(
    page
      .getByText('核实有误')
      .or(page.getByText(/已撤销/))
      .first(),
  ).toBeVisible();
  await reconcileAgain(page);
  await expect(page.getByRole('button', { name: '1 条待人工确认' })).toBeVisible();
  await expect.poll(() => differences(page)).not.toBe(decided);

  // A number is shown in full by a click, which is recorded without the number.
  await page.getByRole('tab', { name: /差异清单/ }).click();
  await page.getByRole('gridcell', { name: '金额不一致' }).first().dblclick();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText(/2399\d\d\*{8}\d{3}[\dX]/).first()).toBeVisible();
  await drawer.getByRole('button', { name: '显示号码' }).click();
  await expect(drawer.getByText(/2399\d{13}[\dX]/).first()).toBeVisible();
  await desk.picture('uncovered');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await page.getByRole('link', { name: '审计', exact: true }).click();
  await page.getByRole('tab', { name: '操作日志' }).click();
  await expect(page.getByText('查看完整号码').first()).toBeVisible();
  expect(await page.getByRole('main').textContent()).not.toMatch(/2399\d{13}/);
  await desk.picture('record');
});
