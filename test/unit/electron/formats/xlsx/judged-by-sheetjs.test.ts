import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_READ_LIMITS } from '../../../../../electron/formats/table.ts';
import { SheetRows } from '../../../../../electron/formats/xlsx/sheet-rows.ts';
import { XmlScanner } from '../../../../../electron/formats/xlsx/xml-scanner.ts';
import { proofRuns } from '../../../../proof-runs.ts';
import { MAIN, type MadeWorkbook, makeWorkbook, type ReadSheet, readWorkbook } from './made-workbook.ts';

const STYLES =
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy-mm-dd hh:mm:ss"/><numFmt numFmtId="165" formatCode="#,##0.00&quot;d&quot;"/></numFmts>' +
  '<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="31"/></cellXfs>';
const IS_DATE = [false, true, true, false, true];

type Cell =
  | { readonly kind: 'number'; readonly text: string; readonly style: number; readonly formula: boolean }
  | { readonly kind: 'text'; readonly text: string; readonly as: 'shared' | 'rich' | 'inline' | 'inline rich' | 'str' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'empty' };

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'低保王伟娜𠮷田村123 &<>"\'_xA\n'), minLength: 1, maxLength: 12 }),
  fc.constantFrom('_x0041_', 'a_x000A_', '239900199001010019', '6217000000000000001', '  两 头 ', '小计'),
);
const number = fc.oneof(
  fc.integer({ min: -10_000, max: 2_000_000 }).map(String),
  fc.integer({ min: 100, max: 9_999_999 }).map((fen) => (fen / 100).toFixed(2)),
  fc.constantFrom('2.3990019900101E+17', '1E-3', '45306.75', '239900199001010019', '0'),
);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.record({ kind: fc.constant('number' as const), text: number, style: fc.nat(4), formula: fc.boolean() }),
  fc.record({
    kind: fc.constant('text' as const),
    text,
    as: fc.constantFrom('shared' as const, 'rich', 'inline', 'inline rich', 'str'),
  }),
  fc.record({ kind: fc.constant('boolean' as const), value: fc.boolean() }),
  fc.record({ kind: fc.constant('error' as const), text: fc.constantFrom('#N/A', '#DIV/0!', '#REF!') }),
  fc.constant({ kind: 'empty' as const }),
);
const sheet = fc.record({
  rows: fc.array(fc.record({ gap: fc.nat(2), hidden: fc.boolean(), cells: fc.array(cell, { maxLength: 6 }) }), {
    maxLength: 8,
  }),
  prefixed: fc.boolean(),
  rowNumbers: fc.boolean(),
  cellReferences: fc.boolean(),
  merge: fc.boolean(),
});

const escaped = (value: string): string => value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
/** Two runs of a text. An escape is not cut in two: SheetJS would put it together again, ST_Xstring would not. */
const halves = (value: string): [string, string] =>
  value.includes('_') ? [value, ''] : [[...value].slice(0, 1).join(''), [...value].slice(1).join('')];

function itemXml(value: string, rich: boolean): string {
  const t = (part: string) => `<t xml:space="preserve">${escaped(part)}</t>`;
  if (!rich) return t(value);
  const [first, rest] = halves(value);
  return `<r><rPr><b/></rPr>${t(first)}</r><r>${t(rest)}</r><rPh sb="0" eb="1"><t>読み</t></rPh>`;
}

function build(sheets: readonly (typeof sheet extends fc.Arbitrary<infer T> ? T : never)[]): MadeWorkbook {
  const strings: string[] = [];
  const parts = sheets.map(({ rows, prefixed, rowNumbers, cellReferences, merge }) => {
    let row = 0;
    let xml = '<sheetData>';
    for (const { gap, hidden, cells } of rows) {
      row += rowNumbers || cellReferences ? gap + 1 : 1;
      xml += `<row${rowNumbers || cellReferences ? ` r="${row}"` : ''}${hidden ? ' hidden="1"' : ''}>`;
      cells.forEach((one, column) => {
        const r = cellReferences ? ` r="${XLSX.utils.encode_cell({ r: row - 1, c: column })}"` : '';
        xml += cellXml(one, r, strings);
      });
      xml += '</row>';
    }
    xml += `</sheetData>${merge ? '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>' : ''}`;
    if (!prefixed) return `<?xml version="1.0"?><worksheet xmlns="${MAIN}">${xml}</worksheet>`;
    return `<?xml version="1.0"?><x:worksheet xmlns:x="${MAIN}">${xml.replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:')}</x:worksheet>`;
  });
  return { sheets: parts, styles: STYLES, sharedStrings: strings.map((item) => `<si>${item}</si>`).join('') };
}

function cellXml(one: Cell, r: string, strings: string[]): string {
  switch (one.kind) {
    case 'empty':
      return `<c${r} s="1"/>`;
    case 'boolean':
      return `<c${r} t="b"><v>${one.value ? 1 : 0}</v></c>`;
    case 'error':
      return `<c${r} t="e"><v>${one.text}</v></c>`;
    case 'number':
      return `<c${r} s="${one.style}">${one.formula ? '<f>1+1</f>' : ''}<v>${one.text}</v></c>`;
    case 'text': {
      const xml = itemXml(one.text, one.as.endsWith('rich'));
      if (one.as === 'str') return `<c${r} t="str"><f>A1</f><v>${escaped(one.text)}</v></c>`;
      if (one.as.startsWith('inline')) return `<c${r} t="inlineStr"><is>${xml}</is></c>`;
      return `<c${r} t="s"><v>${strings.push(xml) - 1}</v></c>`;
    }
  }
}

