import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Growable } from '../../../../../shared/domain/ledger/growable.ts';
import {
  concatInterleaved,
  concatPackedText,
  hashAt,
  InterleavedTextBuilder,
  isEmptyAt,
  lengthAt,
  type PackedText,
  PackedTextBuilder,
  sameTextAt,
  textAt,
} from '../../../../../shared/domain/ledger/packed-text.ts';

function packed(texts: readonly string[]): PackedText {
  const builder = new PackedTextBuilder();
  for (const text of texts) builder.push(text);
  return builder.finish();
}

const unpacked = (column: PackedText, count: number) => Array.from({ length: count }, (_, i) => textAt(column, i));
/** Any code units: rare characters beyond the basic plane, halves of them, blanks. */
const texts = fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 400 });

describe('packed texts', () => {
  it('give back what was put in', () => {
    fc.assert(
      fc.property(texts, (given) => {
        const column = packed(given);
        expect(unpacked(column, given.length)).toEqual(given);
        given.forEach((text, i) => {
          expect(isEmptyAt(column, i)).toBe(text === '');
          expect(lengthAt(column, i)).toBe(text.length);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('hold a cell of any length', () => {
    const long = '低保'.repeat(150_000);
    const column = packed(['a', long, 'b']);
    expect(unpacked(column, 3)).toEqual(['a', long, 'b']);
  });

  it('are compared in place, and equal ones have equal hashes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 30 }), (given) => {
        const a = packed(given);
        const b = packed(['x', ...given]);
        given.forEach((text, i) => {
          given.forEach((other, j) => {
            expect(sameTextAt(a, i, b, j + 1)).toBe(text === other);
            if (text === other) expect(hashAt(a, i)).toBe(hashAt(b, j + 1));
          });
        });
      }),
      { numRuns: 40 },
    );
  });

  it('hashes tell numbers apart that differ in one digit', () => {
    const column = packed(Array.from({ length: 20_000 }, (_, i) => `62179958800${String(i).padStart(8, '0')}`));
    const buckets = new Set(Array.from({ length: 20_000 }, (_, i) => hashAt(column, i) & 0x3ffff));
    expect(buckets.size).toBeGreaterThan(18_500);
  });

  it('are joined in the order of the parts', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 4 }), (parts) => {
        const whole = concatPackedText(parts.map(packed));
        const flat = parts.flat();
        expect(unpacked(whole, flat.length)).toEqual(flat);
      }),
      { numRuns: 30 },
    );
  });

  it('lie line by line where columns share their arrays, also when parts are joined', () => {
    const part = (lines: readonly (readonly [string, string])[]) => {
      const builder = new InterleavedTextBuilder(2);
      const [first, second] = [builder.column(0), builder.column(1)];
      for (const [a, b] of lines) {
        first.push(a);
        second.push(b);
      }
      return builder.finish();
    };
    const [a, b] = part([
      ['王某', '1'],
      ['', '2'],
    ]);
    const [c] = part([['李某', '']]);
    expect(unpacked(a!, 2)).toEqual(['王某', '']);
    expect(unpacked(b!, 2)).toEqual(['1', '2']);
    const [first, second] = concatInterleaved([a!, c!]);
    expect(unpacked(first!, 3)).toEqual(['王某', '', '李某']);
    expect(unpacked(second!, 3)).toEqual(['1', '2', '']);
    expect(() => new InterleavedTextBuilder(2).column(1).push('x')).toThrow();
  });
});

describe('an array that grows', () => {
  it('gives exactly what was pushed', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noDefaultInfinity: true }), { maxLength: 600 }), (values) => {
        const growable = new Growable((length) => new Float64Array(length));
        for (const value of values) growable.push(value);
        expect(growable.length).toBe(values.length);
        expect([...growable.finish()]).toEqual(values);
      }),
      { numRuns: 30 },
    );
  });
});
