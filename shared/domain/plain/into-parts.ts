import { PARTS, partOf, RECORD_WORDS, Word } from './plain-record.ts';

/**
 * Records put into parts by identity number: part p is those from `starts[p]` to `starts[p + 1]`. Within a part they keep their order. They
 * lie in shared memory, where the threads that join them find them.
 */
export function intoParts(records: Uint32Array): { readonly records: Uint32Array; readonly starts: Uint32Array } {
  const count = records.length / RECORD_WORDS;
  const parts = new Uint8Array(count);
  const starts = new Uint32Array(PARTS + 1);
  for (let i = 0; i < count; i++) {
    const part = partOf(records[i * RECORD_WORDS + Word.idHigh]!, records[i * RECORD_WORDS + Word.idLow]!);
    parts[i] = part;
    starts[part + 1]!++;
  }
  for (let part = 0; part < PARTS; part++) starts[part + 1]! += starts[part]!;
  const next = starts.slice();
  const sorted = new Uint32Array(new SharedArrayBuffer(records.byteLength));
  for (let i = 0, from = 0; i < count; i++) {
    let to = next[parts[i]!]!++ * RECORD_WORDS;
    for (const end = from + RECORD_WORDS; from < end; from++) sorted[to++] = records[from]!;
  }
  return { records: sorted, starts };
}
