import { createHash, getHashes } from 'node:crypto';
import { sm3Hex } from '../../shared/lib/sm3.ts';

/** Plain Node knows SM3 and is several times as fast at it; Electron's cryptography does not know it. */
const KNOWS_SM3 = getHashes().includes('sm3');

/** SHA-256 of a text (UTF-8), 64 hexadecimal digits. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** SM3 of a text (UTF-8), 64 hexadecimal digits. */
export function sm3Of(text: string): string {
  return KNOWS_SM3 ? createHash('sm3').update(text).digest('hex') : sm3Hex(text);
}
