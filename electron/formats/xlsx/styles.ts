import type { ReadLimits } from '../table.ts';
import { isBuiltinDateFormat, isDateFormatCode } from './number-format.ts';
import { readXmlPart } from './xml-part.ts';
import type { XmlHandler, XmlName, XmlScanner } from './xml-scanner.ts';
import type { ZipArchive, ZipEntry } from './zip-archive.ts';

/** Reads, for every cell style (`s` of a cell), whether it shows a number as a date: 1 or 0. */
export async function readDateStyles(archive: ZipArchive, entry: ZipEntry, limits: ReadLimits): Promise<Uint8Array> {
  const styles = new StyleSheet();
  await readXmlPart(archive, entry, styles, limits, () => ({ file: archive.file, part: entry.name }));
  return Uint8Array.from(styles.formatIds, (id) => {
    const code = styles.formatCodes.get(id);
    return (code === undefined ? isBuiltinDateFormat(id) : isDateFormatCode(code)) ? 1 : 0;
  });
}

class StyleSheet implements XmlHandler {
  readonly wantsText = false;
  readonly formatIds: number[] = [];
  readonly formatCodes = new Map<number, string>();
  private depth = 0;
  private inCellStyles = false;

  open(name: XmlName, scanner: XmlScanner): void {
    this.depth++;
    if (this.depth === 2) this.inCellStyles = name.local === 'cellXfs';
    if (this.depth !== 3) return;
    const id = Number(scanner.attribute('numFmtId') ?? 0);
    if (name.local === 'numFmt') this.formatCodes.set(id, scanner.attribute('formatCode') ?? '');
    else if (this.inCellStyles && name.local === 'xf') this.formatIds.push(id);
  }

  close(): void {
    this.depth--;
  }

  text(): void {}
}
