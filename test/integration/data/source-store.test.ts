import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstRows, rowsBetween, rowsOfSheet, SheetWriter, sheetsOf } from '../../../electron/data/source-store.ts';
import type { SourceRow } from '../../../shared/domain/ledger/source-row.ts';
import { keepFile, temporaryWorkplace, textRows } from './temporary-workplace.ts';

/** What a cell may hold: anything, half a character too. */
const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\udc00x',
    '王㐂𠮷',
    '2.3990019500101E+17',
    '"\\\r\n\t',
    "'--",
    '\u2028',
  ),
);
const row = fc
  .tuple(fc.array(cell, { maxLength: 20 }), fc.boolean(), fc.boolean(), fc.nat({ max: 3 }))
  .chain(([cells, hidden, hasKinds, gap]) =>
    fc
      .uint8Array({ minLength: cells.length, maxLength: cells.length, max: 5 })
      .map((kinds) => ({ cells, hidden, kinds: hasKinds ? kinds : null, gap })),
  );
const sheet = fc.array(row, { maxLength: 700 }).map((rows): SourceRow[] => {
  let number = 0;
  return rows.map(({ cells, hidden, kinds, gap }) => {
    number += 1 + gap;
    return { row: number, cells, kinds: kinds === null ? null : Uint8Array.from(kinds), hidden };
  });
});

describe('the rows of a source file', () => {
  it('come out as they went in, whatever the cells hold', () => {
    const db = temporaryWorkplace().open();
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 1, maxLength: 3 }), fc.nat(), fc.nat(), (sheets, a, b) => {
        const fileId = keepFile(
          db,
          sheets.map((rows, at) => ({ name: `表${at}`, rows })),
        );
        for (const [position, rows] of sheets.entries()) {
          expect([...rowsOfSheet(db, fileId, position)].flat()).toEqual(rows);
          const last = rows.at(-1)?.row ?? 1;
          const [from, to] = [1 + (a % last), 1 + (b % last)].sort((x, y) => x - y) as [number, number];
          expect(rowsBetween(db, fileId, position, from, to)).toEqual(
            rows.filter((each) => each.row >= from && each.row <= to),
          );
          expect(firstRows(db, fileId, position)).toEqual(rows.slice(0, 256));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('are copied: readers use theirs again', () => {
    const db = temporaryWorkplace().open();
    const fileId = keepFile(db, [], { state: 'working' });
    const writer = new SheetWriter(db, fileId, 0);
    const reused: SourceRow = { row: 1, cells: ['a'], kinds: Uint8Array.of(1), hidden: false };
    writer.row(reused);
    reused.row = 2;
    reused.cells[0] = 'b';
    reused.kinds![0] = 2;
    writer.row(reused);
    expect(writer.count).toBe(2);
    writer.end({ name: '', hidden: false, merges: null, hiddenRows: 0 });
    expect([...rowsOfSheet(db, fileId, 0)].flat()).toEqual([
      { row: 1, cells: ['a'], kinds: Uint8Array.of(1), hidden: false },
      { row: 2, cells: ['b'], kinds: Uint8Array.of(2), hidden: false },
    ]);
  });

  it('keep the order of the file where row numbers repeat or go back', () => {
    const db = temporaryWorkplace().open();
    const rows = [5, 5, 1, 9, 2].map((number, at) => ({ row: number, cells: [`${at}`], kinds: null, hidden: false }));
    const fileId = keepFile(db, [{ name: '', rows }]);
    expect([...rowsOfSheet(db, fileId, 0)].flat()).toEqual(rows);
    expect(rowsBetween(db, fileId, 0, 2, 5).map(({ cells }) => cells[0])).toEqual(['0', '1', '4']);
  });

  it('know their sheets: names, hidden ones, merges where they were known', () => {
    const db = temporaryWorkplace().open();
    const merges = [{ firstRow: 1, lastRow: 2, firstColumn: 0, lastColumn: 3 }];
    const fileId = keepFile(db, [
      { name: '城关镇', rows: textRows([['a']]), merges },
      { name: '', rows: [], hidden: true },
    ]);
    expect(sheetsOf(db, fileId)).toEqual([
      { position: 0, name: '城关镇', hidden: false, merges, hiddenRows: 0 },
      { position: 1, name: '', hidden: true, merges: null, hiddenRows: 0 },
    ]);
  });

  it('are looked at a few at a time: damage elsewhere in the file is not touched', () => {
    const db = temporaryWorkplace().open();
    const fileId = keepFile(db, [{ name: '', rows: textRows(Array.from({ length: 5000 }, (_, n) => [`${n}`])) }]);
    db.run("UPDATE source_chunk SET content = X'00' WHERE file_id = ? AND part <> 8", [fileId]);
    expect(rowsBetween(db, fileId, 0, 2100, 2102).map(({ cells }) => cells[0])).toEqual(['2099', '2100', '2101']);
    expect(() => rowsBetween(db, fileId, 0, 1, 3)).toThrow();
    expect(() => [...rowsOfSheet(db, fileId, 0)]).toThrow();
  });

  it('50,000 of 15 columns are kept in 1.5 s of the processor and read at 100,000 a second', { retry: 2 }, () => {
    const db = temporaryWorkplace().open();
    const rows = textRows(
      Array.from({ length: 50_000 }, (_, n) =>
        Array.from({ length: 15 }, (_, c) =>
          c % 3 === 0 ? `${23990019600000 + n * 7919 + c}` : `某某镇${(n * c) % 977}`,
        ),
      ),
    );
    const kinds = new Uint8Array(15).fill(1);
    for (const each of rows) each.kinds = kinds;
    // Of the processor: what else the machine does is not ours.
    const spent = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
    const began = spent();
    const fileId = keepFile(db, [{ name: '', rows }]);
    const kept = spent();
    let count = 0;
    for (const some of rowsOfSheet(db, fileId, 0)) count += some.length;
    const read = spent();
    console.log(`kept in ${Math.round(kept - began)} ms, read in ${Math.round(read - kept)} ms`);
    expect(count).toBe(50_000);
    expect(kept - began).toBeLessThan(1500);
    expect(read - kept).toBeLessThan(500);
  });
});
