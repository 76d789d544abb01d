import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { exampleDocx } from '../../../../../electron/formats/template/example-docx.ts';
import { openTemplate } from '../../../../../electron/formats/template/open-template.ts';
import { AppError } from '../../../../../shared/contracts/app-error.ts';
import { makeZip } from '../../../../fixtures/make-zip.ts';
import { exampleXlsx, FIELDS, partsOf, VALUES } from './template-files.ts';

let files: readonly { readonly name: string; readonly bytes: Buffer; readonly parts: [string, string][] }[];
beforeAll(async () => {
  const docx = exampleDocx();
  const xlsx = await exampleXlsx();
  files = [
    { name: '表.docx', bytes: docx, parts: [...(await partsOf(docx))] },
    { name: '表.xlsx', bytes: xlsx, parts: [...(await partsOf(xlsx))] },
  ];
});

/** Opened and filled in, told what is wrong, or refused: never anything nobody prepared a sentence for. */
async function comesThrough(bytes: Buffer, name: string): Promise<void> {
  let form: Buffer | null;
  try {
    const { problems, fill } = await openTemplate(bytes, name, FIELDS);
    expect(fill === null).toBe(problems.length > 0);
    form = fill === null ? null : fill(VALUES);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return;
  }
  // A form that was made is whole: well-formed, and nothing in it that would be refused.
  if (form !== null) await openTemplate(form, name, FIELDS);
}

describe('whatever a template holds', () => {
  it('bytes that were changed, cut off or put in are refused or told', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1),
        fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), byte: fc.nat(255) }), {
          maxLength: 6,
        }),
        fc.double({ min: 0.2, max: 1, noNaN: true }),
        async (which, flips, kept) => {
          const { bytes, name } = files[which]!;
          const changed = Buffer.from(bytes);
          for (const { at, byte } of flips) changed[Math.floor(at * changed.length)] = byte;
          await comesThrough(changed.subarray(0, kept > 0.4 ? changed.length : Math.ceil(kept * changed.length)), name);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('XML that was torn, doubled or made odd is refused or told', async () => {
    const odd = fc.constantFrom(
      ...[
        '',
        '<',
        '>',
        '{',
        '}',
        '{#成员}',
        '{/成员}',
        '{/}',
        '{#缺件|3行}',
        '{姓名}',
        '{@姓名}',
        '{^成员}',
        '{=[[ ]]=}',
        '{-w:p 成员}',
      ],
      ...[
        '</w:p>',
        '<w:p>',
        '<w:tr/>',
        '</w:tc><w:tc>',
        '<w:sdt><w:sdtContent>',
        '<c/>',
        '<row r="1"/>',
        '<c r="A1"/>',
        '<f>A1</f>',
        '<v>9</v>',
      ],
      ...['&amp;', '&#x0;', ']]>', '<![CDATA[x]]>', '<!--', ' r="ZZZ9"', ' t="s"', '<si/>', '\u0000', '𠮷'],
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1),
        fc.array(
          fc.record({
            part: fc.nat(40),
            at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
            cut: fc.nat(60),
            text: odd,
            atTag: fc.boolean(),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        async (which, edits) => {
          const { parts, name } = files[which]!;
          const changed = parts.map(([part, xml]) => ({ name: part, data: xml }));
          for (const { part, at, cut, text, atTag } of edits) {
            const one = changed[part % changed.length]!;
            const place = Math.floor(at * one.data.length);
            const from = atTag ? Math.max(0, one.data.indexOf('<', place)) : place;
            one.data = one.data.slice(0, from) + text + one.data.slice(from + (atTag ? 0 : cut));
          }
          await comesThrough(makeZip(changed), name);
        },
      ),
      { numRuns: 120 },
    );
  });
});
