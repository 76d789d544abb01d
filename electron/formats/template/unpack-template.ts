import { inflateRawSync } from 'node:zlib';
import * as yauzl from 'yauzl';
import { AppError } from '../../../shared/contracts/app-error.ts';
import { crc32 } from '../xlsx/crc32.ts';
import { damagedTemplate, refuseTemplate, SAVE_ANEW, tooLargeTemplate } from './template-error.ts';

/** The parts of a template by name, in the order of the file. */
export type TemplateParts = ReadonlyMap<string, Buffer>;

/** Limits against hostile files: a form with pictures stays far below them. */
export const TEMPLATE_LIMITS = {
  maxFileBytes: 20 * 1024 ** 2,
  maxParts: 1000,
  maxInflatedBytes: 60 * 1024 ** 2,
  /** Inflated : stored, judged beyond 1 MB inflated. */
  maxInflateRatio: 100,
  maxXmlDepth: 256,
  maxXmlTokenBytes: 4 * 1024 ** 2,
} as const;

const RATIO_JUDGED_FROM = 1024 ** 2;
const STORED = 0;
const DEFLATED = 8;
/** Old binary files, and new ones that are encrypted. */
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * Unpacks a .docx or .xlsx with limits, before any library sees it. Sizes and checksums are held against what the directory says. Throws
 * AppError: E_EMPTY, E_FORMAT, E_ENCRYPTED, E_TOO_LARGE, E_CORRUPT.
 */
export async function unpackTemplate(bytes: Buffer, file: string): Promise<TemplateParts> {
  if (bytes.length === 0) throw refuseTemplate(file, '文件是空的', 'the file is empty', SAVE_ANEW, 'E_EMPTY');
  refuseLarge(bytes.length, file);
  if (bytes.subarray(0, 8).equals(COMPOUND_FILE))
    throw refuseTemplate(
      file,
      '是旧格式（.doc、.xls、.wps、.et），或者加了打开密码',
      'it is of an old format (.doc, .xls), or protected by a password',
      [
        '请用 WPS 打开，取消密码，另存为 .docx 或 .xlsx 再用',
        'open it in WPS, take off the password, save it as .docx or .xlsx',
      ],
    );
  if (bytes.toString('latin1', 0, 2) !== 'PK')
    throw refuseTemplate(file, '内容不是 .docx 或 .xlsx', 'its content is no .docx or .xlsx');
  try {
    return await unpack(bytes, file);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw damagedTemplate(file, '压缩包读不出来', 'the zip cannot be read');
  }
}

/** Throws E_TOO_LARGE where a file is larger than a form can be. */
export function refuseLarge(size: number, file: string): void {
  if (size <= TEMPLATE_LIMITS.maxFileBytes) return;
  throw tooLargeTemplate(
    file,
    `文件有 ${megabytes(size)} MB，超过 ${megabytes(TEMPLATE_LIMITS.maxFileBytes)} MB`,
    `it has ${megabytes(size)} MB, over ${megabytes(TEMPLATE_LIMITS.maxFileBytes)} MB`,
  );
}

async function unpack(bytes: Buffer, file: string): Promise<TemplateParts> {
  const zip = await yauzl.fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: false });
  if (zip.entryCount > TEMPLATE_LIMITS.maxParts)
    throw tooLargeTemplate(
      file,
      `压缩包里有 ${zip.entryCount} 个部件，超过 ${TEMPLATE_LIMITS.maxParts} 个`,
      `the zip has ${zip.entryCount} parts, over ${TEMPLATE_LIMITS.maxParts}`,
    );
  const entries: { readonly name: string; readonly entry: yauzl.Entry }[] = [];
  const names = new Set<string>();
  let inflated = 0;
  let stored = 0;
  for await (const entry of zip.eachEntry()) {
    const name = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
    if (name.endsWith('/')) continue;
    if (!isPlainName(name))
      throw refuseTemplate(file, `部件的名称“${name.slice(0, 60)}”不正常`, 'a part has an odd name');
    if (names.has(name.toLowerCase()))
      throw damagedTemplate(file, `有两个部件都叫 ${name}`, `two parts are called ${name}`);
    names.add(name.toLowerCase());
    inflated += entry.uncompressedSize;
    stored += entry.compressedSize;
    judge(file, name, entry, inflated);
    entries.push({ name, entry });
  }
  // Parts that share their bytes are how small files are made to inflate without end.
  if (stored > bytes.length) throw damagedTemplate(file, '部件互相重叠', 'its parts overlap');
  const parts = new Map<string, Buffer>();
  for (const { name, entry } of entries) {
    if (entry.isEncrypted())
      throw refuseTemplate(file, '压缩包设有密码', 'the zip is protected by a password', SAVE_ANEW, 'E_ENCRYPTED');
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const raw = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    const content = inflate(raw, entry);
    if (content.length !== entry.uncompressedSize || crc32(content) !== entry.crc32)
      throw damagedTemplate(file, `部件 ${name} 的大小或校验和不符`, `size or checksum of ${name} is wrong`);
    parts.set(name, content);
  }
  return parts;
}

function judge(file: string, name: string, entry: yauzl.Entry, inflated: number): void {
  if (inflated > TEMPLATE_LIMITS.maxInflatedBytes)
    throw tooLargeTemplate(
      file,
      `解压后超过 ${megabytes(TEMPLATE_LIMITS.maxInflatedBytes)} MB`,
      `it inflates to more than ${megabytes(TEMPLATE_LIMITS.maxInflatedBytes)} MB`,
    );
  const ratio = Math.round(entry.uncompressedSize / Math.max(1, entry.compressedSize));
  if (entry.uncompressedSize > RATIO_JUDGED_FROM && ratio > TEMPLATE_LIMITS.maxInflateRatio)
    throw tooLargeTemplate(
      file,
      `部件 ${name} 解压后是压缩前的 ${ratio} 倍，不是正常的样表`,
      `the part ${name} inflates to ${ratio} times its size`,
    );
}

function inflate(raw: Buffer, { compressionMethod, uncompressedSize }: yauzl.Entry): Buffer {
  if (compressionMethod === STORED) return raw;
  if (compressionMethod !== DEFLATED) throw new Error('unknown compression method');
  // What is stated is what may come out: more is an error.
  return uncompressedSize === 0 ? Buffer.alloc(0) : inflateRawSync(raw, { maxOutputLength: uncompressedSize });
}

function isPlainName(name: string): boolean {
  return (
    name.length <= 200 &&
    !name.startsWith('/') &&
    !/[\\:\p{Cc}]/u.test(name) &&
    name.split('/').every((step) => step !== '' && step !== '..' && step !== '.')
  );
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 ** 2);
}
