import type { TrueTypeFont } from './true-type.ts';

/** A part of a font: a font file with the wanted glyphs only, in the order they were asked for. */
export interface FontSubset {
  readonly file: Buffer;
  /** Advance of each wanted glyph, in thousandths of the em. */
  readonly widths: readonly number[];
}

const HAS_WORDS = 0x1;
const HAS_SCALE = 0x8;
const MORE = 0x20;
const HAS_XY_SCALE = 0x40;
const HAS_MATRIX = 0x80;
/** Tables copied as they are where they are there: programs that outlines may call. */
const COPIED = ['cvt ', 'fpgm', 'prep'] as const;

/** Makes a font file of the given glyphs (glyph 0 first); glyphs they are composed of come after them. */
export function subsetFont(font: TrueTypeFont, glyphs: readonly number[]): FontSubset {
  const all = [...glyphs];
  const places = new Map(glyphs.map((glyph, i) => [glyph, i]));
  const outlines: Buffer[] = [];
  for (let i = 0; i < all.length; i++) {
    const outline = font.outlineOf(all[i]!);
    outlines.push(
      outline.length > 0 && outline.readInt16BE(0) < 0
        ? withComponents(outline, (glyph) => {
            const known = places.get(glyph);
            if (known !== undefined) return known;
            places.set(glyph, all.length);
            all.push(glyph);
            return all.length - 1;
          })
        : outline,
    );
  }
  const count = all.length;
  const loca = Buffer.alloc((count + 1) * 4);
  let end = 0;
  for (const [i, outline] of outlines.entries()) {
    end += (outline.length + 3) & ~3;
    loca.writeUInt32BE(end, (i + 1) * 4);
  }
  const glyf = Buffer.alloc(end);
  for (const [i, outline] of outlines.entries()) outline.copy(glyf, loca.readUInt32BE(i * 4));
  const hmtx = Buffer.alloc(count * 4);
  const widths: number[] = [];
  for (const [i, glyph] of all.entries()) {
    const [advance, bearing] = font.metricsOf(glyph);
    hmtx.writeUInt16BE(advance, i * 4);
    hmtx.writeInt16BE(bearing, i * 4 + 2);
    if (i < glyphs.length) widths.push(Math.round((advance * 1000) / font.unitsPerEm));
  }
  const head = Buffer.from(font.table('head'));
  head.writeUInt32BE(0, 8);
  head.writeInt16BE(1, 50);
  const hhea = Buffer.from(font.table('hhea'));
  hhea.writeUInt16BE(count, 34);
  const maxp = Buffer.from(font.table('maxp'));
  maxp.writeUInt16BE(count, 4);
  const tables = new Map<string, Buffer>([
    ['glyf', glyf],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', hmtx],
    ['loca', loca],
    ['maxp', maxp],
  ]);
  for (const name of COPIED) if (font.hasTable(name)) tables.set(name, font.table(name));
  return { file: fontFile(tables), widths };
}

/** The outline of a composed glyph with its components renumbered. */
function withComponents(outline: Buffer, renumber: (glyph: number) => number): Buffer {
  const copy = Buffer.from(outline);
  for (let at = 10, flags = MORE; (flags & MORE) !== 0; ) {
    flags = copy.readUInt16BE(at);
    copy.writeUInt16BE(renumber(copy.readUInt16BE(at + 2)), at + 2);
    at += 4 + ((flags & HAS_WORDS) !== 0 ? 4 : 2);
    if ((flags & HAS_SCALE) !== 0) at += 2;
    else if ((flags & HAS_XY_SCALE) !== 0) at += 4;
    else if ((flags & HAS_MATRIX) !== 0) at += 8;
  }
  return copy;
}

function fontFile(tables: ReadonlyMap<string, Buffer>): Buffer {
  const names = [...tables.keys()].sort();
  const search = 2 ** Math.floor(Math.log2(names.length));
  const header = Buffer.alloc(12 + names.length * 16);
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(names.length, 4);
  header.writeUInt16BE(search * 16, 6);
  header.writeUInt16BE(Math.log2(search), 8);
  header.writeUInt16BE(names.length * 16 - search * 16, 10);
  const parts: Buffer[] = [header];
  let offset = header.length;
  for (const [i, name] of names.entries()) {
    const table = tables.get(name)!;
    const at = 12 + i * 16;
    header.write(name, at, 'latin1');
    header.writeUInt32BE(checksumOf(table), at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(table.length, at + 12);
    const padding = (4 - (table.length % 4)) % 4;
    parts.push(table, Buffer.alloc(padding));
    offset += table.length + padding;
  }
  return Buffer.concat(parts);
}

function checksumOf(table: Buffer): number {
  let sum = 0;
  const whole = table.length & ~3;
  for (let at = 0; at < whole; at += 4) sum = (sum + table.readUInt32BE(at)) | 0;
  for (let at = whole; at < table.length; at++) sum = (sum + (table[at]! << (24 - (at - whole) * 8))) | 0;
  return sum >>> 0;
}
