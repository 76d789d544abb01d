import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { countyOfMonth, reconcileMonth, writePdf } from './case-county.ts';
import { type Desk, expect, test } from './desk.ts';
import { assignTo, leaveSuggestions, searchFor } from './keys.ts';

/** A dead recipient from the difference to 停发, deregistration and recovery: a clerk, an investigator and a reviewer. */

const caseDrawer = (page: Page) =>
  page.getByRole('dialog').filter({ has: page.getByRole('heading', { name: /^疑点 YD/ }) });
const stopDrawer = (page: Page) =>
  page.getByRole('dialog').filter({ has: page.getByRole('heading', { name: /^停发：/ }) });

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

/** Whatever is open is closed, and another person sits down. */
async function hand(desk: Desk, login: string): Promise<void> {
  const { page } = desk;
  await goTo(page, '#/workplace');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await desk.signInAs(login);
}

/** A case of the highest priority whose household was paid in both months without approval; with what arrived in each. */
async function paidCase(desk: Desk): Promise<{ caseId: number; name: string; fens: readonly number[] }> {
  const { rows } = await desk.ask('cases.page', {
    filter: { priorities: ['P1'], codes: ['paid_without_approval'] },
    sort: { by: 'standard', descending: false },
    offset: 0,
    limit: 200,
  });
  for (const { caseId, name } of rows) {
    const { months } = await desk.ask('disposals.ofCase', { caseId });
    const fens = months.map(({ creditedFen }) => creditedFen ?? 0);
    if (months.length === 2 && fens.every((fen) => fen > 0)) return { caseId, name, fens };
  }
  throw new Error('no paid household among the cases of P1');
}

