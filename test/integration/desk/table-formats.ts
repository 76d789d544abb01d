import * as XLSX from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import iconv from 'iconv-lite';
import type { FileOverrides } from '../../../shared/contracts/desk/files.ts';
import { csv, ledger, workbook } from '../cli/ledger-files.ts';

/** A ledger in one of the formats that offices have, and how a person says it is read. */
export interface FormattedLedger {
  readonly name: string;
  readonly bytes: Buffer;
  readonly overrides: FileOverrides | null;
}

const HOUSEHOLDS = 700;
/** One row with something odd in each place: an empty amount, blanks, a row that names nobody, a total that does not add up. */
const ROWS: readonly (readonly string[])[] = (() => {
  const [header, ...lines] = ledger(HOUSEHOLDS);
  lines[3]![6] = '';
  lines[7]![3] = `  ${lines[7]![3]!} `;
  lines[9]![4] = '2.3990119600115E+17';
  return [['甲县农村低保发放表', '', '', '', '', '', ''], header!, ...lines, ['合计', '', '', '', '', '', '123.00']];
})();

XLSX.set_cptable(codePages);
const bySheetJs = (bookType: XLSX.BookType, rows: readonly (readonly string[])[]): Buffer => {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), '一月');
  return XLSX.write(book, { type: 'buffer', bookType, codepage: 936 }) as Buffer;
};

/** 20 bytes account, 12 bytes name, 18 bytes number, 10 bytes amount, as a bank's mainframe writes them. */
function fixedWidth(): Buffer {
  const lines = ledger(HOUSEHOLDS).slice(1);
  const padded = (text: string, width: number): Buffer => {
    const bytes = iconv.encode(text, 'gb18030');
    return Buffer.concat([bytes, Buffer.alloc(width - bytes.length, ' ')]);
  };
  return Buffer.concat(
    lines.flatMap(([, , , name, id, account, amount]) => [
      padded(account!, 20),
      padded(name!, 12),
      padded(id!, 18),
      padded(amount!, 10),
      Buffer.from('\r\n'),
    ]),
  );
}

const html = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(
    `<html><meta charset="utf-8"><table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></html>`,
  );

const DBF_ROWS = [
  ['XM', 'SFZH', 'YHZH', 'JE'],
  ...ledger(HOUSEHOLDS)
    .slice(1)
    .map((row) => [row[3]!, row[4]!, row[5]!, row[6]!]),
];

/** The same kind of ledger in every format there is a reader for. */
export const FORMATTED: readonly FormattedLedger[] = [
  { name: '名册.xlsx', bytes: workbook(ROWS, ledger(300)), overrides: null },
  { name: '一张表.xlsx', bytes: workbook(ROWS, ledger(300)), overrides: { sheets: ['表2'], unit: 'fen' } },
  { name: '名册.xls', bytes: bySheetJs('biff8', ROWS), overrides: null },
  { name: '名册.xlsb', bytes: bySheetJs('xlsb', ROWS), overrides: null },
  { name: '名册.xml.xls', bytes: bySheetJs('xlml', ROWS), overrides: null },
  { name: '网页.xls', bytes: html(ROWS), overrides: null },
  { name: '国标.txt', bytes: iconv.encode(csv(ROWS).replaceAll(',', '|'), 'gb18030'), overrides: null },
  {
    name: '指定.csv',
    bytes: iconv.encode(csv(ROWS).replaceAll(',', ';'), 'gb18030'),
    overrides: { encoding: 'gbk', delimiter: ';', columns: { head_name: '户主姓名' } },
  },
  { name: '万国码.csv', bytes: iconv.encode(csv(ROWS), 'utf16le', { addBOM: true }), overrides: null },
  {
    name: '定宽.dat',
    bytes: fixedWidth(),
    overrides: {
      encoding: 'gb18030',
      fixedWidth: {
        unit: 'bytes',
        columns: [
          { name: '账号', start: 0, width: 20 },
          { name: '户名', start: 20, width: 12 },
          { name: '身份证号', start: 32, width: 18 },
          { name: '金额', start: 50, width: 10 },
        ],
      },
      headerRows: [],
      columns: { acct_no: 1, head_name: 2, head_id: 3, total_amount: 4 },
    },
  },
  {
    name: '老库.dbf',
    bytes: bySheetJs('dbf', DBF_ROWS),
    overrides: { headerRows: [1], columns: { head_name: 'XM', head_id: 'SFZH', acct_no: 'YHZH', total_amount: 'JE' } },
  },
];
