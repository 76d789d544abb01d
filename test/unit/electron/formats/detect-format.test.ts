import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../../electron/formats/detect-format.ts';
import { DEFAULT_READ_LIMITS } from '../../../../electron/formats/table.ts';
import { gbk, refusal, tempFile } from './table-files.ts';

const detect = (content: Uint8Array | string, name?: string) =>
  detectFormat(tempFile(content, name), DEFAULT_READ_LIMITS);
const written = (bookType: XLSX.BookType): Buffer =>
  XLSX.write(
    { SheetNames: ['a'], Sheets: { a: XLSX.utils.aoa_to_sheet([['x'], ['y']]) } },
    { type: 'buffer', bookType },
  );
const compound = (stream: string): Buffer => {
  const file = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(file, `/${stream}`, Buffer.alloc(5_000, 1));
  return XLSX.CFB.write(file, { type: 'buffer' });
};

describe('detectFormat', () => {
  it.each([
    ['xlsx', written('xlsx'), 'a.csv'],
    ['xlsb', written('xlsb'), 'a.xlsx'],
    ['xls', written('biff8'), 'a.xlsx'],
    ['xls', written('biff2'), 'a.txt'],
    ['dbf', written('dbf'), 'a.xls'],
    ['html', '\ufeff<html><body><TABLE><tr><td>1', 'a.xls'],
    ['html', gbk('<table><tr><td>姓名</td></tr></table>'), 'a.xls'],
    ['spreadsheetml', written('xlml'), 'a.xls'],
    ['text', '姓名,金额\n', 'a.xlsx'],
    ['text', '<张三>,1\n', 'a.xls'],
    ['text', 'BM,1\nMZ,2\n', 'a.xls'],
  ])('knows %s by its content, whatever its name', async (format, content, name) => {
    expect(await detect(content, name)).toBe(format);
  });

  it.each([
    ['PDF', '%PDF-1.7\n'],
    ['PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ['JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['rar', 'Rar!\x1a\x07\x00'],
    ['7z', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0])],
    ['RTF', '{\\rtf1'],
    ['mht', 'MIME-Version: 1.0\n'],
    ['Word', compound('WordDocument')],
    ['演示文稿', compound('PowerPoint Document')],
    ['OpenDocument', written('ods')],
    ['XML', '<?xml version="1.0"?><a><b/></a>'],
    ['网页', '<!DOCTYPE html><html><body>登录</body></html>'],
  ])('says that it is %s, and how to mend it', async (what, content) => {
    const error = await refusal(detect(content));
    expect(error.code).toBe('E_FORMAT');
    expect(error.problem.zh).toContain(what);
    expect(error.mend.zh).not.toBe('');
  });

  it('tells what is missing, a folder, empty, or too large', async () => {
    const missing = join(tmpdir(), 'sanzhang-no-such-file.csv');
    expect((await refusal(detectFormat(missing, DEFAULT_READ_LIMITS))).code).toBe('E_NOT_FOUND');
    expect(
      (await refusal(detectFormat(mkdtempSync(join(tmpdir(), 'sanzhang-')), DEFAULT_READ_LIMITS))).message,
    ).toContain('文件夹');
    expect((await refusal(detect(''))).code).toBe('E_EMPTY');
    const error = await refusal(detectFormat(tempFile('12345'), { ...DEFAULT_READ_LIMITS, maxFileBytes: 4 }));
    expect(error.code).toBe('E_TOO_LARGE');
    expect(error.problem.zh).toContain('maxFileBytes');
  });
});
