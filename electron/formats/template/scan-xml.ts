import { isUtf8 } from 'node:buffer';
import { type XmlHandler, XmlScanner } from '../xlsx/xml-scanner.ts';
import { damagedTemplate, refuseTemplate, tooLargeTemplate } from './template-error.ts';
import { TEMPLATE_LIMITS } from './unpack-template.ts';

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const ENCODING = /^<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']/u;

/** Runs a part's XML through a handler. It has to be UTF-8 and well-formed, without a DOCTYPE. Throws AppError. */
export function scanXml(file: string, name: string, bytes: Buffer, handler: XmlHandler): void {
  const scanner = new XmlScanner(
    handler,
    { maxDepth: TEMPLATE_LIMITS.maxXmlDepth, maxTokenBytes: TEMPLATE_LIMITS.maxXmlTokenBytes },
    {
      malformed: (zh, en) => damagedTemplate(file, `${name}：${zh}`, `${name}: ${en}`),
      tooDeep: () => tooLargeTemplate(file, `${name} 嵌套太深`, `${name} is nested too deeply`),
      tooLong: () => tooLargeTemplate(file, `${name} 里有一段太长`, `${name} has an overlong piece`),
    },
  );
  scanner.feed(utf8Of(file, name, bytes));
  scanner.end();
}

/** The bytes of an XML part without their byte order mark. Throws AppError where they are not UTF-8. */
export function utf8Of(file: string, name: string, bytes: Buffer): Buffer {
  const plain = bytes.subarray(0, 3).equals(BOM) ? bytes.subarray(3) : bytes;
  const declared = ENCODING.exec(plain.toString('latin1', 0, 200))?.[1];
  if (!isUtf8(plain) || plain.includes(0) || (declared !== undefined && !/^utf-?8$/iu.test(declared)))
    throw refuseTemplate(file, `${name} 的文字编码不是 UTF-8`, `${name} is not in UTF-8`);
  return plain;
}
