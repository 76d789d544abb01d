import type { SafeStorage } from 'electron';

/** The system's key store: wraps a text so that only this user on this computer can unwrap it. */
export interface SystemKeyStore {
  wrap(text: string): Promise<Buffer>;
  /** The text; `again` where the store asks for it to be wrapped anew (its own key was changed). */
  unwrap(wrapped: Buffer): Promise<{ readonly text: string; readonly again: boolean }>;
}

/** What this program uses of `safeStorage`: the synchronous generation (gone from Electron 46) and the asynchronous one. */
export type SafeStorageLike = Partial<
  Pick<
    SafeStorage,
    | 'isAsyncEncryptionAvailable'
    | 'encryptStringAsync'
    | 'decryptStringAsync'
    | 'isEncryptionAvailable'
    | 'encryptString'
    | 'decryptString'
    | 'getSelectedStorageBackend'
  >
>;

/**
 * The key store of this computer, or null where there is none. On Linux a store without a keyring behind it ("basic_text") wraps with a
 * password everybody knows: that is no store, and one that cannot say what is behind it is not trusted either.
 */
export async function systemKeyStore(storage: SafeStorageLike, platform: string): Promise<SystemKeyStore | null> {
  if (platform === 'linux') {
    const backend = storage.getSelectedStorageBackend?.() ?? 'unknown';
    if (backend === 'basic_text' || backend === 'unknown') return null;
  }
  const { encryptStringAsync, decryptStringAsync, encryptString, decryptString } = storage;
  if (encryptStringAsync !== undefined && decryptStringAsync !== undefined) {
    if ((await storage.isAsyncEncryptionAvailable?.()) !== true) return null;
    return {
      wrap: (text) => encryptStringAsync.call(storage, text),
      unwrap: async (wrapped) => {
        const { result, shouldReEncrypt } = await decryptStringAsync.call(storage, wrapped);
        return { text: result, again: shouldReEncrypt };
      },
    };
  }
  if (encryptString === undefined || decryptString === undefined || storage.isEncryptionAvailable?.() !== true)
    return null;
  return {
    wrap: async (text) => encryptString.call(storage, text),
    unwrap: async (wrapped) => ({ text: decryptString.call(storage, wrapped), again: false }),
  };
}
