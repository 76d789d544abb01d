import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from './desk.ts';

/** What somebody does who has never seen it: from the first start to a report in hand. */

test('from the first start over the sample county to an exported workbook', async ({ bare: desk }) => {
  await desk.launch();
  await expect(desk.page.getByRole('heading', { name: '设置口令' })).toBeVisible();
  await desk.picture('passphrase');
  await desk.begin();
  const { page } = desk;
  await expect(page.getByRole('button', { name: '用示例县试一试' })).toBeVisible();
  await desk.picture('workplace-empty');

  await page.getByRole('button', { name: '用示例县试一试' }).click();
  await page
    .getByRole('link', { name: '查看示例' })
    .or(page.getByRole('button', { name: '查看示例' }))
    .click({ timeout: 60_000 });
  await expect(page.getByRole('heading', { name: /2026年4月/ })).toBeVisible();
  await expect(page.getByText(/审批\s*→\s*请款/).first()).toBeVisible();
  await desk.picture('result-overview');

  await page.getByRole('tab', { name: /差异清单/ }).click();
  const grid = page.getByRole('grid').or(page.getByRole('treegrid')).first();
  await expect(grid.getByRole('row').nth(2)).toBeVisible();
  await desk.picture('result-grid');

  const target = join(desk.folder, '差异.xlsx');
  await desk.willSaveAs(target);
  await page.getByRole('button', { name: /导出/ }).first().click();
  await page
    .getByRole('menuitem', { name: /差异明细|工作簿/ })
    .first()
    .click();
  await desk.picture('export');
  await page.getByRole('button', { name: /选择保存位置/ }).click();
  await expect(page.getByText(/已保存|已导出/).first()).toBeVisible({ timeout: 60_000 });

  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(target);
  const text = workbook.worksheets
    .flatMap((sheet) => sheet.getSheetValues().flatMap((row) => (Array.isArray(row) ? row : [])))
    .join('\n');
  expect(workbook.worksheets.length).toBeGreaterThan(1);
  // 27 codes are planted once each; the numbers of people are masked.
  expect(text).toContain('金额不一致');
  expect(text).toMatch(/2399\d\d\*{8}\d{3}[\dX]/);
  expect(text).not.toMatch(/\b2399\d{13}[\dX]\b/);
});
