import { needsDecoding, quickText } from './quick-text.ts';
import { decodeXmlText } from './xml-text.ts';
import type { XmlWindow } from './xml-window.ts';

/** A name of an element. The same object is given for the same name, every time. */
export interface XmlName {
  readonly qualified: string;
  readonly prefix: string;
  readonly local: string;
}

/** What reads the elements of one part. */
export interface XmlHandler {
  /** Whether the text at this place is wanted; what is not wanted is not even decoded. */
  readonly wantsText: boolean;
  /** An element begins; its attributes can be asked of the scanner until this returns. */
  open(name: XmlName, scanner: XmlScanner): void;
  close(name: XmlName): void;
  text(text: string): void;
  /**
   * May take regular pieces of the document beginning with the `<` at `at` in one go: gives the position after the last
   * one taken. What it does not take (`at` itself, where that is nothing) is scanned as everything else is.
   */
  quick?(window: XmlWindow, at: number): number;
}

export interface XmlLimits {
  readonly maxDepth: number;
  /** The longest tag, text or comment that is held together. */
  readonly maxTokenBytes: number;
}

/** How the owner of the scanner, who knows the place, names a problem. */
export interface XmlProblems {
  malformed(zh: string, en: string): Error;
  tooDeep(): Error;
  tooLong(): Error;
}

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const QUESTION = 0x3f;
const EXCLAMATION = 0x21;
const DASH = 0x2d;
const CDATA_START = Buffer.from('<![CDATA[');

/**
 * A small scanner for the XML of Office Open XML parts, over UTF-8 chunks of any size. It checks that tags nest and
 * attributes are well-formed, refuses DOCTYPE, limits depth, and holds nothing but the token being read.
 */
export class XmlScanner {
  private readonly handler: XmlHandler;
  private readonly limits: XmlLimits;
  private readonly problems: XmlProblems;
  private readonly window: XmlWindow = { bytes: Buffer.alloc(0), end: 0, latin1: '' };
  private readonly names = new Map<number, XmlName[]>();
  private readonly stack: XmlName[] = [];
  /** Name start, name end, value start, value end of every attribute of the tag being opened. */
  private readonly attributes: number[] = [];
  private attributeCount = 0;
  private held: Buffer | null = null;
  private rootSeen = false;
  /** The depth of the element being skipped, 0 when none is. */
  private skipDepth = 0;

  constructor(handler: XmlHandler, limits: XmlLimits, problems: XmlProblems) {
    this.handler = handler;
    this.limits = limits;
    this.problems = problems;
  }

  /** Leaves out the element that has just been opened: the handler hears of nothing inside it, nor of its end. */
  skipElement(): void {
    this.skipDepth = this.stack.length;
  }

  /** The value of an attribute without a prefix, or undefined. */
  attribute(local: string): string | undefined {
    const { attributes } = this;
    for (let slot = 0; slot < this.attributeCount * 4; slot += 4) {
      if (this.isText(local, attributes[slot]!, attributes[slot + 1]!)) return this.attributeValue(slot);
    }
    return undefined;
  }

  /** The value of an attribute of this local name that does have a prefix (`r:id`), or undefined. */
  prefixedAttribute(local: string): string | undefined {
    const { attributes, window } = this;
    for (let slot = 0; slot < this.attributeCount * 4; slot += 4) {
      const name = window.bytes.toString('latin1', attributes[slot]!, attributes[slot + 1]!);
      if (name.endsWith(`:${local}`) && !name.startsWith('xmlns:')) return this.attributeValue(slot);
    }
    return undefined;
  }

  /** Scans one chunk; what is cut off at its end waits for the next. */
  feed(chunk: Buffer): void {
    const bytes = this.held === null ? chunk : Buffer.concat([this.held, chunk]);
    const window = this.window;
    window.bytes = bytes;
    window.end = bytes.length;
    window.latin1 = bytes.toString('latin1');
    const { handler } = this;
    const hasQuick = handler.quick !== undefined;
    let at = 0;
    while (at < window.end) {
      if (bytes[at] !== LT) {
        const end = this.findTextEnd(at);
        if (end === -1) break;
        this.giveText(at, end);
        at = end;
      }
      if (hasQuick && this.skipDepth === 0) {
        const next = handler.quick!(window, at);
        if (next !== at) {
          at = next;
          continue;
        }
      }
      const next = this.scanMarkup(at);
      if (next === -1) break;
      at = next;
    }
    this.held = at < window.end ? Buffer.from(bytes.subarray(at)) : null;
    if (this.held !== null && this.held.length > this.limits.maxTokenBytes) throw this.problems.tooLong();
  }

