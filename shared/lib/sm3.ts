import { sm3 } from 'sm-crypto-v2';

/** SM3 (GB/T 32905) of a text (UTF-8) as 64 lower-case hexadecimal digits. Pure, so that it runs wherever shared/ does. */
export function sm3Hex(text: string): string {
  return sm3(text);
}
