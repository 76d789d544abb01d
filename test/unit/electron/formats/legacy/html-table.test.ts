import { describe, expect, it } from 'vitest';
import { gbk, openBytes, readCells, readSheet, refusal } from '../table-files.ts';

const page = (body: string): string =>
  `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gb2312"></head><body>${body}</body></html>`;

describe('an HTML table under the name of a workbook', () => {
  it('keeps all 18 digits, whatever style and type its cell claims', async () => {
    const rows = await readCells(
      page(
        `<table><tr><td style='mso-number-format:"\\@"'>239900195001010018</td><td x:num>239900195001010018</td><td>00123</td><td>1E5</td></tr></table>`,
      ),
    );
    expect(rows).toEqual([['239900195001010018', '239900195001010018', '00123', '1E5']]);
  });

  it.each([
    ['GBK', gbk],
    ['UTF-8, though its meta tag says otherwise', (text: string) => Buffer.from(text)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('is read in %s', async (_name, encode) => {
    expect(await readCells(encode(page('<TABLE><TR><TH>户主姓名</TH></TR><TR><TD>欧阳娜</TD></TR></TABLE>')))).toEqual([
      ['户主姓名'],
      ['欧阳娜'],
    ]);
  });

  it('resolves references, line breaks and white space, and drops markup', async () => {
    const cells =
      '<td>\n  <b>张</b>三&amp;李四\n</td><td>a<br/>b</td><td>&nbsp;</td><td>&#20302;&#x4FDD;&unknown;</td><td>1 < 2</td>';
    expect(await readCells(page(`<!-- <table> --><style>td{}</style><table><tr>${cells}</tr></table>`))).toEqual([
      ['张三&李四', 'a\nb', '', '低保&unknown;', '1 < 2'],
    ]);
  });

  it('places cells around colspan and rowspan and reports the merges', async () => {
    const source = await openBytes(
      page(
        '<table><tr><td colspan=2>表头</td><td rowspan="2">C</td></tr><tr><td>a</td><td>b</td></tr><tr><td>1<td>2<td>3</table>',
      ),
    );
    const { rows, merges } = await readSheet(source);
    expect(rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, '表头', '', 'C'],
      [2, 'a', 'b'],
      [3, '1', '2', '3'],
    ]);
    expect(merges).toEqual([
      { firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 1 },
      { firstRow: 1, lastRow: 2, firstColumn: 2, lastColumn: 2 },
    ]);
  });

  it('makes a sheet of every table with text in it, also of one inside a layout table', async () => {
    const source = await openBytes(
      page('<table><tr><td><table><tr><td>甲</td></tr></table></td></tr></table><table><tr><td>乙</td></tr></table>'),
    );
    expect(source.sheets.map(({ name }) => name)).toEqual(['表1', '表2']);
    expect((await readSheet(source, 0)).rows[0]?.cells).toEqual(['甲']);
    expect((await readSheet(source, 1)).rows[0]?.cells).toEqual(['乙']);
  });

  it('knows hidden rows', async () => {
    const source = await openBytes(page('<table><tr><td>a</td></tr><tr style="display: none"><td>b</td></tr></table>'));
    expect(await readSheet(source)).toMatchObject({ hiddenRows: 1, rows: [{ hidden: false }, { hidden: true }] });
  });

  it('is refused where it breaks off, where it holds no table, and over a limit', async () => {
    expect((await refusal(openBytes('<html><table><tr><td>张三</td></tr><tr><td>李'))).code).toBe('E_CORRUPT');
    expect((await refusal(openBytes('<html><table><tr><td>张三</td></tr><tr><td sty'))).code).toBe('E_CORRUPT');
    expect((await refusal(openBytes('<!DOCTYPE html><html><body>请登录</body></html>'))).code).toBe('E_FORMAT');
    expect((await refusal(openBytes(page('<table><tr><td> </td></tr></table>')))).code).toBe('E_FORMAT');
    expect((await refusal(openBytes(page('<table><tr><td colspan=99999>a</td></tr></table>')))).code).toBe(
      'E_TOO_LARGE',
    );
    expect((await refusal(openBytes(page(`${'<table><tr><td>'.repeat(70)}a${'</table>'.repeat(70)}`)))).code).toBe(
      'E_TOO_LARGE',
    );
  });
});
