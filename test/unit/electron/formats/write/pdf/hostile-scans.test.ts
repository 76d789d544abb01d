import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { degrees, PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dossierPdf } from '../../../../../../electron/formats/write/archive/dossier-pdf.ts';
import { type Faces, loadFaces } from '../../../../../../electron/formats/write/pdf/faces.ts';
import { readBack } from '../../../../../../electron/formats/write/pdf/read-back.ts';
import { MOST_SCAN_BYTES, readScan, readScanFile } from '../../../../../../electron/formats/write/pdf/read-scan.ts';
import { checkItems } from '../../../../../../shared/domain/archive/check/completeness.ts';
import { composeDossier } from '../../../../../../shared/domain/archive/dossier/compose-dossier.ts';
import { HEILONGJIANG_57 } from '../../../../../../shared/domain/archive/policy/heilongjiang.ts';
import { rulesOfPack } from '../../../../../../shared/domain/archive/policy/rules-of-pack.ts';
import { DAY, householdOf, item } from '../../../../shared/domain/archive/archive-fixture.ts';

const RULES = rulesOfPack(HEILONGJIANG_57);
let dir: string;
let faces: Faces;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'sanzhang-scans-'));
  faces = await loadFaces();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** The dossier a scan becomes part of, and the page it stands on from 1. */
async function dossierWith(scan: Buffer) {
  const read = await readScan(scan);
  const household = householdOf({ inventory: [item('A05', { file: 'x' })] });
  const options = {
    year: '2026',
    day: DAY,
    unmasked: false,
    volume: { volumeNo: 1, boxNo: 1, inBox: 1 },
    placeholders: false,
  };
  const pdf = dossierPdf(
    composeDossier(household, checkItems(household, RULES, DAY, true), RULES, options),
    faces,
    DAY,
    () => read,
  );
  return { ...pdf, page: pdf.parts.find(({ code }) => code === 'A05')!.from };
}

const chunk = (name: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  return Buffer.concat([head, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)]);
};
function png(width: number, height: number, depth: number, type: number, raw: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = depth;
  header[9] = type;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
function jpeg(width: number, height: number, components: number, adobe: boolean): Buffer {
  const segment = (marker: number, data: Buffer): Buffer => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  };
  const frame = Buffer.alloc(6 + components * 3);
  frame[0] = 8;
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  frame[5] = components;
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(adobe ? [segment(0xee, Buffer.from('Adobe\0\x64\0\0\0\0\x02', 'latin1'))] : []),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([components, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0xd9]),
  ]);
}
async function pdf(make: (document: PDFDocument) => unknown): Promise<Buffer> {
  const document = await PDFDocument.create();
  await make(document);
  return Buffer.from(await document.save({ useObjectStreams: false }));
}
/** A page with a text, so that something is there to be copied. */
const page = (document: PDFDocument, width = 300, height = 400) => {
  const made = document.addPage([width, height]);
  made.drawText('scan of a paper', { x: 30, y: 30, size: 12 });
  return made;
};

describe('a scan that is too much', () => {
  it.each([
    ['a PNG of a hundred thousand by a hundred thousand', png(100_000, 100_000, 8, 0, Buffer.alloc(10)), '图片太大'],
    ['a JPG of 65535 by 65535', jpeg(65_535, 65_535, 3, false), '图片太大'],
    [
      'a small PNG that unpacks to much more than its size',
      png(10, 10, 8, 0, Buffer.alloc(50 << 20)),
      'PNG 文件已损坏',
    ],
    ['a byte', Buffer.from([0xff]), '扫描件不是 PDF、JPG 或 PNG'],
  ])('%s is refused with a sentence', async (_, bytes, says) => {
    await expect(readScan(bytes)).rejects.toThrow(says);
  });

  it('a file beyond the limit is refused before it is read', async () => {
    const path = join(dir, 'huge.pdf');
    writeFileSync(path, '');
    truncateSync(path, MOST_SCAN_BYTES + 1);
    await expect(readScanFile(path)).rejects.toThrow('扫描件超过 64 MB');
  });

  it('a PDF whose page unpacks to hundreds of megabytes is refused', async () => {
    const bomb = deflateSync(Buffer.alloc(300 << 20), { level: 9 });
    const bytes = await pdf((document) => {
      const made = document.addPage([100, 100]);
      const stream = document.context.stream(bomb, { Filter: 'FlateDecode' });
      made.node.set(PDFName.of('Contents'), document.context.register(stream));
    });
    await expect(readScan(bytes)).rejects.toThrow('PDF 解开后超过 256 MB');
  });

  it('a PDF whose packed objects are a bomb is refused before the library opens it', async () => {
    const bomb = deflateSync(Buffer.alloc(300 << 20), { level: 9 });
    const bytes = Buffer.concat([
      Buffer.from(`%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${bomb.length}>>\nstream\n`),
      bomb,
      Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 2 0 R>>\n'),
    ]);
    await expect(readScan(bytes)).rejects.toThrow('PDF 解开后超过 256 MB');
  });
});

