import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { countyOfMonth, reconcileMonth, writePdf } from './case-county.ts';
import { type Desk, expect, test } from './desk.ts';

/** A lead to its receipt, by the investigator who writes it and the reviewer who hands it over; then what an auditor draws and takes along. */

/** A case concluded 属实 and closed, made by the calls its own journey makes by hand. */
async function closedCase(desk: Desk): Promise<{ readonly caseId: number; readonly number: string }> {
  const people = (await desk.ask('people.list', {})).people;
  const of = (login: string) => people.find((person) => person.login === login)!;
  const { rows } = await desk.ask('cases.page', {
    filter: { codes: ['amount_mismatch'] },
    sort: { by: 'number', descending: false },
    offset: 0,
    limit: 1,
  });
  const { caseId, number } = rows[0]!;
  const to = [of('liqiang').personId, of('zhaomin').personId];
  await desk.ask('cases.assign', { caseIds: [caseId], to, dueOn: null, reason: '' });
  await desk.signInAs('liqiang');
  await desk.ask('cases.start', { caseId });
  const path = join(desk.folder, '火化证明.pdf');
  writePdf(path, '火化证明');
  await desk.willChoose(path);
  const chosen = await desk.ask('files.choose', { kind: null, several: true });
  await desk.ask('evidence.add', { caseId, tokens: chosen.map(({ token }) => token) });
  const evidenceIds = async () =>
    (await desk.ask('cases.get', { caseId })).evidence.map(({ evidenceId }) => evidenceId);
  await expect.poll(async () => (await evidenceIds()).length, { timeout: 30_000 }).toBe(1);
  const { today } = await desk.ask('cases.get', { caseId });
  await desk.ask('cases.conclude', {
    caseId,
    draft: {
      conclusion: 'confirmed-reduce',
      investigators: [
        { personId: of('liqiang').personId, name: '李强', unit: '岭河镇民政所' },
        { personId: of('zhaomin').personId, name: '赵敏', unit: '岭河镇民政所' },
      ],
      on: today,
      ways: ['home-visit', 'records'],
      basis: '入户和查档，家庭成员一人去年死亡，未按月减员',
      evidence: await evidenceIds(),
      householdWord: '无异议',
      townshipSignedBy: '冯主任',
      townshipSignedOn: today,
      supplementBy: '',
    },
  });
  await desk.ask('cases.sendToReview', { caseId });
  return { caseId, number };
}

