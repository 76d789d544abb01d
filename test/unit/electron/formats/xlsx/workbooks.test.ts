import { describe, expect, it } from 'vitest';
import { DEFAULT_READ_LIMITS } from '../../../../../electron/formats/table.ts';
import { openXlsx } from '../../../../../electron/formats/xlsx/open-xlsx.ts';
import { MAIN, makeWorkbook, oneRow, readWorkbook, relationships, writeTemporary } from './made-workbook.ts';

const ONE = oneRow('<c r="A1" t="inlineStr"><is><t>低保</t></is></c><c r="B1"><v>12.50</v></c>');
const READ = ['低保', '12.50'];

describe('sheets', () => {
  it('come in workbook order, whatever their parts are called and however their targets are written', async () => {
    const sheets = await readWorkbook(
      makeWorkbook({
        sheets: [oneRow('<c><v>1</v></c>'), oneRow('<c><v>2</v></c>'), oneRow('<c><v>3</v></c>')],
        sheetAttributes: ['', 'state="hidden"', 'state="veryHidden"'],
        parts: {
          'xl/_rels/workbook.xml.rels': relationships(
            ['rId3', 'worksheet', '/xl/worksheets/Sheet1.xml'],
            ['rId2', 'worksheet', 'worksheets/sheet2.xml'],
            ['rId1', 'worksheet', '../xl/worksheets/sheet3.xml'],
          ),
        },
      }),
    );
    expect(sheets.map(({ name, hidden, rows }) => [name, hidden, rows[0]?.cells[0]])).toEqual([
      ['表1', false, '3'],
      ['表2', true, '2'],
      ['表3', true, '1'],
    ]);
  });

  it('without cells are no tables, and a note says so', async () => {
    const parts = {
      'xl/_rels/workbook.xml.rels': relationships(
        ['rId1', 'chartsheet', 'chartsheets/sheet1.xml'],
        ['rId2', 'worksheet', 'worksheets/sheet2.xml'],
      ),
    };
    const source = await openXlsx(writeTemporary(makeWorkbook({ sheets: ['', ONE], parts })), DEFAULT_READ_LIMITS);
    expect(source.sheets.map(({ name }) => name)).toEqual(['表2']);
    expect(source.notes).toEqual([expect.stringContaining('表1')]);
    await source.close();
  });

  it('may be read in any order, again and again, and with nothing in them', async () => {
    const source = await openXlsx(
      writeTemporary(makeWorkbook({ sheets: ['<sheetData/>', ONE, ''] })),
      DEFAULT_READ_LIMITS,
    );
    const count = async (index: number) => {
      let rows = 0;
      await source.readSheet(index, () => rows++);
      return rows;
    };
    expect([await count(1), await count(0), await count(1), await count(2)]).toEqual([1, 0, 1, 0]);
    await source.close();
  });

  it('give their merged ranges at the end, and small ones beforehand', async () => {
    const merges = '<mergeCells count="9"><mergeCell ref="A1:C1"/><mergeCell ref="B4:B3"></mergeCell></mergeCells>';
    const path = writeTemporary(makeWorkbook({ sheets: [ONE + merges, ONE] }));
    const source = await openXlsx(path, DEFAULT_READ_LIMITS);
    const ranges = [
      { firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 2 },
      { firstRow: 3, lastRow: 4, firstColumn: 1, lastColumn: 1 },
    ];
    expect(source.sheets.map((sheet) => sheet.merges)).toEqual([ranges, []]);
    expect((await source.readSheet(0, () => undefined)).merges).toEqual(ranges);
    await source.close();
  });

  it('of a large workbook are not read beforehand', async () => {
    const filler = `<!--${' '.repeat(500_000)}-->`.repeat(9);
    const source = await openXlsx(
      writeTemporary(makeWorkbook({ sheets: [filler + ONE], stored: true })),
      DEFAULT_READ_LIMITS,
    );
    expect(source.sheets).toEqual([{ name: '表1', hidden: false }]);
    await source.close();
  });
});

