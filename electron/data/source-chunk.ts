import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { SourceRow } from '../../shared/domain/ledger/source-row.ts';

/** Rows side by side: their numbers, which are hidden, the kinds of their cells as digits (null: all text), their cells. */
interface Packed {
  readonly r: readonly number[];
  readonly h: readonly number[];
  readonly k: readonly (string | null)[] | null;
  readonly c: readonly (readonly string[])[];
}

/** Fast rather than small: a third larger than the best, in a fifth of the time. */
const LEVEL = 1;

/** Packs rows exactly: every cell with its blanks, every kind, every row number. */
export function packRows(rows: readonly SourceRow[]): Uint8Array {
  const packed: Packed = {
    r: rows.map(({ row }) => row),
    h: rows.flatMap(({ hidden }, at) => (hidden ? [at] : [])),
    k: rows.every(({ kinds }) => kinds === null) ? null : rows.map(({ kinds }) => digitsOf(kinds)),
    c: rows.map(({ cells }) => cells),
  };
  return deflateRawSync(JSON.stringify(packed), { level: LEVEL });
}

/** What `packRows` was given; rows whose cells are of the same kinds share them. Throws where the bytes are damaged. */
export function unpackRows(content: ArrayBuffer | Uint8Array): SourceRow[] {
  const { r, h, k, c } = JSON.parse(inflateRawSync(content).toString('utf8')) as Packed;
  const hidden = new Set(h);
  // The rows of a sheet are mostly alike.
  const known = new Map<string, Uint8Array>();
  return r.map((row, at) => ({
    row,
    cells: c[at] as string[],
    kinds: kindsOf(k?.[at] ?? null, known),
    hidden: hidden.has(at),
  }));
}

function digitsOf(kinds: Uint8Array | null): string | null {
  return kinds === null ? null : kinds.join('');
}

function kindsOf(digits: string | null, known: Map<string, Uint8Array>): Uint8Array | null {
  if (digits === null) return null;
  const same = known.get(digits);
  if (same !== undefined) return same;
  const kinds = new Uint8Array(digits.length);
  for (let at = 0; at < kinds.length; at++) kinds[at] = digits.charCodeAt(at) - 48;
  known.set(digits, kinds);
  return kinds;
}
