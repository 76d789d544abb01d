import { inflateSync } from 'node:zlib';
import { deflatedForPdf } from '../deflate.ts';
import { refuseTooManyPixels, ScanError, type ScanPicture } from './scan.ts';

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Reads a PNG for a PDF: without transparency its data goes in as it is, else laid on white. Throws ScanError where it is damaged. */
export function readPng(file: Buffer): ScanPicture {
  let header: Buffer | null = null;
  let palette: Buffer | null = null;
  const parts: Buffer[] = [];
  let ended = false;
  for (let at = 8; at + 12 <= file.length && !ended; ) {
    const length = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    const data = file.subarray(at + 8, at + 8 + length);
    if (data.length !== length) throw damaged();
    if (name === 'IHDR') header = data;
    else if (name === 'PLTE') palette = Buffer.from(data);
    else if (name === 'IDAT') parts.push(data);
    else if (name === 'IEND') ended = true;
    at += 12 + length;
  }
  if (header === null || header.length !== 13 || parts.length === 0 || !ended) throw damaged();
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, type, interlaced] = [header[8]!, header[9]!, header[12]!];
  const channels = CHANNELS[type];
  if (channels === undefined || width === 0 || height === 0) throw damaged();
  if (interlaced !== 0) throw new ScanError('隔行扫描的 PNG 不支持，请另存为普通 PNG 或 JPG');
  refuseTooManyPixels(width, height);
  const rowBytes = Math.ceil((width * channels * depth) / 8);
  const packed = Buffer.concat(parts);
  const raw = inflated(packed, (rowBytes + 1) * height);
  if (type === 4 || type === 6) {
    if (depth !== 8) throw new ScanError('每色 16 位带透明的 PNG 不支持，请另存为普通 PNG 或 JPG');
    const colours = channels - 1;
    return {
      kind: 'picture',
      width,
      height,
      turns: 0,
      entries: `/ColorSpace /${colours === 1 ? 'DeviceGray' : 'DeviceRGB'} /BitsPerComponent 8 /Filter /FlateDecode`,
      data: deflatedForPdf(onWhite(unfiltered(raw, rowBytes, height, channels), channels)),
      palette: null,
    };
  }
  if (type === 3 && palette === null) throw damaged();
  const space =
    type === 3 ? `[/Indexed /DeviceRGB ${palette!.length / 3 - 1} PALETTE]` : type === 2 ? '/DeviceRGB' : '/DeviceGray';
  return {
    kind: 'picture',
    width,
    height,
    turns: 0,
    entries: `/ColorSpace ${space} /BitsPerComponent ${depth} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors ${channels} /BitsPerComponent ${depth} /Columns ${width} >>`,
    data: packed,
    palette: type === 3 ? palette : null,
  };
}

function inflated(packed: Buffer, expected: number): Buffer {
  let raw: Buffer;
  try {
    raw = inflateSync(packed, { maxOutputLength: expected + 1 });
  } catch {
    throw damaged();
  }
  if (raw.length !== expected) throw damaged();
  return raw;
}

/** Undoes the filters of PNG (its section 9), for samples of a byte. */
function unfiltered(raw: Buffer, rowBytes: number, height: number, step: number): Buffer {
  const out = Buffer.alloc(rowBytes * height);
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (rowBytes + 1)]!;
    if (filter > 4) throw damaged();
    const from = row * (rowBytes + 1) + 1;
    const to = row * rowBytes;
    for (let i = 0; i < rowBytes; i++) {
      const left = i < step ? 0 : out[to + i - step]!;
      const up = row === 0 ? 0 : out[to + i - rowBytes]!;
      const corner = row === 0 || i < step ? 0 : out[to + i - rowBytes - step]!;
      const guess =
        filter === 0
          ? 0
          : filter === 1
            ? left
            : filter === 2
              ? up
              : filter === 3
                ? (left + up) >> 1
                : paeth(left, up, corner);
      out[to + i] = (raw[from + i]! + guess) & 0xff;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function onWhite(pixels: Buffer, channels: number): Buffer {
  const colours = channels - 1;
  const out = Buffer.alloc((pixels.length / channels) * colours);
  for (let from = 0, to = 0; from < pixels.length; from += channels) {
    const alpha = pixels[from + colours]! / 255;
    for (let i = 0; i < colours; i++) out[to++] = Math.round(pixels[from + i]! * alpha + 255 * (1 - alpha));
  }
  return out;
}

function damaged(): ScanError {
  return new ScanError('PNG 文件已损坏，请重新扫描');
}