describe('the same workbook is read the same', () => {
  const cellsOf = async (bytes: Buffer) => (await readWorkbook(bytes))[0]?.rows[0]?.cells;
  const whole = `<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="${MAIN}">${ONE}</worksheet>`;

  it('with stored entries', async () => {
    expect(await cellsOf(makeWorkbook({ sheets: [ONE], stored: true }))).toEqual(READ);
  });

  it('in the strict namespaces', async () => {
    const strict = (part: string) =>
      part
        .replaceAll(
          'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
          'http://purl.oclc.org/ooxml/spreadsheetml/main',
        )
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        );
    const sheet = strict(
      `<?xml version="1.0"?><worksheet xmlns="${MAIN}">${oneRow('<c t="s"><v>0</v></c>')}</worksheet>`,
    );
    const parts = {
      '_rels/.rels': strict(relationships(['rId1', 'officeDocument', 'xl/workbook.xml'])),
      'xl/_rels/workbook.xml.rels': strict(
        relationships(['rId1', 'worksheet', 'worksheets/sheet1.xml'], ['rId2', 'sharedStrings', 'sharedStrings.xml']),
      ),
    };
    expect(await cellsOf(makeWorkbook({ sheets: [sheet], sharedStrings: '<si><t>严格</t></si>', parts }))).toEqual([
      '严格',
    ]);
  });

  it('with a prefix on every name', async () => {
    const sheet = `<?xml version="1.0"?><x:worksheet xmlns:x="${MAIN}">${ONE.replace(/<(\/?)(\w)/g, '<$1x:$2')}<x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>`;
    const [read] = await readWorkbook(makeWorkbook({ sheets: [sheet] }));
    expect(read!.rows[0]!.cells).toEqual(READ);
    expect(read!.end.merges).toHaveLength(1);
  });

  it.each([
    ['UTF-16 little endian', Buffer.from(`\ufeff${whole}`, 'utf16le')],
    ['UTF-16 big endian', Buffer.from(`\ufeff${whole}`, 'utf16le').swap16()],
    ['UTF-16 without a byte order mark', Buffer.from(whole, 'utf16le')],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${whole.replace('UTF-16', 'UTF-8')}`)],
  ])('in %s', async (_, sheet) => {
    expect(await cellsOf(makeWorkbook({ sheets: [sheet] }))).toEqual(READ);
  });

  it('with single quotes, spaces in tags, comments and instructions in between', async () => {
    const sheet = `<?pi a?><sheetData ><!-- <row> --><row r = '1' ><c r='A1'\n t='inlineStr' ><is ><t >低保</t ></is ></c ><?pi?><c r='B1' ><v >12.50</v ></c ></row ></sheetData >`;
    expect(await cellsOf(makeWorkbook({ sheets: [sheet] }))).toEqual(READ);
  });

  it('with relationships missing from the package and names in other cases', async () => {
    const sheets = [ONE];
    expect(await cellsOf(makeWorkbook({ sheets, parts: { '_rels/.rels': null } }))).toEqual(READ);
  });
});

describe('reading', () => {
  const MANY = `<sheetData>${Array.from({ length: 20_000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${(i * 7919) % 10_007}</v></c></row>`).join('')}</sheetData>`;

  it('reports progress in bytes of the file, never backwards, never beyond its end', async () => {
    const bytes = makeWorkbook({ sheets: [MANY] });
    const seen: number[] = [];
    await readWorkbook(bytes, {}, { onProgress: (done) => seen.push(done) });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBeLessThanOrEqual(bytes.length);
    expect(seen.at(-1)).toBeGreaterThan(bytes.length * 0.8);
  });

  it('stops with the reason of the signal', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled by the clerk');
    const source = await openXlsx(writeTemporary(makeWorkbook({ sheets: [MANY] })), DEFAULT_READ_LIMITS);
    let rows = 0;
    const reading = source.readSheet(
      0,
      () => {
        if (++rows === 10) controller.abort(reason);
      },
      { signal: controller.signal },
    );
    await expect(reading).rejects.toBe(reason);
    expect(rows).toBeLessThan(20_000);
    await source.close();
  });

  it('passes on what the receiver of the rows throws', async () => {
    const source = await openXlsx(writeTemporary(makeWorkbook({ sheets: [MANY] })), DEFAULT_READ_LIMITS);
    const mine = new Error('enough');
    const throwing = () => {
      throw mine;
    };
    await expect(source.readSheet(0, throwing)).rejects.toBe(mine);
    await source.close();
  });
});
