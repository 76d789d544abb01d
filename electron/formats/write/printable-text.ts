/** A font as far as we ask it: whether it can draw a character. */
export interface GlyphSource {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/**
 * Makes texts printable: a character no font of the page can draw is printed as 〔缺字 U+20BB7〕 and not as an empty box, so that
 * a rare character in a name is seen to be missing. Control characters, which have no shape, become spaces.
 */
export class PrintableText {
  readonly #fonts: readonly GlyphSource[];
  readonly #missing = new Set<string>();

  /** @param fonts every font the texts may be set in: a character must be in all of them */
  constructor(fonts: readonly GlyphSource[]) {
    this.#fonts = fonts;
  }

  /** The characters met so far that cannot be drawn, in order of code point. */
  get missingGlyphs(): string[] {
    return [...this.#missing].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!);
  }

  of(text: string): string {
    let printable = '';
    for (const character of text) {
      const codePoint = character.codePointAt(0)!;
      if (codePoint < 0x20 || codePoint === 0x7f) printable += ' ';
      else if (codePoint < 0x7f || this.#fonts.every((font) => font.hasGlyphForCodePoint(codePoint)))
        printable += character;
      else {
        this.#missing.add(character);
        printable += `〔缺字 U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}〕`;
      }
    }
    return printable;
  }
}