  /** Says that there is nothing more. Throws where the document was not complete. */
  end(): void {
    const rest = this.held === null ? '' : this.held.toString('latin1');
    if (!this.rootSeen || this.stack.length > 0 || rest.trim() !== '') {
      throw this.problems.malformed('XML 内容在中途断了', 'its XML ends before it is complete');
    }
  }

  private findTextEnd(from: number): number {
    const { bytes, end } = this.window;
    for (let i = from; i < end; i++) if (bytes[i] === LT) return i;
    return -1;
  }

  private giveText(from: number, end: number): void {
    if (this.stack.length === 0) {
      if (this.window.bytes.toString('latin1', from, end).trim() === '') return;
      throw this.problems.malformed('XML 根元素之外有文字', 'there is text outside the root element of its XML');
    }
    if (this.skipDepth !== 0 || !this.handler.wantsText) return;
    this.handler.text(this.decode(from, end));
  }

  private decode(from: number, end: number): string {
    const decoded = decodeXmlText(this.window.bytes.toString('utf8', from, end));
    if (decoded === null) throw this.problems.malformed('XML 里有无法识别的 & 符号', 'its XML has an unknown entity');
    return decoded;
  }

  /** Scans the tag, comment, CDATA section or instruction at `at`. Gives the position after it, -1 where it is cut off. */
  private scanMarkup(at: number): number {
    const { bytes, end } = this.window;
    if (at + 1 >= end) return -1;
    const next = bytes[at + 1]!;
    if (next === SLASH) return this.scanClose(at);
    if (next === EXCLAMATION) return this.scanDeclaration(at);
    if (next === QUESTION) return this.after('?>', at + 2);
    return this.scanOpen(at);
  }

  private after(terminator: string, from: number): number {
    const found = this.window.bytes.indexOf(terminator, from, 'latin1');
    return found === -1 ? -1 : found + terminator.length;
  }

  private scanDeclaration(at: number): number {
    const { bytes, end } = this.window;
    if (at + CDATA_START.length > end) return -1;
    if (bytes[at + 2] === DASH && bytes[at + 3] === DASH) return this.after('-->', at + 4);
    if (bytes.compare(CDATA_START, 0, CDATA_START.length, at, at + CDATA_START.length) !== 0) {
      throw this.problems.malformed('XML 里有不允许的 DOCTYPE 声明', 'its XML has a DOCTYPE, which is not allowed');
    }
    const from = at + CDATA_START.length;
    const after = this.after(']]>', from);
    if (after === -1) return -1;
    if (this.stack.length === 0) {
      throw this.problems.malformed('XML 根元素之外有文字', 'there is text outside the root element of its XML');
    }
    if (this.skipDepth === 0 && this.handler.wantsText) {
      this.handler.text(bytes.toString('utf8', from, after - 3).replace(/\r\n?/g, '\n'));
    }
    return after;
  }

  private scanClose(at: number): number {
    const { bytes, end } = this.window;
    const from = at + 2;
    let i = from;
    while (i < end && bytes[i] !== GT && !isSpace(bytes[i]!)) i++;
    const nameEnd = i;
    while (i < end && isSpace(bytes[i]!)) i++;
    if (i >= end) return -1;
    const name = this.stack[this.stack.length - 1];
    if (bytes[i] !== GT || name === undefined || !this.isText(name.qualified, from, nameEnd)) {
      throw this.problems.malformed('XML 的开始标记与结束标记不配对', 'the tags of its XML do not match');
    }
    this.closeElement(name);
    return i + 1;
  }

  private closeElement(name: XmlName): void {
    if (this.skipDepth === 0) this.handler.close(name);
    else if (this.skipDepth === this.stack.length) this.skipDepth = 0;
    this.stack.length--;
  }

