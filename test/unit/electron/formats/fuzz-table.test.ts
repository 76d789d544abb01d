import { readFileSync } from 'node:fs';
import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../shared/contracts/app-error.ts';
import { proofRuns } from '../../../proof-runs.ts';
import { gbk, openBytes, readSheet } from './table-files.ts';

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../../fixtures/libreoffice-legacy/${name}`, import.meta.url));
const TEXT = '序号|"户主""姓名"|金额|\r\n1|张三|632.00|\r\n2|"欧阳\n娜"|736.00|\r\n';
const seeds = {
  text: Buffer.from(TEXT.repeat(20)),
  'GBK text': gbk(TEXT.repeat(20)),
  'UTF-16 text': Buffer.from(`\ufeff${TEXT.repeat(20)}`, 'utf16le'),
  xls: fixture('table.xls'),
  html: fixture('table.html'),
  spreadsheetml: fixture('table.xml'),
  dbf: XLSX.write(
    {
      SheetNames: ['a'],
      Sheets: {
        a: XLSX.utils.aoa_to_sheet([
          ['NAME', 'N'],
          ['a', 1],
          ['b', 2],
        ]),
      },
    },
    { type: 'buffer', bookType: 'dbf' },
  ) as Buffer,
} satisfies Record<string, Buffer>;

/** Opens and reads everything. Gives the cells with text in them, or null where it was refused; anything else is a failure. */
async function textCells(bytes: Buffer): Promise<number | null> {
  const began = performance.now();
  try {
    const source = await openBytes(bytes);
    let filled = 0;
    for (let i = 0; i < source.sheets.length; i++) {
      for (const { cells } of (await readSheet(source, i)).rows) filled += cells.filter((cell) => cell !== '').length;
    }
    await source.close();
    return filled;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return null;
  } finally {
    expect(performance.now() - began).toBeLessThan(5_000);
  }
}

describe.each(Object.entries(seeds))('damaged %s', (name, seed) => {
  it('is read or refused wherever it is cut off, and is never a silently empty sheet', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: seed.length - 1 }), async (length) => {
        expect(await textCells(seed.subarray(0, length))).not.toBe(0);
      }),
      proofRuns(60),
    );
  });

  it('is read or refused whatever bytes are changed', async () => {
    const change = fc.record({
      at: fc.integer({ min: 0, max: seed.length - 1 }),
      byte: fc.integer({ min: 0, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const bytes = Buffer.from(seed);
        for (const { at, byte } of changes) bytes[at] = byte;
        await textCells(bytes);
      }),
      proofRuns(name === 'xls' ? 150 : 80),
    );
  });
});

describe('random bytes', () => {
  it('are read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        async (bytes) => void (await textCells(Buffer.from(bytes))),
      ),
      proofRuns(150),
    );
  });
});
