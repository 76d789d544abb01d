import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import * as yauzl from 'yauzl';
import { AppError } from '../../../shared/contracts/app-error.ts';
import type { ReadLimits, ReadOptions } from '../table.ts';
import { refuse } from '../table-error.ts';
import { crc32 } from './crc32.ts';
import { UnknownToFastReader } from './unknown-to-fast-reader.ts';
import { damagedWorkbook, tooLargeWorkbook } from './workbook-problems.ts';

/** Below this inflated size the ratio of an entry is not judged: small XML of one repeated row compresses very well. */
const RATIO_JUDGED_FROM_BYTES = 10 * 1024 ** 2;
const FILE_CHUNK_BYTES = 128 * 1024;
/**
 * Inflating has a thread of its own: the next piece is being made while this one is read. More than one piece waiting
 * would be copied together by the stream.
 */
const INFLATED_PIECE_BYTES = 256 * 1024;
/** What is given on at once: small enough for a window of it to be short-lived memory (measured: twice as fast as 256 KB). */
const GIVEN_BYTES = 64 * 1024;
const STORED = 0;
const DEFLATED = 8;

/** One entry as the zip directory states it. What it states is checked whenever the entry is read. */
export interface ZipEntry {
  readonly name: string;
  readonly inflatedBytes: number;
  readonly raw: yauzl.Entry;
  /** Two entries have this name: which one is meant cannot be known. */
  readonly ambiguous: boolean;
}

/**
 * A zip file whose entries are read as streams. Only names, sizes and checksums are held in memory.
 * Names are looked up as the Open Packaging Conventions say: case-insensitively, without a leading slash.
 */
export class ZipArchive {
  readonly file: string;
  private readonly handle: FileHandle;
  private readonly zip: yauzl.ZipFile;
  private readonly entries: ReadonlyMap<string, ZipEntry>;
  private readonly alreadyRead = new Set<ZipEntry>();
  private readBytes = 0;

  private constructor(file: string, handle: FileHandle, zip: yauzl.ZipFile, entries: ReadonlyMap<string, ZipEntry>) {
    this.file = file;
    this.handle = handle;
    this.zip = zip;
    this.entries = entries;
  }

  /** Reads the directory of a zip file. Throws E_CORRUPT where it is damaged and E_TOO_LARGE where it states too much. */
  static async open(file: string, limits: ReadLimits): Promise<ZipArchive> {
    const handle = await open(file, 'r');
    try {
      const zip = await yauzl.fromFdPromise(handle.fd, {
        autoClose: false,
        decodeStrings: false,
        validateEntrySizes: false,
      });
      if (zip.entryCount > limits.maxZipEntries) {
        throw tooLargeWorkbook(
          { file },
          'maxZipEntries',
          limits,
          `压缩包里有 ${zip.entryCount} 个部件`,
          `the zip has ${zip.entryCount} entries`,
        );
      }
      const entries = new Map<string, ZipEntry>();
      let inflatedBytes = 0;
      for await (const raw of zip.eachEntry()) {
        const entry = readDirectoryEntry(raw, entries);
        inflatedBytes += entry.inflatedBytes;
        if (inflatedBytes > limits.maxInflatedBytes) {
          throw tooLargeWorkbook({ file }, 'maxInflatedBytes', limits, '解压后的大小', 'the inflated size');
        }
        judgeRatio(file, entry, limits);
        entries.set(lookUpName(entry.name), entry);
      }
      return new ZipArchive(file, handle, zip, entries);
    } catch (error) {
      await handle.close();
      if (error instanceof AppError) throw error;
      throw damagedWorkbook(
        { file },
        '压缩包目录读不出来，文件不完整或已损坏',
        'the zip directory cannot be read: the file is incomplete or damaged',
      );
    }
  }

  find(name: string): ZipEntry | undefined {
    return this.entries.get(lookUpName(name));
  }

  all(): Iterable<ZipEntry> {
    return this.entries.values();
  }

  /**
   * Streams one entry through `onChunk` and checks its size and checksum at the end.
   * An `UnknownToFastReader` thrown by `onChunk` is held back until then: damaged bytes must not pass for an unknown feature.
   */
  async read(entry: ZipEntry, onChunk: (chunk: Buffer) => void, options: ReadOptions = {}): Promise<void> {
    const place = { file: this.file, part: entry.name };
    if (entry.ambiguous) throw damagedWorkbook(place, '压缩包里有两个同名部件', 'the zip has two entries of this name');
    if (entry.raw.isEncrypted()) throw encryptedEntry(this.file);
    const method = entry.raw.compressionMethod;
    if (method !== STORED && method !== DEFLATED) {
      throw new UnknownToFastReader({ zh: `压缩方法 ${method}`, en: `compression method ${method}` });
    }
    let unknown: UnknownToFastReader | null = null;
    let inflatedBytes = 0;
    let checksum = 0;
    const take = (chunk: Buffer): void => {
      options.signal?.throwIfAborted();
      inflatedBytes += chunk.length;
      if (inflatedBytes > entry.inflatedBytes) throw wrongSize(this.file, entry);
      checksum = crc32(chunk, checksum);
      if (unknown !== null) return;
      try {
        onChunk(chunk);
      } catch (error) {
        if (!(error instanceof UnknownToFastReader)) throw error;
        unknown = error;
      }
    };
    options.signal?.throwIfAborted();
    await this.stream(entry, method === DEFLATED, take, options);
    if (inflatedBytes !== entry.inflatedBytes) throw wrongSize(this.file, entry);
    if (checksum !== entry.raw.crc32) {
      throw damagedWorkbook(
        place,
        '校验和不符，内容已被改动或损坏',
        'its checksum is wrong: its bytes were changed or damaged',
      );
    }
    if (unknown !== null) throw unknown;
  }

