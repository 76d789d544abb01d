import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { crc32 } from '../xlsx/crc32.ts';

/** An entry as it was written. */
export interface ZipEntry {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

interface Written extends ZipEntry {
  readonly crc: number;
  readonly offset: number;
}

/** What a zip without its 64-bit fields can hold. */
const MOST_BYTES = 0xffff_ffff;
const MOST_ENTRIES = 0xffff;
/** Bytes gathered before they go to the disk. */
const CHUNK = 1 << 18;

/**
 * Writes a zip in which everything is stored and every byte is fixed: the same entries make the same file with every version of zlib, and no
 * byte of it can change without being found (verify.mjs writes the headers again and compares). No clock, no attributes.
 */
export class StoredZip {
  readonly #file: number;
  readonly #written: Written[] = [];
  #at = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  get entries(): readonly ZipEntry[] {
    return this.#written.map(({ path, sha256, bytes }) => ({ path, sha256, bytes }));
  }

  /** Adds an entry; its content may come in pieces. Throws WorkplaceError E_REFUSED where the file grows beyond what a zip can hold. */
  add(path: string, content: Iterable<string | Uint8Array>): ZipEntry {
    const offset = this.#at;
    const hash = createHash('sha256');
    let crc = 0;
    let bytes = 0;
    // The header is written once the content is known.
    let at = offset + headerOf({ path, crc: 0, bytes: 0, offset }, false).length;
    for (const piece of gathered(content)) {
      hash.update(piece);
      crc = crc32(piece, crc);
      bytes += piece.length;
      at += this.#write(piece, at);
      if (at > MOST_BYTES) throw tooLarge();
    }
    const entry = { path, crc, bytes, offset, sha256: hash.digest('hex') };
    this.#write(headerOf(entry, false), offset);
    this.#written.push(entry);
    if (this.#written.length > MOST_ENTRIES) throw tooLarge();
    this.#at = at;
    return { path, sha256: entry.sha256, bytes };
  }

  /** Writes the directory and closes the file. */
  finish(): void {
    const directory = this.#at;
    for (const entry of this.#written) this.#at += this.#write(headerOf(entry, true), this.#at);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    for (const place of [8, 10]) end.writeUInt16LE(this.#written.length, place);
    end.writeUInt32LE(this.#at - directory, 12);
    end.writeUInt32LE(directory, 16);
    this.#write(end, this.#at);
    this.close();
  }

  /** Lets go of the file, finished or not. */
  close(): void {
    try {
      closeSync(this.#file);
    } catch {
      // It is closed already.
    }
  }

  #write(bytes: Uint8Array, at: number): number {
    for (let done = 0; done < bytes.length; )
      done += writeSync(this.#file, bytes, done, bytes.length - done, at + done);
    return bytes.length;
  }
}

/** The header of an entry: version 2.0, UTF-8 names, stored, the first day zip knows. `central`: that of the directory. */
function headerOf({ path, crc, bytes, offset }: Omit<Written, 'sha256'>, central: boolean): Uint8Array {
  const name = Buffer.from(path, 'utf8');
  const head = Buffer.alloc(central ? 46 : 30);
  let at = head.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0);
  if (central) at = head.writeUInt16LE(20, at);
  for (const word of [20, 0x0800, 0, 0, 0x0021]) at = head.writeUInt16LE(word, at);
  for (const long of [crc, bytes, bytes]) at = head.writeUInt32LE(long, at);
  head.writeUInt16LE(name.length, at);
  if (central) head.writeUInt32LE(offset, 42);
  return Buffer.concat([head, name]);
}

function* gathered(content: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  for (const piece of content) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
    pieces.push(bytes);
    length += bytes.length;
    if (length < CHUNK) continue;
    yield Buffer.concat(pieces);
    pieces = [];
    length = 0;
  }
  yield Buffer.concat(pieces);
}

function tooLarge(): WorkplaceError {
  return new WorkplaceError('E_REFUSED', '审计包超过 4 GB，一个 zip 文件放不下', '请少选几个月份，或不附材料文件');
}
