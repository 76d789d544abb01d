import { createHash } from 'node:crypto';
import { resolve, sep } from 'node:path';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import type { ScanType } from '../../data/archive-scan-repo.ts';
import type { Database } from '../../data/database.ts';
import { appendLog } from '../../data/log-repo.ts';
import { readScan } from '../../formats/write/pdf/read-scan.ts';
import { ScanError } from '../../formats/write/pdf/scan.ts';

/** A scan as it is kept: what it is by its content, and how many pages it has. */
export interface ReadScanFile {
  readonly sha256: string;
  readonly type: ScanType;
  readonly pages: number;
  readonly content: Uint8Array;
}

/** Reads a scan as a dossier would. Rejects with ScanError, in a clerk's words, where it cannot be used or is larger than `most` megabytes. */
export async function readScanToKeep(content: Buffer, most: number): Promise<ReadScanFile> {
  if (content.length > most * 1_000_000)
    throw new ScanError(
      `扫描件有 ${(content.length / 1_000_000).toFixed(1)} MB，超过了 ${most} MB 的上限（可在“设置”里改），请降低分辨率后重新扫描`,
    );
  const { pages } = await readScan(content);
  return {
    sha256: createHash('sha256').update(content).digest('hex'),
    type: content[0] === 0xff ? 'jpg' : content[0] === 0x89 ? 'png' : 'pdf',
    pages: pages.length,
    content: new Uint8Array(content),
  };
}

/** Where a scan lies that an inventory names: in the inventory's folder or below. Throws ScanError where it would lie elsewhere. */
export function pathBelow(folder: string, file: string): string {
  const path = resolve(folder, file.replaceAll('\\', '/'));
  if (!path.startsWith(folder + sep)) throw new ScanError('扫描件要放在清单所在的文件夹里');
  return path;
}

/** Has the log vouch for scans that came in: each stretch of numbers once. */
export function logScans(
  db: Database,
  scanIds: readonly number[],
  { at, actor }: { readonly at: string; readonly actor: Actor },
): void {
  if (scanIds.length === 0) return;
  appendLog(db, {
    at,
    actor,
    action: 'archive.scans',
    subject: `${scanIds.length} 个扫描件`,
    detail: { scans: scanIds.length },
    // Numbers given in one transaction follow each other.
    rows: [{ table: 'archive_scan', firstId: scanIds[0]!, lastId: scanIds.at(-1)! }],
  });
}
