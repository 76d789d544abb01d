import { readFileSync } from 'node:fs';
import { verifyPackage } from '../jobs/audit/verifier/verify.mjs';
import { type ParsedFlags, usageError } from './command-line.ts';
import type { Io } from './io.ts';
import { headsOf } from './known-heads.ts';

/** `sanzhang verify PACKAGE.zip`: verify.mjs of this program, which nobody can have exchanged together with the package. */
export function runVerifyPackage(path: string, flags: ParsedFlags, io: Io): number {
  const unusable = (zh: string, en: string) =>
    usageError(zh, en, '请检查文件，审计包由 audit-package 写出', 'packages are written by audit-package');
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    throw unusable(`读不了 ${path}`, `${path} cannot be read`);
  }
  let verdict: ReturnType<typeof verifyPackage>;
  try {
    verdict = verifyPackage(bytes, { known: headsOf(flags), mayBeRepacked: flags.none.has('repacked') });
  } catch (error) {
    throw unusable(`${path}：${(error as Error).message}`, `${path} is no audit package`);
  }
  if (flags.none.has('json')) io.stdout(`${JSON.stringify({ agrees: verdict.ok, told: verdict.sentence })}\n`);
  else io.stdout(`${verdict.sentence}\n`);
  return verdict.ok ? 0 : 1;
}
