import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { writePdf } from './case-county.ts';
import { type Desk, expect, test } from './desk.ts';

/** The archive from the exports to the folder on the shelf. */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

async function openArchive(page: Page): Promise<void> {
  await page.getByRole('link', { name: '档案', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '档案' })).toBeVisible();
}

/** The sample county's archive, read and checked. */
async function sampleArchive(desk: Desk): Promise<void> {
  const { page } = desk;
  await openArchive(page);
  await page.getByRole('button', { name: '用示例试一试' }).click();
  await expect(page.getByRole('grid', { name: '各乡镇的材料' })).toBeVisible({ timeout: 60_000 });
}

/** The text of the place in the list: 第 3 / 57 户. */
async function placeOf(page: Page): Promise<string> {
  return (await page.locator('.archive-place').textContent()) ?? '';
}

test('from the map to a household: what is missing is keyed in, its status turns, the next household follows', async ({
  desk,
}) => {
  const { page } = desk;
  await openArchive(page);
  await expect(page.getByText('逐户核对低保档案')).toBeVisible();
  await desk.picture('archive-empty');
  await sampleArchive(desk);
  await desk.picture('archive-map');

  // Into a township, and by keyboard to a cell in which something is lacking.
  const townships = page.getByRole('grid', { name: '各乡镇的材料' });
  await townships.getByRole('rowheader').first().click();
  const villages = page.getByRole('grid', { name: /各村的材料/ });
  await expect(villages).toBeVisible();
  await expect(villages.getByRole('rowheader').first()).toBeFocused();
  await page.getByRole('button', { name: '全县', exact: true }).click();
  await townships.getByRole('rowheader').first().focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Home');
  await expect(townships.getByRole('rowheader', { name: '合计' })).toBeFocused();
  const lacking = townships.locator('tbody tr:last-child td.heat-cell:not(.heat-0):not(.heat-none)').first();
  const [lacks] = /[A-Z]\d{2}/.exec((await lacking.getAttribute('title'))!)!;
  const counted = Number(/^\d+/.exec(((await lacking.textContent()) ?? '').replaceAll(',', ''))![0]);
  const at = Number((await lacking.getAttribute('data-at'))!.split(' ')[1]);
  for (let moves = 0; moves < at; moves++) await page.keyboard.press('ArrowRight');
  await expect(lacking).toBeFocused();
  await page.keyboard.press('Enter');

  // The list says the same number. Of all that lack something, the first is opened by keyboard.
  await expect(page.getByRole('list', { name: '筛选条件' })).toContainText(lacks);
  await expect(page.getByRole('status').filter({ hasText: '共' })).toContainText(`共 ${counted} 条`);
  await page.getByRole('button', { name: '全部清除' }).click();
  await page.getByLabel('齐全', { exact: true }).click();
  await page.getByTitle('材料要补', { exact: true }).click();
  await expect(page.getByRole('list', { name: '筛选条件' })).toContainText('材料要补');
  const short = page.getByRole('row').filter({ has: page.getByRole('gridcell', { name: /^缺/ }) });
  await expect(short.first()).toBeVisible();
  await desk.picture('archive-list');
  await short.first().getByRole('gridcell').nth(1).click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /的档案/ })).toBeVisible();
  expect(await placeOf(page)).toMatch(/^第 \d+ \/ \d+ 户$/);
  await desk.picture('archive-household');
  await page.getByText(/^要办的 \d/).click();
  const missing = page.locator('.material').filter({ hasText: /缺(?:必备|条件)件/ });
  const code = (await missing.first().locator('.material-code').textContent())!;
  await page.getByText(/^需要的 \d/).click();

  // Keyed in without the mouse.
  await page.keyboard.press('Alt+2');
  await expect(page.getByLabel('代码', { exact: true })).toBeFocused();
  await page.keyboard.type(code);
  const date = page.getByLabel(new RegExp(`^${code} .* 日期$`)).first();
  await expect(date).toBeFocused();
  await page.keyboard.type('31.31');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: /看不懂/ })).toBeVisible();
  await expect(date).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('20260110');
  await page.keyboard.press('Space');
  await desk.picture('archive-keying');
  await page.keyboard.press('Enter');
  const line = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: code, exact: true }) })
    .first();
  await expect(line.getByText('未保存')).toHaveCount(0);
  await expect(line.getByText(/^缺/)).toHaveCount(0);
  await expect(date).toHaveValue('2026-01-10');

  // Taken back and done again; what was typed and not saved survives a look elsewhere.
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^已撤销：/)).toBeVisible();
  await expect(line.getByText(/^缺/)).toBeVisible();
  await page.getByLabel('代码', { exact: true }).fill(code);
  await page.keyboard.type('3.1');
  await page.getByRole('link', { name: '设置', exact: true }).click();
  await page.evaluate(() => history.back());
  await expect(date).toHaveValue('3.1');
  await expect(line.getByText('未保存')).toBeVisible();
  await date.press('Enter');
  await expect(line.getByText('未保存')).toHaveCount(0);

  // The next household keeps the tab, and so does the one after.
  const first = await page.getByRole('heading', { level: 1 }).textContent();
  await page.keyboard.press('Control+ArrowDown');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(first!);
  await expect(page.getByRole('tab', { name: '录入材料' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+ArrowUp');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(first!.split('的档案')[0]!);
});

test('what the paper says is keyed in before the system is seen, compared and decided by keys', async ({ desk }) => {
  const { page } = desk;
  await sampleArchive(desk);
  await page.getByRole('link', { name: '各户', exact: true }).click();
  await page.getByLabel('线上线下', { exact: true }).click();
  await page.getByText('没有登记纸质内容', { exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: '共' })).toContainText(/共 [1-9]/);
  await page.getByRole('gridcell').nth(1).dblclick();
  await page.keyboard.press('Alt+3');
  await expect(page.getByText('照着纸写')).toBeVisible();
  await page.getByLabel('家庭人口', { exact: true }).fill('九');
  await page.keyboard.press('Enter');
  await expect(page.getByText('这里写整数')).toBeVisible();
  await page.getByLabel('家庭人口', { exact: true }).fill('9');
  await page.keyboard.press('Enter');
  await page.getByLabel('户主姓名', { exact: true }).fill('别人');
  await expect(page.getByText(/线上：/)).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/线上：/)).toHaveCount(2);
  await desk.picture('archive-paper');
  await page.keyboard.press('Alt+4');
  const rows = page.locator('.compare-table tbody tr');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('1');
  await expect(rows.first().getByText('线上错', { exact: true })).toBeVisible();
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('2');
  await expect(rows.nth(1).getByText('线下错', { exact: true })).toBeVisible();
  await desk.picture('archive-compare');
  await expect(page.getByRole('region', { name: '这一户' })).toContainText('2 项不一致已认定');
  await page.keyboard.press('0');
  await expect(page.getByRole('region', { name: '这一户' })).toContainText('1 项不一致待认定');
  await page.keyboard.press('Alt+5');
  await expect(page.getByRole('img', { name: /^这一户的经过/ })).toBeVisible();
  await desk.picture('archive-people');
  await page.keyboard.press('Alt+7');
  await expect(page.getByRole('listitem').filter({ hasText: '家庭人口' }).first()).toBeVisible();
});

