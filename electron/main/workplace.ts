import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkplaceState } from '../../shared/contracts/desk/app.ts';
import { toldOf } from '../../shared/contracts/desk/workplace-error.ts';
import type { DatabaseAccess } from '../services/messages.ts';
import type { DataClient } from './data-client.ts';
import { DeskFailure } from './desk-failure.ts';
import { createKeyWithPassphrase, findKey, openKeyWithPassphrase } from './key/database-key.ts';
import type { SystemKeyStore } from './key/system-key-store.ts';
import type { Log } from './log.ts';

const LOST = {
  'no-key-file': '资料库还在，但打开它的密钥文件不见了',
  'key-file-damaged': '密钥文件已损坏，打不开资料库',
  'key-store-refuses': '本机的密钥库打不开资料库的密钥（换了用户、重装了系统或拷到了别的电脑）',
} as const;
const LOST_MEND = '请把数据文件夹里的 key.json 恢复成原来的文件；没有的话，请用备份恢复';

/** The data of one office on this computer: its folder, its key, whether it is open. */
export class Workplace {
  readonly folder: string;
  readonly #data: DataClient;
  readonly #log: Log;
  readonly #tell: (state: WorkplaceState) => void;
  #state: WorkplaceState = { state: 'starting' };
  #access: DatabaseAccess | null = null;
  #keptBy: 'system' | 'passphrase' = 'system';

  constructor(folder: string, data: DataClient, log: Log, tell: (state: WorkplaceState) => void) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.folder = folder;
    this.#data = data;
    this.#log = log;
    this.#tell = tell;
  }

  get databasePath(): string {
    return join(this.folder, 'sanzhang.db');
  }

  get #keyPath(): string {
    return join(this.folder, 'key.json');
  }

  get state(): WorkplaceState {
    return this.#state;
  }

  /** The way into the database; null while it is not open. */
  get access(): DatabaseAccess | null {
    return this.#state.state === 'open' ? this.#access : null;
  }

  get keptBy(): 'system' | 'passphrase' {
    return this.#keptBy;
  }

  /** Finds the key and opens the database, or finds out what the person has to give for it. */
  async start(store: () => Promise<SystemKeyStore | null>): Promise<void> {
    try {
      const found = await findKey(this.#keyPath, this.databasePath, await store());
      if (found.state === 'ready') {
        this.#keptBy = found.keptBy;
        await this.#open(found.key);
      } else if (found.state === 'lost') {
        const number = this.#log.write('error', `key lost: ${found.why}`);
        this.#set({ state: 'failed', message: LOST[found.why], mend: LOST_MEND, number });
      } else this.#set({ state: found.state });
    } catch (thrown) {
      this.#failed(thrown);
    }
  }

  async createPassphrase(passphrase: string): Promise<WorkplaceState> {
    if (this.#state.state !== 'new-passphrase') return this.#state;
    this.#keptBy = 'passphrase';
    await this.#open(await createKeyWithPassphrase(this.#keyPath, passphrase));
    return this.#state;
  }

  async unlock(passphrase: string): Promise<WorkplaceState> {
    if (this.#state.state !== 'passphrase') return this.#state;
    const key = await openKeyWithPassphrase(this.#keyPath, passphrase);
    if (key === null)
      throw new DeskFailure({ code: 'E_KEY', message: '口令不对', mend: '请检查大小写和输入法后再输一次' });
    this.#keptBy = 'passphrase';
    await this.#open(key);
    return this.#state;
  }

  /**
   * Runs something that puts another database in the place of this one, and opens what is there then. Where it comes to nothing, whoever asked
   * is still signed in; in another database it is another office.
   */
  async whileClosed<T>(login: string, work: (access: DatabaseAccess) => Promise<T | null>): Promise<T | null> {
    const access = this.access;
    if (access === null)
      throw new DeskFailure({ code: 'E_LOCKED', message: '工作台还没有打开', mend: '请先打开工作台' });
    this.#set({ state: 'starting' });
    await this.#data.close();
    let replaced: T | null = null;
    try {
      replaced = await work(access);
      return replaced;
    } finally {
      await this.#open(access.key, replaced === null ? login : null);
    }
  }

  async #open(key: string, resume: string | null = null): Promise<void> {
    this.#access = { path: this.databasePath, key };
    try {
      await this.#data.open(this.#access, resume);
      this.#set({ state: 'open' });
    } catch (thrown) {
      this.#failed(thrown);
    }
  }

  #failed(thrown: unknown): void {
    const number = this.#log.failure('workplace', thrown);
    const told = thrown instanceof DeskFailure ? thrown.told : toldOf(thrown);
    this.#set({
      state: 'failed',
      message: told?.message ?? '工作台打不开',
      mend: told?.mend ?? '请重新打开程序；若仍然打不开，请把编号告诉技术支持',
      number,
    });
  }

  #set(state: WorkplaceState): void {
    this.#state = state;
    this.#tell(state);
  }
}
