import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StreamingWorkbook, writeStreamingWorkbook } from '../../../../electron/formats/streaming-workbook.ts';

const DATED = new Date('2026-04-01T00:00:00Z');
const OPTIONS = { sharedStrings: true, styles: true };

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'streaming-workbook-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function fill(workbook: StreamingWorkbook): Promise<void> {
  const sheet = workbook.addWorksheet('表');
  sheet.addRow(['姓名', 1.5]).commit();
  sheet.commit();
}

describe('a workbook written row by row', () => {
  it('is read back, with the given date', async () => {
    const path = join(dir, 'good.xlsx');
    await writeStreamingWorkbook(path, DATED, OPTIONS, fill);
    const workbook = XLSX.read(await readFile(path));
    expect(XLSX.utils.sheet_to_json(workbook.Sheets.表!, { header: 1 })).toEqual([['姓名', 1.5]]);
    expect(workbook.Props?.CreatedDate).toEqual(DATED);
  });

  it('rejects where the file cannot be written, rather than ending the program', async () => {
    await expect(writeStreamingWorkbook(join(dir, 'none', 'x.xlsx'), DATED, OPTIONS, fill)).rejects.toThrow('ENOENT');
  });

  it('rejects with what the filling says', async () => {
    const stopped = async (workbook: StreamingWorkbook) => {
      await fill(workbook);
      throw new Error('stopped');
    };
    await expect(writeStreamingWorkbook(join(dir, 'x.xlsx'), DATED, OPTIONS, stopped)).rejects.toThrow('stopped');
  });
});
