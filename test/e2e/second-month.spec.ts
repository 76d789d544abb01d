import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Desk, expect, PASSPHRASE, test } from './desk.ts';
import { openMonth } from './files-page.ts';

/** What comes after the first month: the next one beside it, the layout met again, everything put back from a backup. */

async function trySample(page: Page): Promise<void> {
  await page.getByRole('button', { name: '用示例县试一试' }).click();
  await expect(page.getByRole('button', { name: '查看示例' })).toBeVisible({ timeout: 60_000 });
}

test('a second month compared with the first, and one household through both', async ({ desk }) => {
  const { page } = desk;
  await trySample(page);
  await page.getByRole('link', { name: '历史', exact: true }).click();
  for (const tile of ['新出现', '延续', '已解决'])
    await expect(page.getByRole('heading', { name: tile })).toBeVisible();
  await desk.picture('history-compare');
  const tile = page.getByRole('button', { name: '查看新出现的差异' });
  await tile.click();
  await expect(page.getByRole('tab', { name: /差异清单/ })).toBeVisible();
  await expect(page.getByText('本月新增').first()).toBeVisible();
  await page.getByRole('link', { name: '历史', exact: true }).click();
  await page.getByRole('tab', { name: '逐月走势' }).click();
  await expect(page.getByRole('cell', { name: '2026年3月' }).or(page.getByText('2026年3月')).first()).toBeVisible();
  await desk.picture('history-months');

  await page.getByRole('tab', { name: '按户查询' }).click();
  await page.getByLabel('查找一户').fill('grx');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '郭荣霞' }).first().click();
  await expect(page.getByRole('rowheader', { name: '2026年3月' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: '2026年4月' })).toBeVisible();
  await desk.picture('history-household');
});

/** An identity number of the invented region with its check digit (GB 11643). */
function idOf(serial: number): string {
  const digits = `23990119700101${String(serial).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return digits + '10X98765432'[sum % 11];
}

/** A bank's table with a column in words of its own, which the dictionary does not know. */
function bankTable(headers: readonly string[]): string {
  const rows = Array.from({ length: 30 }, (_, i) => {
    const cells: Readonly<Record<string, string | number>> = {
      户名: `户主${'甲乙丙丁戊己庚辛壬癸'[i % 10]}`,
      身份证号: idOf(i + 1),
      账号: `6230010${String(i + 1).padStart(12, '0')}`,
      金额: 300 + i,
      所在屯: `前进${'一二三四五'[i % 5]}屯`,
      批次说明: '第一批',
    };
    return headers.map((header) => cells[header]).join(',');
  });
  return [headers.join(','), ...rows, ''].join('\r\n');
}

const HEADERS = ['户名', '身份证号', '账号', '金额', '所在屯'];

test('a column named by hand is kept as a layout, met again next month, and its change is shown', async ({ desk }) => {
  const { page } = desk;
  const give = async (name: string, headers: readonly string[]): Promise<void> => {
    const path = join(desk.folder, name);
    writeFileSync(path, bankTable(headers));
    await desk.willChoose(path);
    await page.getByRole('region', { name: '放入文件' }).getByRole('button', { name: /^代发/ }).click();
    await expect(page.getByRole('region', { name: '导入结果' })).toBeVisible({ timeout: 60_000 });
    const show = page.getByRole('button', { name, exact: true });
    if ((await show.getAttribute('aria-expanded')) !== 'true') await show.click();
  };
  await openMonth(page, '农村低保');
  await give('银行代发_202604.csv', HEADERS);
  // What the dictionary does not know is named by the person.
  await page.getByLabel('“所在屯”这一列的含义').first().click();
  await expect(page.getByLabel('“所在屯”这一列的含义').first()).toBeFocused();
  await page.keyboard.type('村');
  await expect(page.locator('.ant-select-item-option-active')).toContainText('村');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已改 1 处', { exact: true })).toBeVisible();
  await desk.picture('mapping-draft');
  await page.getByRole('button', { name: '重新识别' }).click();
  await expect(page.getByText('已改 1 处')).toHaveCount(0);
  await page.getByRole('button', { name: '保存为版式' }).click();
  await page.getByLabel('版式名称').fill('信用社代发');
  await page.keyboard.press('Enter');
  await expect(page.getByText('按版式《信用社代发》识别')).toBeVisible();
  await desk.picture('mapping-kept');

  // Next month the same layout is met again; the month after, one column is new and one is gone.
  await openMonth(page, '城市低保');
  await give('银行代发_202605.csv', HEADERS);
  await expect(page.getByText('按版式《信用社代发》识别')).toBeVisible();
  await openMonth(page, '特困供养');
  await give('银行代发_202606.csv', ['户名', '身份证号', '账号', '金额', '批次说明']);
  await expect(page.getByText('这个文件的版式与保存的《信用社代发》不同')).toBeVisible();
  await expect(page.getByText('少了 1 列：“所在屯”')).toBeVisible();
  await expect(page.getByText('多了 1 列：“批次说明”')).toBeVisible();
  await desk.picture('layout-changed');
  await page.getByRole('button', { name: '已看过，照此核对' }).click();
  await expect(page.getByText('已确认按现在的识别结果核对')).toBeVisible();
});

test('everything comes back from a backup, here and on another computer, and only with its passphrase', async ({
  desk,
}) => {
  const { page } = desk;
  await trySample(page);
  const backup = join(desk.folder, '备份.szbak');
  await desk.willSaveAs(backup);
  await page.getByRole('link', { name: '设置', exact: true }).click();
  await page.getByRole('tab', { name: '备份与恢复' }).click();
  await page.getByLabel('备份口令', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('再输入一次').fill(PASSPHRASE);
  await desk.picture('backup');
  await page.getByRole('button', { name: '备份到…' }).click();
  await expect(page.getByText('已备份为“备份.szbak”')).toBeVisible({ timeout: 60_000 });
  await desk.close();

  const other = new Desk(join(desk.folder, '另一台电脑'));
  await other.launch();
  await other.begin();
  await expect(other.page.getByRole('button', { name: '用示例县试一试' })).toBeVisible();
  await other.willChoose(backup);
  const restoreWith = async (passphrase: string): Promise<void> => {
    await other.page.getByRole('link', { name: '设置', exact: true }).click();
    await other.page.getByRole('tab', { name: '备份与恢复' }).click();
    await other.page.getByLabel('这份备份的口令').fill(passphrase);
    await other.page.getByRole('checkbox').check();
    await other.page.getByRole('button', { name: '选择备份并恢复…' }).click();
  };
  await restoreWith('不是这个口令 2026');
  await expect(other.page.getByText(/口令不对|口令不符|口令/).last()).toBeVisible();
  await other.page.getByRole('link', { name: '工作台', exact: true }).click();
  await expect(other.page.getByRole('button', { name: '用示例县试一试' })).toBeVisible();
  await restoreWith(PASSPHRASE);
  await expect(other.page.getByText('已恢复', { exact: true }).last()).toBeVisible({ timeout: 60_000 });
  await other.page.getByRole('button', { name: /知道了|确定|OK/ }).click();
  // It is another office now: its people sign in.
  await other.signIn();
  await expect(other.page.getByText('2026年4月').first()).toBeVisible();
  await expect(other.page.getByText('27,468.00').first()).toBeVisible();
  await other.close();
  expect(other.complaints).toEqual([]);
});
