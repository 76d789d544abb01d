import fc from 'fast-check';
import { expect, it } from 'vitest';
import { UnknownToFastReader } from '../../../../../electron/formats/xlsx/unknown-to-fast-reader.ts';
import { AppError } from '../../../../../shared/contracts/app-error.ts';
import { makeZip } from '../../../../fixtures/make-zip.ts';
import { proofRuns } from '../../../../proof-runs.ts';
import { makeWorkbook, type ReadSheet, readWorkbook, workbookParts } from './made-workbook.ts';

const MADE = {
  sheets: [
    `<sheetData>${Array.from({ length: 40 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>${i % 3}</v></c><c r="B${i + 1}" s="1"><v>${45_000 + i * 37}</v></c><c r="C${i + 1}" t="inlineStr"><is><t>第${i}村</t></is></c></row>`).join('')}</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>`,
  ],
  sharedStrings: '<si><t>王伟</t></si><si><r><t>李</t></r><r><t>娜</t></r></si><si><t>a&amp;b</t></si>',
  styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
};
const PARTS = workbookParts(MADE).filter(({ name }) => name !== '[Content_Types].xml');
const SOUND = makeWorkbook(MADE);
const STORED = makeWorkbook({ ...MADE, stored: true });

/** What came of reading: the rows, or the error, which must be one of those that a caller can act on. */
async function outcomeOf(bytes: Uint8Array): Promise<unknown> {
  // Processor time: how long the clock takes depends on who else is at work.
  const begun = process.cpuUsage();
  let outcome: unknown;
  try {
    outcome = await readWorkbook(bytes, { maxInflatedBytes: 50_000_000, maxFileBytes: 50_000_000 });
  } catch (error) {
    if (!(error instanceof AppError) && !(error instanceof UnknownToFastReader)) throw error;
    outcome = error;
  }
  const { user, system } = process.cpuUsage(begun);
  expect(user + system).toBeLessThan(1_000_000);
  return outcome;
}

it('a workbook cut off anywhere is E_CORRUPT', async () => {
  for (const sound of [SOUND, STORED]) {
    for (let length = 1; length < sound.length; length += length < 200 || length > sound.length - 200 ? 5 : 61) {
      const outcome = await outcomeOf(sound.subarray(0, length));
      expect(outcome, `cut at ${length}`).toMatchObject({ code: 'E_CORRUPT' });
    }
  }
});

it('flipped bytes never change a row unseen', async () => {
  const sound = await outcomeOf(SOUND);
  expect(Array.isArray(sound)).toBe(true);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(SOUND, STORED),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 3 }),
      async (bytes, flips) => {
        const damaged = Buffer.from(bytes);
        for (const [at, mask] of flips) damaged[at % damaged.length]! ^= mask;
        const outcome = await outcomeOf(damaged);
        // Bytes that nobody reads (times, versions) may change; then the rows are the sound ones.
        if (!(outcome instanceof Error)) expect(outcome).toEqual(sound);
      },
    ),
    proofRuns(200),
  );
});

it('XML that is cut off inside a sound zip is E_CORRUPT', async () => {
  for (const name of PARTS.map((part) => part.name)) {
    const whole = Buffer.from(PARTS.find((part) => part.name === name)!.data as Uint8Array);
    for (let length = 0; length < whole.length; length += Math.ceil(whole.length / 20)) {
      const cut = PARTS.map((part) => (part.name === name ? { ...part, data: whole.subarray(0, length) } : part));
      expect(await outcomeOf(makeZip(cut)), `${name} cut at ${length}`).toMatchObject({ code: 'E_CORRUPT' });
    }
  }
});

it('XML with bytes changed inside a sound zip is read or refused, and its rows do not vanish', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(PARTS.length - 1),
      fc.nat(),
      fc.uint8Array({ minLength: 1, maxLength: 4 }),
      async (index, at, bytes) => {
        const changed = PARTS.map((part, i) => {
          if (i !== index) return part;
          const data = Buffer.from(part.data as Uint8Array);
          data.set(bytes.subarray(0, data.length - (at % data.length)), at % data.length);
          return { ...part, data };
        });
        const outcome = await outcomeOf(makeZip(changed));
        if (!(outcome instanceof Error))
          expect((outcome as readonly ReadSheet[]).map(({ rows }) => rows.length)).toEqual([40]);
      },
    ),
    proofRuns(150),
  );
});

it('bytes of no meaning are refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      expect(await outcomeOf(Buffer.concat([Buffer.from('PK\x03\x04'), bytes]))).toBeInstanceOf(AppError);
    }),
    proofRuns(100),
  );
});
