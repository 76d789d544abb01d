import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';

/** A text wrapped by a passphrase. Binary fields are base64. */
export interface PassphraseWrapped {
  readonly kind: 'passphrase';
  readonly scrypt: { readonly n: number; readonly r: number; readonly p: number; readonly salt: string };
  readonly nonce: string;
  readonly wrapped: string;
  readonly tag: string;
}

/** 128 MB and some tenths of a second for every guess. */
const COST = { n: 2 ** 17, r: 8, p: 1 } as const;

function keyOf(passphrase: string, { n, r, p, salt }: PassphraseWrapped['scrypt']): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // NFKC: the same passphrase typed on another keyboard or input method gives the same key.
    scrypt(
      passphrase.normalize('NFKC'),
      Buffer.from(salt, 'base64'),
      32,
      { N: n, r, p, maxmem: 256 * n * r },
      (error, key) => (error === null ? resolve(key) : reject(error)),
    );
  });
}

/** Wraps a text. The passphrase itself is stored nowhere. */
export async function wrapWithPassphrase(text: string, passphrase: string): Promise<PassphraseWrapped> {
  const parameters = { ...COST, salt: randomBytes(16).toString('base64') };
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, parameters), nonce);
  const wrapped = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return {
    kind: 'passphrase',
    scrypt: parameters,
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/** The text, or null where the passphrase is not the one (or the file was tampered with: the two cannot be told apart). */
export async function unwrapWithPassphrase(sealed: PassphraseWrapped, passphrase: string): Promise<string | null> {
  const decipher = createDecipheriv(
    'aes-256-gcm',
    await keyOf(passphrase, sealed.scrypt),
    Buffer.from(sealed.nonce, 'base64'),
  );
  decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'));
  try {
    return Buffer.concat([decipher.update(Buffer.from(sealed.wrapped, 'base64')), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
