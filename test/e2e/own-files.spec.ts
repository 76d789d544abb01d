import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asXls, makeCounty, truncated } from './county-files.ts';
import { type Desk, expect, test } from './desk.ts';
import { drop, openMonth } from './files-page.ts';

/** A clerk's own files, chosen and dropped, good and bad. */

async function imported(desk: Desk): Promise<void> {
  await expect(desk.page.getByRole('region', { name: '导入结果' })).toBeVisible({ timeout: 60_000 });
}

test('an old workbook, a new one and GBK texts, dropped together, are told apart by content and reconciled', async ({
  desk,
}) => {
  const { page } = desk;
  const county = await makeCounty(desk.folder, '2026-04');
  await openMonth(page, '农村低保');
  await desk.picture('files-empty');
  await drop(page, [asXls(county.approval), county.finance, county.bank, county.bankReturn]);
  await imported(desk);
  for (const kind of ['审批', '请款', '代发', '回盘'])
    await expect(page.getByRole('button', { name: new RegExp(`^${kind}.*户`) })).toBeVisible();
  await desk.picture('files-imported');
  await page.getByRole('button', { name: '财政请款明细_202604.xlsx', exact: true }).click();
  await expect(page.getByRole('heading', { name: /表头|列|预览|明细/ }).first()).toBeVisible();
  await desk.picture('file-understood');
  await expect(page.getByRole('button', { name: '开始核对' })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/审批\s*→\s*请款/).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('差异', { exact: false }).first()).toBeVisible();
});

test('files chosen one by one, the same file twice, and a corrected file in place of the first', async ({ desk }) => {
  const { page } = desk;
  const county = await makeCounty(desk.folder, '2026-04');
  await openMonth(page, '农村低保');
  const choose = async (kind: string, path: string): Promise<void> => {
    await desk.willChoose(path);
    await page
      .getByRole('region', { name: '放入文件' })
      .getByRole('button', { name: new RegExp(`^${kind}`) })
      .click();
    await imported(desk);
  };
  await choose('审批', county.approval);
  await expect(page.getByText(/还缺|请选择|请款/).first()).toBeVisible();
  await choose('请款', county.finance);
  await choose('代发', county.bank);
  await choose('代发', county.bank);
  await expect(page.getByText(/已经导入过|此前已导入|已导入/).first()).toBeVisible();

  const corrected = await makeCounty(join(desk.folder, '更正'), '2026-04', 610);
  await desk.willChoose(corrected.bank);
  await page.getByRole('button', { name: /把“代发明细_202604.txt”更换/ }).click();
  await imported(desk);
  await expect(page.getByText(/以前的文件|替换下来|历史/).first()).toBeVisible();
  await desk.picture('file-replaced');
});

test('a wrong file, a locked one and a broken one are each told, and cost the good ones nothing', async ({ desk }) => {
  const { page } = desk;
  const county = await makeCounty(desk.folder, '2026-04');
  const fixtures = fileURLToPath(new URL('../fixtures/encrypted/', import.meta.url));
  const locked = join(fixtures, readdirSync(fixtures).find((name) => name.endsWith('.xlsx'))!);
  const letter = join(desk.folder, '通知.docx.pdf');
  writeFileSync(letter, '%PDF-1.4\n%not a table\n');
  await openMonth(page, '农村低保');
  await drop(page, [county.approval, locked, letter, truncated(county.finance), county.bank]);
  await imported(desk);
  const outcome = page.getByRole('region', { name: '导入结果' });
  await expect(outcome.getByText(/口令|密码|加密/).first()).toBeVisible();
  await expect(outcome.getByText(/损坏|不完整|截断/).first()).toBeVisible();
  await expect(outcome.getByText(/PDF|不是表格|认不出/).first()).toBeVisible();
  await expect(outcome.getByText(/编号 \d+/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^审批.*户/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^代发.*户/ })).toBeVisible();
  await desk.picture('files-refused');
});
