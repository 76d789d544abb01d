/** Whether the UTF-16 unit is white space or invisible: NBSP, the ideographic space, zero-width characters, a stray BOM (dibao.md 6.2). */
export function isBlankCharacter(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0xa0) return code === 0x85;
  switch (code) {
    case 0xa0:
    case 0xad:
    case 0x1680:
    case 0x180e:
    case 0x2028:
    case 0x2029:
    case 0x202f:
    case 0x205f:
    case 0x2060:
    case 0x3000:
    case 0xfeff:
      return true;
    default:
      return code >= 0x2000 && code <= 0x200f;
  }
}

/** Whether the UTF-16 unit is an apostrophe or a quotation mark: what a spreadsheet's text prefix leaves behind. */
export function isQuoteCharacter(code: number): boolean {
  return (
    code === 0x27 ||
    code === 0x22 ||
    code === 0x60 ||
    code === 0xb4 ||
    code === 0xff07 ||
    code === 0xff02 ||
    code === 0x2032 ||
    (code >= 0x2018 && code <= 0x201f)
  );
}

/** Whether the UTF-16 unit is a hyphen, dash, minus or underscore of any width. */
export function isDashCharacter(code: number): boolean {
  return (
    code === 0x2d ||
    code === 0x5f ||
    code === 0x2212 ||
    code === 0xfe63 ||
    code === 0xff0d ||
    code === 0xff3f ||
    (code >= 0x2010 && code <= 0x2015)
  );
}

/** The half-width form of a full-width UTF-16 unit (U+FF01–FF5E, ￥); any other unit as it is. */
export function halfWidthOf(code: number): number {
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0;
  return code === 0xffe5 ? 0xa5 : code;
}

/** Whether the text from `from` to `to` (excluded) is all ASCII digits. */
export function isDigits(text: string, from = 0, to = text.length): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x30 || code > 0x39) return false;
  }
  return to > from;
}
