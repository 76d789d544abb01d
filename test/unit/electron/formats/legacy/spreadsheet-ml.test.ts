import { describe, expect, it } from 'vitest';
import { CellKind } from '../../../../../shared/domain/ledger/source-row.ts';
import { gbk, openBytes, readSheet, refusal } from '../table-files.ts';

const book = (sheets: string, encoding = 'UTF-8'): string =>
  `<?xml version="1.0" encoding="${encoding}"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="Default"/><Style ss:ID="day"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="money"><NumberFormat ss:Format="#,##0.00"/></Style></Styles>${sheets}</Workbook>`;
const sheet = (rows: string, name = '柳树镇', more = ''): string =>
  `<Worksheet ss:Name="${name}"><Table>${rows}</Table>${more}</Worksheet>`;
const cell = (type: string, value: string, attributes = ''): string =>
  `<Cell${attributes}><Data ss:Type="${type}">${value}</Data></Cell>`;

describe('a SpreadsheetML workbook', () => {
  it('keeps the stored text of numbers, so that 18 digits survive, and knows dates by their style', async () => {
    const row = [
      cell('Number', '239900195001010018'),
      cell('Number', '2.3990019500101E+17'),
      cell('Number', '46113', ' ss:StyleID="day"'),
      cell('Number', '632.50', ' ss:StyleID="money"'),
      cell('DateTime', '2026-04-01T08:30:00.000'),
      cell('Boolean', '1'),
      cell('Error', '#N/A'),
      cell('String', '239900195001010018'),
    ];
    const { rows } = await readSheet(await openBytes(book(sheet(`<Row>${row.join('')}</Row>`))));
    expect(rows[0]?.cells).toEqual([
      '239900195001010018',
      '2.3990019500101E+17',
      '2026-04-01',
      '632.50',
      '2026-04-01 08:30:00',
      'TRUE',
      '#N/A',
      '239900195001010018',
    ]);
    const { number, date, boolean, error, text } = CellKind;
    expect(rows[0]?.kinds).toEqual([number, number, date, number, date, boolean, error, text]);
  });

  it('is read in GBK', async () => {
    const source = await openBytes(gbk(book(sheet(`<Row>${cell('String', '户主姓名')}</Row>`), 'GB2312')));
    expect([source.encoding, (await readSheet(source)).rows[0]?.cells]).toEqual(['gb18030', ['户主姓名']]);
  });

  it('obeys indexes of rows and cells, merges, hidden rows and sheets, rich text, references and comments', async () => {
    const rows = `<Row>${cell('String', 'a&amp;b&#10;c', ' ss:MergeAcross="1" ss:MergeDown="1"')}${cell('String', 'd')}</Row><Row ss:Index="5" ss:Hidden="1">${cell('String', 'e', ' ss:Index="3"')}<Cell/><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>粗</B>体</ss:Data><Comment><ss:Data>批注</ss:Data></Comment></Cell></Row>`;
    const hidden = '<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>';
    const source = await openBytes(book(sheet(rows) + sheet('', '作废', hidden)));
    expect(source.sheets).toEqual([
      { name: '柳树镇', hidden: false },
      { name: '作废', hidden: true },
    ]);
    const read = await readSheet(source);
    expect(read.rows.map(({ row, cells, hidden: h }) => [row, h, ...cells])).toEqual([
      [1, false, 'a&b\nc', '', 'd'],
      [5, true, '', '', 'e', '', '粗体'],
    ]);
    expect(read.hiddenRows).toBe(1);
    expect(read.merges).toEqual([{ firstRow: 1, lastRow: 2, firstColumn: 0, lastColumn: 1 }]);
  });

  it('is refused where it breaks off and over a limit', async () => {
    const whole = book(sheet(`<Row>${cell('String', 'a')}</Row>`));
    expect((await refusal(openBytes(whole.slice(0, -20)))).code).toBe('E_CORRUPT');
    expect((await refusal(openBytes(book(sheet(`<Row>${cell('String', 'a', ' ss:Index="5000"')}</Row>`))))).code).toBe(
      'E_TOO_LARGE',
    );
    expect((await refusal(openBytes(book(sheet('<Row ss:Index="9000000"/>'))))).code).toBe('E_TOO_LARGE');
  });
});
