import iconv from 'iconv-lite';

/** Encodes text as GB18030, which has a code for every character of Unicode: nothing is lost. */
export function encodeGb18030(text: string): Buffer {
  return iconv.encode(text, 'gb18030');
}
