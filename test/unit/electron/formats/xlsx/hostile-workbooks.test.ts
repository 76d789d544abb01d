import { describe, expect, it } from 'vitest';
import type { ReadLimits } from '../../../../../electron/formats/table.ts';
import { UnknownToFastReader } from '../../../../../electron/formats/xlsx/unknown-to-fast-reader.ts';
import type { AppError } from '../../../../../shared/contracts/app-error.ts';
import { makeZip } from '../../../../fixtures/make-zip.ts';
import {
  type MadeWorkbook,
  makeWorkbook,
  oneRow,
  readWorkbook,
  relationships,
  workbookParts,
} from './made-workbook.ts';

const ONE = oneRow('<c r="A1"><v>1</v></c>');
const SHEET = 'xl/worksheets/sheet1.xml';

async function refusalOf(bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Promise<AppError> {
  const outcome = await readWorkbook(bytes, limits).then(
    () => 'read',
    (error: unknown) => error,
  );
  expect(outcome).toMatchObject({ name: 'AppError' });
  return outcome as AppError;
}

const refusalOfMade = (made: MadeWorkbook, limits: Partial<ReadLimits> = {}) => refusalOf(makeWorkbook(made), limits);

/** The workbook with what the zip directory says of its sheet changed. */
function lyingZip(lie: Partial<Parameters<typeof makeZip>[0][number]>, sheet = ONE): Buffer {
  return makeZip(workbookParts({ sheets: [sheet] }).map((part) => (part.name === SHEET ? { ...part, ...lie } : part)));
}

describe('limits', () => {
  const cells = (count: number) => oneRow(`<c t="inlineStr"><is><t>${'字'.repeat(20)}</t></is></c>`.repeat(count));
  const rows = `<sheetData>${'<row><c><v>1</v></c></row>'.repeat(5)}</sheetData>`;
  const bulky = `<!--${' '.repeat(400_000)}-->`.repeat(30) + ONE;
  const cases: readonly (readonly [keyof ReadLimits, number, MadeWorkbook])[] = [
    ['maxFileBytes', 100, { sheets: [ONE] }],
    ['maxInflatedBytes', 1000, { sheets: [ONE] }],
    ['maxInflateRatio', 200, { sheets: [bulky] }],
    ['maxSharedStringBytes', 300, { sheets: [ONE], sharedStrings: `<si><t>${'a'.repeat(400)}</t></si>` }],
    ['maxRows', 4, { sheets: [rows] }],
    ['maxRows', 1, { sheets: [`${ONE}<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>`] }],
    ['maxCellsPerRow', 3, { sheets: [cells(4)] }],
    ['maxCellChars', 19, { sheets: [cells(1)] }],
    [
      'maxCellChars',
      19,
      { sheets: [oneRow('<c t="s"><v>0</v></c>')], sharedStrings: `<si><t>${'字'.repeat(20)}</t></si>` },
    ],
    ['maxCellChars', 100, { sheets: [oneRow(`<c t="str"><v>${'<!---->a'.repeat(800)}</v></c>`)] }],
    ['maxCellChars', 100, { sheets: [oneRow(`<c t="str"><v>${'a'.repeat(200_000)}</v></c>`)] }],
    ['maxXmlDepth', 20, { sheets: [`<x>${'<y>'.repeat(30)}${'</y>'.repeat(30)}</x>`] }],
    ['maxZipEntries', 3, { sheets: [ONE] }],
    ['maxSheets', 1, { sheets: [ONE, ONE] }],
  ];

  it.each(cases)('%s = %d is named when it is crossed', async (limit, value, made) => {
    const refusal = await refusalOfMade(made, { [limit]: value });
    expect(refusal.code).toBe('E_TOO_LARGE');
    expect(refusal.problem.zh).toContain(`${limit} = ${value}`);
    expect(refusal.problem.en).toContain(`${limit} = ${value}`);
  });

  it('are not crossed by what just fits', async () => {
    const [sheet] = await readWorkbook(makeWorkbook({ sheets: [cells(3)] }), {
      maxCellsPerRow: 3,
      maxCellChars: 20,
      maxRows: 1,
      maxSheets: 1,
      maxZipEntries: 5,
    });
    expect(sheet!.rows[0]!.cells).toHaveLength(3);
  });

  it('empty styled cells out to the last column are no reason to refuse', async () => {
    const [sheet] = await readWorkbook(
      makeWorkbook({ sheets: [oneRow('<c r="A1"><v>1</v></c><c r="XFD1" s="0"/>')] }),
      { maxCellsPerRow: 3 },
    );
    expect(sheet!.rows[0]!.cells).toEqual(['1']);
  });

  it('name the row at which they are crossed', async () => {
    const refusal = await refusalOfMade(
      { sheets: [`<sheetData><row r="7">${'<c><v>1</v></c>'.repeat(4)}</row></sheetData>`] },
      { maxCellsPerRow: 3 },
    );
    expect(refusal.place).toMatchObject({ sheet: '表1', row: 7 });
  });
});

describe('a lying zip directory', () => {
  const cases: readonly (readonly [string, Parameters<typeof lyingZip>[0]])[] = [
    ['an inflated size that is too small', { stated: { inflatedBytes: 50 } }],
    ['an inflated size that is too large', { stated: { inflatedBytes: 5000 } }],
    ['a compressed size that is too small', { stated: { compressedBytes: 50 } }],
    ['a compressed size that reaches into the next entry', { stated: { compressedBytes: 250 } }],
    ['a compressed size beyond the file', { stated: { compressedBytes: 1_000_000 } }],
    ['a wrong checksum', { stated: { crc32: 1 } }],
    ['bytes that are not deflated', { method: 8, stored: true }],
  ];
  it.each(cases)('with %s is E_CORRUPT', async (_, lie) => {
    const refusal = await refusalOf(lyingZip(lie));
    expect(refusal.code).toBe('E_CORRUPT');
    expect(refusal.problem.zh).toContain(SHEET);
  });

  it('with two entries of one name is E_CORRUPT', async () => {
    const parts = workbookParts({ sheets: [ONE] });
    expect((await refusalOf(makeZip([...parts, { name: SHEET.toUpperCase(), data: 'x' }]))).code).toBe('E_CORRUPT');
  });

  it('a checksum is looked at before an unknown feature is believed', async () => {
    const unknown = '<sheetData><wonder/></sheetData>';
    expect((await refusalOf(lyingZip({ stated: { crc32: 1 } }, unknown))).code).toBe('E_CORRUPT');
    await expect(readWorkbook(lyingZip({}, unknown))).rejects.toBeInstanceOf(UnknownToFastReader);
  });

  it('an encrypted entry is E_ENCRYPTED, an unknown compression is left to another reader', async () => {
    expect((await refusalOf(lyingZip({ flags: 1 }))).code).toBe('E_ENCRYPTED');
    await expect(readWorkbook(lyingZip({ method: 12 }))).rejects.toBeInstanceOf(UnknownToFastReader);
  });

  it('a bomb that states its size is refused before anything is inflated', async () => {
    const refusal = await refusalOf(lyingZip({ stated: { inflatedBytes: 0xfffffff0 } }));
    expect(refusal.code).toBe('E_TOO_LARGE');
    expect(refusal.problem.en).toMatch(/maxInflatedBytes|maxInflateRatio/);
  });

  it('a bomb in the shared strings is refused too', async () => {
    const sharedStrings = `<si><t>${'a'.repeat(32_000)}</t></si>`.repeat(400);
    expect((await refusalOfMade({ sheets: [ONE], sharedStrings })).code).toBe('E_TOO_LARGE');
  });
});

describe('damaged XML is E_CORRUPT with the part named', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['tags that do not match', '<sheetData><row></c></sheetData>'],
    ['an element that is not closed', '<sheetData><row r="1">'],
    ['a DOCTYPE', '<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a "b">]><worksheet/>'],
    ['two roots', '<?xml version="1.0"?><worksheet/><worksheet/>'],
    ['text outside the root', '<?xml version="1.0"?><worksheet/>x'],
    ['no root', '<?xml version="1.0"?>'],
    ['another root', '<?xml version="1.0"?><chartsheet/>'],
    ['an unknown entity', oneRow('<c t="str"><v>&nbsp;</v></c>')],
    ['an unfinished entity', oneRow('<c t="str"><v>a &amp b</v></c>')],
    ['an attribute without quotes', '<sheetData a=1/>'],
    ['an attribute without value', '<sheetData a/>'],
    ['a bad row number', '<sheetData><row r="x"/></sheetData>'],
    ['row number zero', '<sheetData><row r="0"/></sheetData>'],
    ['a bad cell reference', oneRow('<c r="1A"><v>1</v></c>')],
    ['a bad merged range', '<mergeCells><mergeCell ref="A1:B2:C3"/></mergeCells>'],
    ['a shared string that does not exist', oneRow('<c t="s"><v>0</v></c>')],
    ['an encoding nobody knows', '<?xml version="1.0" encoding="x-none"?><worksheet/>'],
  ];
  it.each(cases)('%s', async (_, sheet) => {
    const refusal = await refusalOfMade({ sheets: [sheet] });
    expect(refusal.code).toBe('E_CORRUPT');
    expect(refusal.problem.zh).toContain(SHEET);
    expect(refusal.mend.zh).not.toBe('');
  });

  it('bytes that are not UTF-8', async () => {
    const sheet = Buffer.from(
      `<?xml version="1.0"?><worksheet><sheetData><row><c t="str"><v>\xb5\xcd\xb1\xa3</v></c></row></sheetData></worksheet>`,
      'latin1',
    );
    expect((await refusalOfMade({ sheets: [sheet] })).code).toBe('E_CORRUPT');
  });
});

