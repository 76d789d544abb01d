import type { Page } from '@playwright/test';
import { expect } from './desk.ts';

/** Opens the files of a month of this programme, begun where it is not there yet. */
export async function openMonth(page: Page, programme: string): Promise<void> {
  await page.getByRole('link', { name: '对账', exact: true }).click();
  await page.getByLabel('资金项目').fill(programme);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^(开始|继续)$/ }).click();
  await expect(page.getByRole('heading', { name: new RegExp(programme) })).toBeVisible();
}

/** Files dropped on the page with their real paths, as the system's file manager does it. */
export async function drop(page: Page, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const box = (await page.getByRole('region', { name: '放入文件' }).boundingBox())!;
  const at = { x: box.x + box.width / 2, y: box.y + 20 };
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
}
