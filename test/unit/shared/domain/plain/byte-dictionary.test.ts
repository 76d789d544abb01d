import { describe, expect, it } from 'vitest';
import { addToHash, ByteDictionary } from '../../../../../shared/domain/plain/byte-dictionary.ts';
import { beginningOf } from '../../../../../shared/domain/plain/byte-words.ts';

function ask(dictionary: ByteDictionary, text: string): number {
  const bytes = new Uint8Array(Buffer.from(`${text}    `));
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 4;
  let hash = 0;
  let at = 0;
  for (; at + 4 <= end; at += 4) hash = addToHash(hash, view.getInt32(at, true));
  if (at < end) hash = addToHash(hash, beginningOf(view.getInt32(at, true), end - at));
  return dictionary.of(view, 0, end, hash);
}

describe('ByteDictionary', () => {
  it('asks for the answer of a cell once, and never takes one cell for another', () => {
    const asked: string[] = [];
    const dictionary = new ByteDictionary((bytes) => asked.push(Buffer.from(bytes).toString()));
    const texts = ['', '红星镇', '红星乡', 'a', 'ab', 'abc', 'abcd', 'abcde', 'abcd\u0000'];
    const first = texts.map((text) => ask(dictionary, text));
    expect(texts.map((text) => ask(dictionary, text))).toEqual(first);
    expect(asked).toEqual(texts);
  });

  it('gives right answers beyond what it can keep', () => {
    const dictionary = new ByteDictionary((bytes) => Number(Buffer.from(bytes).toString()));
    for (let i = 0; i < 10_000; i++) expect(ask(dictionary, String(i))).toBe(i);
    expect(ask(dictionary, '9999')).toBe(9999);
  });
});
