import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';

/** What a PDF of ours turns out to be when it is opened again by a library that did not write it. */
export interface ReadBack {
  readonly title: string;
  readonly pages: readonly PageReadBack[];
  /** Bookmarks and their pages from 1; 0 where one leads nowhere. */
  readonly marks: readonly { readonly title: string; readonly page: number }[];
  /** Names of fonts, and whether their shapes and their characters are in the file. */
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean; readonly unicode: boolean }[];
  /** Whatever acts, leads out or carries another file: JavaScript, URI, EmbeddedFiles … */
  readonly acts: readonly string[];
}

export interface PageReadBack {
  readonly width: number;
  readonly height: number;
  /** The texts drawn on the page itself, one after the other; what is inside a scan is no part of it. */
  readonly text: string;
  /** Characters drawn of which the file does not say what they are. */
  readonly unreadable: number;
  /** Scans drawn on it. */
  readonly scans: number;
}

/** A PDF that cannot be opened again. */
export class UnreadablePdf extends Error {
  override readonly name = 'UnreadablePdf';
  readonly isLocked: boolean;

  constructor(message: string, isLocked: boolean) {
    super(message);
    this.isLocked = isLocked;
  }
}

/** Keys of dictionaries, and kinds of actions, that do something or lead out of the file (ISO 32000-1, 12.6, 7.11). */
const ACTING_KEYS = new Set([
  'JS',
  'JavaScript',
  'OpenAction',
  'AA',
  'EmbeddedFiles',
  'EF',
  'AcroForm',
  'XFA',
  'RichMedia',
  'URI',
]);
const ACTIONS = new Set([
  'JavaScript',
  'Launch',
  'URI',
  'GoToR',
  'GoToE',
  'SubmitForm',
  'ImportData',
  'Rendition',
  'Movie',
  'Sound',
]);

/** Opens a PDF again. Rejects with UnreadablePdf. */
export async function readBack(bytes: Buffer): Promise<ReadBack> {
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      throwOnInvalidObject: true,
      parseSpeed: ParseSpeeds.Fastest,
    });
    const reader = new Reader(document);
    return {
      title: document.getTitle() ?? '',
      pages: document.getPages().map((page) => reader.page(page)),
      marks: reader.marks(),
      fonts: reader.fonts(),
      acts: reader.acts(),
    };
  } catch (error) {
    const { message } = error as Error;
    throw new UnreadablePdf(message, /encrypted/iu.test(message));
  }
}

class Reader {
  readonly #document: PDFDocument;
  /** What the codes of each font met stand for. */
  readonly #maps = new Map<PDFObject, ReadonlyMap<number, string>>();
  readonly #fonts = new Map<PDFObject, PDFDict>();

  constructor(document: PDFDocument) {
    this.#document = document;
  }

  page(page: PDFPage): PageReadBack {
    const { width, height } = page.getMediaBox();
    const resources = page.node.Resources();
    const fonts = new Map<string, ReadonlyMap<number, string>>();
    for (const [name, font] of this.#entriesOf(resources, 'Font')) fonts.set(name, this.#mapOf(font));
    let text = '';
    let unreadable = 0;
    let scans = 0;
    let map: ReadonlyMap<number, string> = new Map();
    for (const [, font, hex, drawn] of this.#contentOf(page).matchAll(
      /\/(\w+) [\d.]+ Tf|<([0-9a-fA-F]*)> Tj|\/(\w+) Do\b/gu,
    )) {
      if (font !== undefined) map = fonts.get(font) ?? new Map();
      else if (drawn !== undefined) scans++;
      else
        for (let at = 0; at < hex!.length; at += 4) {
          const character = map.get(Number.parseInt(hex!.slice(at, at + 4), 16));
          if (character === undefined) unreadable++;
          else text += character;
        }
    }
    return { width, height, text, unreadable, scans };
  }

