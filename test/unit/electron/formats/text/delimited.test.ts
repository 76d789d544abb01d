import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DelimitedPlan,
  isDelimitedSource,
  planRanges,
  readDelimitedRange,
} from '../../../../../electron/formats/text/delimited.ts';
import { DELIMITERS } from '../../../../../electron/formats/text/detect-delimiter.ts';
import { proofRuns } from '../../../../proof-runs.ts';
import { gbk, openBytes, readCells, readSheet, refusal, tempFile } from '../table-files.ts';

const COMMA: DelimitedPlan = { encoding: 'utf-8', delimiter: ',', trailingDelimiter: false, quoted: true };

/** Rows with their line numbers, read by a plan in chunks of a few bytes. */
async function rowsOf(path: string, plan: DelimitedPlan, chunkBytes?: number): Promise<[number, ...string[]][]> {
  const rows: [number, ...string[]][] = [];
  const ranges = await planRanges(path, plan, 1);
  await readDelimitedRange(path, plan, ranges[0]!, ({ row, cells }) => rows.push([row, ...cells]), { chunkBytes });
  return rows;
}

describe('a delimited text', () => {
  it('keeps quoted delimiters, doubled quotes and line breaks, and counts physical lines', async () => {
    const path = tempFile('a,"b,c"\r\n"say ""hi""","two\nlines"\n""\n x , "y"\n');
    expect(await rowsOf(path, COMMA)).toEqual([
      [1, 'a', 'b,c'],
      [2, 'say "hi"', 'two\nlines'],
      [4, ''],
      [5, ' x ', ' "y"'],
    ]);
  });

  it('reads CR, LF, CRLF, blank lines, a missing last line end, and a last empty cell', async () => {
    expect(await rowsOf(tempFile('a,b\rc,d\n\r\ne,f\r\n\r\ng,'), COMMA)).toEqual([
      [1, 'a', 'b'],
      [2, 'c', 'd'],
      [3, ''],
      [4, 'e', 'f'],
      [5, ''],
      [6, 'g', ''],
    ]);
  });

  it('takes a quote inside a cell, and around an Excel text formula, literally', async () => {
    expect(await readCells('名称,号码\n5"管,="239900195001010018"\nx"y"z,"a"b\n')).toEqual([
      ['名称', '号码'],
      ['5"管', '="239900195001010018"'],
      ['x"y"z', '"a"b'],
    ]);
  });

  it('loses one cell, not the file, to a quote that is never closed, and says so', async () => {
    const lines = ['姓名,金额', '"张三,632', ...Array.from({ length: 5_000 }, (_, i) => `李${i},736`)];
    const source = await openBytes(`${lines.join('\n')}\n`);
    const { rows } = await readSheet(source);
    expect(rows).toHaveLength(lines.length);
    expect(rows[1]?.cells).toEqual(['"张三', '632']);
    expect(source.notes).toEqual([expect.stringContaining('第 2 行')]);
  });

  it('recovers from an unclosed quote at the next quote that cannot close it', async () => {
    expect(await readCells('a,b\n"x,1\n"y",2\n"z",3\n')).toEqual([
      ['a', 'b'],
      ['"x', '1'],
      ['y', '2'],
      ['z', '3'],
    ]);
  });

  it('makes no column of a trailing delimiter, and keeps an empty last column', async () => {
    expect(await readCells('1|张三|632|\n2|李四||\n')).toEqual([
      ['1', '张三', '632'],
      ['2', '李四', ''],
    ]);
    expect(await readCells('序号|姓名|备注\n1|张三|\n2|李四|\n')).toEqual([
      ['序号', '姓名', '备注'],
      ['1', '张三', ''],
      ['2', '李四', ''],
    ]);
  });

  it('keeps NUL characters and notes them; ends at the DOS end mark', async () => {
    const source = await openBytes('a,b\n1\0,2\n\x1a');
    expect((await readSheet(source)).rows.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['1\0', '2'],
    ]);
    expect(source.notes.join()).toContain('NUL');
  });

  it('reads GB18030 cells whose second byte looks like a delimiter', async () => {
    // 張 is 8F88; 丂 8140; 亅 817C, whose second byte is "|"; 乣 815E, which ends in "^"; 亊 817E in "~".
    const text = '姓名|金额\n亅乣亊|1\n䶮𬭊|2\n';
    expect(await readCells(gbk(text))).toEqual([
      ['姓名', '金额'],
      ['亅乣亊', '1'],
      ['䶮𬭊', '2'],
    ]);
  });

  it('reads UTF-16 whose characters hold the byte 0x0A', async () => {
    const text = '姓名,金额\n上\u010a\u0a0a,1\n';
    expect(await readCells(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual([
      ['姓名', '金额'],
      ['上\u010a\u0a0a', '1'],
    ]);
  });

  it('obeys hints, and refuses those that cannot be', async () => {
    expect(await readCells('a,b;c\n', { delimiter: ';' })).toEqual([['a,b', 'c']]);
    expect((await refusal(openBytes('a', { delimiter: '||' }))).code).toBe('E_USAGE');
    expect((await refusal(openBytes('a', { encoding: 'ebcdic' }))).code).toBe('E_USAGE');
    expect((await openBytes(gbk('姓名,b\n1,2\n'), { encoding: 'GBK' })).encoding).toBe('gb18030');
  });

  it.each([
    ['maxRows', { maxRows: 2 }, 3],
    ['maxCellsPerRow', { maxCellsPerRow: 2 }, 3],
    ['maxCellChars', { maxCellChars: 5 }, 2],
  ])('names the limit %s that is crossed, and the line', async (name, limits, row) => {
    const error = await refusal(readCells('a,b\n123456,x\na,b,c\n', {}, { maxCellChars: 100, ...limits }));
    expect([error.code, error.place.row]).toEqual(['E_TOO_LARGE', row]);
    expect(error.problem.zh).toContain(name);
  });

  it('stops with the reason of its signal', async () => {
    const source = await openBytes('a,b\n1,2\n');
    await expect(source.readSheet(0, () => {}, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
  });

  it('refuses a file that was changed into something else while it was open', async () => {
    const path = tempFile(gbk('姓名\n'));
    const plan: DelimitedPlan = { ...COMMA, encoding: 'utf-8' };
    expect((await refusal(rowsOf(path, plan))).code).toBe('E_ENCODING');
  });
});

const cell = fc.oneof(
  fc.string({
    unit: fc.constantFrom('张', '三', '1', '.', ' ', ',', '\t', '|', ';', '"', '\n', '\r', '\r\n', '𬭊', '·'),
    maxLength: 6,
  }),
  fc.constantFrom('', '239900195001010018', '632.00'),
);
const table = fc
  .integer({ min: 2, max: 6 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }));
const encoders = {
  'utf-8': (text: string) => Buffer.from(text),
  'utf-8-bom': (text: string) => Buffer.from(`\ufeff${text}`),
  'utf-16le': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  gb18030: gbk,
} as const;

describe('any table written to text', () => {
  it('is read back cell by cell, in any encoding, with any delimiter, quoting and chunk size', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(...DELIMITERS),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom('utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'gb18030'),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 16, max: 200 }),
        async (rows, delimiter, lineEnd, encoding, quoteAll, trailing, chunkBytes) => {
          const write = (text: string): string =>
            quoteAll || text.startsWith('"') || /[\r\n]/u.test(text) || text.includes(delimiter)
              ? `"${text.replaceAll('"', '""')}"`
              : text;
          const lines = rows.map((row) => row.map(write).join(delimiter) + (trailing ? delimiter : ''));
          const path = tempFile(encoders[encoding](lines.join(lineEnd) + lineEnd));
          const plan: DelimitedPlan = { encoding, delimiter, trailingDelimiter: trailing, quoted: true };
          const back = (await rowsOf(path, plan, chunkBytes)).map(([, ...cells]) => cells);
          expect(back).toEqual(rows);
        },
      ),
      proofRuns(250),
    );
  });

  it('gives the same rows and line numbers however it is cut into chunks, even where its quotes are wrong', async () => {
    const mess = fc.string({
      unit: fc.constantFrom('a', '张', ',', '"', '""', '\n', '\r', '\r\n', '\n"', ',"'),
      maxLength: 120,
    });
    await fc.assert(
      fc.asyncProperty(mess, fc.integer({ min: 16, max: 64 }), async (text, chunkBytes) => {
        const path = tempFile(text);
        expect(await rowsOf(path, COMMA, chunkBytes)).toEqual(await rowsOf(path, COMMA));
      }),
      proofRuns(400),
    );
  });
});

