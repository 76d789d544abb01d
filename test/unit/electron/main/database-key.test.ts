import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createKeyWithPassphrase, findKey, openKeyWithPassphrase } from '../../../../electron/main/key/database-key.ts';
import { type SafeStorageLike, systemKeyStore } from '../../../../electron/main/key/system-key-store.ts';

let keyPath = '';
let databasePath = '';

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'sanzhang-key-'));
  keyPath = join(folder, 'key.json');
  databasePath = join(folder, 'sanzhang.db');
});

/** A key store of the system: turns every byte around, which is enough to see what is wrapped and what is not. */
function turn(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => byte ^ 0xff));
}
const SYNC: SafeStorageLike = {
  isEncryptionAvailable: () => true,
  encryptString: (text) => turn(Buffer.from(text)),
  decryptString: (wrapped) => turn(wrapped).toString(),
};
const ASYNC: SafeStorageLike = {
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => turn(Buffer.from(text)),
  decryptStringAsync: async (wrapped) => ({ result: turn(wrapped).toString(), shouldReEncrypt: true }),
};

describe('the key store of the system', () => {
  it.each([
    ['the synchronous generation', SYNC],
    ['the asynchronous generation', ASYNC],
  ])('wraps and unwraps with %s', async (_, storage) => {
    const store = (await systemKeyStore(storage, 'win32'))!;
    const wrapped = await store.wrap('abc');
    expect(wrapped.toString()).not.toContain('abc');
    expect((await store.unwrap(wrapped)).text).toBe('abc');
  });

  it.each([
    ['has no keyring behind it', { ...SYNC, getSelectedStorageBackend: () => 'basic_text' as const }],
    ['cannot say what is behind it', SYNC],
    ['does not know its backend', { ...ASYNC, getSelectedStorageBackend: () => 'unknown' as const }],
  ])('is none on Linux where it %s', async (_, storage) => {
    expect(await systemKeyStore(storage, 'linux')).toBeNull();
  });

  it('is one on Linux with a keyring', async () => {
    expect(
      await systemKeyStore({ ...SYNC, getSelectedStorageBackend: () => 'gnome_libsecret' }, 'linux'),
    ).not.toBeNull();
  });

  it('is none where encryption is not available', async () => {
    expect(await systemKeyStore({ ...SYNC, isEncryptionAvailable: () => false }, 'darwin')).toBeNull();
    expect(await systemKeyStore({ ...ASYNC, isAsyncEncryptionAvailable: async () => false }, 'win32')).toBeNull();
  });
});

describe('the key of the database', () => {
  it('is made once and found again, by the system', async () => {
    const store = await systemKeyStore(ASYNC, 'win32');
    const made = await findKey(keyPath, databasePath, store);
    expect(made).toMatchObject({ state: 'ready', keptBy: 'system' });
    const key = made.state === 'ready' ? made.key : '';
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(readFileSync(keyPath, 'utf8')).not.toContain(key);
    expect(statSync(keyPath).mode & 0o077).toBe(0);
    writeFileSync(databasePath, 'x');
    expect(await findKey(keyPath, databasePath, store)).toEqual(made);
  });

  it('asks for a passphrase where there is no key store, and stores neither it nor the key', async () => {
    expect(await findKey(keyPath, databasePath, null)).toEqual({ state: 'new-passphrase' });
    const key = await createKeyWithPassphrase(keyPath, '北大荒的口令 2026');
    const written = readFileSync(keyPath, 'utf8');
    expect(written).not.toContain(key);
    expect(written).not.toContain('北大荒');
    expect(existsSync(`${keyPath}.new`)).toBe(false);
    expect(await findKey(keyPath, databasePath, null)).toEqual({ state: 'passphrase' });
    expect(await openKeyWithPassphrase(keyPath, '北大荒的口令 2027')).toBeNull();
    expect(await openKeyWithPassphrase(keyPath, '北大荒的口令 2026')).toBe(key);
  });

  it('does not open with a key file that was tampered with', async () => {
    await createKeyWithPassphrase(keyPath, 'a passphrase');
    const file = JSON.parse(readFileSync(keyPath, 'utf8'));
    const flipped = Buffer.from(file.wrapped, 'base64');
    flipped[3]! ^= 1;
    writeFileSync(keyPath, JSON.stringify({ ...file, wrapped: flipped.toString('base64') }));
    expect(await openKeyWithPassphrase(keyPath, 'a passphrase')).toBeNull();
  });

  it('never makes a new key where a database stands that the old one belongs to', async () => {
    writeFileSync(databasePath, 'x');
    const store = await systemKeyStore(SYNC, 'win32');
    expect(await findKey(keyPath, databasePath, store)).toEqual({ state: 'lost', why: 'no-key-file' });
    writeFileSync(keyPath, '{"kind":"system","wrapped":12}');
    expect(await findKey(keyPath, databasePath, store)).toEqual({ state: 'lost', why: 'key-file-damaged' });
    writeFileSync(keyPath, JSON.stringify({ kind: 'system', wrapped: Buffer.from('other').toString('base64') }));
    expect(await findKey(keyPath, databasePath, null)).toEqual({ state: 'lost', why: 'key-store-refuses' });
  });
});
