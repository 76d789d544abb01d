import { readFileSync } from 'node:fs';
import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { gbk, openBytes, readSheet, refusal } from '../table-files.ts';

const fixture = readFileSync(new URL('../../../../fixtures/libreoffice-legacy/table.xls', import.meta.url));

describe('openWithSheetJs', () => {
  it('reads Chinese text of the older BIFF5 by its code page, and as Chinese where it names none', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['AAAAAAAA', 'n'],
      ['BBBB', 632.5],
      ['y', 0.1],
    ]);
    const written: Buffer = XLSX.write(
      { SheetNames: ['a'], Sheets: { a: sheet } },
      { type: 'buffer', bookType: 'biff5' },
    );
    // The writer knows no Chinese: the bytes are put in their places afterwards.
    gbk('户主姓名').copy(written, written.indexOf('AAAAAAAA'));
    gbk('张三').copy(written, written.indexOf('BBBB'));
    const codePage = written.indexOf(Buffer.from([0x42, 0x00, 0x02, 0x00]));
    const named = Buffer.from(written);
    named.writeUInt16LE(936, codePage + 4);
    const silent = Buffer.from(written);
    // A record that nobody reads in the place of the one that names the code page.
    silent.writeUInt16LE(0x00e2, codePage);
    const lying = Buffer.from(written);
    lying.writeUInt16LE(1252, codePage + 4);
    expect((await refusal(openBytes(lying))).code).toBe('E_ENCODING');
    for (const bytes of [named, silent]) {
      const source = await openBytes(bytes);
      expect(source.format).toBe('xls');
      expect((await readSheet(source)).rows.map(({ cells }) => cells)).toEqual([
        ['户主姓名', 'n'],
        ['张三', '632.5'],
        ['y', '0.1'],
      ]);
    }
  });

  it('gives only the rows that are there, however large a range the sheet declares', async () => {
    const sheet: XLSX.WorkSheet = { A1: { t: 's', v: 'a' }, C9: { t: 'n', v: 3 }, '!ref': 'A1:C9' };
    const bytes: Buffer = XLSX.write(
      { SheetNames: ['a'], Sheets: { a: sheet } },
      { type: 'buffer', bookType: 'biff8' },
    );
    const dimensions = bytes.indexOf(Buffer.from([0x00, 0x02, 0x0e, 0x00]));
    bytes.writeUInt32LE(65_536, dimensions + 8);
    bytes.writeUInt16LE(256, dimensions + 14);
    const { rows } = await readSheet(await openBytes(bytes));
    expect(rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, 'a'],
      [9, '', '', '3'],
    ]);
  });

  it('says that a workbook is protected by a password', async () => {
    const bytes = Buffer.from(fixture);
    // The first record behind the BOF of the workbook stream becomes a FILEPASS.
    const globals = bytes.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]));
    bytes.writeUInt16LE(0x2f, globals + 20);
    expect((await refusal(openBytes(bytes))).code).toBe('E_ENCRYPTED');
    const container = XLSX.CFB.utils.cfb_new();
    XLSX.CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(5_000, 7));
    XLSX.CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(100, 7));
    expect((await refusal(openBytes(XLSX.CFB.write(container, { type: 'buffer' })))).code).toBe('E_ENCRYPTED');
  });

  it('calls a workbook damaged that is cut off anywhere', async () => {
    for (let length = 520; length < fixture.length - 512; length += 512) {
      expect((await refusal(openBytes(fixture.subarray(0, length)))).code).toBe('E_CORRUPT');
    }
  });

  it('keeps its limits', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([['a', 'b', 'c'], ['d'], ['e']]);
    const bytes: Buffer = XLSX.write(
      { SheetNames: ['a'], Sheets: { a: sheet } },
      { type: 'buffer', bookType: 'biff8' },
    );
    for (const limits of [{ maxRows: 2 }, { maxCellsPerRow: 2 }, { maxCellChars: 0 }]) {
      const source = await openBytes(bytes, {}, limits);
      const error = await refusal(readSheet(source));
      expect(error.problem.zh).toContain(Object.keys(limits)[0]);
    }
  });
});
