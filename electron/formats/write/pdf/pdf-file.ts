import { createHash } from 'node:crypto';
import { deflatedForPdf } from '../deflate.ts';

/** The number of an object of a PDF file, as others refer to it. */
export type Ref = number;

/** A PDF file being put together, object by object (ISO 32000-1). Nothing in it comes from a clock or from chance. */
export class PdfFile {
  readonly #objects: (Buffer | null)[] = [];

  /** Takes a number for an object that is made later. */
  reserve(): Ref {
    return this.#objects.push(null);
  }

  /** Adds an object written out as PDF syntax and gives its number. */
  add(body: string, ref: Ref = this.reserve()): Ref {
    this.#objects[ref - 1] = Buffer.from(body, 'latin1');
    return ref;
  }

  /** Adds a stream; `entries` is the rest of its dictionary. Compressed here unless `entries` names a filter already. */
  addStream(content: Buffer, entries = '', ref: Ref = this.reserve()): Ref {
    const isReady = entries.includes('/Filter');
    const data = isReady ? content : deflatedForPdf(content);
    const filter = isReady ? '' : ' /Filter /FlateDecode';
    this.#objects[ref - 1] = Buffer.concat([
      Buffer.from(`<< /Length ${data.length}${filter} ${entries} >>\nstream\n`, 'latin1'),
      data,
      Buffer.from('\nendstream', 'latin1'),
    ]);
    return ref;
  }

  /** The finished file; `root` and `info` are its catalog and its properties. The id is made from the content. */
  finish(root: Ref, info: Ref): Buffer {
    const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
    let offset = parts[0]!.length;
    const hash = createHash('sha256');
    let table = `xref\n0 ${this.#objects.length + 1}\n0000000000 65535 f \n`;
    for (const [i, body] of this.#objects.entries()) {
      if (body === null) throw new RangeError(`object ${i + 1} of the PDF was never made`);
      const open = Buffer.from(`${i + 1} 0 obj\n`, 'latin1');
      const close = Buffer.from('\nendobj\n', 'latin1');
      table += `${String(offset).padStart(10, '0')} 00000 n \n`;
      parts.push(open, body, close);
      offset += open.length + body.length + close.length;
      hash.update(body);
    }
    const id = hash.digest('hex').slice(0, 32);
    const trailer = `trailer\n<< /Size ${this.#objects.length + 1} /Root ${root} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>] >>\nstartxref\n${offset}\n%%EOF\n`;
    parts.push(Buffer.from(table + trailer, 'latin1'));
    return Buffer.concat(parts);
  }
}

/** A text of the file's own (title, bookmark) in any script: UTF-16 with a byte order mark, as hexadecimal. */
export function pdfText(text: string): string {
  let hex = 'FEFF';
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0');
  return `<${hex}>`;
}

/** A number with at most two decimals, as PDF writes it. */
export function pdfNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
