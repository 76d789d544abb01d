import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { headsOfSealFile, type KnownHead } from '../jobs/audit/verifier/verify.mjs';
import { type ParsedFlags, usageError } from './command-line.ts';

/** The ends of the log that --head HASH@SEQ and --seal FILE name. Throws AppError E_USAGE. */
export function headsOf(flags: ParsedFlags): readonly KnownHead[] {
  const heads = (flags.many.get('head') ?? []).map((text): KnownHead => {
    const [, sha256, seq] = /^([0-9a-f]{64})@([1-9]\d{0,9})$/i.exec(text) ?? [];
    if (sha256 !== undefined) return { seq: Number(seq), sha256: sha256.toLowerCase(), from: '给出的指纹' };
    throw usageError(
      `--head 写成 指纹@条数，不能是“${text}”`,
      `--head is HASH@SEQ, not "${text}"`,
      '指纹是 64 位十六进制数，条数是日志第几条',
      '64 hexadecimal digits, and the number of the entry',
    );
  });
  return [...heads, ...(flags.many.get('seal') ?? []).flatMap(headsOfFile)];
}

function headsOfFile(path: string): readonly KnownHead[] {
  try {
    return headsOfSealFile(readFileSync(path, 'utf8'), basename(path));
  } catch {
    throw usageError(
      `${path} 读不了，或不是完好的封账文件`,
      `${path} cannot be read, or is no seal file`,
      '请用封账时交出的 .szseal 文件',
      'name the .szseal file that was handed out',
    );
  }
}
