import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { z } from 'zod';
import { unwrapWithPassphrase, wrapWithPassphrase } from './passphrase-wrap.ts';
import type { SystemKeyStore } from './system-key-store.ts';

const keyFileSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('system'), wrapped: z.string() }),
  z.strictObject({
    kind: z.literal('passphrase'),
    scrypt: z.strictObject({
      // Bounds: a tampered file must not make the program ask for all the memory there is.
      n: z
        .number()
        .int()
        .min(2 ** 14)
        .max(2 ** 20),
      r: z.number().int().min(1).max(32),
      p: z.number().int().min(1).max(16),
      salt: z.string(),
    }),
    nonce: z.string(),
    wrapped: z.string(),
    tag: z.string(),
  }),
]);
type KeyFile = z.infer<typeof keyFileSchema>;

/** 64 hex digits. */
const KEY = /^[0-9a-f]{64}$/;

/** Where the key of the database stands. `lost`: there is a database, and nothing that opens it. */
export type KeyState =
  | { readonly state: 'ready'; readonly key: string; readonly keptBy: 'system' | 'passphrase' }
  | { readonly state: 'new-passphrase' }
  | { readonly state: 'passphrase' }
  | { readonly state: 'lost'; readonly why: 'no-key-file' | 'key-file-damaged' | 'key-store-refuses' };

async function writeKeyFile(path: string, content: KeyFile): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(content, null, 2)}\n`);
    // A key that is lost in a power cut loses every month of the office.
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

async function readKeyFile(path: string): Promise<KeyFile | null> {
  try {
    return keyFileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Finds the key of the database: wrapped by the system's key store where there is one, by a passphrase otherwise. A new workplace on a
 * computer with a key store gets its key here; without one the person has to choose a passphrase first.
 */
export async function findKey(keyPath: string, databasePath: string, store: SystemKeyStore | null): Promise<KeyState> {
  if (!existsSync(keyPath)) {
    if (existsSync(databasePath)) return { state: 'lost', why: 'no-key-file' };
    if (store === null) return { state: 'new-passphrase' };
    const key = randomBytes(32).toString('hex');
    await writeKeyFile(keyPath, { kind: 'system', wrapped: (await store.wrap(key)).toString('base64') });
    return { state: 'ready', key, keptBy: 'system' };
  }
  const file = await readKeyFile(keyPath);
  if (file === null) return { state: 'lost', why: 'key-file-damaged' };
  if (file.kind === 'passphrase') return { state: 'passphrase' };
  try {
    if (store === null) return { state: 'lost', why: 'key-store-refuses' };
    const { text, again } = await store.unwrap(Buffer.from(file.wrapped, 'base64'));
    if (!KEY.test(text)) return { state: 'lost', why: 'key-file-damaged' };
    if (again) await writeKeyFile(keyPath, { kind: 'system', wrapped: (await store.wrap(text)).toString('base64') });
    return { state: 'ready', key: text, keptBy: 'system' };
  } catch {
    return { state: 'lost', why: 'key-store-refuses' };
  }
}

/** Makes a key for a new workplace and wraps it with the passphrase. */
export async function createKeyWithPassphrase(keyPath: string, passphrase: string): Promise<string> {
  const key = randomBytes(32).toString('hex');
  await writeKeyFile(keyPath, await wrapWithPassphrase(key, passphrase));
  return key;
}

/** The key, or null where the passphrase is wrong. */
export async function openKeyWithPassphrase(keyPath: string, passphrase: string): Promise<string | null> {
  const file = await readKeyFile(keyPath);
  if (file?.kind !== 'passphrase') return null;
  const key = await unwrapWithPassphrase(file, passphrase);
  return key !== null && KEY.test(key) ? key : null;
}
