import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDiscrepanciesCsv } from '../../../../../electron/formats/write/discrepancies-csv.ts';
import { DISCREPANCY_COLUMNS, presentDiscrepancy } from '../../../../../shared/domain/discrepancy/present.ts';
import { aDiscrepancy } from './sample-reports.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csv-'));
});
afterAll(() => rm(folder, { recursive: true }));

const CELL_END = /[,\r]/g;

/** RFC 4180 to the letter: anything else is an error. */
function parseStrictly(text: string): string[][] {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const row: string[] = [];
    for (;;) {
      if (text[at] === '"') {
        let cell = '';
        for (at++; ; at++) {
          if (at >= text.length) throw new Error('open quote');
          if (text[at] !== '"') cell += text[at];
          else if (text[at + 1] === '"') {
            cell += '"';
            at++;
          } else break;
        }
        at++;
        row.push(cell);
      } else {
        CELL_END.lastIndex = at;
        const end = CELL_END.exec(text)?.index ?? text.length;
        const cell = text.slice(at, end);
        if (/["\n]/.test(cell)) throw new Error(`bare quote or line feed in ${cell}`);
        at = end;
        row.push(cell);
      }
      if (text[at] !== ',') break;
      at++;
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`no CRLF at ${at}`);
    at += 2;
    rows.push(row);
  }
  return rows;
}

async function written(discrepancies: Parameters<typeof writeDiscrepanciesCsv>[1], unmasked = false) {
  const path = join(folder, 'discrepancies.csv');
  const result = await writeDiscrepanciesCsv(path, discrepancies, { unmasked });
  const bytes = await readFile(path);
  expect(result).toEqual({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length });
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  return { rows: parseStrictly(bytes.subarray(3).toString('utf8')), sha256: result.sha256 };
}

describe('writeDiscrepanciesCsv', () => {
  it('writes the heading alone where there is nothing to tell', async () => {
    expect((await written([])).rows).toEqual([[...DISCREPANCY_COLUMNS]]);
  });

  it('writes what may be seen of each discrepancy, in the order given', async () => {
    const discrepancies = [aDiscrepancy({ id: 'b' }), aDiscrepancy({ id: 'a', township: '西河镇' })];
    const { rows } = await written(discrepancies);
    expect(rows.slice(1)).toEqual(
      discrepancies.map((each) => Object.values(presentDiscrepancy(each, { unmasked: false }))),
    );
    expect(JSON.stringify(rows)).not.toContain('239900195001010019');
    expect(JSON.stringify((await written(discrepancies, true)).rows)).toContain('239900195001010019');
  });

  it('keeps quotes, commas and line breaks inside a cell', async () => {
    const name = '甲"乙",丙\r\n丁\n戊\r己';
    expect((await written([aDiscrepancy({ name })])).rows[1]![5]).toBe(name);
  });

  it.each(['=1+1', '+86', '-cmd', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠a'])(
    'makes %j harmless',
    async (name) => {
      expect((await written([aDiscrepancy({ name })])).rows[1]![5]).toBe(`'${name}`);
    },
  );

  it('leaves a negative amount a number', async () => {
    const { rows } = await written([aDiscrepancy({ values: { approval: '-50.00', finance: '-5', bank: '-' } })]);
    expect(rows[1]!.slice(9, 12)).toEqual(['-50.00', '-5', "'-"]);
  });

  it('writes many rows in pieces without losing or repeating one, and the same bytes each time', async () => {
    const many = Array.from({ length: 3_000 }, (_, i) => aDiscrepancy({ id: String(i) }));
    const first = await written(many);
    expect(first.rows.slice(1).map(([id]) => id)).toEqual(many.map(({ id }) => id));
    expect((await written(many)).sha256).toBe(first.sha256);
  });

  it('fails with the reason of the file system where the file cannot be made', async () => {
    await expect(writeDiscrepanciesCsv(join(folder, 'no', 'x.csv'), [], { unmasked: false })).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});
