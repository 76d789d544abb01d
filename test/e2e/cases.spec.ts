import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { countyOfMonth, payAnotherAmount, reconcileMonth, writePdf } from './case-county.ts';
import { type Desk, expect, test } from './desk.ts';
import { assignTo, choosePerson, closeAll, leaveSuggestions, searchFor } from './keys.ts';

/** A difference worked to its closing by three people, and remembered in the months after. */

const drawer = (page: Page) =>
  page.getByRole('dialog').filter({ has: page.getByRole('heading', { name: /^疑点 YD/ }) });

async function openCases(page: Page): Promise<void> {
  await page.getByRole('link', { name: '差异核查' }).click();
  await expect(page.getByRole('gridcell').nth(3)).toBeVisible();
}

/** Whatever is open is closed, and another person sits down. */
async function hand(desk: Desk, login: string): Promise<void> {
  await closeAll(desk.page);
  await desk.signInAs(login);
}

async function closeCase(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(drawer(page)).toBeHidden();
}

async function office(desk: Desk): Promise<void> {
  await desk.addPerson({ login: 'liqiang', name: '李强', unit: '岭河镇民政所', roles: ['investigator'] });
  await desk.addPerson({ login: 'zhaomin', name: '赵敏', unit: '岭河镇民政所', roles: ['investigator'] });
  await desk.addPerson({ login: 'sunli', name: '孙立', unit: '县民政局', roles: ['reviewer'] });
}

