import { posix } from 'node:path';
import type { ReadLimits } from '../table.ts';
import { damagedWorkbook } from './workbook-problems.ts';
import { readXmlPart } from './xml-part.ts';
import type { ZipArchive } from './zip-archive.ts';

/** A relationship of a part: what kind of part it leads to, and its name in the zip. */
export interface Relationship {
  readonly id: string;
  /** The last word of the type, which transitional and strict workbooks share: `worksheet`, `styles`, `officeDocument`. */
  readonly kind: string;
  /** The name of the target part, without a leading slash. */
  readonly target: string;
}

/** Reads the relationships of a part ('' for those of the package). Null where the part has none. Targets outside are left out. */
export async function readRelationships(
  archive: ZipArchive,
  part: string,
  limits: ReadLimits,
): Promise<readonly Relationship[] | null> {
  const folder = part === '' ? '' : posix.dirname(part);
  const entry = archive.find(posix.join(folder, '_rels', `${posix.basename(part)}.rels`));
  if (entry === undefined) return null;
  const place = { file: archive.file, part: entry.name };
  const found: Relationship[] = [];
  await readXmlPart(
    archive,
    entry,
    {
      wantsText: false,
      open(name, scanner) {
        if (name.local !== 'Relationship' || scanner.attribute('TargetMode') === 'External') return;
        const id = scanner.attribute('Id');
        const type = scanner.attribute('Type');
        const target = scanner.attribute('Target');
        if (id === undefined || type === undefined || target === undefined) {
          throw damagedWorkbook(place, '有一条关系缺少 Id、Type 或 Target', 'a relationship has no Id, Type or Target');
        }
        found.push({ id, kind: type.slice(type.lastIndexOf('/') + 1), target: resolveTarget(folder, target) });
      },
      close: () => undefined,
      text: () => undefined,
    },
    limits,
    () => place,
  );
  return found;
}

/** Absolute targets begin at the package, relative ones at the folder of the part (ECMA-376 part 2, 6.5). */
function resolveTarget(folder: string, target: string): string {
  const path = percentDecoded(target.replaceAll('\\', '/'));
  const resolved = posix.normalize(path.startsWith('/') ? path : posix.join('/', folder, path));
  return resolved.replace(/^\/+/, '');
}

function percentDecoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
