import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import { type Desk, expect, test } from './desk.ts';
import { assignTo } from './keys.ts';

/** Every screen as somebody with a screen reader or a keyboard alone meets it. */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The serious and critical findings of axe on what is shown now, in a line each. */
async function seriousFindings(desk: Desk): Promise<readonly string[]> {
  await desk.page.evaluate(AXE);
  const results = await desk.page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html.slice(0, 160))
          .slice(0, 4)
          .join(' | ')}`,
    );
}

test('the first screens have no serious accessibility violation', async ({ bare: desk }) => {
  await desk.launch();
  await expect(desk.page.getByRole('heading', { name: '设置口令' })).toBeVisible();
  expect(await seriousFindings(desk)).toEqual([]);
  await desk.begin();
  await expect(desk.page.getByRole('button', { name: '用示例县试一试' })).toBeVisible();
  expect(await seriousFindings(desk)).toEqual([]);
});

test('no screen with data has a serious accessibility violation', async ({ desk }) => {
  const { page } = desk;
  await page.getByRole('button', { name: '用示例县试一试' }).click();
  await page.getByRole('button', { name: '查看示例' }).click({ timeout: 60_000 });
  await expect(page.getByText(/审批\s*→\s*请款/).first()).toBeVisible();
  const found: Record<string, readonly string[]> = {};
  const look = async (name: string): Promise<void> => {
    await desk.picture(`screen-${name}`);
    found[name] = await seriousFindings(desk);
  };
  await look('result');
  await page.getByRole('tab', { name: /差异清单/ }).click();
  await expect(page.getByRole('row').nth(3)).toBeVisible();
  await look('differences');
  await page.getByRole('gridcell', { name: '金额不一致' }).first().dblclick();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('difference');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('tab', { name: /人工决定/ }).click();
  await look('decisions');
  await page.getByRole('link', { name: '差异核查', exact: true }).click();
  await expect(page.getByRole('gridcell').nth(3)).toBeVisible();
  await look('cases');
  await page.getByRole('gridcell').nth(3).click();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: '分派所选 1 条' })).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog', { name: /^分派/ })).toBeVisible();
  await look('case-assign');
  await assignTo(page, '王芳');
  await expect(page.getByText('已分派 1 条')).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('gridcell').nth(3).dblclick();
  await page.getByRole('button', { name: '开始核查' }).click();
  await page.getByRole('button', { name: '写结论' }).click();
  await expect(page.getByRole('region', { name: '核查结论' })).toBeVisible();
  await look('case');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  for (const [link, name] of [
    ['工作台', 'workplace'],
    ['对账', 'new-month'],
    ['资金跟踪', 'money'],
    ['发放前体检', 'precheck'],
    ['问题线索', 'leads'],
    ['审计', 'audit'],
    ['历史', 'history'],
    ['设置', 'settings'],
    ['帮助', 'help'],
  ] as const) {
    await page.getByRole('link', { name: link, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText(/正在(读取|载入|加载)/)).toHaveCount(0);
    await look(name);
  }
  await page.getByRole('link', { name: '工作台', exact: true }).click();
  await page
    .getByRole('link', { name: '2026年4月' })
    .or(page.getByRole('button', { name: '2026年4月' }))
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => {
    location.hash = '#/files/2';
  });
  await page.getByRole('button', { name: '财政请款明细_202604.xlsx', exact: true }).click();
  await expect(page.getByText('文件里的样子').first()).toBeVisible();
  await look('files');
  for (const [name, findings] of Object.entries(found)) expect([name, findings]).toEqual([name, []]);
});

test('no page of the archive has a serious accessibility violation', async ({ desk }) => {
  const { page } = desk;
  const found: Record<string, readonly string[]> = {};
  const look = async (name: string): Promise<void> => {
    await expect(page.getByText(/正在(读取|载入|加载|排版)/)).toHaveCount(0, { timeout: 30_000 });
    await desk.picture(`screen-archive-${name}`);
    found[name] = await seriousFindings(desk);
  };
  await page.getByRole('link', { name: '档案', exact: true }).click();
  await expect(page.getByRole('button', { name: '用示例试一试' })).toBeVisible();
  await look('empty');
  await page.getByRole('button', { name: '用示例试一试' }).click();
  await expect(page.getByRole('grid', { name: '各乡镇的材料' })).toBeVisible({ timeout: 60_000 });
  await look('map');
  for (const [link, name] of [
    ['制作', 'make'],
    ['规则与模板', 'rules'],
    ['读入的资料', 'sources'],
    ['各户', 'households'],
  ] as const) {
    await page.getByRole('link', { name: link, exact: true }).click();
    await look(name);
  }
  await page.getByRole('gridcell').nth(1).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: /的档案/ })).toBeVisible();
  await page.getByRole('button', { name: '预览', exact: true }).click();
  await expect(page.getByText(/^1 \/ \d+ 页$/)).toBeVisible({ timeout: 30_000 });
  for (const [key, name] of ['materials', 'keying', 'paper', 'compare', 'people', 'questions', 'steps'].entries()) {
    await page.keyboard.press(`Alt+${key + 1}`);
    await look(name);
  }
  for (const [name, findings] of Object.entries(found)) expect([name, findings]).toEqual([name, []]);
});
