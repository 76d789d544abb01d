import { readFileSync } from 'node:fs';

declare const SANZHANG_VERIFIER: string | undefined;

/** verify.mjs as it is put into packages: bundles carry its text, tests read the file. */
export function verifierText(): string {
  return typeof SANZHANG_VERIFIER === 'string'
    ? SANZHANG_VERIFIER
    : readFileSync(new URL('./verifier/verify.mjs', import.meta.url), 'utf8');
}