test('a scan is attached, looked at, and stands in the preview of the dossier', async ({ desk }) => {
  const { page } = desk;
  await sampleArchive(desk);
  await page.getByRole('link', { name: '各户', exact: true }).click();
  await page.getByRole('gridcell').nth(1).dblclick();
  await page.getByRole('button', { name: '预览', exact: true }).click();
  const preview = page.getByRole('complementary', { name: '预览' });
  await expect(preview.getByText(/^1 \/ \d+ 页$/)).toBeVisible({ timeout: 30_000 });
  const pages = async (): Promise<number> =>
    Number(/\/ (\d+) 页/.exec((await preview.locator('.archive-preview-pages').textContent()) ?? '')![1]);
  const before = await pages();
  const scan = join(desk.folder, '户口簿.pdf');
  writePdf(scan, '户口簿复印件 第一页');
  await desk.willChoose(scan);
  await page.getByRole('button', { name: '给 A04 加扫描件' }).click();
  const name = page.getByRole('button', { name: '户口簿.pdf', exact: true });
  await expect(name).toBeVisible({ timeout: 30_000 });
  await expect.poll(pages, { timeout: 30_000 }).toBeGreaterThanOrEqual(before);
  await page.getByRole('button', { name: '预览 A04' }).click();
  await expect
    .poll(() => preview.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.height), { timeout: 30_000 })
    .toBeGreaterThan(400);
  await desk.picture('archive-preview');
  await name.click();
  const viewer = page.getByRole('dialog').filter({ hasText: '每次查看都会记入操作日志' });
  await expect(viewer.getByRole('img', { name: '户口簿.pdf 第 1 页，共 1 页' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '取下扫描件 户口簿.pdf' }).click();
  await expect(name).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(name).toBeVisible();

  // Somebody comes to the counter for a certificate.
  const target = join(desk.folder, '证明.pdf');
  await desk.willSaveAs(target);
  await page.getByRole('button', { name: '最低生活保障证明…' }).click();
  await desk.picture('archive-certificate');
  await page.getByRole('button', { name: '选择保存位置…' }).click();
  await expect(page.getByRole('region', { name: '刚结束的任务' })).toContainText('证明.pdf', { timeout: 30_000 });
  expect(execFileSync('pdftotext', [target, '-'], { encoding: 'utf8' })).toContain('特此证明');
});