/** Presses the button of a paper, and gives the words of what was written: one page, to be signed. */
async function wordsOfPaper(desk: Desk, button: string): Promise<string> {
  const path = join(desk.folder, `${button}.pdf`);
  await desk.willSaveAs(path);
  await stopDrawer(desk.page).getByRole('button', { name: button }).click();
  await desk.page.getByRole('button', { name: '选择保存位置…' }).click();
  await expect(desk.page.getByRole('region', { name: '刚结束的任务' })).toContainText(`${button}.pdf`, {
    timeout: 60_000,
  });
  expect(readFileSync(path).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  const words = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  expect(words.split('\f')).toHaveLength(2);
  return words;
}

const yuan = (fen: number): string =>
  (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

test('a dead recipient is found by the ledgers, investigated, reviewed, stopped, deregistered, and the money asked back', async ({
  bare: desk,
}) => {
  test.setTimeout(420_000);
  await desk.launch();
  await desk.begin({ roles: ['对账员', '管理员'] });
  await desk.addPerson({ login: 'liqiang', name: '李强', unit: '岭河镇民政所', roles: ['investigator'] });
  await desk.addPerson({ login: 'zhaomin', name: '赵敏', unit: '岭河镇民政所', roles: ['investigator'] });
  await desk.addPerson({ login: 'sunli', name: '孙立', unit: '县民政局', roles: ['reviewer'] });
  const { page } = desk;
  for (const period of ['2026-04', '2026-05']) await reconcileMonth(desk, await countyOfMonth(desk, period), period);
  const { caseId, name, fens } = await paidCase(desk);
  const number = `YD${String(caseId).padStart(6, '0')}`;
  const dueFen = fens.reduce((sum, fen) => sum + fen, 0);

  // The clerk assigns it. Nothing of money is offered of a case that nobody has looked into.
  await page.getByRole('link', { name: '差异核查' }).click();
  await expect(page.getByRole('gridcell').nth(3)).toBeVisible();
  await searchFor(page, /^搜索疑点/, number);
  await expect(page.getByText('共 1 条')).toBeVisible();
  await page.getByRole('gridcell', { name: number }).dblclick();
  await expect(caseDrawer(page).getByText('新发现').first()).toBeVisible();
  await expect(caseDrawer(page).getByRole('button', { name: '提出停发' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(caseDrawer(page)).toBeHidden();
  await page.getByRole('button', { name: '分派筛出的全部' }).click();
  await assignTo(page, '李强');
  await expect(page.getByText('已分派 1 条')).toBeVisible();

  // The investigator goes there with a person of the township, and finds that the head of the household has died.
  await hand(desk, 'liqiang');
  await page.getByRole('link', { name: '工作台' }).click();
  await page.getByRole('link', { name: new RegExp(number) }).click();
  await caseDrawer(page).getByRole('button', { name: '开始核查' }).click();
  await caseDrawer(page).getByRole('button', { name: '写结论' }).click();
  const form = page.getByRole('region', { name: '核查结论' });
  const certificate = join(desk.folder, '死亡医学证明.pdf');
  const visit = join(desk.folder, '入户照片.png');
  writePdf(certificate, '居民死亡医学证明 二〇二六年三月十八日');
  writeFileSync(visit, await page.screenshot({ clip: { x: 0, y: 0, width: 400, height: 300 } }));
  await desk.willChoose(certificate, visit);
  await page.getByRole('button', { name: '加入材料' }).click();
  await expect(
    page.getByRole('region', { name: '材料' }).getByRole('button', { name: '入户照片.png', exact: true }),
  ).toBeVisible({ timeout: 30_000 });
  await form.getByRole('radio', { name: /^属实-不再符合/ }).check();
  await form.getByLabel('核查人 2 姓名').fill('赵敏');
  await leaveSuggestions(page, form.getByLabel('核查人 2 姓名'));
  await form.getByLabel('核查日期').fill('2026-06-03');
  await form.getByRole('checkbox', { name: '入户', exact: true }).check();
  await form.getByRole('checkbox', { name: '查档', exact: true }).check();
  await form.getByLabel(/^依据：/).fill('户主 2026 年 3 月 18 日病故，有死亡医学证明；一人户，4 月、5 月仍在发放。');
  await form.getByLabel('对象意见').fill('其子知情，同意停发并退回多发的钱');
  await form.getByLabel('乡镇签字人').fill('周海');
  await form.getByLabel('签字日期').fill('2026-06-04');
  await expect(form.getByText('齐全，可以记下')).toBeVisible();
  await form.getByRole('button', { name: /^记下结论/ }).click();

  // Concluded and not reviewed: no stop, and the reason why.
  const propose = caseDrawer(page).getByRole('button', { name: '提出停发' });
  await expect(propose).toBeDisabled();
  await expect(caseDrawer(page).getByText(/疑点的结论还没有复核通过，不能停发/)).toBeVisible();
  await desk.picture('stop-interlock');
  await caseDrawer(page).getByRole('button', { name: '提交复核' }).click();
  await expect(caseDrawer(page).getByText(/复核通过，销号：您没有/)).toBeVisible();
  await expect(propose).toBeDisabled();

  // The reviewer agrees to the conclusion; the clerk proposes the stop.
  await hand(desk, 'sunli');
  await page.getByRole('link', { name: '工作台' }).click();
  await page.getByRole('link', { name: new RegExp(number) }).click();
  await caseDrawer(page).getByRole('button', { name: '同意，销号' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(caseDrawer(page).getByText('复核通过，销号').first()).toBeVisible();
  await hand(desk, 'wangfang');
  await goTo(page, `#/cases/${caseId}`);
  await propose.click();
  const proposal = page.getByRole('dialog', { name: '提出停发' });
  await proposal.getByLabel('死亡日期').fill('2026-03-18');
  await proposal.getByLabel('理由').fill('户主病故，一人户，经入户和查档核实');
  await desk.picture('stop-proposal');
  await proposal.getByRole('button', { name: /^提\s?出$/ }).click();
  await expect(stopDrawer(page)).toContainText('待批准');
  await expect(stopDrawer(page).getByRole('button', { name: /^批\s?准$/ })).toHaveCount(0);
  const stop = (await desk.ask('disposals.page', { filter: {}, offset: 0, limit: 10 })).rows[0]!;
  expect(stop).toMatchObject({ caseId, name, kind: 'stop', state: 'proposed', reason: 'death' });

  // Another person approves: from the month after the death, and what was paid since is to come back.
  await hand(desk, 'sunli');
  await goTo(page, `#/money/disposals/${stop.disposalId}`);
  await stopDrawer(page)
    .getByRole('button', { name: /^批\s?准$/ })
    .click();
  await expect(stopDrawer(page).getByText('，自 2026-04 起')).toBeVisible();
  await expect(stopDrawer(page)).toContainText(`应追缴 ${yuan(dueFen)} 元`);
  await desk.picture('stop-approved');
  const approval = await wordsOfPaper(desk, '打印停发审批表');
  expect(approval).toContain('停发审批表');
  expect(approval).toMatch(/2399\d{13}[\dX]/);
  expect(approval).toContain('死亡日期 2026年3月18日');
  expect(approval).toContain('自 2026年4月起停发');
  expect(await wordsOfPaper(desk, '打印停发告知书')).toContain('特此告知');

  // The clerk has taken the household off the system of the province, and a part of the money came back.
  await hand(desk, 'wangfang');
  await goTo(page, `#/money/disposals/${stop.disposalId}`);
  await stopDrawer(page)
    .getByRole('button', { name: /^登记.*注销/ })
    .click();
  const executedOn = await page.getByLabel(/注销的日期$/).inputValue();
  await page.getByRole('button', { name: /^确\s?定$/ }).click();
  await expect(stopDrawer(page).getByText(`省系统注销 ${executedOn}`)).toBeVisible();
  await expect(stopDrawer(page).getByText('已执行')).toBeVisible();
  const paidFen = fens[0]!;
  await stopDrawer(page)
    .getByLabel('金额（元）')
    .fill((paidFen / 100).toFixed(2));
  await stopDrawer(page).getByLabel('凭证号').fill('缴字 31 号');
  await stopDrawer(page).getByRole('button', { name: '登记追缴入账' }).click();
  await expect(stopDrawer(page)).toContainText(`尚欠 ${yuan(dueFen - paidFen)} 元`);
  await expect(stopDrawer(page).getByText(/缴字 31 号/)).toBeVisible();
  await stopDrawer(page)
    .getByText(/缴字 31 号/)
    .scrollIntoViewIfNeeded();
  await desk.picture('stop-recovery');
  const recovery = await wordsOfPaper(desk, '打印追缴资金办理单');
  expect(recovery).toContain('缴字 31 号');
  expect(recovery).toContain(yuan(dueFen - paidFen));
  await goTo(page, '#/money/recovery');
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText(yuan(dueFen));
  await expect(row).toContainText(yuan(paidFen));
  await desk.picture('stop-recovery-list');
});
