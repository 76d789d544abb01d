import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTemplate } from '../../electron/formats/template/open-template.ts';
import type { FactType, FactValue } from '../../shared/domain/archive/fact.ts';
import { placeholderReader } from '../../shared/domain/archive/template/placeholder.ts';
import { showPlaceholder } from '../../shared/domain/archive/template/show-placeholder.ts';
import type { TemplateField } from '../../shared/domain/archive/template/template-fields.ts';
import type { TemplateValues } from '../../shared/domain/archive/template/template-values.ts';
import { makeZip } from '../fixtures/make-zip.ts';
import {
  docxOf,
  FIELDS,
  paragraph,
  partsOf,
  table,
  textOf,
  VALUES,
} from '../unit/electron/formats/template/template-files.ts';

const read = placeholderReader(FIELDS);

/** Texts as tables hold them, with what means something to XML, to templates and to spreadsheets. */
const words = fc.string({
  unit: fc.constantFrom(...'张三李四王小雨 <>&"\'{}#/|=+-@%$\n\u0001\t１２３Ｘ々𠮷,。（）_x0041_'),
  maxLength: 12,
});
const day = fc.constantFrom('2026-01-05', '1999-12-31', '2020-02-29');

function aValue(type: FactType): fc.Arbitrary<FactValue> {
  const value: Record<FactType, fc.Arbitrary<FactValue>> = {
    text: words,
    count: fc.nat(99),
    yuan: fc.integer({ min: -1_000_000, max: 100_000_000 }),
    date: day,
    month: day.map((text) => text.slice(0, 7)),
    yesno: fc.boolean(),
  };
  return fc.oneof({ weight: 4, arbitrary: value[type] }, { weight: 1, arbitrary: fc.constant(null) });
}

function someValues(fields: readonly TemplateField[]): fc.Arbitrary<Record<string, FactValue>> {
  return fc
    .tuple(...fields.map(({ type }) => aValue(type)))
    .map((values) => Object.fromEntries(fields.map(({ fact }, i) => [fact, values[i]!])));
}

const someFields = fc.subarray([...FIELDS.household], { minLength: 1, maxLength: 12 });
const aLoop = fc.constantFrom(...FIELDS.loops).chain((loop) =>
  fc.record({
    loop: fc.constant(loop),
    fields: fc.subarray([...loop.fields], { minLength: 2, maxLength: Math.min(6, loop.fields.length) }),
    least: fc.nat(4),
  }),
);

const household = fc.tuple(someFields, aLoop).chain(([fields, looped]) =>
  fc.tuple(someValues(fields), fc.array(someValues(looped.loop.fields), { maxLength: 5 })).map(([values, lines]) => ({
    fields,
    looped,
    values: {
      household: values,
      loops: { ...VALUES.loops, [looped.loop.loop]: lines },
    } satisfies TemplateValues,
  })),
);

/** What each field is to come out as. */
function shown(
  fields: readonly TemplateField[],
  values: Readonly<Record<string, FactValue>>,
  loop: Parameters<typeof read>[1],
): string[] {
  return fields.map(({ name }) => {
    const placeholder = read(name, loop);
    return placeholder.kind === 'field' ? showPlaceholder(placeholder, values) : 'not a field';
  });
}

describe('any household in any template', () => {
  it('comes out of a .docx with every value in its place and no placeholder left', async () => {
    await fc.assert(
      fc.asyncProperty(household, async ({ fields, looped, values }) => {
        const { loop, fields: own, least } = looped;
        const mark = least === 0 ? '' : `|${least}行`;
        const row = own.map(
          ({ name }, i) =>
            `${i === 0 ? `{#${loop.name}${mark}}` : ''}{${name}}${i === own.length - 1 ? `{/${loop.name}}` : ''}`,
        );
        const bytes = await docxOf(
          fields.map(({ name }) => paragraph(`〔{${name}}〕`)).join('') + table(row) + paragraph('完'),
        );
        const template = await openTemplate(bytes, '表.docx', FIELDS);
        expect(template.problems).toEqual([]);
        const lines: readonly (Readonly<Record<string, FactValue>> | null)[] = values.loops[loop.loop] as never;
        const blank = Math.max(0, least - lines.length);
        expect(await textOf(template.fill!(values))).toEqual([
          ...shown(fields, values.household, null).map((text) => `〔${text}〕`),
          ...lines.flatMap((line) => shown(own, line!, loop)),
          ...Array<string>(blank * own.length).fill(''),
          '完',
        ]);
      }),
      { numRuns: 40 },
    );
  });

  it('comes out of an .xlsx with every value in its place and rows that follow one another', async () => {
    await fc.assert(
      fc.asyncProperty(household, async ({ fields, looped, values }) => {
        const { loop, fields: own, least } = looped;
        const mark = least === 0 ? '' : `|${least}行`;
        const cell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
        const column = (i: number): string => String.fromCharCode(65 + i);
        const rows = [
          fields.map(({ name }, i) => cell(`${column(i)}1`, `〔{${name}}〕`)).join(''),
          own
            .map(({ name }, i) =>
              cell(
                `${column(i)}3`,
                `${i === 0 ? `{#${loop.name}${mark}}` : ''}〔{${name}}〕${i === own.length - 1 ? `{/}` : ''}`,
              ),
            )
            .join(''),
          cell('A5', '完'),
        ];
        const template = await openTemplate(
          sheetOf(rows.map((cells, i) => `<row r="${i * 2 + 1}">${cells}</row>`)),
          '表.xlsx',
          FIELDS,
        );
        expect(template.problems).toEqual([]);
        const lines: readonly Readonly<Record<string, FactValue>>[] = values.loops[loop.loop] as never;
        const count = Math.max(1, least, lines.length);
        const made = await cellsOf(template.fill!(values));
        expect(made.map(({ row }) => row)).toEqual([1, ...Array.from({ length: count }, (_, i) => 3 + i), 4 + count]);
        expect(made[0]!.texts).toEqual(shown(fields, values.household, null).map((text) => `〔${text}〕`));
        expect(made.slice(1, -1).map(({ texts }) => texts)).toEqual(
          Array.from({ length: count }, (_, i) =>
            lines[i] === undefined ? own.map(() => '〔〕') : shown(own, lines[i], loop).map((text) => `〔${text}〕`),
          ),
        );
        expect(made.at(-1)!.texts).toEqual(['完']);
      }),
      { numRuns: 40 },
    );
  });
});

function sheetOf(rows: readonly string[]): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return makeZip([
    {
      name: '[Content_Types].xml',
      data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="表1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: `<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
    },
  ]);
}

async function cellsOf(bytes: Buffer): Promise<readonly { readonly row: number; readonly texts: readonly string[] }[]> {
  const xml = (await partsOf(bytes)).get('xl/worksheets/sheet1.xml')!;
  return [...xml.matchAll(/<row r="(\d+)"[^>]*>(.*?)<\/row>/gsu)].map(([, row, cells]) => ({
    row: Number(row),
    texts: [...cells!.matchAll(/<c [^>]*>(.*?)<\/c>/gsu)].map(([, inner]) =>
      inner!
        .replace(/<[^>]*>/gu, '')
        .replace(/&lt;/gu, '<')
        .replace(/&gt;/gu, '>')
        .replace(/&amp;/gu, '&')
        .replace(/_x005F_/gu, '_'),
    ),
  }));
}
