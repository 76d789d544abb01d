/** What we use of the font engine that comes with the PDF library; it brings no types of its own. */
declare module 'fontkit' {
  export function create(file: Uint8Array): { hasGlyphForCodePoint(codePoint: number): boolean };
}