/** What SheetJS reads in the terms of a source row: `kind:text`, numbers as their value. */
function judged(cellOfJudge: XLSX.CellObject): string {
  switch (cellOfJudge.t) {
    case 'n': {
      const serial = cellOfJudge.v as number;
      if (!XLSX.SSF.is_date(String(cellOfJudge.z))) return `number:${serial}`;
      // What no calendar has stays a number; SheetJS counts the days before March 1900 in its own way.
      if (serial < 61) return 'early';
      const { y, m, d, H, M, S } = XLSX.SSF.parse_date_code(serial) ?? {};
      if (y === undefined) return `number:${serial}`;
      const date = [String(y).padStart(4, '0'), two(m), two(d)].join('-');
      const time = [two(H), two(M), two(Math.round(S))].join(':');
      return `date:${time === '00:00:00' ? date : `${date} ${time}`}`;
    }
    case 'b':
      return `boolean:${cellOfJudge.v ? 'TRUE' : 'FALSE'}`;
    case 'e':
      return `error:${XLSX.utils.format_cell(cellOfJudge)}`;
    default:
      return `text:${cellOfJudge.v}`;
  }
}

const two = (value: number): string => String(value).padStart(2, '0');

function cellsOf(read: ReadSheet): Map<string, string> {
  const found = new Map<string, string>();
  for (const { row, cells, kinds } of read.rows) {
    cells.forEach((value, column) => {
      if (kinds[column] === 'empty') return;
      const shown = kinds[column] === 'number' ? String(Number(value)) : value;
      found.set(XLSX.utils.encode_cell({ r: row - 1, c: column }), `${kinds[column]}:${shown}`);
    });
  }
  return found;
}

it('every generated workbook says the same to SheetJS', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sheet, { minLength: 1, maxLength: 2 }), async (sheets) => {
      const bytes = makeWorkbook(build(sheets));
      const judge = XLSX.read(bytes, { cellNF: true, sheetStubs: false });
      const read = await readWorkbook(bytes);
      expect(read.map(({ name }) => name)).toEqual(judge.SheetNames);
      read.forEach((one, index) => {
        const expected = judge.Sheets[one.name]!;
        const mine = cellsOf(one);
        const theirs = new Map<string, string>();
        for (const [at, value] of Object.entries(expected)) {
          if (!at.startsWith('!') && (value as XLSX.CellObject).t !== 'z')
            theirs.set(at, judged(value as XLSX.CellObject));
        }
        for (const [at, value] of theirs) if (value === 'early') theirs.set(at, mine.get(at)!);
        expect(Object.fromEntries(mine)).toEqual(
          Object.fromEntries([...theirs].filter(([, value]) => value !== 'text:')),
        );
        expect(one.end.merges.length).toBe(sheets[index]!.merge ? 1 : 0);
      });
    }),
    proofRuns(100),
  );
});

it('every number keeps the text it was stored as, and its style decides whether it is a date', async () => {
  await fc.assert(
    fc.asyncProperty(number, fc.nat(4), async (stored, style) => {
      const [read] = await readWorkbook(
        makeWorkbook(
          build([
            {
              rows: [{ gap: 0, hidden: false, cells: [{ kind: 'number', text: stored, style, formula: false }] }],
              prefixed: false,
              rowNumbers: true,
              cellReferences: true,
              merge: false,
            },
          ]),
        ),
      );
      const { cells, kinds } = read!.rows[0]!;
      if (kinds[0] === 'number') expect(cells[0]).toBe(stored);
      else expect([kinds[0], IS_DATE[style]]).toEqual(['date', true]);
    }),
    proofRuns(60),
  );
});

it('chunks of any size give the same rows: the quick path and the general one agree', () => {
  fc.assert(
    fc.property(sheet, fc.integer({ min: 1, max: 40 }), (one, size) => {
      const bytes = Buffer.from(build([one]).sheets[0] as string);
      const sharedStrings = Array.from({ length: 60 }, (_, i) => `文${i}`);
      const rowsOf = (chunkBytes: number): unknown => {
        const given: unknown[] = [];
        const context = { sharedStrings, dateStyles: Uint8Array.from(IS_DATE, Number), is1904: false };
        const rows = new SheetRows({ file: 'x' }, DEFAULT_READ_LIMITS, context, ({ row, cells, kinds, hidden }) =>
          given.push([row, hidden, [...cells], [...kinds!]]),
        );
        const fail = (): Error => new Error('malformed');
        const scanner = new XmlScanner(
          rows,
          { maxDepth: 64, maxTokenBytes: 100_000 },
          { malformed: fail, tooDeep: fail, tooLong: fail },
        );
        for (let at = 0; at < bytes.length; at += chunkBytes) scanner.feed(bytes.subarray(at, at + chunkBytes));
        scanner.end();
        return [given, rows.merges, rows.hiddenRows];
      };
      expect(rowsOf(size)).toEqual(rowsOf(bytes.length));
    }),
  );
});
