import { randomBytes } from 'node:crypto';
import { crc32 as nativeCrc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crc32, tableCrc32 } from '../../../../../electron/formats/xlsx/crc32.ts';

describe('the checksum of zip entries', () => {
  it('is the one Node has, where Node has one', () => {
    expect(crc32).toBe(nativeCrc32);
  });

  it('has the check value of the catalogue', () => {
    expect(tableCrc32(Buffer.from('123456789'))).toBe(0xcbf43926);
    expect(tableCrc32(new Uint8Array(0))).toBe(0);
  });

  it('made by hand equals that of Node, for every length around a turn of eight', () => {
    for (const length of [...Array(40).keys(), 1023, 4096, 65_537]) {
      const bytes = randomBytes(length);
      expect(tableCrc32(bytes), `${length} bytes`).toBe(nativeCrc32(bytes));
    }
  });

  it('goes on over chunks as over the whole', () => {
    const bytes = randomBytes(10_000);
    for (const cut of [0, 1, 7, 8, 4999, 10_000]) {
      expect(tableCrc32(bytes.subarray(cut), tableCrc32(bytes.subarray(0, cut)))).toBe(nativeCrc32(bytes));
    }
  });
});
