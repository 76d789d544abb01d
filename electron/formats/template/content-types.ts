import { scanXml } from './scan-xml.ts';
import type { TemplateParts } from './unpack-template.ts';

/** The content types of parts that have one of their own, by the name of the part. */
export function contentTypes(parts: TemplateParts, file: string): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  scanXml(file, '[Content_Types].xml', parts.get('[Content_Types].xml')!, {
    wantsText: false,
    open({ local }, scanner) {
      if (local !== 'Override') return;
      const name = (scanner.attribute('PartName') ?? '').replace(/^\//u, '');
      types.set(name, scanner.attribute('ContentType') ?? '');
    },
    close() {},
    text() {},
  });
  return types;
}
