import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, type ElectronApplication, _electron as electron, expect, type Page } from '@playwright/test';
import { DESKTOP } from '../../build/bundle-desktop.mjs';
import { commandFor, findRuntime } from '../../build/electron-runtime.mjs';
import type { Answer, CallInput, CallName, CallOutput, DeskBridge } from '../../shared/contracts/desk/desk.ts';
import type { Role } from '../../shared/domain/people/role.ts';

export { expect };

/** Where every journey leaves its pictures. */
const SHOTS = fileURLToPath(new URL('../../.cache/e2e/shots/', import.meta.url));
/** The window of the pictures; null leaves it as the application opens it. */
const SIZE = { width: 1360, height: 860 };
export const PASSPHRASE = '北大荒 春播 2026';
/** Of everybody in the journeys. */
export const PASSWORD = '三江 平原 2026';
const FIRST_PASSWORD = '先用这个密码 1';

interface FirstPerson {
  readonly name?: string;
  readonly login?: string;
  readonly unit?: string;
  /** In words; all of them where left out. */
  readonly roles?: readonly string[];
}

interface Colleague {
  readonly login: string;
  readonly name?: string;
  readonly unit?: string;
  readonly roles: readonly Role[];
}

/** The application in a data folder of its own, as a person at the keyboard has it. */
export class Desk {
  readonly folder: string;
  #app: ElectronApplication | null = null;
  #page: Page | null = null;
  /** Who has not chosen a password yet. */
  readonly #newcomers = new Set<string>();
  /** What the page complained about: a journey with any of it fails. */
  readonly complaints: string[] = [];

  constructor(folder: string) {
    this.folder = folder;
  }

  get app(): ElectronApplication {
    if (this.#app === null) throw new Error('the application is not running');
    return this.#app;
  }

  get page(): Page {
    if (this.#page === null) throw new Error('there is no window');
    return this.#page;
  }

  /** Starts the application and waits for its page. */
  async launch(executable?: string, size: { width: number; height: number } | null = SIZE): Promise<void> {
    const { executable: path, args } = executable === undefined ? commandOf() : { executable, args: ['--no-sandbox'] };
    this.#app = await electron.launch({
      executablePath: path,
      args: [...args],
      env: { ...stringsOf(process.env), SANZHANG_DATA_FOLDER: join(this.folder, 'data') },
    });
    this.#page = await this.#app.firstWindow();
    this.#page.on('pageerror', (error) => this.complaints.push(error.message));
    this.#page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    if (size !== null) await this.#page.setViewportSize(size);
    await this.#page.waitForLoadState('domcontentloaded');
  }

  /** Chooses a passphrase for a new workplace, makes the first person and waits for the 工作台. */
  async begin(first: FirstPerson = {}): Promise<void> {
    await this.choosePassphrase();
    await this.sayWhoIsFirst(first);
    await expect(this.page.getByRole('navigation')).toBeVisible();
  }

