import * as XLSX from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { describe, expect, it } from 'vitest';
import { CellKind } from '../../../../../shared/domain/ledger/source-row.ts';
import { gbk, openBytes, readCells, readSheet, refusal } from '../table-files.ts';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly length: number;
}

/** Builds a dBASE III table from cells that are already as wide as their fields. */
function dbf(
  fields: readonly Field[],
  records: readonly (readonly (string | Buffer)[])[],
  codePage = 0x4d,
  encode = gbk,
): Buffer {
  const header = Buffer.alloc(32 + 32 * fields.length + 1);
  header[0] = 0x03;
  header.set([126, 4, 30], 1);
  header.writeUInt32LE(records.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(1 + fields.reduce((sum, { length }) => sum + length, 0), 10);
  header[29] = codePage;
  fields.forEach(({ name, type, length }, i) => {
    encode(name).copy(header, 32 + 32 * i);
    header[32 + 32 * i + 11] = type.charCodeAt(0);
    header[32 + 32 * i + 16] = length;
  });
  header[header.length - 1] = 0x0d;
  const body = records.map(([mark, ...cells]) => {
    const padded = cells.map((cell, i) => {
      const bytes = Buffer.alloc(fields[i]!.length, 0x20);
      (typeof cell === 'string' ? encode(cell) : cell).copy(bytes);
      return bytes;
    });
    return Buffer.concat([Buffer.from(mark as string), ...padded]);
  });
  return Buffer.concat([header, ...body, Buffer.from([0x1a])]);
}

const FIELDS: Field[] = [
  { name: '户主姓名', type: 'C', length: 12 },
  { name: 'SFZH', type: 'N', length: 18 },
  { name: '金额', type: 'N', length: 10 },
  { name: '日期', type: 'D', length: 8 },
  { name: '在保', type: 'L', length: 1 },
];

describe('a dBASE table', () => {
  it('keeps the digits of numbers, blanks as blanks, dates and flags, and skips deleted records with a note', async () => {
    const source = await openBytes(
      dbf(FIELDS, [
        [' ', '张三', '239900195001010018', '    632.50', '20260401', 'T'],
        ['*', '已删', '1', '1.00', '20260401', 'T'],
        [' ', '欧阳·娜', '', '**********', '        ', '?'],
      ]),
    );
    expect([source.format, source.encoding]).toEqual(['dbf', 'cp936']);
    const { rows } = await readSheet(source);
    expect(rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, '户主姓名', 'SFZH', '金额', '日期', '在保'],
      [2, '张三', '239900195001010018', '632.50', '2026-04-01', 'TRUE'],
      [4, '欧阳·娜', '', '**********', '', ''],
    ]);
    const { text, number, date, boolean, empty } = CellKind;
    expect(rows[1]?.kinds).toEqual([text, number, number, date, boolean]);
    expect(rows[2]?.kinds).toEqual([text, empty, text, empty, empty]);
    expect(source.notes).toEqual(['有 1 条记录已被标记为删除，未读取']);
  });

  it.each([
    ['no code page, Chinese bytes', 0, gbk, 'cp936'],
    ['no code page, UTF-8 bytes', 0, (text: string) => Buffer.from(text), 'utf-8'],
    ['the code page of the machine', 0x57, gbk, 'cp936'],
    ['a western code page that is not true', 0x03, gbk, 'cp936'],
  ] as const)('is read right with %s', async (_what, codePage, encode, encoding) => {
    const source = await openBytes(dbf([{ name: '姓名', type: 'C', length: 20 }], [[' ', '张三']], codePage, encode));
    expect(source.encoding).toBe(encoding);
    expect((await readSheet(source)).rows.map(({ cells }) => cells)).toEqual([['姓名'], ['张三']]);
  });

  it('loses no more than a cell to a character that its width cut in half', async () => {
    const half = gbk('欧阳娜').subarray(0, 5);
    const fields = [
      { name: '姓名', type: 'C', length: 5 },
      { name: '金额', type: 'N', length: 6 },
    ];
    expect(await readCells(dbf(fields, [[' ', half, '632.00']]))).toEqual([
      ['姓名', '金额'],
      ['欧阳�', '632.00'],
    ]);
  });

  it('reads what another writer wrote', async () => {
    XLSX.set_cptable(codePages);
    const sheet = XLSX.utils.aoa_to_sheet([
      ['NAME', 'AMOUNT', 'OK'],
      ['张三', 632.5, true],
      ['李四', 736, false],
    ]);
    const bytes: Buffer = XLSX.write(
      { SheetNames: ['a'], Sheets: { a: sheet } },
      { type: 'buffer', bookType: 'dbf', codepage: 936 },
    );
    const rows = await readCells(bytes);
    expect(rows[0]).toEqual(['NAME', 'AMOUNT', 'OK']);
    expect(rows.slice(1).map(([name, amount, flag]) => [name, Number(amount), flag])).toEqual([
      ['张三', 632.5, 'TRUE'],
      ['李四', 736, 'FALSE'],
    ]);
  });

  it('is refused where records are missing at its end', async () => {
    const whole = dbf(FIELDS, [
      [' ', '张三', '1', '2', '', ''],
      [' ', '李四', '1', '2', '', ''],
    ]);
    const error = await refusal(openBytes(whole.subarray(0, -30)));
    expect(error.code).toBe('E_CORRUPT');
    expect(error.problem.zh).toContain('登记 2 条');
  });
});