  private scanOpen(at: number): number {
    const { bytes, end } = this.window;
    let i = at + 1;
    while (i < end && !isNameEnd(bytes[i]!)) i++;
    const nameEnd = i;
    this.attributeCount = 0;
    for (;;) {
      while (i < end && isSpace(bytes[i]!)) i++;
      if (i + 1 >= end && (i >= end || bytes[i] !== GT)) return -1;
      const byte = bytes[i]!;
      if (byte === GT) break;
      if (byte === SLASH) {
        if (bytes[i + 1] !== GT) throw this.malformedTag();
        this.openElement(at + 1, nameEnd);
        this.closeElement(this.stack[this.stack.length - 1]!);
        return i + 2;
      }
      i = this.scanAttribute(i);
      if (i === -1) return -1;
    }
    this.openElement(at + 1, nameEnd);
    return i + 1;
  }

  /** Scans `name="value"`. Gives the position after it, -1 where it is cut off. */
  private scanAttribute(from: number): number {
    const { bytes, end } = this.window;
    let i = from;
    while (i < end && bytes[i] !== EQUALS && !isNameEnd(bytes[i]!)) i++;
    const nameEnd = i;
    while (i < end && isSpace(bytes[i]!)) i++;
    if (i >= end) return -1;
    if (bytes[i] !== EQUALS || nameEnd === from) throw this.malformedTag();
    i++;
    while (i < end && isSpace(bytes[i]!)) i++;
    if (i >= end) return -1;
    const quote = bytes[i]!;
    if (quote !== QUOTE && quote !== APOSTROPHE) throw this.malformedTag();
    const valueStart = i + 1;
    i = valueStart;
    while (i < end && bytes[i] !== quote) {
      if (bytes[i] === LT) throw this.malformedTag();
      i++;
    }
    if (i >= end) return -1;
    const slot = this.attributeCount++ * 4;
    const { attributes } = this;
    attributes[slot] = from;
    attributes[slot + 1] = nameEnd;
    attributes[slot + 2] = valueStart;
    attributes[slot + 3] = i;
    return i + 1;
  }

  private openElement(from: number, end: number): void {
    if (end === from) throw this.malformedTag();
    if (this.stack.length === 0) {
      if (this.rootSeen) throw this.problems.malformed('XML 有两个根元素', 'its XML has two root elements');
      this.rootSeen = true;
    }
    if (this.stack.length >= this.limits.maxDepth) throw this.problems.tooDeep();
    const name = this.intern(from, end);
    this.stack.push(name);
    if (this.skipDepth === 0) this.handler.open(name, this);
  }

  private malformedTag(): Error {
    return this.problems.malformed('XML 标记写法有误', 'its XML has a malformed tag');
  }

  private isText(text: string, from: number, end: number): boolean {
    if (text.length !== end - from) return false;
    const { bytes } = this.window;
    for (let i = 0; i < text.length; i++) if (bytes[from + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  /** Names are few and come again and again: each is made into strings once. */
  private intern(from: number, end: number): XmlName {
    const { bytes } = this.window;
    const key = (end - from) * 65536 + bytes[from]! * 256 + bytes[end - 1]!;
    const known = this.names.get(key);
    if (known !== undefined) for (const name of known) if (this.isText(name.qualified, from, end)) return name;
    const qualified = bytes.toString('latin1', from, end);
    const colon = qualified.indexOf(':');
    const name = {
      qualified,
      prefix: colon === -1 ? '' : qualified.slice(0, colon),
      local: qualified.slice(colon + 1),
    };
    if (known === undefined) this.names.set(key, [name]);
    // A part with thousands of different names is no real one: they are not remembered without end.
    else if (known.length < 16) known.push(name);
    return name;
  }

  private attributeValue(slot: number): string {
    const { bytes } = this.window;
    const from = this.attributes[slot + 2]!;
    const to = this.attributes[slot + 3]!;
    let seen = 0;
    for (let i = from; i < to; i++) {
      if (needsDecoding(bytes[i]!)) return this.decode(from, to);
      seen |= bytes[i]!;
    }
    return quickText(this.window, from, to, seen);
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function isNameEnd(byte: number): boolean {
  return byte === GT || byte === SLASH || isSpace(byte);
}
