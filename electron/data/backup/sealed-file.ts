import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { damagedBackup, readExactly } from './backup-header.ts';

/** Bytes sealed at a time. Every piece is as long but the last. */
const PIECE = 1 << 20;
const TAG = 16;

/** Who watches a long copy. */
export interface Watch {
  readonly signal?: AbortSignal | undefined;
  /** Bytes done, of how many. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Piece by piece (AES-256-GCM), each with its number and whether it is the last in its nonce: pieces cannot be cut off, left out, repeated or
 * put in another order. The key belongs to this one file, so that no nonce is used twice. `bound`: what the pieces are bound to.
 */
function nonceOf(piece: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(piece), 0);
  nonce.writeUInt32BE(isLast ? 1 : 0, 8);
  return nonce;
}

/** Seals the bytes of `from` into `to`, from place `at` on. */
export async function seal(
  from: FileHandle,
  to: FileHandle,
  at: number,
  key: Buffer,
  bound: Buffer,
  { signal, onProgress }: Watch,
): Promise<void> {
  const { size } = await from.stat();
  const pieces = Math.max(1, Math.ceil(size / PIECE));
  let place = at;
  for (let piece = 0; piece < pieces; piece++) {
    signal?.throwIfAborted();
    const plain = await readExactly(from, piece * PIECE, Math.min(PIECE, size - piece * PIECE));
    if (plain === null) throw new Error('the copy of the database shrank while it was read');
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(piece, piece === pieces - 1)).setAAD(bound);
    const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    await writeAll(to, sealed, place);
    place += sealed.length;
    onProgress?.(Math.min(size, (piece + 1) * PIECE), size);
  }
}

/** Opens what `seal` wrote, to its end; `to` null: only looks whether it is sound. Throws E_BACKUP where it is not. */
export async function unseal(
  from: FileHandle,
  at: number,
  to: FileHandle | null,
  key: Buffer,
  bound: Buffer,
  { signal, onProgress }: Watch,
): Promise<void> {
  const size = (await from.stat()).size - at;
  const pieces = Math.max(1, Math.ceil(size / (PIECE + TAG)));
  for (let piece = 0; piece < pieces; piece++) {
    signal?.throwIfAborted();
    const start = piece * (PIECE + TAG);
    const sealed = await readExactly(from, at + start, Math.min(PIECE + TAG, Math.max(0, size - start)));
    if (sealed === null || sealed.length < TAG) throw damagedBackup();
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(piece, piece === pieces - 1)).setAAD(bound);
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
    let plain: Buffer;
    try {
      plain = Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG)), decipher.final()]);
    } catch (error) {
      throw damagedBackup(error);
    }
    if (to !== null) await writeAll(to, plain, piece * PIECE);
    onProgress?.(Math.min(size, start + PIECE + TAG), size);
  }
}

async function writeAll(to: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await to.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}
