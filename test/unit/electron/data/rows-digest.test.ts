import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowsDigest, rowText } from '../../../../electron/data/rows-digest.ts';

/** As the audit package's verifier and the documentation have it: a line of JSON a row, whole numbers as numbers, a NUL as its picture. */
function asDocumented(values: readonly unknown[]): string {
  return JSON.stringify(
    values.map((value) =>
      typeof value === 'bigint' ? Number(value) : typeof value === 'string' ? value.split('\0').join('␀') : value,
    ),
  );
}

const text = fc.string({ unit: fc.constantFrom('王', '\0', '\\', '"', 'u', '0', '\\u0000', '\ud83d\ude00', '\ud800') });
const value = fc.oneof(text, fc.maxSafeInteger(), fc.maxSafeInteger().map(BigInt), fc.constant(null));
const row = fc.array(value, { maxLength: 6 });

test('a row is hashed as documented, whatever stands in it', () => {
  fc.assert(
    fc.property(row, (values) => {
      expect(rowText(values)).toBe(asDocumented(values));
    }),
  );
});

test('many rows are hashed as one text, however long they are', () => {
  const long = '岭'.repeat(30_000);
  fc.assert(
    fc.property(fc.array(fc.oneof(row, fc.constant([long])), { maxLength: 8 }), (rows) => {
      const digest = new RowsDigest();
      for (const each of rows) digest.add(each);
      const whole = rows.map((each) => `${asDocumented(each)}\n`).join('');
      expect(digest.hex()).toBe(createHash('sha256').update(whole).digest('hex'));
      expect(digest.rows).toBe(rows.length);
    }),
  );
});
