import type { ReadLimits, ReadOptions } from '../table.ts';
import { needsDecoding, quickText } from './quick-text.ts';
import { StringItem } from './string-item.ts';
import { damagedWorkbook, tooLargeWorkbook } from './workbook-problems.ts';
import { readXmlPart } from './xml-part.ts';
import type { XmlHandler, XmlName, XmlScanner } from './xml-scanner.ts';
import { XSTRING_UNITS_A_CHARACTER } from './xml-text.ts';
import type { XmlWindow } from './xml-window.ts';
import type { ZipArchive, ZipEntry } from './zip-archive.ts';

/** Reads the shared string table of a workbook. Throws E_TOO_LARGE beyond `maxSharedStringBytes` of inflated XML. */
export async function readSharedStrings(
  archive: ZipArchive,
  entry: ZipEntry,
  limits: ReadLimits,
  options: ReadOptions,
): Promise<readonly string[]> {
  const place = { file: archive.file, part: entry.name };
  if (entry.inflatedBytes > limits.maxSharedStringBytes) {
    throw tooLargeWorkbook(
      place,
      'maxSharedStringBytes',
      limits,
      '共享字符串表的大小',
      'the size of the shared string table',
    );
  }
  const table = new SharedStringTable(
    (length) => {
      if (length <= limits.maxCellChars) return;
      throw tooLargeWorkbook(
        place,
        'maxCellChars',
        limits,
        `一个单元格有 ${length} 个字符`,
        `a cell has ${length} characters`,
      );
    },
    (root) => damagedWorkbook(place, `根元素是 ${root}，不是 sst`, `its root element is ${root}, not sst`),
  );
  await readXmlPart(archive, entry, table, limits, () => place, options);
  return table.strings;
}

/** The regular beginnings of a string item, by far the most frequent. */
const PLAIN = Buffer.from('<si><t>');
const PRESERVED = Buffer.from('<si><t xml:space="preserve">');
const END = Buffer.from('</t></si>');
const LT = 0x3c;

class SharedStringTable implements XmlHandler {
  readonly strings: string[] = [];
  private readonly checkLength: (length: number) => void;
  private readonly wrongRoot: (root: string) => Error;
  private readonly item = new StringItem();
  private inRoot = false;
  private inItem = false;

  constructor(checkLength: (length: number) => void, wrongRoot: (root: string) => Error) {
    this.checkLength = checkLength;
    this.wrongRoot = wrongRoot;
  }

  get wantsText(): boolean {
    return this.inItem && this.item.collecting;
  }

  open(name: XmlName, scanner: XmlScanner): void {
    if (this.inItem) this.item.open(name.local);
    else if (!this.inRoot) {
      if (name.local !== 'sst') throw this.wrongRoot(name.qualified);
      this.inRoot = true;
    } else if (name.local === 'si') {
      this.inItem = true;
      this.item.begin();
    } else scanner.skipElement();
  }

  close(): void {
    if (!this.inItem || this.item.close()) return;
    this.inItem = false;
    this.push(this.item.value);
  }

  text(text: string): void {
    this.item.text(text);
    this.checkLength(this.item.length / XSTRING_UNITS_A_CHARACTER);
  }

  quick(window: XmlWindow, at: number): number {
    let taken = at;
    if (!this.inRoot || this.inItem) return taken;
    for (let next = this.quickItem(window, taken); next !== -1; next = this.quickItem(window, taken)) taken = next;
    return taken;
  }

  /** Takes one regular item. Gives the position after it, or -1 where it declines. */
  private quickItem(window: XmlWindow, at: number): number {
    const { bytes, end } = window;
    let from = -1;
    if (startsWith(bytes, end, PLAIN, at)) from = at + PLAIN.length;
    else if (startsWith(bytes, end, PRESERVED, at)) from = at + PRESERVED.length;
    else return -1;
    let to = from;
    let seen = 0;
    for (; to < end && bytes[to] !== LT; to++) {
      const byte = bytes[to]!;
      if (needsDecoding(byte)) return -1;
      seen |= byte;
    }
    if (!startsWith(bytes, end, END, to)) return -1;
    this.push(quickText(window, from, to, seen));
    return to + END.length;
  }

  private push(text: string): void {
    this.checkLength(text.length);
    this.strings.push(text);
  }
}

function startsWith(bytes: Buffer, end: number, expected: Buffer, at: number): boolean {
  if (at + expected.length > end) return false;
  for (let i = 0; i < expected.length; i++) if (bytes[at + i] !== expected[i]) return false;
  return true;
}