test('a clerk assigns, two investigate and conclude, a reviewer sends back once and closes; the months after remember', async ({
  bare: desk,
}) => {
  test.setTimeout(420_000);
  await desk.launch();
  await desk.begin({ roles: ['对账员', '管理员'] });
  await office(desk);
  const { page } = desk;
  const firstRun = await reconcileMonth(desk, await countyOfMonth(desk, '2026-04'), '2026-04');

  // From the difference to its case and back.
  await page.evaluate((runId) => {
    location.hash = `#/result/${runId}`;
  }, firstRun);
  await page.getByRole('tab', { name: /差异清单/ }).click();
  await page.getByRole('gridcell', { name: '金额不一致' }).first().dblclick();
  const link = page.getByRole('link', { name: /^疑点 YD\d+：新发现$/ });
  const number = /YD\d+/.exec((await link.textContent())!)![0];
  await link.click();
  await expect(page.getByRole('heading', { name: new RegExp(`^疑点 ${number}`) })).toBeVisible();
  await expect(drawer(page).getByText('新发现').first()).toBeVisible();
  const name = (await drawer(page).locator('dt:text-is("户主") + dd').textContent())!;
  await page.evaluate(() => history.back());
  await expect(page).toHaveURL(/#\/result\/\d+\/\d+$/);
  await expect(page.getByRole('heading', { name: /^差异 第/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  // The clerk assigns by keyboard: three rows, then everything of this household by search.
  await openCases(page);
  await desk.picture('cases-list');
  await page.getByRole('gridcell').nth(3).click();
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
  }
  await expect(page.getByRole('button', { name: '分派所选 3 条' })).toBeVisible();
  await page.keyboard.press('a');
  const assigning = page.getByRole('dialog', { name: '分派 3 条疑点' });
  await expect(assigning.getByText('还没选人')).toBeVisible();
  await choosePerson(page, '李强');
  await expect(assigning.getByText('结论要有至少两名核查人')).toBeVisible();
  await desk.picture('cases-assign');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已分派 3 条')).toBeVisible();
  await expect(assigning).toBeHidden();
  await searchFor(page, /^搜索疑点/, number);
  await expect(page.getByText('共 1 条')).toBeVisible();
  await page.getByRole('button', { name: '分派筛出的全部' }).click();
  await assignTo(page, '李强');
  await expect(page.getByText('已分派 1 条')).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  // The clerk may not investigate: no button, but a sentence that says who may.
  await page.getByRole('gridcell', { name: number }).dblclick();
  await expect(drawer(page).getByText(/您没有“开始核查”的权限/)).toBeVisible();
  await expect(drawer(page).getByRole('button', { name: '开始核查' })).toHaveCount(0);
  await closeCase(page);

  // The investigator finds it among the things to do.
  await hand(desk, 'liqiang');
  await page.getByRole('link', { name: '工作台' }).click();
  await expect(page.getByRole('region', { name: /我的待办/ })).toContainText('3 项');
  await desk.picture('workplace-todos');
  await page.getByRole('link', { name: new RegExp(number) }).click();
  await drawer(page).getByRole('button', { name: '开始核查' }).click();
  await drawer(page).getByRole('button', { name: '写结论' }).click();
  const form = page.getByRole('region', { name: '核查结论' });
  await expect(form.getByText('还没选结论')).toBeVisible();
  await expect(form.getByText('还缺：核查人（至少 2 名，现有 1 名）')).toBeVisible();
  await expect(form.getByText('还缺：依据材料（至少一份）')).toBeVisible();
  await expect(form.getByRole('button', { name: /^记下结论/ })).toBeDisabled();

  // Evidence: a scan, a photo, and one by mistake that is withdrawn with its reason.
  const scan = join(desk.folder, '入户调查表.pdf');
  const photo = join(desk.folder, '现场照片.png');
  const wrong = join(desk.folder, '别家的.png');
  writePdf(scan, '入户调查表 本人在世 金额已更正');
  writeFileSync(photo, await page.screenshot());
  writeFileSync(wrong, await page.screenshot({ clip: { x: 0, y: 0, width: 200, height: 200 } }));
  await desk.willChoose(scan, photo, wrong);
  await page.getByRole('button', { name: '加入材料' }).click();
  const evidence = page.getByRole('region', { name: '材料' });
  await expect(evidence.getByRole('button', { name: '别家的.png', exact: true })).toBeVisible({ timeout: 30_000 });
  await evidence.getByRole('button', { name: '撤回 别家的.png' }).click();
  await page.getByLabel(/撤回的理由/).fill('拍错了，不是这一户的');
  await page.getByRole('button', { name: '撤回', exact: true }).click();
  await expect(evidence.getByText('已撤回')).toBeVisible();
  await evidence.getByRole('button', { name: '显示缩略图' }).click();
  await expect(evidence.locator('canvas[width="1"]')).toHaveCount(0);
  await expect(evidence.locator('canvas')).toHaveCount(2);
  await evidence.getByRole('button', { name: '入户调查表.pdf', exact: true }).click();
  const viewer = page.getByRole('dialog').filter({ hasText: '每次查看和另存都会记入操作日志' });
  await expect(viewer.getByRole('img', { name: '入户调查表.pdf 第 1 页，共 1 页' })).toBeVisible();
  await expect
    .poll(() => viewer.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.height))
    .toBeGreaterThan(800);
  await desk.picture('case-evidence');
  await viewer.getByRole('button', { name: '下一份' }).click();
  await expect(viewer.getByRole('img', { name: '现场照片.png' })).toBeVisible();
  await desk.willSaveAs(join(desk.folder, '另存的照片.png'));
  await viewer.getByRole('button', { name: '另存…' }).click();
  await expect(page.getByText('已保存为“另存的照片.png”')).toBeVisible();
  expect(readFileSync(join(desk.folder, '另存的照片.png'))).toEqual(readFileSync(photo));
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();

  // What is still missing shrinks as it is filled in; a form that was left is found as it was.
  await form.getByRole('radio', { name: /^不属实/ }).check();
  await form.getByLabel('核查人 2 姓名').fill('赵敏');
  await leaveSuggestions(page, form.getByLabel('核查人 2 姓名'));
  await form.getByLabel('核查日期').fill('2026-05-06');
  await form.getByRole('checkbox', { name: '入户', exact: true }).check();
  await form.getByLabel(/^依据：/).fill('本人在世，代发多的 10 元是上月补发，已与银行核对。');
  await expect(form.getByText(/^还缺 3 项：对象意见、乡镇签字人、乡镇签字日期$/)).toBeVisible();
  await form.getByRole('button', { name: /^记下结论/ }).scrollIntoViewIfNeeded();
  await expect(page.getByText('已保存为“另存的照片.png”')).toBeHidden();
  await desk.picture('case-conclusion');
  await form.getByRole('button', { name: '本人无异议' }).click();
  await form.getByRole('button', { name: '先放着' }).click();
  await drawer(page).getByRole('button', { name: '写结论' }).click();
  await expect(form.getByLabel('对象意见')).toHaveValue('本人无异议');
  await form.getByLabel('乡镇签字人').fill('周海');
  await form.getByLabel('签字日期').fill('2026-05-07');
  await expect(form.getByText('齐全，可以记下')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await drawer(page).getByRole('button', { name: '提交复核' }).click();
  await expect(drawer(page).getByText(/复核通过，销号：您没有/)).toBeVisible();

  // The reviewer sends it back once, then agrees.
  await hand(desk, 'sunli');
  await page.getByRole('link', { name: '工作台' }).click();
  await page.getByRole('link', { name: new RegExp(number) }).click();
  await drawer(page).getByRole('button', { name: '退回补充' }).click();
  await expect(drawer(page).getByText('还没写理由')).toBeVisible();
  await drawer(page).getByRole('button', { name: '入户记录没有乡镇签字' }).click();
  await desk.picture('case-review');
  await page.keyboard.press('Control+Enter');
  await expect(drawer(page).getByText('退回补充').first()).toBeVisible();
  await hand(desk, 'liqiang');
  await page.getByRole('link', { name: '工作台' }).click();
  await expect(page.getByRole('region', { name: /我的待办/ })).toContainText('退回补充');
  await page.getByRole('link', { name: new RegExp(number) }).click();
  await drawer(page).getByRole('button', { name: '开始核查' }).click();
  await drawer(page).getByRole('button', { name: '写结论' }).click();
  await expect(form.getByText('齐全，可以记下')).toBeVisible();
  await form.getByRole('button', { name: /^记下结论/ }).click();
  await drawer(page).getByRole('button', { name: '提交复核' }).click();
  await expect(drawer(page).getByText(/复核通过，销号：您没有/)).toBeVisible();
  await hand(desk, 'sunli');
  await page.evaluate((id) => {
    location.hash = `#/cases/${Number(id)}`;
  }, number.slice(2));
  await drawer(page).getByRole('button', { name: '同意，销号' }).click();
  await page.getByLabel('复核意见（可不填）').fill('材料齐全，结论属实，同意');
  await page.keyboard.press('Control+Enter');
  await expect(drawer(page).getByText('复核通过，销号').first()).toBeVisible();
  await desk.picture('case-closed');
  await closeCase(page);

  // The same facts a month later: it stays closed. Another amount the month after: it is open again, and says why.
  await hand(desk, 'wangfang');
  await reconcileMonth(desk, await countyOfMonth(desk, '2026-05'), '2026-05');
  const stateOf = async (): Promise<string> =>
    (await desk.ask('cases.get', { caseId: Number(number.slice(2)) })).row.state;
  expect(await stateOf()).toBe('closed');
  const june = await countyOfMonth(desk, '2026-06');
  payAnotherAmount(june, name, 30);
  await reconcileMonth(desk, june, '2026-06');
  expect(await stateOf()).toBe('found');
  await page.evaluate((id) => {
    location.hash = `#/cases/${Number(id)}`;
  }, number.slice(2));
  await expect(
    drawer(page)
      .getByText(/代发.*由 .* 变为 /)
      .first(),
  ).toBeVisible();
  await expect(drawer(page).getByText('第 2 次核查')).toBeVisible();
  await desk.picture('case-reopened');
});
