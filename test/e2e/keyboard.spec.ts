import { expect, test } from './desk.ts';
import { expectKeysInGrid } from './keys.ts';

/** Menu, keys and the place of the window. */

test('the menu reaches every screen, and the first day needs no mouse', async ({ desk }) => {
  const { page } = desk;
  const choose = (label: string): Promise<void> =>
    desk.app.evaluate(({ Menu, BrowserWindow }, label) => {
      const items = Menu.getApplicationMenu()!.items.flatMap(({ submenu }) => submenu?.items ?? []);
      const item = items.find((each) => each.label === label)!;
      item.click(undefined, BrowserWindow.getAllWindows()[0], undefined);
    }, label);
  for (const [label, heading] of [
    ['使用指南', '帮助'],
    ['新建对账', '新建对账'],
    ['历史与对比', '历史与对比'],
    ['差异核查', '差异核查'],
    ['设置', '设置'],
    ['工作台', '工作台'],
  ] as const) {
    await choose(label);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  }

  // From the empty workplace to an opened difference by Tab, Enter and arrows.
  const focusOn = async (name: RegExp): Promise<void> => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      const label = await page.evaluate(() => {
        const { activeElement: at } = document;
        return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
      });
      if (name.test(label)) return;
    }
    throw new Error(`Tab does not reach ${name}`);
  };
  await focusOn(/^用示例县试一试$/);
  const outline = await page.evaluate(() => {
    const style = getComputedStyle(document.activeElement!);
    return `${style.outlineStyle} ${style.boxShadow}`;
  });
  expect(outline).not.toBe('none none');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '查看示例' })).toBeVisible({ timeout: 60_000 });
  await focusOn(/^查看示例$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: '概况' })).toBeVisible();
  await page.getByRole('tab', { name: '概况' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('gridcell').nth(3)).toBeVisible();
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.closest('[role=grid],[role=treegrid]') !== null)) break;
  }
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expectKeysInGrid(page);
});

test('the window opens where it stood', async ({ bare: desk }) => {
  await desk.launch(undefined, null);
  await desk.begin();
  const wanted = { x: 20, y: 30, width: 1100, height: 720 };
  await desk.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]!.setBounds(bounds), wanted);
  await desk.close();
  await desk.launch(undefined, null);
  const bounds = await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getNormalBounds());
  expect(bounds.width).toBe(wanted.width);
  expect(bounds.height).toBe(wanted.height);
});
