import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makePackage, packagedExecutable } from '../../build/package.mjs';
import { expect, test } from './desk.ts';

/** The application as it is packaged: out of its archive, fuses flipped, with nothing of the checkout beside it. */

test('the packaged application goes from its first start to an exported statement', async ({ bare: desk }) => {
  test.setTimeout(300_000);
  // The inspector's fuse stays on for this one package: the journey is driven by it. Users' packages have it off.
  const { folder } = await makePackage({ inspectable: true });
  const began = Date.now();
  await desk.launch(packagedExecutable(folder));
  console.log(`packaged start: ${Date.now() - began} ms`);
  await desk.begin();
  const { page } = desk;
  await page.getByRole('button', { name: '用示例县试一试' }).click();
  await page.getByRole('button', { name: '查看示例' }).click({ timeout: 60_000 });
  await expect(page.getByText(/审批\s*→\s*请款/).first()).toBeVisible();
  // The statement needs the fonts, the workbook its writer: what a bundle may have lost.
  for (const [item, name] of [
    [/对账单/, '对账单.pdf'],
    [/差异明细（Excel）|工作簿/, '差异明细.xlsx'],
  ] as const) {
    const target = join(desk.folder, name);
    await desk.willSaveAs(target);
    await page.getByRole('button', { name: '导出' }).first().click();
    await page.getByRole('menuitem', { name: item }).first().click();
    await page.getByRole('button', { name: /选择保存位置/ }).click();
    await expect(page.getByText(`已保存为“${name}”`).first()).toBeVisible({ timeout: 60_000 });
    expect(existsSync(target)).toBe(true);
  }
  const inArchive = await desk.app.evaluate(({ app }) => app.getAppPath().endsWith('app.asar') && app.isPackaged);
  expect(inArchive).toBe(true);
});
