import { expect, test } from './desk.ts';

test('a returned payment from March to its re-issue in April, and what is open to the treasury', async ({ desk }) => {
  const { page } = desk;
  await page.getByRole('button', { name: '用示例县试一试' }).click();
  await page.getByRole('button', { name: '查看示例' }).click({ timeout: 90_000 });
  await page.getByRole('link', { name: '资金跟踪', exact: true }).click();
  await expect(page.getByText(/失败、退回.*=.*补发到账.*\+.*缴回国库.*\+.*未结/)).toBeVisible();
  await desk.picture('money-payments');

  // What April paid again was joined by itself, with its evidence.
  await page.getByRole('combobox', { name: '状态' }).click();
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    location.hash = '#/money/payments/1';
  });
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText(/补发2026年3月农村低保金/).first()).toBeVisible();
  await desk.picture('money-chain');
  await page.keyboard.press('Escape');

  // What is open is checked and given back to the treasury.
  await page.getByRole('row').filter({ hasText: '待核实' }).first().getByRole('button').first().click();
  await drawer.getByLabel('核实情况').fill('本人已搬走，款项缴回');
  await drawer.getByRole('checkbox').uncheck();
  await drawer
    .getByRole('button', { name: '登 记' })
    .or(drawer.getByRole('button', { name: '登记' }))
    .click();
  await expect(drawer.getByText('待重发').first()).toBeVisible();
  await drawer.getByText('缴回国库', { exact: true }).first().click();
  await drawer.getByLabel('凭证号').fill('缴字 12 号');
  await drawer
    .getByRole('button', { name: '登 记' })
    .or(drawer.getByRole('button', { name: '登记' }))
    .click();
  await expect(drawer.getByText('已结清').first()).toBeVisible();
  await desk.picture('money-closed');
});

test('money that went to somebody else is followed from its difference, and an office sets its own days', async ({
  desk,
}) => {
  const { page } = desk;
  await page.getByRole('button', { name: '用示例县试一试' }).click();
  await page.getByRole('button', { name: '查看示例' }).click({ timeout: 90_000 });
  await page.getByRole('tab', { name: /差异清单/ }).click();
  await page.getByRole('gridcell', { name: '金额不一致' }).first().dblclick();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: '登记错发…' }).click();
  await page.getByLabel('错发金额（元）').fill('1,234.50');
  await page.getByLabel('错发的情况').fill('发到同名的李梅账上，银行来电告知');
  await page.getByRole('button', { name: '登记错发', exact: true }).click();
  await expect(drawer.getByText('未结 1,234.50 元')).toBeVisible();
  await desk.picture('difference-misdirected');
  await drawer.getByRole('link', { name: /^错发 / }).click();
  await expect(page.getByRole('dialog').getByText('发到同名的李梅账上', { exact: false }).first()).toBeVisible();

  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  await page.getByRole('tab', { name: '资金期限' }).click();
  const days = page.getByLabel('停发批准后到省系统注销的天数');
  await days.fill('7');
  await page.getByRole('button', { name: /^保\s?存$/ }).click();
  await expect(page.getByText('已保存')).toBeVisible();
  await desk.picture('settings-money-days');
  await page.reload();
  await page.getByRole('tab', { name: '资金期限' }).click();
  await expect(page.getByLabel('停发批准后到省系统注销的天数')).toHaveValue('7');
});

test('a month is checked before it is paid: two lists, and one person cannot sign twice', async ({ desk }) => {
  const { page } = desk;
  await page.getByRole('button', { name: '用示例县试一试' }).click();
  await page.getByRole('button', { name: '查看示例' }).click({ timeout: 90_000 });
  await page.getByRole('link', { name: '发放前体检', exact: true }).click();
  await page.getByRole('button', { name: '开始体检' }).click();
  await expect(page.getByText(/请款.*=.*放行.*\+.*需核实后发放/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/不得停发在保对象/)).toBeVisible();
  await desk.picture('precheck-hold');
  await page.getByText(/^放行 \d+/).click();
  await expect(page.getByText(/放行清单/).first()).toBeVisible();
  await desk.picture('precheck-release');
  await page.getByRole('button', { name: '制表人确认' }).click();
  await page.getByRole('button', { name: '复核人确认' }).click();
  await expect(page.getByText(/制表和复核不能是同一人/)).toBeVisible();
});