describe('a PDF that would act', () => {
  it('loses scripts, actions, links, attachments and files it points to, and keeps its page', async () => {
    const bytes = await pdf(async (document) => {
      const made = page(document);
      document.addJavaScript('alert', 'app.alert("x")');
      await document.attach(Buffer.from('MZ'), 'tool.exe');
      const { context } = document;
      document.catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'Launch', F: PDFString.of('cmd.exe') }));
      made.node.set(PDFName.of('AA'), context.obj({ O: { S: 'JavaScript', JS: PDFString.of('app.alert(1)') } }));
      made.node.set(
        PDFName.of('Annots'),
        context.obj([
          {
            Type: 'Annot',
            Subtype: 'Link',
            Rect: [0, 0, 9, 9],
            A: { S: 'URI', URI: PDFString.of('http://x.invalid') },
          },
        ]),
      );
      const outside = context.stream('', {
        Type: 'XObject',
        Subtype: 'Image',
        Width: 1,
        Height: 1,
        ColorSpace: 'DeviceGray',
        BitsPerComponent: 8,
        F: PDFString.of('file:///etc/passwd'),
      });
      made.node.setXObject(PDFName.of('Out'), context.register(outside));
    });
    expect((await readBack(bytes)).acts).not.toEqual([]);
    const { bytes: made, page: at } = await dossierWith(bytes);
    expect((await readBack(made)).acts).toEqual([]);
    expect(made.includes('passwd')).toBe(false);
    expect(made.includes('cmd.exe')).toBe(false);
    const text = execFileSync('pdftotext', ['-f', String(at), '-l', String(at), '-', '-'], {
      input: made,
      encoding: 'utf8',
    });
    expect(text).toContain('scan of a paper');
  });

  it('of which a page cannot be copied costs only its scan', async () => {
    const bytes = await pdf((document) => {
      const made = page(document);
      made.node.set(PDFName.of('Parent'), made.ref);
    });
    await expect(readScan(bytes)).rejects.toThrow(/PDF (?:文件已损坏|里没有页面)/u);
  });
});

describe('a scan of an unusual kind', () => {
  it.each([
    ['a CMYK JPG of a printing program, its inks turned round', jpeg(40, 20, 4, true), /cmyk\s+4\s+8\s+jpeg/u],
    ['a PNG of 16 bits a colour', png(40, 20, 16, 2, Buffer.alloc((40 * 6 + 1) * 20)), /rgb\s+3\s+16\s+image/u],
    ['a PNG of 1 bit', png(40, 20, 1, 0, Buffer.alloc(6 * 20)), /gray\s+1\s+1\s+image/u],
  ])('%s goes in as it is', async (_, bytes, listed) => {
    const path = join(dir, 'kind.pdf');
    writeFileSync(path, (await dossierWith(bytes)).bytes);
    expect(execFileSync('pdfimages', ['-list', path], { encoding: 'utf8' })).toMatch(listed);
  });

  it('a CMYK JPG of Adobe is turned round, one that is not of Adobe is not', async () => {
    const entriesOf = async (adobe: boolean) => {
      const [first] = (await readScan(jpeg(4, 4, 4, adobe))).pages;
      return first!.kind === 'picture' ? first!.entries : '';
    };
    expect(await entriesOf(true)).toContain('/Decode [1 0 1 0 1 0 1 0]');
    expect(await entriesOf(false)).not.toContain('/Decode');
  });

  it('is told by its content, whatever its name says', async () => {
    const path = join(dir, 'photo.jpg');
    writeFileSync(path, png(40, 20, 8, 0, Buffer.alloc(41 * 20)));
    const [first] = (await readScan(await readScanFile(path))).pages;
    expect([first!.width, first!.height]).toEqual([40, 20]);
  });

  it.each([0, 90, 180, 270, -90])('a page turned by %i degrees stands upright within its frame', async (angle) => {
    const bytes = await pdf((document) => page(document, 300, 400).setRotation(degrees(angle)));
    const [first] = (await readScan(bytes)).pages;
    expect(first!.turns).toBe((((angle / 90) % 4) + 4) % 4);
    const { bytes: made, pages } = await dossierWith(bytes);
    expect((await readBack(made)).pages).toHaveLength(pages);
  });

  it('a page without a size is refused', async () => {
    const bytes = await pdf((document) => page(document).setMediaBox(0, 0, 0, 0));
    await expect(readScan(bytes)).rejects.toThrow('PDF 的页面没有大小');
  });

  it('a page that names inherited pages in a circle does not hold us up', async () => {
    const bytes = await pdf((document) => {
      page(document);
      document.catalog
        .Pages()
        .set(PDFName.of('Kids'), document.context.obj([document.catalog.get(PDFName.of('Pages'))!]));
    });
    await expect(readScan(bytes)).rejects.toThrow('PDF');
  });
});
