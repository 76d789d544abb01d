import { deflateSync } from 'node:zlib';
import { PdfFile } from '../../formats/write/pdf/pdf-file.ts';

/** A scan of the sample county. `bytes`: null where the file is to be missing. */
export interface SampleScan {
  readonly extension: string;
  readonly usable: boolean;
  readonly bytes: () => Buffer | null;
}

/** A grey picture of 8 × 8 dots, the smallest a JPEG can be, coded by hand: one block of one grey (ITU-T T.81). */
const GREY_JPEG = [
  'ffd8',
  `ffdb004300${'10'.repeat(64)}`,
  'ffc0000b080008000801011100',
  ...['00', '10'].map((table) => `ffc40014${table}01${'00'.repeat(15)}00`),
  'ffda0008010100003f003f',
  'ffd9',
].join('');

/** One of each kind that can be read, then those that cannot. */
export const SAMPLE_SCANS: readonly SampleScan[] = [
  { extension: '.png', usable: true, bytes: () => page(420, 594) },
  { extension: '.png', usable: true, bytes: () => page(594, 420) },
  { extension: '.jpg', usable: true, bytes: () => Buffer.from(GREY_JPEG, 'hex') },
  { extension: '.pdf', usable: true, bytes: twoPages },
  { extension: '.png', usable: false, bytes: () => page(420, 594).subarray(0, 200) },
  { extension: '.jpg', usable: false, bytes: () => Buffer.from('这不是图片', 'utf8') },
  { extension: '.pdf', usable: false, bytes: () => null },
];

/** A white page with grey lines, as PNG. */
function page(width: number, height: number): Buffer {
  const rows = Buffer.alloc((width + 1) * height, 0xff);
  for (let y = 0; y < height; y++) {
    rows[y * (width + 1)] = 0;
    if (y % 24 !== 12 || y < 40 || y > height - 40) continue;
    rows.fill(0x70, y * (width + 1) + 40, y * (width + 1) + width - 40);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crcOf(body));
  return Buffer.concat([head, body, check]);
}

/** The check of PNG chunks (its annex D). */
function crcOf(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

/** A PDF of two pages: a frame standing, a frame lying. */
function twoPages(): Buffer {
  const file = new PdfFile();
  const root = file.reserve();
  const tree = file.reserve();
  const pages = [
    [420, 594],
    [594, 420],
  ].map(([width, height]) => {
    const content = file.addStream(Buffer.from(`2 w 40 40 ${width! - 80} ${height! - 80} re S`, 'latin1'));
    return file.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${width} ${height}] /Resources << >> /Contents ${content} 0 R >>`,
    );
  });
  file.add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((ref) => `${ref} 0 R`).join(' ')}] >>`, tree);
  file.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`, root);
  return file.finish(root, file.add('<< >>'));
}
