import { createHash } from 'node:crypto';
import { dirname, resolve, sep } from 'node:path';
import type { ArchiveSource } from '../../../shared/contracts/archive-manifest.ts';
import type { InventoryItem } from '../../../shared/domain/archive/archive-household.ts';
import { readScanFile } from '../../formats/write/pdf/read-scan.ts';
import { ScanError } from '../../formats/write/pdf/scan.ts';
import type { ScanStore } from './checked-archive.ts';

/** The scans that lie beside the inventories that name them, or below. `inventories`: as read, `path` is where each lies. */
export function scansBesideInventory(inventories: readonly ArchiveSource[]): ScanStore {
  const folders = inventories.map(({ name, path }) => ({ start: `${name}#`, folder: resolve(dirname(path)) }));
  const bytesOf = async ({ pointer, file }: InventoryItem): Promise<Buffer> => {
    const folder = folders.find(({ start }) => pointer.startsWith(start))?.folder ?? resolve('.');
    // Inventories are mostly written where folders are parted by a backslash.
    const path = resolve(folder, file.replaceAll('\\', '/'));
    // An inventory comes from elsewhere: it may not make us read whatever it likes.
    if (!path.startsWith(folder + sep)) throw new ScanError('扫描件要放在清单所在的文件夹里');
    return readScanFile(path);
  };
  return {
    bytesOf,
    sha256Of: async (item) =>
      createHash('sha256')
        .update(await bytesOf(item))
        .digest('hex'),
  };
}
