import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, type ElectronApplication, _electron as electron, expect, type Page } from '@playwright/test';
import { DESKTOP } from '../../build/bundle-desktop.mjs';
import { commandFor, findRuntime } from '../../build/electron-runtime.mjs';

export { expect };

/** Where every journey leaves its pictures. */
const SHOTS = fileURLToPath(new URL('../../.cache/e2e/shots/', import.meta.url));
/** The window of the pictures; null leaves it as the application opens it. */
const SIZE = { width: 1360, height: 860 };
export const PASSPHRASE = '北大荒 春播 2026';

/** The application in a data folder of its own, as a person at the keyboard has it. */
export class Desk {
  readonly folder: string;
  #app: ElectronApplication | null = null;
  #page: Page | null = null;
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

  /** Chooses a passphrase for a new workplace and waits for the 工作台. */
  async begin(): Promise<void> {
    const { page } = this;
    await page.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
    await page.getByLabel('再输入一次').fill(PASSPHRASE);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: '开始使用' }).click();
    await expect(page.getByRole('navigation')).toBeVisible();
  }

  /** Opens an existing workplace with its passphrase. */
  async unlock(): Promise<void> {
    const { page } = this;
    await page.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation')).toBeVisible();
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
    await this.page.screenshot({ path: join(SHOTS, `${name}.png`), animations: 'disabled', caret: 'initial' });
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
