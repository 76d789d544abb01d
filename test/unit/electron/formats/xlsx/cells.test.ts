import { describe, expect, it } from 'vitest';
import { UnknownToFastReader } from '../../../../../electron/formats/xlsx/unknown-to-fast-reader.ts';
import { makeWorkbook, oneRow, readCells, readWorkbook } from './made-workbook.ts';

const STYLES =
  '<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>' +
  '<numFmt numFmtId="165" formatCode="0.00&quot;month&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf/></cellXfs>';

const cellsOf = async (cells: string, more: { sharedStrings?: string; styles?: string; workbookPr?: string } = {}) =>
  (await readCells({ sheets: [oneRow(cells)], ...more }))[0];

describe('numbers', () => {
  it('keep their exact stored text', async () => {
    const stored = [
      '12',
      '-3.50',
      '0.1000000000000000055',
      '2.3990019500101E+17',
      '239900195001010011',
      '1e3',
      '+5',
      '.5',
    ];
    expect(await cellsOf(stored.map((text) => `<c><v>${text}</v></c>`).join(''))).toEqual(
      stored.map((text) => `number:${text}`),
    );
  });

  it('lose the white space around them and nothing else', async () => {
    expect(await cellsOf('<c><v> 12\n</v></c><c t="n"><v>7</v></c>')).toEqual(['number:12', 'number:7']);
  });

  it('that are none are given as the text they are', async () => {
    expect(await cellsOf('<c><v>12-3</v></c><c><v>NaN</v></c>')).toEqual(['text:12-3', 'text:NaN']);
  });
});

describe('dates', () => {
  it('are numbers whose style is a date format, builtin or custom', async () => {
    const cells = [0, 1, 2, 3, 4, 5].map((style) => `<c s="${style}"><v>45306.75</v></c>`).join('');
    const date = 'date:2024-01-15 18:00:00';
    expect(await cellsOf(cells, { styles: STYLES })).toEqual([
      'number:45306.75',
      date,
      date,
      'number:45306.75',
      date,
      'number:45306.75',
    ]);
  });

  it('count from 1904 where the workbook says so', async () => {
    const workbookPr = '<workbookPr date1904="1"/>';
    expect(await cellsOf('<c s="1"><v>43844</v></c>', { styles: STYLES, workbookPr })).toEqual(['date:2024-01-15']);
  });

  it('that no calendar has stay numbers', async () => {
    expect(
      await cellsOf('<c s="1"><v>-1</v></c><c s="1"><v>2958466</v></c><c s="1"><v>60</v></c>', { styles: STYLES }),
    ).toEqual(['number:-1', 'number:2958466', 'number:60']);
  });

  it('of strict workbooks are read from their ISO text', async () => {
    const cells = ['2024-01-15', '2024-01-15T00:00:00', '2024-01-15T18:30:05.000', '2024-01-15T08:00:00+08:00'];
    expect(await cellsOf(cells.map((text) => `<c t="d"><v>${text}</v></c>`).join(''))).toEqual([
      'date:2024-01-15',
      'date:2024-01-15',
      'date:2024-01-15 18:30:05',
      'text:2024-01-15T08:00:00+08:00',
    ]);
  });
});

describe('texts', () => {
  it('come from the shared string table, rich runs joined, phonetic runs left out', async () => {
    const sharedStrings =
      '<si><t>王伟</t></si><si><r><rPr><b/></rPr><t>低</t></r><r><t xml:space="preserve">保 </t></r><rPh sb="0" eb="1"><t>ㄉㄧ</t></rPh><phoneticPr fontId="1"/></si>' +
      '<si><t xml:space="preserve"> a&amp;b </t></si><si/><si><t/></si>';
    const cells = [0, 1, 2, 3, 4, 0].map((index) => `<c t="s"><v>${index}</v></c>`).join('');
    expect(await cellsOf(cells, { sharedStrings })).toEqual([
      'text:王伟',
      'text:低保 ',
      'text: a&b ',
      'empty:',
      'empty:',
      'text:王伟',
    ]);
  });

  it('may stand in the cell itself', async () => {
    const cells =
      '<c t="inlineStr"><is><t>李娜</t></is></c><c t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>' +
      '<c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>no</t></rPh></is></c><c t="str"><v>公式结果</v></c>';
    expect(await cellsOf(cells)).toEqual(['text:李娜', 'text: x ', 'text:甲乙', 'text:公式结果']);
  });

  it('keep every kind of character: entities, escapes, line ends, CDATA, comments, four-byte characters', async () => {
    const texts = [
      '&lt;&#x4F4E;&#20445;&gt;',
      'a_x000A_b_x005F_x000A_',
      'a\r\nb',
      'a<![CDATA[<&>]]>b',
      'a<!-- no -->b',
      '𠮷田',
      '第12镇',
      '_x_',
    ];
    const expected = ['<低保>', 'a\nb_x000A_', 'a\nb', 'a<&>b', 'ab', '𠮷田', '第12镇', '_x_'];
    const inline = texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('');
    const shared = texts.map((_, i) => `<c t="s"><v>${i}</v></c>`).join('');
    const sharedStrings = texts.map((text) => `<si><t>${text}</t></si>`).join('');
    expect(await cellsOf(inline)).toEqual(expected.map((text) => `text:${text}`));
    expect(await cellsOf(shared, { sharedStrings })).toEqual(expected.map((text) => `text:${text}`));
  });
});

