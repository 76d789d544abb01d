import { join } from 'node:path';
import { type Desk, expect, PASSWORD, test } from './desk.ts';

/** Who sits at the window: the first day of an office, wrong passwords, leaving the desk, what each role is offered. */

const menuEntries = (desk: Desk) => desk.page.getByRole('navigation').getByRole('listitem').allInnerTexts();

async function lockByMenu(desk: Desk): Promise<void> {
  await desk.app.evaluate(({ BrowserWindow, Menu }) => {
    const items = Menu.getApplicationMenu()!.items.flatMap((item) => item.submenu?.items ?? []);
    items.find(({ label }) => label === '锁定')!.click(undefined, BrowserWindow.getAllWindows()[0]);
  });
}

test('the first day of a one-person office, and the way back in', async ({ bare: desk }) => {
  test.setTimeout(120_000);
  await desk.launch();
  await desk.choosePassphrase();
  const { page } = desk;
  await page.getByLabel('姓名', { exact: true }).fill('王芳');
  await page.getByLabel('登录密码', { exact: true }).fill('王芳王芳王芳 1');
  await page.getByLabel('再输入一次').fill('王芳王芳王芳 1');
  await expect(page.getByText('密码里不能含有登录名')).toBeVisible();
  await expect(page.getByRole('button', { name: '开始工作' })).toBeDisabled();
  await page.getByRole('radio', { name: /单位里有分工/ }).check();
  await desk.picture('people-first-roles');
  await page.getByRole('radio', { name: /我一个人用/ }).check();
  await page.getByLabel('登录密码', { exact: true }).fill(PASSWORD);
  await page.getByLabel('再输入一次').fill(PASSWORD);
  await expect(page.getByRole('button', { name: '开始工作' })).toBeEnabled();
  await desk.picture('people-first');
  await desk.sayWhoIsFirst({ unit: '县民政局社会救助股' });
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
  await expect
    .poll(() => menuEntries(desk))
    .toEqual(expect.arrayContaining(['工作台', '对账', '历史', '设置', '帮助']));

  // The office cannot keep four eyes, and says so.
  await page.getByRole('link', { name: '设置' }).click();
  await page.getByRole('tab', { name: '人员' }).click();
  await page.getByLabel('登记豁免的原因').fill('全局只有一名经办人员');
  await page.getByRole('button', { name: '登记豁免' }).click();
  await expect(page.getByRole('button', { name: '撤销豁免' })).toBeVisible();
  await desk.picture('people-list');
  await page.getByRole('link', { name: '工作台' }).click();
  await expect(page.getByText(/四眼豁免：本单位自.*登记人王芳，原因：全局只有一名经办人员/)).toBeVisible();
  await desk.picture('people-exemption');

  // A wrong password says what to do, and the next tries warn; another window finds the same people.
  await desk.close();
  await desk.launch();
  await desk.page.getByLabel('口令', { exact: true }).fill('北大荒 春播 2026');
  await desk.page.keyboard.press('Enter');
  await expect(desk.page.getByRole('heading', { name: '登录' })).toBeVisible();
  expect(await desk.page.getByText('王芳').count()).toBe(0);
  await desk.page.getByLabel('登录名').fill('wangfang');
  for (const says of ['登录名或密码不对', '登录名或密码不对', /再错 2 次账号会暂时锁定/]) {
    await desk.page.getByLabel('密码', { exact: true }).fill('wrong');
    await desk.page.keyboard.press('Enter');
    await expect(desk.page.getByText(says)).toBeVisible();
    await expect(desk.page.getByRole('button', { name: '登录' })).toBeDisabled();
  }
  await desk.picture('people-wrong-password');
  await desk.signIn();
  await expect(desk.page.getByText(/四眼豁免/)).toBeVisible();
});

test('who leaves the desk locks it, and comes back to where it was', async ({ desk }) => {
  test.setTimeout(180_000);
  const { page } = desk;
  await page.getByRole('link', { name: '对账' }).click();
  await page.getByLabel('资金项目').fill('城市低保特别项目');
  await lockByMenu(desk);
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
  await expect(page.getByText('王芳（wangfang）的窗口已锁定')).toBeVisible();
  await expect(page.getByLabel('资金项目')).toBeHidden();
  await desk.picture('people-locked');
  // The keyboard does not reach what is under the cover, and the service answers nothing.
  for (let n = 0; n < 6; n++) await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('.app') ?? null)).toBeNull();
  await expect(desk.ask('months.list', {})).rejects.toThrow('E_SIGNED_OUT');
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '已锁定' })).toHaveCount(0);
  await expect(page.getByLabel('资金项目')).toHaveValue('城市低保特别项目');

  // Nobody touches it for a minute: it locks itself, although the window asks for its job all the while.
  const settings = await desk.ask('settings.get', {});
  await desk.ask('settings.set', { ...settings, lockAfterMinutes: 1 });
  for (let n = 0; n < 3; n++) {
    await page.waitForTimeout(15_000);
    await desk.ask('jobs.current', {});
  }
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible({ timeout: 40_000 });
  // A reload does not open it.
  await page.reload();
  await expect(page.getByText('王芳（wangfang）的窗口已锁定')).toBeVisible();
  await page.getByRole('button', { name: '换一个人登录' }).click();
  await desk.signIn();
  // While one is signed in, a reload asks for nothing.
  await page.reload();
  await expect(page.getByRole('navigation')).toBeVisible();
});