test('a batch is made, stopped and gone on with; the command line makes the same', async ({ desk }) => {
  test.setTimeout(180_000);
  const { page } = desk;
  await sampleArchive(desk);
  await page.getByRole('link', { name: '制作', exact: true }).click();
  await page.getByRole('radio', { name: '一个村' }).check();
  await page.getByLabel('乡镇', { exact: true }).click();
  await page.keyboard.press('Enter');
  await page.getByLabel('村', { exact: true }).click();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^将制作：/)).toBeVisible();
  await desk.picture('archive-make');
  const village = join(desk.folder, '一个村的档案');
  mkdirSync(village);
  await desk.willChoose(village);
  await page.getByRole('button', { name: '选文件夹，开始制作…' }).click();
  await expect(page.getByRole('region', { name: '制作结果' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('region', { name: '制作结果' })).toContainText('新做');
  await desk.picture('archive-made');
  verify(desk, village);

  // Its township, stopped on the way and gone on with.
  const township = join(desk.folder, '一个乡镇的档案');
  mkdirSync(township);
  await desk.willChoose(township);
  await page.getByRole('radio', { name: '一个乡镇' }).check();
  await page.getByRole('button', { name: '选文件夹，开始制作…' }).click();
  await expect(page.locator('[aria-current="step"]')).toHaveText('写出', { timeout: 60_000 });
  await expect(page.getByText(/户 \/ /)).toBeVisible();
  await page.getByRole('button', { name: '取消', exact: true }).click();
  const goOn = page.getByRole('button', { name: '接着做' });
  await expect(goOn).toBeVisible({ timeout: 30_000 });
  await desk.picture('archive-stopped');
  await goOn.click();
  await expect(page.getByRole('region', { name: '制作结果' })).toContainText('做好了', { timeout: 120_000 });
  await expect(page.getByText('停下了')).toHaveCount(0);
  verify(desk, township);
});

test('a policy pack with a mistake is refused with its place; a right one is chosen and everything checked by it', async ({
  desk,
}) => {
  const { page } = desk;
  await sampleArchive(desk);
  const pack = {
    version: 1,
    id: 'our-county-2026',
    extends: 'heilongjiang-57',
    title: '本县低保档案（2026）',
    materials: [
      {
        code: 'X01',
        title: '低保对象承诺书',
        stage: '确认',
        need: 'required',
        signers: ['申请人'],
        sealed: false,
        dated: true,
        retention: 'approval',
        grade: 'V',
      },
    ],
  };
  const right = join(desk.folder, '本县.json');
  const wrong = join(desk.folder, '写错的.json');
  writeFileSync(right, JSON.stringify(pack));
  writeFileSync(wrong, JSON.stringify({ ...pack, id: 'wrong', materials: [{ ...pack.materials[0], need: '必须' }] }));
  await page.getByRole('link', { name: '规则与模板', exact: true }).click();
  await desk.willChoose(wrong, right);
  await page.getByRole('button', { name: '加入政策包（JSON）' }).click();
  const packs = page.getByRole('region', { name: '政策包' });
  await expect(packs.getByText('《写错的.json》没有加入')).toBeVisible({ timeout: 30_000 });
  await expect(packs.getByText('《本县.json》已加入')).toBeVisible();
  await expect(packs.getByRole('heading', { name: pack.title })).toBeVisible();
  await desk.picture('archive-rules');
  await page.getByRole('link', { name: '读入的资料', exact: true }).click();
  await page.getByLabel('政策包', { exact: true }).click();
  await page.getByTitle(new RegExp(pack.title)).last().click();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('button', { name: '重新核对' }).click();
  await expect(page.getByRole('button', { name: '重新核对' })).toHaveCount(0, { timeout: 60_000 });
  await page.getByRole('link', { name: '县图', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: /低保对象承诺书/ })).toBeAttached();
});

/** The command line makes everything in a folder anew from the files that the window read, and finds the very same bytes. */
function verify(desk: Desk, folder: string): void {
  const read = readdirSync(desk.folder, { recursive: true, encoding: 'utf8' });
  const sources = read
    .filter((path) => /\/档案\/[^/]*(?:家庭查询|人员查询|材料清单|纸质登记)[^/]*$/u.test(path.replaceAll('\\', '/')))
    .map((path) => join(desk.folder, path));
  expect(sources).toHaveLength(4);
  const said = execFileSync(process.execPath, ['build/cli.mjs', 'verify', folder, '--sources', ...sources], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(said).toContain('一致');
}
