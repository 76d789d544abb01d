import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { labelsPdf } from '../../formats/write/archive/labels-pdf.ts';
import { officePdf } from '../../formats/write/archive/office-pdf.ts';
import { loadFaces } from '../../formats/write/pdf/faces.ts';
import type { CheckedArchive } from './checked-archive.ts';
import { officeLists } from './office-lists.ts';
import { publicityLists } from './publicity-lists.ts';
import { boxesOfArchive, boxLabels } from './shelf.ts';
import { townshipsOf } from './townships.ts';
import type { WrittenDossiers } from './write-dossiers.ts';

/** Writes the papers that go with all dossiers: the lists an office signs, the sheets that villages put up, the labels of the boxes. `begin` gives the path of each. */
export async function writePapers(
  checked: CheckedArchive,
  { dossiers, failures }: Pick<WrittenDossiers, 'dossiers' | 'failures'>,
  unmasked: boolean,
  begin: (path: string) => string,
): Promise<readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[]> {
  const faces = await loadFaces();
  const { policy, makingDate } = checked;
  const labels = boxLabels(boxesOfArchive(checked, dossiers), checked);
  const lists = officeLists(checked, townshipsOf(checked.households), failures, unmasked);
  const papers = [
    { path: 'lists.pdf', bytes: officePdf(lists, faces, makingDate) },
    { path: 'publicity.pdf', bytes: officePdf(publicityLists(checked), faces, makingDate) },
    { path: 'labels.pdf', ...labelsPdf(labels, policy.pack.settings.spineMillimetres.value, faces, makingDate) },
  ];
  const written = [];
  for (const { path, bytes } of papers) {
    await writeFile(begin(path), bytes);
    written.push({ path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length });
  }
  return written;
}
