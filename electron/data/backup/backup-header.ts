import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { instantSchema } from '../../../shared/contracts/desk/common.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';

/**
 * A backup begins: 8 bytes magic, 4 bytes length, the header as JSON, its SHA-256 (a damaged beginning is told from a wrong passphrase), and
 * an HMAC of all that by a key of the passphrase (a wrong passphrase is told from damage further down). The sealed database follows.
 */
const MAGIC = Buffer.from('SZTBAK01', 'latin1');
const MOST_HEADER_BYTES = 4096;
const DIGEST_BYTES = 32;

/** What every guess of a passphrase costs (scrypt). */
export interface Cost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MB and some tenths of a second. */
export const COST: Cost = { n: 2 ** 17, r: 8, p: 1 };

const headerSchema = z.strictObject({
  madeAt: instantSchema,
  // Bounds: a tampered file must not make the program ask for all the memory there is.
  scrypt: z.strictObject({
    n: z
      .number()
      .int()
      .min(2 ** 15)
      .max(2 ** 20)
      .refine((n) => (n & (n - 1)) === 0),
    r: z.number().int().min(1).max(16),
    p: z.number().int().min(1).max(4),
  }),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BackupHeader = z.infer<typeof headerSchema>;

/** The keys a passphrase and a salt give. */
export interface BackupKeys {
  /** Seals the database's bytes. */
  readonly seal: Buffer;
  readonly check: Buffer;
  /** The key of the database inside, 64 hex digits: the key of the workplace stays on its computer. */
  readonly database: string;
}

/** A backup's beginning as bytes, to which everything that follows is bound. */
export interface BackupBeginning {
  readonly header: BackupHeader;
  readonly bytes: Buffer;
}

export function newBeginning(madeAt: string, cost: Cost): BackupBeginning {
  const header: BackupHeader = { madeAt, scrypt: { ...cost }, salt: randomBytes(32).toString('hex') };
  const json = Buffer.from(JSON.stringify(header), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  const start = Buffer.concat([MAGIC, length, json]);
  return { header, bytes: Buffer.concat([start, sha256(start)]) };
}

/** The proof that whoever wrote the beginning knew the passphrase. */
export function proofOf({ bytes }: BackupBeginning, { check }: BackupKeys): Buffer {
  return createHmac('sha256', check).update(bytes).digest();
}

/** How many bytes stand before the sealed database. */
export function bytesBefore({ bytes }: BackupBeginning): number {
  return bytes.length + DIGEST_BYTES;
}

export function keysOf(passphrase: string, { scrypt: { n, r, p }, salt }: BackupHeader): Promise<BackupKeys> {
  return new Promise((resolve, reject) => {
    // NFKC: the same passphrase typed on another keyboard or input method gives the same keys.
    const options = { N: n, r, p, maxmem: 256 * n * r };
    scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'hex'), 96, options, (error, all) => {
      if (error !== null) reject(error);
      else
        resolve({
          seal: all.subarray(0, 32),
          check: all.subarray(32, 64),
          database: all.subarray(64).toString('hex'),
        });
    });
  });
}

/** Reads the beginning of a backup. Throws E_BACKUP where it is none, or where it is damaged. */
export async function readBeginning(file: FileHandle): Promise<BackupBeginning> {
  const start = await readExactly(file, 0, MAGIC.length + 4);
  if (start === null || !start.subarray(0, MAGIC.length).equals(MAGIC)) throw noBackup();
  const length = start.readUInt32BE(MAGIC.length);
  if (length > MOST_HEADER_BYTES) throw damagedBackup();
  const rest = await readExactly(file, start.length, length + DIGEST_BYTES);
  if (rest === null) throw damagedBackup();
  const json = rest.subarray(0, length);
  if (!sha256(Buffer.concat([start, json])).equals(rest.subarray(length))) throw damagedBackup();
  try {
    const header = headerSchema.parse(JSON.parse(json.toString('utf8')));
    return { header, bytes: Buffer.concat([start, rest]) };
  } catch (error) {
    throw damagedBackup(error);
  }
}

/** Throws E_KEY where the passphrase is not the one the backup was made with. */
export async function checkPassphrase(file: FileHandle, beginning: BackupBeginning, keys: BackupKeys): Promise<void> {
  const proof = await readExactly(file, beginning.bytes.length, DIGEST_BYTES);
  if (proof === null) throw damagedBackup();
  if (!timingSafeEqual(proof, proofOf(beginning, keys)))
    throw new WorkplaceError('E_KEY', '备份的口令不对', '请输入做这份备份时设置的口令，注意大小写和输入法');
}

export async function readExactly(file: FileHandle, at: number, length: number): Promise<Buffer | null> {
  const buffer = Buffer.alloc(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(buffer, done, length - done, at + done);
    if (bytesRead === 0) return null;
    done += bytesRead;
  }
  return buffer;
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

export function noBackup(cause?: unknown): WorkplaceError {
  return new WorkplaceError('E_BACKUP', '这不是三账通的备份文件', '请选择由“备份”做出的文件（.szbak）', cause);
}

export function damagedBackup(cause?: unknown): WorkplaceError {
  return new WorkplaceError(
    'E_BACKUP',
    '备份文件已损坏或不完整，没有恢复任何内容',
    '请重新拷贝这份备份，或换一份备份；现有的资料没有改动',
    cause,
  );
}
