/**
 * Writes ledgers of the sample's csv format again as workbooks, as Excel would: shared strings, counts and amounts as numbers, long
 * numbers as text. Bundled and run by the bench: `node csv-to-xlsx.mjs FROM.csv TO.xlsx`.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { writeStreamingWorkbook } from '../../electron/formats/streaming-workbook.ts';

const NUMBERS = /^(?:序号|保障人口)$|（元）$/u;
const [from, to] = process.argv.slice(2) as [string, string];

await writeStreamingWorkbook(
  to,
  new Date('2026-04-01T00:00:00Z'),
  { sharedStrings: true, styles: false },
  async (workbook) => {
    const sheet = workbook.addWorksheet('明细');
    let isNumber: readonly boolean[] | null = null;
    // The sample's csv files quote nothing and hold no line breaks.
    for await (const line of createInterface({ input: createReadStream(from, 'utf8'), crlfDelay: Infinity })) {
      const cells = line.replace(/^\uFEFF/u, '').split(',');
      const numeric: readonly boolean[] | null = isNumber;
      sheet.addRow(numeric === null ? cells : cells.map((cell, i) => (numeric[i] ? Number(cell) : cell))).commit();
      isNumber ??= cells.map((header) => NUMBERS.test(header));
    }
    sheet.commit();
  },
);