  /** The file is closed by whoever opened it: the zip reader's own close would close its descriptor under our feet. */
  close(): Promise<void> {
    return this.handle.close();
  }

  private async stream(
    entry: ZipEntry,
    deflated: boolean,
    take: (chunk: Buffer) => void,
    options: ReadOptions,
  ): Promise<void> {
    const length = entry.raw.compressedSize;
    if (length === 0) return;
    const start = await this.findDataStart(entry);
    const report = this.progressOf(entry, options);
    const stored = Readable.from(this.readRange(start, length), { objectMode: false, highWaterMark: FILE_CHUNK_BYTES });
    const inflate = deflated ? createInflateRaw({ chunkSize: INFLATED_PIECE_BYTES }) : null;
    if (inflate !== null) {
      stored.once('error', (error) => inflate.destroy(error));
      stored.pipe(inflate);
    }
    const chunks = (inflate ?? stored)[Symbol.asyncIterator]();
    let given = 0;
    try {
      for (let next = await this.nextChunk(entry, chunks); next !== null; next = await this.nextChunk(entry, chunks)) {
        for (let at = 0; at < next.length; at += GIVEN_BYTES) take(next.subarray(at, at + GIVEN_BYTES));
        given += next.length;
        report(inflate === null ? given : inflate.bytesWritten);
      }
    } finally {
      stored.destroy();
      inflate?.destroy();
    }
    if (inflate !== null && inflate.bytesWritten !== length) throw wrongSize(this.file, entry);
  }

  private async nextChunk(entry: ZipEntry, chunks: AsyncIterator<Buffer>): Promise<Buffer | null> {
    try {
      const next = await chunks.next();
      return next.done === true ? null : next.value;
    } catch {
      throw damagedWorkbook(
        { file: this.file, part: entry.name },
        '压缩数据读不出来',
        'its compressed bytes cannot be read',
      );
    }
  }

  private async *readRange(start: number, length: number): AsyncGenerator<Buffer> {
    let done = 0;
    while (done < length) {
      const size = Math.min(FILE_CHUNK_BYTES, length - done);
      const { bytesRead, buffer } = await this.handle.read(Buffer.allocUnsafe(size), 0, size, start + done);
      if (bytesRead === 0) throw new Error('unexpected end of file');
      done += bytesRead;
      yield bytesRead === size ? buffer : buffer.subarray(0, bytesRead);
    }
  }

  private async findDataStart(entry: ZipEntry): Promise<number> {
    try {
      const header = await this.zip.readLocalFileHeaderPromise(entry.raw, { minimal: true });
      return header.fileDataStart;
    } catch {
      throw damagedWorkbook(
        { file: this.file, part: entry.name },
        '压缩包里找不到它的数据',
        'its data are not where the zip directory says',
      );
    }
  }

  /** Progress counts every entry once, however often it is read. */
  private progressOf(entry: ZipEntry, options: ReadOptions): (bytes: number) => void {
    const before = this.readBytes;
    const again = this.alreadyRead.has(entry);
    if (!again) {
      this.alreadyRead.add(entry);
      this.readBytes += entry.raw.compressedSize;
    }
    const { onProgress } = options;
    if (onProgress === undefined) return () => undefined;
    return again ? () => onProgress(before) : (bytes) => onProgress(before + bytes);
  }
}

function readDirectoryEntry(raw: yauzl.Entry, known: ReadonlyMap<string, ZipEntry>): ZipEntry {
  const name = yauzl.getFileNameLowLevel(raw.generalPurposeBitFlag, raw.fileNameRaw, raw.extraFields, false);
  return { name, inflatedBytes: raw.uncompressedSize, raw, ambiguous: known.has(lookUpName(name)) };
}

function lookUpName(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase();
}

function judgeRatio(file: string, entry: ZipEntry, limits: ReadLimits): void {
  if (entry.inflatedBytes <= RATIO_JUDGED_FROM_BYTES) return;
  const ratio = Math.round(entry.inflatedBytes / Math.max(1, entry.raw.compressedSize));
  if (ratio <= limits.maxInflateRatio) return;
  throw tooLargeWorkbook(
    { file },
    'maxInflateRatio',
    limits,
    `部件 ${entry.name} 解压后是压缩前的 ${ratio} 倍`,
    `the part ${entry.name} inflates to ${ratio} times its stored size`,
  );
}

function wrongSize(file: string, entry: ZipEntry): AppError {
  return damagedWorkbook(
    { file, part: entry.name },
    '实际大小与压缩包目录所记不符',
    'its true size is not what the zip directory says',
  );
}

function encryptedEntry(file: string): AppError {
  return refuse('E_ENCRYPTED', { file }, [
    '压缩包设有密码',
    'the zip is protected by a password',
    '请先用密码解开，另存为不设密码的 .xlsx',
    'open it with its password and save it as .xlsx without one',
  ]);
}
