import { createHash } from 'node:crypto';

/** Characters handed to the hash at once: every call costs as much as hashing half a row. */
const AT_ONCE = 1 << 16;

/** SHA-256 over rows: a line of JSON a row. What is hashed while it is written is the same as what is hashed when it is read again. */
export class RowsDigest {
  readonly #hash = createHash('sha256');
  #rows = 0;
  #waiting = '';

  get rows(): number {
    return this.#rows;
  }

  add(values: readonly unknown[]): void {
    this.#waiting += `${rowText(values)}\n`;
    this.#rows++;
    if (this.#waiting.length >= AT_ONCE) this.#take();
  }

  hex(): string {
    this.#take();
    return this.#hash.digest('hex');
  }

  #take(): void {
    this.#hash.update(this.#waiting);
    this.#waiting = '';
  }
}

/**
 * A row as it is hashed. A NUL is kept as its picture (database.ts). Bytes are never hashed here: their table keeps their own SHA-256 in a
 * column.
 */
export function rowText(values: readonly unknown[]): string {
  if (values.some((value) => typeof value === 'bigint')) return JSON.stringify(values.map(plain));
  const text = JSON.stringify(values);
  return text.includes(ESCAPED_NUL) ? JSON.stringify(values.map(plain)) : text;
}

/** As JSON writes a NUL; a text that merely spells it comes to the same either way. */
const ESCAPED_NUL = '\\u0000';

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' && value.includes('\u0000') ? value.replaceAll('\u0000', '\u2400') : value;
}