describe('other cells', () => {
  it('booleans and errors have their own kinds', async () => {
    const cells = '<c t="b"><v>1</v></c><c t="b"><v>false</v></c><c t="e"><v>#N/A</v></c>';
    expect(await cellsOf(cells)).toEqual(['boolean:TRUE', 'boolean:FALSE', 'error:#N/A']);
  });

  it('formulas have their cached value', async () => {
    const cells =
      '<c><f>A2*2</f><v>24</v></c><c t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c t="str"><f>""</f><v></v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c>';
    expect(await cellsOf(cells)).toEqual(['number:24', 'text:ab', 'empty:', 'error:#DIV/0!']);
  });

  it('a formula nobody has calculated is not taken for an empty cell', async () => {
    expect(await cellsOf('<c><f>SUM(A2:A9)</f></c>')).toEqual(['error:=SUM(A2:A9)']);
  });

  it('empty ones are filled in between and left out at the end', async () => {
    const cells = '<c r="B1"><v>1</v></c><c r="C1" s="1"/><c r="E1"><v>2</v></c><c r="XFD1" s="1"/>';
    expect(await cellsOf(cells)).toEqual(['empty:', 'number:1', 'empty:', 'empty:', 'number:2']);
  });

  it('of a type nobody knows are left to another reader', async () => {
    await expect(cellsOf('<c t="zz"><v>1</v></c>')).rejects.toBeInstanceOf(UnknownToFastReader);
  });
});

describe('rows', () => {
  it('may come without numbers, and cells without references', async () => {
    const sheet =
      '<sheetData><row><c><v>1</v></c></row><row r="5"><c r="B5"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row></sheetData>';
    const [read] = await readWorkbook(makeWorkbook({ sheets: [sheet] }));
    expect(read!.rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, '1'],
      [5, '', '2', '3'],
      [6, '4'],
    ]);
  });

  it('are not cut to what <dimension> says', async () => {
    const sheet =
      '<dimension ref="A1"/><sheetData><row r="1" spans="1:1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="9"><c r="A9"><v>3</v></c></row></sheetData>';
    const [read] = await readWorkbook(makeWorkbook({ sheets: [sheet] }));
    expect(read!.rows.map(({ cells }) => cells)).toEqual([['1', '2'], ['3']]);
  });

  it('without a value are not reported; hidden ones are marked and counted', async () => {
    const sheet =
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row><row r="3" hidden="true"/><row r="4"><c r="A4" s="3"/></row></sheetData>';
    const [read] = await readWorkbook(makeWorkbook({ sheets: [sheet] }));
    expect(read!.rows.map(({ row, hidden }) => [row, hidden])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(read!.end.hiddenRows).toBe(1);
  });

  it.each([
    ['rows that go back', '<sheetData><row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row></sheetData>'],
    ['cells that go back', oneRow('<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>')],
    ['the same cell twice', oneRow('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>')],
    ['a cell of another row', oneRow('<c r="A2"><v>1</v></c>')],
    ['an unknown element among the rows', '<sheetData><AlternateContent/></sheetData>'],
    ['an unknown element in a cell', oneRow('<c><v>1</v><w/></c>')],
    ['an unknown prefix', oneRow('<y:c xmlns:y="urn:y"><v>1</v></y:c>')],
    ['an inline string in a number cell', oneRow('<c><is><t>1</t></is></c>')],
  ])('%s is left to another reader', async (_, sheet) => {
    await expect(readWorkbook(makeWorkbook({ sheets: [sheet] }))).rejects.toBeInstanceOf(UnknownToFastReader);
  });

  it('extensions are passed over wherever they stand', async () => {
    const sheet = `<sheetPr/><sheetData><row r="1"><c r="A1"><v>1</v><extLst><ext uri="x"><v>9</v></ext></extLst></c><extLst/></row></sheetData><extLst><ext><row r="9"/></ext></extLst>`;
    const [read] = await readWorkbook(makeWorkbook({ sheets: [sheet] }));
    expect(read!.rows.map(({ cells }) => cells)).toEqual([['1']]);
  });
});