test('a lead is drafted from a case, handed over by another person, and receipted', async ({ bare: desk }) => {
  test.setTimeout(300_000);
  await desk.launch();
  await desk.begin({ roles: ['对账员', '管理员'] });
  await desk.addPerson({ login: 'liqiang', name: '李强', unit: '岭河镇民政所', roles: ['investigator'] });
  await desk.addPerson({ login: 'zhaomin', name: '赵敏', unit: '岭河镇民政所', roles: ['investigator'] });
  await desk.addPerson({ login: 'sunli', name: '孙立', unit: '县民政局', roles: ['reviewer'] });
  const { page } = desk;
  await reconcileMonth(desk, await countyOfMonth(desk, '2026-04'), '2026-04');
  const { number } = await closedCase(desk);

  // Written by the investigator; what is missing is said.
  await page.getByRole('link', { name: '问题线索' }).click();
  await expect(page.getByText('还没有问题线索')).toBeVisible();
  await page.getByRole('button', { name: '草拟线索' }).click();
  const form = page.getByRole('dialog', { name: '草拟线索' });
  await form.getByRole('checkbox', { name: new RegExp(number) }).check();
  await expect(form.getByText(/证据 1 份；对账金额合计/)).toBeVisible();
  await form.getByLabel('主要问题（一句话）').fill('成员死亡未减员，继续按原人数发放');
  await form.getByRole('button', { name: '填入各条疑点的核查依据' }).click();
  await expect(form.getByLabel('查明的情况')).toHaveValue(/未按月减员/);
  await form.getByLabel('接收单位（同级纪检监察机关）').fill('中共岭河县纪律检查委员会');
  await desk.picture('lead-form');
  await form.getByRole('button', { name: '保存草稿' }).click();
  await expect(page.getByRole('heading', { name: /^问题线索 草稿/ })).toBeVisible();
  await expect(page.getByText('涉及人员', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: '修改', exact: true }).click();
  const again = page.getByRole('dialog', { name: /^修改线索/ });
  await again.getByRole('button', { name: '再加一人' }).click();
  await again.getByLabel('第 1 人的姓名').fill('赵四');
  await again.getByLabel('第 1 人的职务').fill('民政助理');
  await again.getByLabel('第 1 人的单位').fill('岭河镇人民政府');
  await again.getByRole('button', { name: '保存草稿' }).click();
  await expect(page.getByText('提交审核前还缺')).toHaveCount(0);
  await page.getByRole('button', { name: '提交审核' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交审核' }).click();
  await expect(page.getByText('待审', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: '审核通过，移交' })).toHaveCount(0);
  const address = await page.evaluate(() => location.hash);

  // Handed over by the reviewer, printed, receipted.
  await desk.signInAs('sunli');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  // The case itself is closed by the same reviewer first: a case under review cannot go along.
  await page.getByRole('button', { name: '审核通过，移交' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '审核通过，移交' }).click();
  await expect(page.getByRole('dialog').getByText(/现在是“复核”/)).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  const { cases } = await desk.ask('leads.get', { leadId: Number(/\d+$/.exec(address)![0]) });
  await desk.ask('cases.review', { caseId: cases[0]!.caseId, word: '同意' });
  await page.getByRole('button', { name: '审核通过，移交' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '审核通过，移交' }).click();
  await expect(page.getByText('已移交', { exact: true }).first()).toBeVisible();
  const year = new Date().getFullYear();
  await expect(page.getByRole('heading', { name: `问题线索 ${year}-001` })).toBeVisible();
  await desk.picture('lead-handed-over');
  const letter = join(desk.folder, '移交函.pdf');
  await desk.willSaveAs(letter);
  await page.getByRole('button', { name: '移交函（PDF）' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '选择保存位置…' }).click();
  await expect(page.getByText('已保存为“移交函.pdf”', { exact: false })).toBeVisible({ timeout: 60_000 });
  expect(existsSync(letter)).toBe(true);
  await page.getByRole('button', { name: '登记签收' }).click();
  const receipt = page.getByRole('dialog', { name: '登记签收' });
  await receipt.getByRole('button', { name: '登记签收' }).click();
  await expect(receipt.getByText(/还缺：接收人/)).toBeVisible();
  await receipt.getByLabel('接收人').fill('孙六');
  const { today } = await desk.ask('cases.get', { caseId: cases[0]!.caseId });
  await receipt.getByLabel(/签收日期/).fill(today);
  await receipt.getByRole('button', { name: '登记签收' }).click();
  await expect(page.getByText('已签收', { exact: true }).first()).toBeVisible();
  await desk.picture('lead-received');
  await page.getByRole('link', { name: '全部线索' }).click();
  await expect(page.getByRole('cell', { name: '孙六' })).toBeVisible();
  await desk.picture('leads-list');

  // The auditor's side, which a reviewer has too: a sample drawn again, the report.
  await page.getByRole('link', { name: '审计' }).click();
  await page.getByRole('tab', { name: '抽查' }).click();
  await page.getByLabel('种子（不写由程序产生）').fill('20260501');
  await page.getByRole('button', { name: '抽取', exact: true }).click();
  await page.getByRole('button', { name: '重新抽取核对' }).click();
  await expect(page.getByText('重新抽取的结果与记录一致')).toBeVisible();
  await desk.picture('audit-sampling');
  await page.getByRole('tab', { name: '差异报告' }).click();
  await expect(page.getByRole('region', { name: '逐月变化' })).toBeVisible();
  await desk.picture('audit-report');
  const report = join(desk.folder, '差异报告.xlsx');
  await desk.willSaveAs(report);
  await page.getByRole('button', { name: '导出 Excel' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '选择保存位置…' }).click();
  await expect(page.getByText('已保存为“差异报告.xlsx”', { exact: false })).toBeVisible({ timeout: 60_000 });
  expect(existsSync(report)).toBe(true);
});
