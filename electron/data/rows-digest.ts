import { createHash } from 'node:crypto';

/** SHA-256 over rows: a line of JSON a row. What is hashed while it is written is the same as what is hashed when it is read again. */
export class RowsDigest {
  readonly #hash = createHash('sha256');
  #rows = 0;

  get rows(): number {
    return this.#rows;
  }

  add(values: readonly unknown[]): void {
    this.#hash.update(`${rowText(values)}\n`);
    this.#rows++;
  }

  hex(): string {
    return this.#hash.digest('hex');
  }
}

/**
 * A row as it is hashed. A NUL is kept as its picture (database.ts). Bytes are never hashed here: their table keeps their own SHA-256 in a
 * column.
 */
export function rowText(values: readonly unknown[]): string {
  return JSON.stringify(values.map(plain));
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' && value.includes('\u0000') ? value.replaceAll('\u0000', '\u2400') : value;
}