test('each role is offered what it may do, and the service refuses the rest', async ({ desk }) => {
  test.setTimeout(240_000);
  const { page } = desk;
  await page.getByRole('button', { name: '用示例县试一试' }).click();
  await page
    .getByRole('link', { name: '查看示例' })
    .or(page.getByRole('button', { name: '查看示例' }))
    .click({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: '重新核对' })).toBeVisible();

  // A colleague is added by hand.
  await page.getByRole('link', { name: '设置' }).click();
  await page.getByRole('tab', { name: '人员' }).click();
  await page.getByRole('button', { name: '增加人员' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('姓名').fill('李华');
  await dialog.getByLabel('登录名').fill('lihua');
  await dialog.getByRole('checkbox', { name: /审计员/ }).check();
  await dialog.getByLabel('第一次登录用的密码').fill('先用这个密码 1');
  await desk.picture('people-add');
  await dialog.getByRole('button', { name: '增加', exact: true }).click();
  await expect(page.getByRole('row', { name: /李华.*审计员.*还没有换成自己的密码/ })).toBeVisible();
  await page.getByRole('button', { name: '修改：王芳' }).click();
  await expect(dialog.getByRole('checkbox', { name: /管理员/ })).toBeChecked();
  await desk.picture('people-change');
  await page.keyboard.press('Escape');

  await desk.addPerson({ login: 'admin2', name: '赵敏', roles: ['administrator'] });
  // The colleague made by hand has the same first password as one made by a call.
  desk.expectNewcomer('lihua');
  await desk.signInAs('lihua');
  await expect
    .poll(() => menuEntries(desk))
    .toEqual(expect.arrayContaining(['工作台', '对账', '历史', '设置', '帮助']));
  await expect(page.getByRole('button', { name: '新建对账' })).toHaveCount(0);
  await page
    .getByRole('button', { name: /查看结果/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: '导出' })).toBeVisible();
  await expect(page.getByRole('button', { name: '重新核对' })).toHaveCount(0);
  await desk.picture('people-auditor');
  await expect(desk.ask('months.open', { period: '2026-05', programme: '农村低保' })).rejects.toThrow('E_RIGHT');
  await expect(desk.ask('jobs.sample', {})).rejects.toThrow('E_RIGHT');
  await expect(
    desk.ask('people.add', { login: 'x1', name: 'x', unit: '', roles: ['clerk'], password: PASSWORD }),
  ).rejects.toThrow('E_RIGHT');

  await desk.signInAs('admin2');
  await expect.poll(() => menuEntries(desk)).toEqual(['设置', '帮助']);
  await expect(page.getByRole('heading', { name: '设置' })).toBeVisible();
  await expect(page.getByRole('tab')).toHaveText(['一般', '资金期限', '人员', '备份与恢复', '关于']);
  await page.evaluate(() => {
    window.location.hash = '#/workplace';
  });
  await expect(page.getByRole('heading', { name: '设置' })).toBeVisible();
  await expect(desk.ask('months.list', {})).rejects.toThrow('E_RIGHT');
  await desk.picture('people-administrator');
});

test('a new computer begins with the backup of the old one, and its people', async ({ bare: desk }) => {
  test.setTimeout(120_000);
  await desk.launch();
  await desk.begin();
  const target = join(desk.folder, '旧电脑.szbak');
  await desk.willSaveAs(target);
  await desk.ask('backup.make', { passphrase: '秋天的备份口令 2026' });
  await desk.close();

  const other = desk.inFolder('new-computer');
  await other.launch();
  await other.choosePassphrase();
  await other.willChoose(target);
  await other.page.getByRole('button', { name: '用备份恢复' }).click();
  await other.page.getByLabel('这份备份的口令').fill('秋天的备份口令 2026');
  await other.picture('people-restore-first');
  await other.page.getByRole('button', { name: /选择备份并恢复/ }).click();
  await other.page
    .getByRole('dialog')
    .getByRole('button', { name: /知道了|确定/ })
    .click();
  await expect(other.page.getByRole('heading', { name: '登录' })).toBeVisible();
  await other.signIn();
  await other.close();
  expect(other.complaints).toEqual([]);
});