  marks(): ReadBack['marks'] {
    const refs = this.#document.getPages().map(({ ref }) => ref);
    const found: { title: string; page: number }[] = [];
    let mark = this.#lookup(this.#dict(this.#document.catalog.get(PDFName.of('Outlines'))), 'First');
    while (mark instanceof PDFDict && found.length < 10_000) {
      const title = mark.lookup(PDFName.of('Title'));
      const target = mark.lookup(PDFName.of('Dest'));
      const ref = target instanceof PDFArray ? target.get(0) : undefined;
      found.push({
        title: title instanceof PDFHexString || title instanceof PDFString ? title.decodeText() : '',
        page: ref instanceof PDFRef ? refs.indexOf(ref) + 1 : 0,
      });
      mark = this.#lookup(mark, 'Next');
    }
    return found;
  }

  /** The fonts that pages use; those inside scans are the scans' own. */
  fonts(): ReadBack['fonts'] {
    return [...this.#fonts.values()].map((font) => {
      const descendants = this.#lookup(font, 'DescendantFonts');
      const inner = descendants instanceof PDFArray ? this.#dict(descendants.get(0)) : font;
      const descriptor = this.#dict(this.#lookup(inner, 'FontDescriptor'));
      return {
        name: font.get(PDFName.of('BaseFont'))?.toString() ?? '',
        embedded: ['FontFile', 'FontFile2', 'FontFile3'].some((key) => this.#lookup(descriptor, key) !== undefined),
        unicode: this.#lookup(font, 'ToUnicode') !== undefined,
      };
    });
  }

  acts(): readonly string[] {
    const found = new Set<string>();
    const look = (object: PDFObject | undefined): void => {
      if (object instanceof PDFRawStream) look(object.dict);
      else if (object instanceof PDFArray) for (const each of object.asArray()) look(each);
      else if (object instanceof PDFDict)
        for (const [name, value] of object.entries()) {
          const key = name.decodeText();
          if (ACTING_KEYS.has(key)) found.add(key);
          if (key === 'S' && value instanceof PDFName && ACTIONS.has(value.decodeText())) found.add(value.decodeText());
          look(value);
        }
    };
    for (const [, object] of this.#document.context.enumerateIndirectObjects()) look(object);
    return [...found].sort();
  }

  #entriesOf(resources: PDFDict | undefined, kind: string): readonly (readonly [string, PDFObject])[] {
    const dict = this.#dict(this.#lookup(resources, kind));
    return dict === undefined ? [] : dict.entries().map(([name, value]) => [name.decodeText(), value] as const);
  }

  #mapOf(font: PDFObject): ReadonlyMap<number, string> {
    const known = this.#maps.get(font);
    if (known !== undefined) return known;
    const dict = this.#dict(font);
    if (dict !== undefined) this.#fonts.set(font, dict);
    const stream = this.#lookup(dict, 'ToUnicode');
    const map = new Map<number, string>();
    if (stream instanceof PDFRawStream)
      for (const [, code, unicode] of dataOf(stream)
        .toString('latin1')
        .matchAll(/<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>$/gmu))
        map.set(Number.parseInt(code!, 16), Buffer.from(unicode!, 'hex').swap16().toString('utf16le'));
    this.#maps.set(font, map);
    return map;
  }

  #contentOf(page: PDFPage): string {
    const contents = page.node.Contents();
    const streams =
      contents instanceof PDFArray ? contents.asArray().map((each) => this.#document.context.lookup(each)) : [contents];
    return streams
      .map((stream) => (stream instanceof PDFRawStream ? dataOf(stream).toString('latin1') : ''))
      .join('\n');
  }

  #lookup(dict: PDFDict | undefined, key: string): PDFObject | undefined {
    return dict?.lookup(PDFName.of(key));
  }

  #dict(object: PDFObject | undefined): PDFDict | undefined {
    const found = object instanceof PDFRef ? this.#document.context.lookup(object) : object;
    return found instanceof PDFDict ? found : undefined;
  }
}

function dataOf(stream: PDFRawStream): Buffer {
  // The common case, by the platform's own inflate: a dossier is opened again for every dossier made.
  return stream.dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode')
    ? inflateSync(stream.contents)
    : Buffer.from(decodePDFRawStream(stream).decode());
}
