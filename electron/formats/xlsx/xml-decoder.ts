import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

/** Enough of the beginning of a part to see its byte order mark and its XML declaration. */
const HEAD_BYTES = 256;

/**
 * Turns the chunks of an XML part into UTF-8 that never ends inside a character, whatever encoding the part has
 * (XML 1.0 appendix F: byte order mark, then the shape of `<?`, then the declared name).
 * Calls `fail` on bytes that are not what the encoding says, and on an encoding nobody knows.
 */
export class XmlDecoder {
  private readonly fail: (zh: string, en: string) => Error;
  private held: Buffer = Buffer.alloc(0);
  private started = false;
  private decoder: TextDecoder | null = null;

  constructor(fail: (zh: string, en: string) => Error) {
    this.fail = fail;
  }

  push(chunk: Buffer): Buffer {
    let bytes = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
    if (!this.started) {
      if (bytes.length < HEAD_BYTES) {
        this.held = bytes;
        return Buffer.alloc(0);
      }
      bytes = this.start(bytes);
    }
    return this.decode(bytes, false);
  }

  end(): Buffer {
    return this.decode(this.started ? this.held : this.start(this.held), true);
  }

  private start(bytes: Buffer): Buffer {
    this.started = true;
    this.held = Buffer.alloc(0);
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
    const encoding = detectEncoding(bytes);
    if (encoding !== 'utf-8') {
      try {
        this.decoder = new TextDecoder(encoding, { fatal: true });
      } catch {
        throw this.fail(`未知的文字编码 ${encoding}`, `unknown character encoding ${encoding}`);
      }
    }
    return bytes;
  }

  private decode(bytes: Buffer, last: boolean): Buffer {
    if (this.decoder !== null) {
      try {
        return Buffer.from(this.decoder.decode(bytes, { stream: !last }));
      } catch {
        throw this.notItsEncoding(this.decoder.encoding);
      }
    }
    const end = last ? bytes.length : endOfLastCharacter(bytes);
    const whole = end === bytes.length ? bytes : bytes.subarray(0, end);
    this.held = end === bytes.length ? Buffer.alloc(0) : Buffer.from(bytes.subarray(end));
    if (!isUtf8(whole)) throw this.notItsEncoding('UTF-8');
    return whole;
  }

  private notItsEncoding(encoding: string): Error {
    return this.fail(`内容不是有效的 ${encoding} 文字`, `its bytes are not valid ${encoding}`);
  }
}

function detectEncoding(bytes: Buffer): string {
  const first = bytes[0];
  const second = bytes[1];
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  const head = bytes.toString('latin1', 0, HEAD_BYTES);
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  // A part in single bytes that calls itself UTF-16 was converted and the declaration forgotten.
  return declared.startsWith('utf-16') || declared === 'utf8' || declared === 'us-ascii' ? 'utf-8' : declared;
}

/** The end of the last whole UTF-8 character: a chunk may end up to three bytes into one. */
function endOfLastCharacter(bytes: Buffer): number {
  const from = Math.max(0, bytes.length - 3);
  for (let i = bytes.length - 1; i >= from; i--) {
    const byte = bytes[i]!;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return i + size > bytes.length ? i : bytes.length;
  }
  return bytes.length;
}