describe('missing parts', () => {
  it.each([
    [SHEET, { [SHEET]: null }],
    ['xl/sharedStrings.xml', { 'xl/sharedStrings.xml': null }],
    ['xl/styles.xml', { 'xl/styles.xml': null }],
    ['xl/workbook.xml', { 'xl/workbook.xml': null }],
    ['xl/workbook.xml', { 'xl/_rels/workbook.xml.rels': null }],
    ['xl/workbook.xml', { 'xl/_rels/workbook.xml.rels': relationships() }],
  ] as const)('%s is named', async (part, parts) => {
    const refusal = await refusalOfMade({ sheets: [ONE], sharedStrings: '', styles: '', parts });
    expect(refusal.code).toBe('E_CORRUPT');
    expect(refusal.problem.zh).toContain(part);
  });
});

it('a workbook that lists no sheet is E_CORRUPT', async () => {
  expect((await refusalOfMade({ sheets: [] })).code).toBe('E_CORRUPT');
});

describe('files that are no workbook', () => {
  const compound = (...names: readonly string[]): Buffer => {
    const bytes = Buffer.alloc(4096);
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
    for (const [i, name] of names.entries()) bytes.write(`${name}\0`, 1024 + i * 128, 'utf16le');
    return bytes;
  };
  const parts = (...list: readonly (readonly [string, string])[]) =>
    makeZip(list.map(([name, data]) => ({ name, data })));
  const cases: readonly (readonly [string, Buffer, string])[] = [
    ['an empty file', Buffer.alloc(0), 'E_EMPTY'],
    ['a password-protected workbook', compound('Root Entry', 'EncryptionInfo', 'EncryptedPackage'), 'E_ENCRYPTED'],
    ['an old .xls', compound('Root Entry', 'Workbook'), 'E_FORMAT'],
    ['a text', Buffer.from('姓名,金额\n'), 'E_FORMAT'],
    ['a plain zip', parts(['a.csv', '1,2']), 'E_FORMAT'],
    ['an empty zip', makeZip([]), 'E_FORMAT'],
    [
      'an .ods',
      parts(['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'], ['content.xml', '<a/>']),
      'E_FORMAT',
    ],
    [
      'a .docx',
      parts(
        ['_rels/.rels', relationships(['r', 'officeDocument', 'word/document.xml'])],
        ['word/document.xml', '<w:document xmlns:w="w"/>'],
      ),
      'E_FORMAT',
    ],
    [
      'an .xlsb',
      parts(['_rels/.rels', relationships(['r', 'officeDocument', 'xl/workbook.bin'])], ['xl/workbook.bin', '\x01']),
      'E_FORMAT',
    ],
    ['the first two bytes of a zip', Buffer.from('PK'), 'E_CORRUPT'],
    [
      'a zip with bytes after its end',
      Buffer.concat([makeWorkbook({ sheets: [ONE] }), Buffer.from('\r\n')]),
      'E_CORRUPT',
    ],
  ];
  it.each(cases)('%s', async (_, bytes, code) => {
    const refusal = await refusalOf(bytes);
    expect(refusal.code).toBe(code);
    expect(refusal.mend.zh.length).toBeGreaterThan(5);
  });

  it('a file that is not there stays an error of the file system', async () => {
    await expect(readWorkbook('no-such-folder/no-such-file.xlsx')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
