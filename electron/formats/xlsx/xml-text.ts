const NAMED_ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Replaces the entities of a piece of XML text and normalises its line ends (XML 1.0, 2.11 and 4.6).
 * Gives null where an entity is not one that exists without a DOCTYPE: the part is not well-formed.
 */
export function decodeXmlText(raw: string): string | null {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  if (!text.includes('&')) return text;
  let decoded = '';
  let from = 0;
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', from)) {
    const end = text.indexOf(';', at);
    const character = end === -1 ? null : decodeEntity(text.slice(at + 1, end));
    if (character === null) return null;
    decoded += text.slice(from, at) + character;
    from = end + 1;
  }
  return decoded + text.slice(from);
}

function decodeEntity(name: string): string | null {
  const named = NAMED_ENTITIES[name];
  if (named !== undefined) return named;
  const digits = /^#(?:([0-9]{1,10})|x([0-9A-Fa-f]{1,8}))$/.exec(name);
  if (digits === null) return null;
  const code = digits[1] === undefined ? Number.parseInt(digits[2]!, 16) : Number.parseInt(digits[1], 10);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : null;
}

/** An escaped character, `_x000A_`, is written in this many. */
export const XSTRING_UNITS_A_CHARACTER = 7;

/** Replaces the `_xHHHH_` escapes of ST_Xstring (ECMA-376 part 1, 22.9.2.19): UTF-16 units, `_x005F_` for a literal `_`. */
export function decodeXstring(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16)));
}
