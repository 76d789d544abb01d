/** A TrueType font as far as a page needs it: which glyph a character has, how wide it is, and its outline as bytes. */
export class TrueTypeFont {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly box: readonly [number, number, number, number];
  readonly #data: Buffer;
  readonly #tables: ReadonlyMap<string, { readonly offset: number; readonly length: number }>;
  readonly #metrics: number;
  readonly #longOffsets: boolean;
  readonly #groups: readonly CharacterGroup[];
  readonly #glyphs = new Map<number, number>();

  /** Throws RangeError where the file is no TrueType font with outlines and a Unicode map. The fonts are ours: that is a bug. */
  constructor(file: Buffer) {
    this.#data = file;
    const tables = new Map<string, { offset: number; length: number }>();
    for (let i = 0, at = 12; i < file.readUInt16BE(4); i++, at += 16)
      tables.set(file.toString('latin1', at, at + 4), {
        offset: file.readUInt32BE(at + 8),
        length: file.readUInt32BE(at + 12),
      });
    this.#tables = tables;
    const head = this.table('head');
    this.unitsPerEm = head.readUInt16BE(18);
    this.box = [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)];
    this.#longOffsets = head.readInt16BE(50) === 1;
    const horizontal = this.table('hhea');
    this.ascent = horizontal.readInt16BE(4);
    this.descent = horizontal.readInt16BE(6);
    this.#metrics = horizontal.readUInt16BE(34);
    this.#groups = characterGroups(this.table('cmap'));
  }

  /** The bytes of a table; throws RangeError where the font has none of that name. */
  table(name: string): Buffer {
    const entry = this.#tables.get(name);
    if (entry === undefined) throw new RangeError(`the font has no table ${name}`);
    return this.#data.subarray(entry.offset, entry.offset + entry.length);
  }

  hasTable(name: string): boolean {
    return this.#tables.has(name);
  }

  /** The glyph of a character, 0 where the font has none. */
  glyphOf(codePoint: number): number {
    const known = this.#glyphs.get(codePoint);
    if (known !== undefined) return known;
    const group = this.#groups.find(({ first, last }) => codePoint >= first && codePoint <= last);
    const glyph = group === undefined ? 0 : group.glyphOf(codePoint);
    this.#glyphs.set(codePoint, glyph);
    return glyph;
  }

  hasGlyphForCodePoint(codePoint: number): boolean {
    return this.glyphOf(codePoint) !== 0;
  }

  /** In units of the em. */
  advanceOf(glyph: number): number {
    const at = Math.min(glyph, this.#metrics - 1) * 4;
    return this.table('hmtx').readUInt16BE(at);
  }

  /** The horizontal metrics of a glyph as they stand in the file: advance and left side bearing. */
  metricsOf(glyph: number): readonly [number, number] {
    const table = this.table('hmtx');
    const bearing =
      glyph < this.#metrics
        ? table.readInt16BE(glyph * 4 + 2)
        : table.readInt16BE(this.#metrics * 4 + (glyph - this.#metrics) * 2);
    return [this.advanceOf(glyph), bearing];
  }

  /** The outline of a glyph as it stands in the file; empty for a blank. */
  outlineOf(glyph: number): Buffer {
    const offsets = this.table('loca');
    const [from, to] = this.#longOffsets
      ? [offsets.readUInt32BE(glyph * 4), offsets.readUInt32BE(glyph * 4 + 4)]
      : [offsets.readUInt16BE(glyph * 2) * 2, offsets.readUInt16BE(glyph * 2 + 2) * 2];
    return this.table('glyf').subarray(from, to);
  }
}

interface CharacterGroup {
  readonly first: number;
  readonly last: number;
  readonly glyphOf: (codePoint: number) => number;
}

/** The groups of the best Unicode map: format 12 (all of Unicode), else format 4. */
function characterGroups(cmap: Buffer): readonly CharacterGroup[] {
  const maps = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.subarray(cmap.readUInt32BE(4 + i * 8 + 4)));
  const full = maps.find((map) => map.readUInt16BE(0) === 12);
  if (full !== undefined)
    return Array.from({ length: full.readUInt32BE(12) }, (_, i) => {
      const at = 16 + i * 12;
      const first = full.readUInt32BE(at);
      const glyph = full.readUInt32BE(at + 8);
      return { first, last: full.readUInt32BE(at + 4), glyphOf: (codePoint: number) => glyph + codePoint - first };
    });
  const basic = maps.find((map) => map.readUInt16BE(0) === 4);
  if (basic === undefined) throw new RangeError('the font has no Unicode map');
  const count = basic.readUInt16BE(6) / 2;
  return Array.from({ length: count }, (_, i) => {
    const last = basic.readUInt16BE(14 + i * 2);
    const first = basic.readUInt16BE(16 + count * 2 + i * 2);
    const delta = basic.readInt16BE(16 + count * 4 + i * 2);
    const at = 16 + count * 6 + i * 2;
    const offset = basic.readUInt16BE(at);
    return {
      first,
      last,
      glyphOf: (codePoint: number) => {
        if (offset === 0) return (codePoint + delta) & 0xffff;
        const glyph = basic.readUInt16BE(at + offset + (codePoint - first) * 2);
        return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
      },
    };
  });
}
