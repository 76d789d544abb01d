/** Told of every tag and text of a document, in order. Names are lower case and without their namespace prefix. */
export interface MarkupSink {
  /** `attributes` is the raw text behind the name: see `attributeOf`. */
  open(name: string, attributes: string, selfClosing: boolean): void;
  close(name: string): void;
  /** Raw text: references are still in it, except where `literal` (CDATA). */
  text(raw: string, literal: boolean): void;
}

/**
 * Walks HTML or XML from tag to tag, in one pass and without building a tree. Forgiving, as browsers are: a `<` that begins no tag
 * is text. Comments, declarations and (in HTML) scripts and style sheets are skipped. False where the document breaks off inside a tag or comment.
 */
export function scanMarkup(document: string, language: 'html' | 'xml', sink: MarkupSink): boolean {
  let at = 0;
  while (at < document.length) {
    const tag = document.indexOf('<', at);
    if (tag !== at) sink.text(document.slice(at, tag < 0 ? undefined : tag), false);
    if (tag < 0) return true;
    if (document.startsWith('<!--', tag)) {
      const end = document.indexOf('-->', tag + 4);
      if (end < 0) return false;
      at = end + 3;
    } else if (document.startsWith('<![CDATA[', tag)) {
      const end = document.indexOf(']]>', tag + 9);
      if (end < 0) return false;
      sink.text(document.slice(tag + 9, end), true);
      at = end + 3;
    } else {
      at = scanTag(document, tag, language, sink);
      if (at < 0) return false;
    }
  }
  return true;
}

/** Handles the tag at `tag` and gives where the text behind it begins, or -1 where it never ends. */
function scanTag(document: string, tag: number, language: 'html' | 'xml', sink: MarkupSink): number {
  const first = document.charCodeAt(tag + 1);
  const closing = first === SLASH;
  const declaration = first === EXCLAMATION || first === QUESTION;
  if (!declaration && !isLetter(closing ? document.charCodeAt(tag + 2) : first)) {
    sink.text('<', false);
    return tag + 1;
  }
  const end = endOfTag(document, tag + 1);
  if (end < 0) return -1;
  if (declaration) return end + 1;
  let nameEnd = tag + (closing ? 2 : 1);
  const nameStart = nameEnd;
  while (nameEnd < end && isNamePart(document.charCodeAt(nameEnd))) nameEnd++;
  const qualified = document.slice(nameStart, nameEnd).toLowerCase();
  const name = qualified.slice(qualified.indexOf(':') + 1);
  if (closing) {
    sink.close(name);
    return end + 1;
  }
  const selfClosing = document.charCodeAt(end - 1) === SLASH;
  sink.open(name, document.slice(nameEnd, selfClosing ? end - 1 : end), selfClosing);
  if (language === 'xml' || selfClosing || (name !== 'script' && name !== 'style')) return end + 1;
  // What a script or style sheet holds is no markup.
  const raw = new RegExp(`</${qualified}`, 'giu');
  raw.lastIndex = end;
  return raw.exec(document)?.index ?? -1;
}

/** The `>` of a tag, which may also stand inside a quoted attribute. */
function endOfTag(document: string, from: number): number {
  let quote = 0;
  for (let i = from; i < document.length; i++) {
    const unit = document.charCodeAt(i);
    if (quote !== 0) {
      if (unit === quote) quote = 0;
    } else if (unit === GREATER) {
      return i;
    } else if ((unit === DOUBLE || unit === SINGLE) && document.charCodeAt(i - 1) === EQUALS) {
      quote = unit;
    }
  }
  return -1;
}

/** The value of an attribute, whatever its prefix and letter case, or null. References are resolved. */
export function attributeOf(attributes: string, name: string): string | null {
  const pattern =
    ATTRIBUTE[name] ?? new RegExp(`(?:^|[\\s:"'])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'iu');
  ATTRIBUTE[name] = pattern;
  const match = pattern.exec(attributes);
  return match === null ? null : decodeReferences(match[1] ?? match[2] ?? match[3] ?? '');
}

const ATTRIBUTE: Record<string, RegExp> = {};

/** Those that exporters of tables write; others stay as they stand. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', middot: '·', yen: '¥', copy: '©', times: '×',
  ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', hellip: '…', mdash: '—', ndash: '–', bull: '•', ensp: '\u2002', emsp: '\u2003',
}; // biome-ignore format: a table

/** Resolves `&amp;`, `&#20302;`, `&#x4F4E;` and the like. */
export function decodeReferences(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/giu, (whole, hex, decimal, named) => {
    if (named !== undefined) return NAMED[named.toLowerCase()] ?? whole;
    const codePoint = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return codePoint > 0 && codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff)
      ? String.fromCodePoint(codePoint)
      : whole;
  });
}

const SLASH = 0x2f;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
const GREATER = 0x3e;
const EQUALS = 0x3d;
const DOUBLE = 0x22;
const SINGLE = 0x27;

function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
}

function isNamePart(unit: number): boolean {
  return isLetter(unit) || (unit >= 0x30 && unit <= 0x3a) || unit === 0x2d || unit === 0x5f;
}
