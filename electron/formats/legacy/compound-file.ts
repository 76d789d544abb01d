import type { FileHandle } from 'node:fs/promises';

/** A stream or storage of an OLE compound file. */
export interface CompoundEntry {
  readonly name: string;
  readonly start: number;
  readonly size: number;
}

/** The inside of an OLE compound file ([MS-CFB]): old .xls .et .doc, and password-protected .xlsx. */
export interface CompoundFile {
  readonly entries: readonly CompoundEntry[];
  /** Reads a stream whole. Throws DamagedCompoundFile where a part of it is not there. */
  readStream(entry: CompoundEntry): Promise<Buffer>;
}

/** The file is cut off, or its tables of sectors make no sense. */
export class DamagedCompoundFile extends Error {
  override readonly name = 'DamagedCompoundFile';
}

const SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const HEADER_BYTES = 512;
const HEADER_FAT_SECTORS = 109;
const ENTRY_BYTES = 128;
const NAME_BYTES = 64;
const ROOT_ENTRY = 5;
/** Sector numbers from here on are marks: end of chain, free, table. */
const FIRST_MARK = 0xfffffffa;

/** Whether the bytes begin a compound file. */
export function isCompoundFile(head: Buffer): boolean {
  return head.subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

/** Reads the tables and the directory of a compound file. Throws DamagedCompoundFile. */
export async function openCompoundFile(file: FileHandle): Promise<CompoundFile> {
  const header = await readAt(file, 0, HEADER_BYTES);
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw new DamagedCompoundFile('sector size');
  const sectorBytes = 1 << shift;
  const { size: fileBytes } = await file.stat();
  const maxSectors = Math.ceil(fileBytes / sectorBytes);
  const miniBytes = 1 << (header.readUInt16LE(32) & 15);
  const miniCutoff = header.readUInt32LE(56);

  const fat = await readFat(file, header, sectorBytes, maxSectors);
  const readChain = async (start: number, wanted: number | null): Promise<Buffer> => {
    const chain = chainFrom(fat, start, maxSectors);
    if (wanted !== null && chain.length * sectorBytes < wanted) throw new DamagedCompoundFile('a chain is too short');
    const bytes = Buffer.alloc(wanted ?? chain.length * sectorBytes);
    for (let first = 0; first < chain.length && first * sectorBytes < bytes.length; ) {
      // Neighbouring sectors in one go.
      let next = first + 1;
      while (next < chain.length && chain[next] === chain[next - 1]! + 1) next++;
      const at = first * sectorBytes;
      const length = Math.min((next - first) * sectorBytes, bytes.length - at);
      (await readAt(file, (chain[first]! + 1) * sectorBytes, length)).copy(bytes, at);
      first = next;
    }
    return bytes;
  };

  const directory = await readChain(header.readUInt32LE(48), null);
  const entries: CompoundEntry[] = [];
  let root: CompoundEntry | null = null;
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const length = directory.readUInt16LE(at + NAME_BYTES);
    if (length < 2 || length > NAME_BYTES) continue;
    const name = directory.toString('utf16le', at, at + length - 2);
    const entry = { name, start: directory.readUInt32LE(at + 116), size: directory.readUInt32LE(at + 120) };
    if (directory[at + 66] === ROOT_ENTRY) root = entry;
    else entries.push(entry);
  }

  return {
    entries,
    async readStream(entry) {
      if (entry.size > fileBytes) throw new DamagedCompoundFile('a stream is larger than the file');
      if (entry.size >= miniCutoff) return readChain(entry.start, entry.size);
      // Small streams share the sectors of the root entry, in smaller sectors of their own.
      if (root === null) throw new DamagedCompoundFile('no root entry');
      const pool = await readChain(root.start, root.size > fileBytes ? null : root.size);
      const miniFat = await readChain(header.readUInt32LE(60), null);
      const links = Array.from({ length: miniFat.length >> 2 }, (_, i) => miniFat.readUInt32LE(4 * i));
      const chain = chainFrom(links, entry.start, links.length);
      const bytes = Buffer.concat(chain.map((sector) => pool.subarray(sector * miniBytes, (sector + 1) * miniBytes)));
      if (bytes.length < entry.size) throw new DamagedCompoundFile('a small stream is cut off');
      return bytes.subarray(0, entry.size);
    },
  };
}

/** The table that says which sector follows which, from the 109 places in the header and the chain behind them. */
async function readFat(
  file: FileHandle,
  header: Buffer,
  sectorBytes: number,
  maxSectors: number,
): Promise<Uint32Array> {
  const perSector = sectorBytes / 4;
  const count = Math.min(header.readUInt32LE(44), Math.ceil(maxSectors / perSector) + 1);
  const fatSectors: number[] = [];
  for (let i = 0; i < HEADER_FAT_SECTORS && fatSectors.length < count; i++)
    fatSectors.push(header.readUInt32LE(76 + 4 * i));
  let more = header.readUInt32LE(68);
  while (fatSectors.length < count) {
    if (more >= FIRST_MARK) throw new DamagedCompoundFile('the table of sectors is cut off');
    const places = await readAt(file, (more + 1) * sectorBytes, sectorBytes);
    for (let i = 0; i < perSector - 1 && fatSectors.length < count; i++) fatSectors.push(places.readUInt32LE(4 * i));
    more = places.readUInt32LE(sectorBytes - 4);
  }
  const fat = new Uint32Array(fatSectors.length * perSector);
  for (const [index, sector] of fatSectors.entries()) {
    if (sector >= maxSectors) throw new DamagedCompoundFile('the table of sectors is cut off');
    const links = await readAt(file, (sector + 1) * sectorBytes, sectorBytes);
    for (let i = 0; i < perSector; i++) fat[index * perSector + i] = links.readUInt32LE(4 * i);
  }
  return fat;
}

function chainFrom(links: ArrayLike<number>, start: number, most: number): number[] {
  const chain: number[] = [];
  for (let sector = start; sector < FIRST_MARK; sector = links[sector]!) {
    if (sector >= links.length || chain.length > most)
      throw new DamagedCompoundFile('a chain leads nowhere or in a circle');
    chain.push(sector);
  }
  return chain;
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, offset);
  if (bytesRead < length) throw new DamagedCompoundFile('the file is cut off');
  return buffer;
}