describe('planRanges and readDelimitedRange', () => {
  it('give the rows of the whole file, however many parts it is cut into', async () => {
    const plain = fc.string({ unit: fc.constantFrom('a', '张', '三', ',', '\n', '\r', '\r\n', '|'), maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(
        plain,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('utf-8', 'utf-8-bom', 'gb18030'),
        async (text, parts, encoding) => {
          const path = tempFile(encoders[encoding](text));
          const plan: DelimitedPlan = { ...COMMA, encoding, quoted: false };
          const rows: unknown[] = [];
          let before = 0;
          for (const range of await planRanges(path, plan, parts)) {
            const { lines } = await readDelimitedRange(path, plan, range, ({ row, cells }) =>
              rows.push([before + row, ...cells]),
            );
            before += lines;
          }
          expect(rows).toEqual(await rowsOf(path, plan));
        },
      ),
      proofRuns(250),
    );
  });

  it('cut a large file into parts of about equal size at line ends', async () => {
    const source = await openBytes(`姓名,金额\n${'张三,632.00\n'.repeat(20_000)}`);
    if (!isDelimitedSource(source)) throw new Error('not delimited');
    const path = tempFile(`姓名,金额\n${'张三,632.00\n'.repeat(20_000)}`);
    const ranges = await planRanges(path, source.plan, 4);
    expect(ranges).toHaveLength(4);
    for (const { start, end } of ranges) expect(end - start).toBeGreaterThan(69_900);
    expect(ranges.at(-1)?.end).toBe(14 + 14 * 20_000);
  });

  it('cut nothing where a record may span lines', async () => {
    const text = `a,b\n${'"x",1\n'.repeat(1_000)}`;
    const source = await openBytes(text);
    if (!isDelimitedSource(source)) throw new Error('not delimited');
    expect(await planRanges(tempFile(text), source.plan, 4)).toHaveLength(1);
  });
});
