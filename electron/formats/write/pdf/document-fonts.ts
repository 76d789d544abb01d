import type { Face } from '../../../../shared/domain/archive/dossier/page-block.ts';
import { FACES, type Faces } from './faces.ts';
import type { PdfFile, Ref } from './pdf-file.ts';
import { subsetFont } from './subset-font.ts';

const MAPPINGS_A_BLOCK = 100;

/** The codes characters have in one document, and the parts of the fonts that go with them. */
export class DocumentFonts {
  readonly #faces: Faces;
  readonly #codes: Readonly<Record<Face, Map<string, number>>> = { song: new Map(), title: new Map(), hei: new Map() };

  constructor(faces: Faces) {
    this.#faces = faces;
  }

  /** The code of a character in a face; the first one has 1, for 0 is the glyph for what a font has not. */
  readonly encode = (face: Face, character: string): number => {
    const codes = this.#codes[face];
    const known = codes.get(character);
    if (known !== undefined) return known;
    codes.set(character, codes.size + 1);
    return codes.size;
  };

  /** Writes the fonts into the file and gives the entries of the pages' font resources. */
  write(file: PdfFile): string {
    return FACES.filter((face) => this.#codes[face].size > 0)
      .map((face) => `/F${FACES.indexOf(face) + 1} ${this.#writeFace(face, file)} 0 R`)
      .join(' ');
  }

  #writeFace(face: Face, file: PdfFile): Ref {
    const { font, name, glyphOf } = this.#faces[face];
    const characters = [...this.#codes[face].keys()];
    const subset = subsetFont(font, [0, ...characters.map((character) => glyphOf(character.codePointAt(0)!))]);
    const baseName = `${tagOf(characters)}+${name}`;
    const thousandth = (value: number): number => Math.round((value * 1000) / font.unitsPerEm);
    const program = file.addStream(subset.file, `/Length1 ${subset.file.length}`);
    const descriptor = file.add(
      `<< /Type /FontDescriptor /FontName /${baseName} /Flags 4 /FontBBox [${font.box.map(thousandth).join(' ')}] /ItalicAngle 0 /Ascent ${thousandth(font.ascent)} /Descent ${thousandth(font.descent)} /CapHeight 733 /StemV 80 /FontFile2 ${program} 0 R >>`,
    );
    const descendant = file.add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${baseName} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW 1000 /W [0 [${subset.widths.join(' ')}]] /CIDToGIDMap /Identity >>`,
    );
    const unicode = file.addStream(Buffer.from(unicodeMap(characters), 'latin1'));
    return file.add(
      `<< /Type /Font /Subtype /Type0 /BaseFont /${baseName} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R >>`,
    );
  }
}

/** Six capital letters that tell one part of a font from another, made from the characters in it (ISO 32000-1, 9.6.4). */
function tagOf(characters: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const character of characters) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  let tag = '';
  for (let i = 0; i < 6; i++) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return tag;
}

/** What characters the codes stand for, so that the text can be searched and copied. */
function unicodeMap(characters: readonly string[]): string {
  const blocks: string[] = [];
  for (let from = 0; from < characters.length; from += MAPPINGS_A_BLOCK) {
    const block = characters.slice(from, from + MAPPINGS_A_BLOCK);
    const lines = block.map((character, i) => `<${hex4(from + i + 1)}> <${utf16(character)}>`);
    blocks.push(`${block.length} beginbfchar\n${lines.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${blocks.join('\n')}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend`;
}

function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}

function utf16(character: string): string {
  let hex = '';
  for (let i = 0; i < character.length; i++) hex += hex4(character.charCodeAt(i));
  return hex;
}