  /** Chooses a passphrase for a new workplace and waits for what comes then: who the first person is. */
  async choosePassphrase(): Promise<void> {
    const { page } = this;
    await page.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
    await page.getByLabel('再输入一次').fill(PASSPHRASE);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: '开始使用' }).click();
    await expect(page.getByRole('heading', { name: '您是谁' })).toBeVisible();
  }

  /** Fills the page of the first person: 王芳 with every role where nothing else is said. */
  async sayWhoIsFirst({ name = '王芳', login = 'wangfang', unit = '', roles }: FirstPerson = {}): Promise<void> {
    const { page } = this;
    await page.getByLabel('姓名', { exact: true }).fill(name);
    await page.getByLabel('登录名').fill(login);
    if (unit !== '') await page.getByLabel('单位（可以不填）').fill(unit);
    await page.getByLabel('登录密码', { exact: true }).fill(PASSWORD);
    await page.getByLabel('再输入一次').fill(PASSWORD);
    if (roles !== undefined) {
      await page.getByRole('radio', { name: /单位里有分工/ }).check();
      for (const role of roles) if (role !== '管理员') await page.getByRole('checkbox', { name: role }).check();
    }
    await page.getByRole('button', { name: '开始工作' }).click();
  }

  /** Opens an existing workplace with its passphrase and signs in. */
  async unlock(login = 'wangfang', password = PASSWORD): Promise<void> {
    const { page } = this;
    await page.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await this.signIn(login, password);
  }

  /** Signs in on the page that asks for it. */
  async signIn(login = 'wangfang', password = PASSWORD): Promise<void> {
    const { page } = this;
    await page.getByLabel('登录名').fill(login);
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation')).toBeVisible();
  }

  /** Whoever sits there goes, and another person of the office signs in; the first time with a new password of their own. */
  async signInAs(login: string): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: /，(?:全部角色|.*员|.*人)$/ }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    if (!this.#newcomers.delete(login)) return this.signIn(login);
    await page.getByLabel('登录名').fill(login);
    await page.getByLabel('密码', { exact: true }).fill(FIRST_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByLabel('原来的密码').fill(FIRST_PASSWORD);
    await page.getByLabel('新密码', { exact: true }).fill(PASSWORD);
    await page.getByLabel('再输入一次').fill(PASSWORD);
    await page.getByRole('button', { name: '修改密码' }).click();
    await expect(page.getByRole('navigation')).toBeVisible();
  }

  /** A colleague, added by whoever sits there (管理员 among the roles); `signInAs` lets the colleague in. */
  async addPerson({ login, name = login, unit = '', roles }: Colleague): Promise<void> {
    await this.ask('people.add', { login, name, unit, roles: [...roles], password: FIRST_PASSWORD });
    this.#newcomers.add(login);
  }

  /** Somebody was added by hand with the first password that `addPerson` gives. */
  expectNewcomer(login: string): void {
    this.#newcomers.add(login);
  }

  /** The application on another computer, as it were: in a data folder of its own. */
  inFolder(name: string): Desk {
    return new Desk(join(this.folder, name));
  }

  /** A call of the window, made as its page makes it. */
  async ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
    const answer = await this.page.evaluate(
      ([name, input]) =>
        (globalThis as unknown as { desk: DeskBridge }).desk.call(name as string, input) as Promise<Answer<unknown>>,
      [name, input] as const,
    );
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`);
    return answer.value as CallOutput<Name>;
  }

  /** The next open dialogs answer with these files; dialogs of the system cannot be reached otherwise. */
  async willChoose(...paths: readonly string[]): Promise<void> {
    await this.app.evaluate(({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths: [...filePaths] });
    }, paths);
  }

  /** The next save dialogs answer with this path. */
  async willSaveAs(filePath: string): Promise<void> {
    await this.app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: path === '', filePath: path });
    }, filePath);
  }

  /** A picture of what the person sees now. */
  async picture(name: string): Promise<void> {
    mkdirSync(SHOTS, { recursive: true });
    // Hiding the caret would be done by a style the policy refuses.
    const look = (timeout: number) =>
      this.page.screenshot({ path: join(SHOTS, `${name}.png`), animations: 'disabled', caret: 'initial', timeout });
    // A window that stands still sometimes gives no frame to a first look.
    await look(10_000).catch(() => look(30_000));
  }

  /** Closes the window as a person does. */
  async close(): Promise<void> {
    await this.#app?.close();
    this.#app = null;
    this.#page = null;
  }

  /** Ends every process of the application at once, as a power cut would. */
  async kill(): Promise<void> {
    const ended = new Promise((resolve) => this.app.process().once('exit', resolve));
    this.app.process().kill('SIGKILL');
    await ended;
    this.#app = null;
    this.#page = null;
  }
}

let command: ReturnType<typeof commandFor> | null = null;

function commandOf(): ReturnType<typeof commandFor> {
  if (command === null) {
    const runtime = findRuntime();
    if (runtime === null) throw new Error('there is no Electron runtime');
    command = commandFor(runtime, DESKTOP);
  }
  return command;
}

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((each): each is [string, string] => each[1] !== undefined));
}

/** A test with an application of its own, started and with its workplace open. */
export const test = base.extend<{ folder: string; bare: Desk; desk: Desk }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'sanzhang-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  /** Not started yet. */
  bare: async ({ folder }, use) => {
    const desk = new Desk(folder);
    await use(desk);
    await desk.close();
    expect(desk.complaints).toEqual([]);
  },
  desk: async ({ bare }, use) => {
    await bare.launch();
    await bare.begin();
    await use(bare);
  },
});
