import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { png, svg } from '../../../build/make-icons.mjs';

const committed = (name: string): Buffer => readFileSync(new URL(`../../../build/resources/${name}`, import.meta.url));

/** The rows of a PNG as they were before they were compressed: how they are compressed differs from one zlib to the next. */
function rowsOf(bytes: Uint8Array): Buffer {
  const file = Buffer.from(bytes);
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at))
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      return inflateSync(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  throw new Error('no IDAT');
}

describe('the icon', () => {
  it('in build/resources is the one the script draws', () => {
    expect(committed('icon.svg').toString()).toBe(svg());
    expect(rowsOf(committed('icon.png')).equals(rowsOf(png(1024)))).toBe(true);
  });

  it('has every size Windows asks for, each where the directory says', () => {
    const ico = committed('icon.ico');
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
      const entry = 6 + 16 * index;
      const at = ico.readUInt32LE(entry + 12);
      const picture = ico.subarray(at, at + ico.readUInt32LE(entry + 8));
      const side = picture.readUInt32BE(16);
      expect(ico[entry]).toBe(side & 255);
      expect(rowsOf(picture).equals(rowsOf(png(side)))).toBe(true);
      return side;
    });
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });

  it('for macOS is as long as it says, part by part', () => {
    const icns = committed('icon.icns');
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    let at = 8;
    while (at < icns.length) at += icns.readUInt32BE(at + 4);
    expect(at).toBe(icns.length);
  });

  it('is clear outside its rounded corners and full inside', () => {
    const rows = rowsOf(png(64));
    // The first row is empty; filters count from the point before, so all of it is nothing.
    expect(rows.subarray(1, 64 * 4 + 1).every((byte) => byte === 0)).toBe(true);
  });
});
