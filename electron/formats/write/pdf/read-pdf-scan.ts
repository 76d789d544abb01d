import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib';
import { PdfFile, type Ref } from './pdf-file.ts';
import { type Scan, ScanError, type ScanForm } from './scan.ts';

const MOST_PAGES = 500;
/** Entries that lead out of the page or do something: nothing of a scan may act. */
const DROPPED = new Set([
  'Parent',
  'Annots',
  'AA',
  'OpenAction',
  'JS',
  'JavaScript',
  'Metadata',
  'StructParents',
  'StructParent',
  'Length',
  'PieceInfo',
  'OC',
]);
const RESOURCES = ['ColorSpace', 'ExtGState', 'Font', 'Pattern', 'ProcSet', 'Properties', 'Shading', 'XObject'];

/** Entries of a stream that would take its data from elsewhere, or lead out of the file. */
const DROPPED_OF_STREAMS = new Set([...DROPPED, 'F', 'FFilter', 'FDecodeParms', 'Ref', 'OPI', 'AF', 'PS']);
/** What one packed part may unpack to: a page of any scanner is far below. */
const MOST_UNPACKED = 256 << 20;

/** Reads the pages of a PDF so that they can be drawn on pages of ours. Throws ScanError where it is damaged or locked. */
export async function readPdfScan(file: Buffer): Promise<Scan> {
  refuseBombs(file);
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(file, { updateMetadata: false, throwOnInvalidObject: true });
  } catch (error) {
    throw new ScanError(
      // The library's errors are no instances of their class.
      /encrypted/iu.test((error as Error).message) ? 'PDF 有密码，请解除密码后再放入' : 'PDF 文件已损坏，请重新扫描',
    );
  }
  try {
    if (document.getPageCount() === 0) throw new ScanError('PDF 里没有页面');
    if (document.getPageCount() > MOST_PAGES) throw new ScanError(`PDF 超过 ${MOST_PAGES} 页，请拆分后再放入`);
    const pages = document.getPages().map(formOf);
    // What cannot be copied is told now, while it costs nothing but this scan.
    for (const page of pages) page.write(new PdfFile());
    return { pages };
  } catch (error) {
    if (error instanceof ScanError) throw error;
    throw new ScanError('PDF 文件已损坏，请重新扫描');
  }
}

function formOf(page: PDFPage): ScanForm {
  const { x, y, width, height } = page.getCropBox();
  if (!(width > 0) || !(height > 0)) throw new ScanError('PDF 的页面没有大小，请重新扫描');
  const content = contentOf(page);
  const resources = page.node.Resources();
  const turns = (((Math.round(page.getRotation().angle / 90) % 4) + 4) % 4) as 0 | 1 | 2 | 3;
  return {
    kind: 'form',
    width,
    height,
    turns,
    write: (file) => {
      const copier = new Copier(page.doc, file);
      const entries = resources === undefined ? '<< >>' : copier.resources(resources);
      const ref = file.addStream(
        content,
        `/Type /XObject /Subtype /Form /FormType 1 /BBox [${x} ${y} ${x + width} ${y + height}] /Matrix [${1 / width} 0 0 ${1 / height} ${-x / width} ${-y / height}] /Resources ${entries}`,
      );
      copier.finish();
      return ref;
    },
  };
}

/** The drawing of a page in one piece. */
function contentOf(page: PDFPage): Buffer {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((each) => page.doc.context.lookup(each)) : [contents];
  return Buffer.concat(
    streams.flatMap((stream) => (stream instanceof PDFRawStream ? [unpacked(stream), Buffer.from('\n')] : [])),
  );
}

/** The data of a stream. Throws ScanError where it unpacks to more than any page needs. */
function unpacked(stream: PDFRawStream): Buffer {
  if (stream.dict.get(PDFName.of('Filter')) !== PDFName.of('FlateDecode'))
    return Buffer.from(decodePDFRawStream(stream).decode());
  return inflated(Buffer.from(stream.contents)) ?? Buffer.from(decodePDFRawStream(stream).decode());
}

/** Inflated; null where the data is damaged. Throws ScanError where it is a bomb. */
function inflated(data: Buffer): Buffer | null {
  try {
    return inflateSync(data, { maxOutputLength: MOST_UNPACKED });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new ScanError(`PDF 解开后超过 ${MOST_UNPACKED >> 20} MB，不能使用`);
    return null;
  }
}

/** The library unpacks these parts when it opens the file, without a limit: they are looked at before. Throws ScanError. */
function refuseBombs(file: Buffer): void {
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    const before = file.subarray(Math.max(0, at - 1024), at).toString('latin1');
    const dict = before.slice(before.lastIndexOf(' obj'));
    if (!/\/(?:ObjStm|XRef)\b/u.test(dict)) continue;
    const data = at + (file[at + 6] === 0x0d ? 8 : 7);
    inflated(file.subarray(data));
  }
}

/** Copies what a page refers to from its document into ours. */
class Copier {
  readonly #document: PDFDocument;
  readonly #file: PdfFile;
  readonly #copied = new Map<PDFRef, Ref>();
  readonly #waiting: PDFRef[] = [];

  constructor(document: PDFDocument, file: PdfFile) {
    this.#document = document;
    this.#file = file;
  }

  resources(resources: PDFDict): string {
    return `<< ${RESOURCES.flatMap((name) => {
      const entry = resources.get(PDFName.of(name));
      return entry === undefined ? [] : [`/${name} ${this.#written(entry)}`];
    }).join(' ')} >>`;
  }

  /** Copies everything that was referred to; each object once, however deep it lies. */
  finish(): void {
    for (let from = this.#waiting.pop(); from !== undefined; from = this.#waiting.pop()) {
      const object = this.#document.context.lookup(from);
      const to = this.#copied.get(from)!;
      if (object instanceof PDFRawStream)
        this.#file.addStream(Buffer.from(object.contents), this.#entries(object.dict, DROPPED_OF_STREAMS), to);
      else this.#file.add(object === undefined ? 'null' : this.#written(object), to);
    }
  }

  #written(object: PDFObject): string {
    if (object instanceof PDFRef) return `${this.#refTo(object)} 0 R`;
    if (object instanceof PDFDict) return `<< ${this.#entries(object)} >>`;
    if (object instanceof PDFArray)
      return `[${object
        .asArray()
        .map((each) => this.#written(each))
        .join(' ')}]`;
    if (object instanceof PDFNumber) return object.toString();
    return object.toString();
  }

  #entries(dict: PDFDict, dropped: ReadonlySet<string> = DROPPED): string {
    return dict
      .entries()
      .filter(([name]) => !dropped.has(name.decodeText()))
      .map(([name, value]) => `${name.toString()} ${this.#written(value)}`)
      .join(' ');
  }

  #refTo(from: PDFRef): Ref {
    const known = this.#copied.get(from);
    if (known !== undefined) return known;
    const to = this.#file.reserve();
    this.#copied.set(from, to);
    this.#waiting.push(from);
    return to;
  }
}
