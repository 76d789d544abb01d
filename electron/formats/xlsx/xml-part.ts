import type { ReadLimits, ReadOptions } from '../table.ts';
import { damagedWorkbook, type PartPlace, tooLargeWorkbook } from './workbook-problems.ts';
import { XmlDecoder } from './xml-decoder.ts';
import { type XmlHandler, type XmlProblems, XmlScanner } from './xml-scanner.ts';
import type { ZipArchive, ZipEntry } from './zip-archive.ts';

/** The longest way to write one character of a text: `&#x0010FFFF;` and a little. */
const BYTES_A_CHARACTER = 16;
const LEAST_TOKEN_BYTES = 64 * 1024;

/** Streams one XML part of a workbook through a handler. `place` is asked when a problem is met, to name the row. */
export async function readXmlPart(
  archive: ZipArchive,
  entry: ZipEntry,
  handler: XmlHandler,
  limits: ReadLimits,
  place: () => PartPlace,
  options: ReadOptions = {},
): Promise<void> {
  const problems: XmlProblems = {
    malformed: (zh, en) => damagedWorkbook(place(), zh, en),
    tooDeep: () =>
      tooLargeWorkbook(place(), 'maxXmlDepth', limits, `${entry.name} 的 XML 嵌套层数`, `the nesting of ${entry.name}`),
    tooLong: () =>
      tooLargeWorkbook(
        place(),
        'maxCellChars',
        limits,
        `${entry.name} 里一段文字的长度`,
        `the length of a text in ${entry.name}`,
      ),
  };
  const scanner = new XmlScanner(
    handler,
    {
      maxDepth: limits.maxXmlDepth,
      maxTokenBytes: Math.max(LEAST_TOKEN_BYTES, limits.maxCellChars * BYTES_A_CHARACTER),
    },
    problems,
  );
  const decoder = new XmlDecoder(problems.malformed);
  await archive.read(entry, (chunk) => scanner.feed(decoder.push(chunk)), options);
  scanner.feed(decoder.end());
  scanner.end();
}
