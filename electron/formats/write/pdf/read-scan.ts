import { readFile, stat } from 'node:fs/promises';
import { readJpeg } from './read-jpeg.ts';
import { readPng } from './read-png.ts';
import { type Scan, ScanError } from './scan.ts';

/** A scan of one material; larger ones are refused. */
export const MOST_SCAN_BYTES = 64 << 20;

/** The bytes of a scan's file. Rejects with ScanError, in a clerk's words, where there is none or it is too large. */
export async function readScanFile(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > MOST_SCAN_BYTES) throw tooLarge();
    return await readFile(path);
  } catch (error) {
    if (error instanceof ScanError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new ScanError(code === 'ENOENT' ? '找不到扫描件' : `扫描件打不开（${code ?? ''}）`);
  }
}

/** Reads a scan, told by its content whatever its name says. Rejects with ScanError, in a clerk's words, where it cannot be used. */
export async function readScan(file: Buffer): Promise<Scan> {
  if (file.length === 0) throw new ScanError('扫描件是空文件');
  if (file.length > MOST_SCAN_BYTES) throw tooLarge();
  if (file[0] === 0xff && file[1] === 0xd8) return { pages: [readJpeg(file)] };
  if (file.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return { pages: [readPng(file)] };
  if (file.subarray(0, 1024).includes('%PDF-')) {
    // Loaded only here: most dossiers have no PDF among their scans.
    const { readPdfScan } = await import('./read-pdf-scan.ts');
    return readPdfScan(file);
  }
  throw new ScanError('扫描件不是 PDF、JPG 或 PNG');
}

function tooLarge(): ScanError {
  return new ScanError(`扫描件超过 ${MOST_SCAN_BYTES >> 20} MB，请降低分辨率后重新扫描`);
}
