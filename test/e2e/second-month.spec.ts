import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, PASSPHRASE, test } from './desk.ts';
import { drop, openMonth } from './files-page.ts';

/** What comes after the first month: the next one beside it, the layout met again, everything put back from a backup. */

test('a second month compared with the first, and one household through both', async ({ desk }) => {
  const { page } = desk;
  await page.getByRole('button', { name: '用示例县试一试' }).click();
  await page.getByRole('button', { name: '查看示例' }).click({ timeout: 60_000 });
  await page.getByRole('link', { name: '历史', exact: true }).click();
  const solved = page.getByText('已解决').first();
  await expect(solved).toBeVisible();
  await expect(page.getByText('新出现').first()).toBeVisible();
  await expect(page.getByText('延续').first()).toBeVisible();
  await desk.picture('history-compare');
  await page.getByRole('button', { name: '查看', exact: true }).first().click();
  await expect(page.getByRole('row').nth(2)).toBeVisible();
  await page.goBack();
  await page.getByRole('tab', { name: '逐月走势' }).click();
  await desk.picture('history-months');
  await page.getByRole('tab', { name: '按户查询' }).click();
  await page.getByRole('textbox').or(page.getByRole('searchbox')).first().fill('grx');
  await expect(page.getByText('郭荣霞').first()).toBeVisible();
  await page.getByText('郭荣霞').first().click();
  await expect(page.getByText('2026年3月').first()).toBeVisible();
  await desk.picture('history-household');
});

const HEADER = ['顺序', '家庭代表', '公民号码', '打款户头', '本期钱数'];

/** A bank's table in words of its own: nothing in the dictionary knows them. */
function bankFile(): string {
  const rows = Array.from({ length: 30 }, (_, i) => {
    const serial = String(i + 1).padStart(3, '0');
    return [
      i + 1,
      `户主${'甲乙丙丁戊己庚辛壬癸'[i % 10]}`,
      idOf(serial),
      `62300100${serial.padStart(11, '0')}`,
      300 + i,
    ];
  });
  return `${[HEADER, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;
}

/** An identity number of the invented region with its check digit (GB 11643). */
function idOf(serial: string): string {
  const digits = `23990119700101${serial}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return digits + '10X98765432'[sum % 11];
}

test('a column named by hand is kept as a layout, met again next month, and its change is shown', async ({ desk }) => {
  const { page } = desk;
  const file = (name: string, text: string): string => {
    const path = join(desk.folder, name);
    writeFileSync(path, text);
    return path;
  };
  await openMonth(page, '农村低保');
  await drop(page, [file('代发明细_202604.csv', bankFile())]);
  await expect(page.getByRole('region', { name: '导入结果' })).toBeVisible({ timeout: 60_000 });
  await desk.picture('mapping-first');
});

test('everything comes back from a backup, and only with its passphrase', async ({ desk }) => {
  const { page } = desk;
  await page.getByRole('button', { name: '用示例县试一试' }).click();
  await expect(page.getByRole('button', { name: '查看示例' })).toBeVisible({ timeout: 60_000 });
  const target = join(desk.folder, '备份.szbak');
  await desk.willSaveAs(target);
  await page.getByRole('link', { name: '设置', exact: true }).click();
  await page.getByRole('tab', { name: '备份与恢复' }).click();
  await desk.picture('backup');
  await page
    .getByLabel(/^(备份)?口令$/)
    .first()
    .fill(PASSPHRASE);
  await page
    .getByLabel(/再(输|写)一次|再输入一次/)
    .first()
    .fill(PASSPHRASE);
  await page.getByRole('button', { name: /备份/ }).last().click();
  await expect(page.getByText(/已备份/).first()).toBeVisible({ timeout: 60_000 });
  expect(statSync(target).size).toBeGreaterThan(100_000);
});
